/*
 * HOT: one call a packet. Columns by Machine.
 */

/** A time further ahead than this is the device's clock running ahead [D-2]. */
export const AHEAD_MILLIS = 5000
/** Late for so long at the pace of a clock, and it was set back [D-5]. */
export const SET_BACK_MILLIS = 30_000
/** The skew is the smallest of two such windows: the one running and the one before [D-4]. */
const WINDOW_MILLIS = 60_000

/** What is known of each device's clock. */
export interface Clocks {
  readonly smallest: Float64Array
  readonly smallestBefore: Float64Array
  readonly windowStart: Float64Array
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
  if (arrival - clocks.windowStart[machine]! >= WINDOW_MILLIS) {
    clocks.smallestBefore[machine] = clocks.smallest[machine]!
    clocks.smallest[machine] = behind
    clocks.windowStart[machine] = arrival
  } else if (behind < clocks.smallest[machine]!) {
    clocks.smallest[machine] = behind
  }
  return 0
}

/** How far the device's clock is behind, a delay's share included [D-4]; undefined before the first packet. */
export function skewMillis(clocks: Clocks, machine: number): number | undefined {
  const skew = Math.min(clocks.smallest[machine]!, clocks.smallestBefore[machine]!)
  return skew === Number.POSITIVE_INFINITY ? undefined : skew
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
  if (advanced < elapsed * 0.5 || advanced > elapsed * 1.5) return false
  clocks.setBack++
  clocks.smallest[machine] = arrival - newest
  clocks.smallestBefore[machine] = Number.POSITIVE_INFINITY
  clocks.windowStart[machine] = arrival
  return true
}
