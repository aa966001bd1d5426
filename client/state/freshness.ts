/*
 * HOT: once a measured Reading. A histogram of a second each, in a ring; nothing allocated while measuring.
 */

/** How long Readings took from the device's clock to a place, over the last ten seconds, in ms. */
export interface Freshness {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** How many Readings were measured; 0 says that nothing is known. */
  readonly samples: number
}

export const NOTHING_MEASURED: Freshness = { p50: 0, p95: 0, p99: 0, samples: 0 }

/** A minute is kept for the spread; percentiles are of the last ten seconds of it. */
const KEPT_SECONDS = 60
const TOLD_SECONDS = 10
const BUCKETS = 256
/** Each bucket ends 5 % above the last, counted from 1 ms below zero: 256 of them reach past four minutes. */
const LOG_STEP = Math.log(1.05)

/** Where the bars of a spread end, in ms; the last bar has no end. */
export const SPREAD_ENDS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] as const

/** How many Readings of the last minute took how long: one count a bar. */
export type Spread = readonly number[]

export const NO_SPREAD: Spread = SPREAD_ENDS.map(() => 0).concat(0)

/** Ages counted in buckets that widen with them, a row for each of the last seconds. */
export interface FreshnessMeter {
  readonly rows: Uint32Array
  second: number
}

export const createFreshnessMeter = (): FreshnessMeter => ({
  rows: new Uint32Array(KEPT_SECONDS * BUCKETS),
  second: Number.NEGATIVE_INFINITY,
})

export function measure(meter: FreshnessMeter, ageMillis: number, at: number): void {
  turnTo(meter, at)
  const bucket = Math.min(BUCKETS - 1, Math.floor(Math.log(1 + Math.max(0, ageMillis)) / LOG_STEP))
  meter.rows[rowOf(meter.second) * BUCKETS + bucket]!++
}

/** Percentiles of the last seconds; each within 5 % of the truth, or half a millisecond. */
export function freshnessAt(meter: FreshnessMeter, at: number): Freshness {
  turnTo(meter, at)
  const sums = sumsScratch.fill(0)
  let samples = 0
  for (let ago = 0; ago < TOLD_SECONDS; ago++) {
    const row = rowOf(meter.second - ago) * BUCKETS
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const seen = meter.rows[row + bucket]!
      sums[bucket]! += seen
      samples += seen
    }
  }
  if (samples === 0) return NOTHING_MEASURED
  const percentile = (share: number): number => {
    let left = Math.max(1, Math.ceil(samples * share))
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      left -= sums[bucket]!
      if (left <= 0) return middleOf(bucket)
    }
    return Number.POSITIVE_INFINITY
  }
  return { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99), samples }
}

/** The last minute by bars. */
export function spreadAt(meter: FreshnessMeter, at: number): Spread {
  turnTo(meter, at)
  const spread = [...NO_SPREAD]
  for (let i = 0; i < meter.rows.length; i++) {
    const seen = meter.rows[i]!
    if (seen > 0) spread[BAR_OF[i % BUCKETS]!]! += seen
  }
  return spread
}

const middleOf = (bucket: number): number => Math.exp((bucket + 0.5) * LOG_STEP) - 1
const BAR_OF = Uint8Array.from({ length: BUCKETS }, (_, bucket) => {
  const bar = SPREAD_ENDS.findIndex((end) => middleOf(bucket) <= end)
  return bar < 0 ? SPREAD_ENDS.length : bar
})
const sumsScratch = new Float64Array(BUCKETS)
const rowOf = (second: number): number => ((second % KEPT_SECONDS) + KEPT_SECONDS) % KEPT_SECONDS

/** Clears the rows of the seconds that have passed; a clock that was set back clears all. */
function turnTo(meter: FreshnessMeter, at: number): void {
  const second = Math.floor(at / 1000)
  const passed = second - meter.second
  if (passed === 0) return
  if (passed < 0 || passed >= KEPT_SECONDS) meter.rows.fill(0)
  else {
    for (let i = 1; i <= passed; i++) {
      const row = rowOf(meter.second + i)
      meter.rows.fill(0, row * BUCKETS, (row + 1) * BUCKETS)
    }
  }
  meter.second = second
}
