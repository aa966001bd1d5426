/*
 * HOT: one call a packet. Columns by Machine.
 */

/** A time further ahead than this is the device's clock running ahead [D-2]. */
export const AHEAD_MILLIS = 5000
/** Late for so long at the pace of a clock, and it was set back [D-5]. */
export const SET_BACK_MILLIS = 30_000
/** The skew is the smallest of two such windows: the one running and the one before [D-4]. */
const WINDOW_MILLIS = 60_000
/** A device's times are watched for so long before they are believed to come from a running clock [D-4]. */
const WATCH_MILLIS = 10_000
/** Who gave an undated value so recently is not behind: its undated values have the server's own time. */
const UNDATED_MILLIS = 2 * WINDOW_MILLIS

/** What is known of each device's clock. */
export interface Clocks {
  readonly smallest: Float64Array
  readonly smallestBefore: Float64Array
  readonly windowStart: Float64Array
  /** Arrival and device time from which its running is watched, and 1 where it was last seen to run. */
  readonly watchArrival: Float64Array
  readonly watchTime: Float64Array
  readonly runs: Uint8Array
  readonly undatedAt: Float64Array
  /** Arrival and device time of the first of a row of late packets; NaN where the last was not late. */
  readonly lateArrival: Float64Array
  readonly lateTime: Float64Array
  ahead: number
  setBack: number
}

export const createClocks = (machines: number): Clocks => ({
  smallest: new Float64Array(machines).fill(Number.POSITIVE_INFINITY),
  smallestBefore: new Float64Array(machines).fill(Number.POSITIVE_INFINITY),
  windowStart: new Float64Array(machines).fill(Number.NEGATIVE_INFINITY),
  watchArrival: new Float64Array(machines).fill(Number.NaN),
  watchTime: new Float64Array(machines),
  runs: new Uint8Array(machines),
  undatedAt: new Float64Array(machines).fill(Number.NEGATIVE_INFINITY),
  lateArrival: new Float64Array(machines).fill(Number.NaN),
  lateTime: new Float64Array(machines).fill(Number.NaN),
  ahead: 0,
  setBack: 0,
})

/** Takes the newest time of a packet; gives what to add to each of its times [D-2]. */
export function observeClock(
  clocks: Clocks,
  machine: number,
  newest: number,
  arrival: number,
  retained: boolean,
): number {
  const behind = arrival - newest
  if (behind < -AHEAD_MILLIS) {
    clocks.ahead++
    return behind
  }
  if (retained) return 0 // it waited at the broker, which tells nothing of the clock [D-4]
  watchRunning(clocks, machine, newest, arrival)
  if (arrival - clocks.windowStart[machine]! >= WINDOW_MILLIS) {
    clocks.smallestBefore[machine] = clocks.smallest[machine]!
    clocks.smallest[machine] = behind
    clocks.windowStart[machine] = arrival
  } else if (behind < clocks.smallest[machine]!) {
    clocks.smallest[machine] = behind
  }
  return 0
}

/** A clock moves forward about as fast as the server's; an old value sent now, or a back-fill, does not. */
function watchRunning(clocks: Clocks, machine: number, newest: number, arrival: number): void {
  const since = clocks.watchArrival[machine]!
  const elapsed = arrival - since
  if (elapsed < WATCH_MILLIS) return
  if (!Number.isNaN(since))
    clocks.runs[machine] = keepsPace(newest - clocks.watchTime[machine]!, elapsed) ? 1 : 0
  clocks.watchArrival[machine] = arrival
  clocks.watchTime[machine] = newest
}

const keepsPace = (advanced: number, elapsed: number): boolean =>
  advanced >= elapsed * 0.5 && advanced <= elapsed * 1.5

/** A Reading came without a time. */
export function noteUndated(clocks: Clocks, machine: number, arrival: number): void {
  clocks.undatedAt[machine] = arrival
}

/** How far the device's clock is behind, a delay's share included; 0 until it is seen to run [D-4]. */
export function skewMillis(clocks: Clocks, machine: number, now: number): number {
  if (clocks.runs[machine] === 0 || now - clocks.undatedAt[machine]! < UNDATED_MILLIS) return 0
  return Math.min(clocks.smallest[machine]!, clocks.smallestBefore[machine]!)
}

export function noteOnTime(clocks: Clocks, machine: number): void {
  clocks.lateArrival[machine] = Number.NaN
}

/** A packet of nothing but late Readings: true where that makes it a clock set back [D-5]. */
export function noteLate(clocks: Clocks, machine: number, newest: number, arrival: number): boolean {
  const since = clocks.lateArrival[machine]!
  if (Number.isNaN(since)) {
    clocks.lateArrival[machine] = arrival
    clocks.lateTime[machine] = newest
    return false
  }
  const elapsed = arrival - since
  if (elapsed < SET_BACK_MILLIS) return false
  const advanced = newest - clocks.lateTime[machine]!
  clocks.lateArrival[machine] = Number.NaN
  if (!keepsPace(advanced, elapsed)) return false
  clocks.setBack++
  clocks.smallest[machine] = arrival - newest
  clocks.smallestBefore[machine] = Number.POSITIVE_INFINITY
  clocks.windowStart[machine] = arrival
  clocks.runs[machine] = 1
  return true
}
