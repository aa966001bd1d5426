import type { BucketColumns } from '../../../models/journal-answer.ts'
import type { Trace } from '../../state/recall/trace.ts'

/** A line whose points may each stand for a stretch: then it lies between `low` and `high` there. */
export interface ChartTrace extends Trace {
  readonly low?: readonly (number | null)[]
  readonly high?: readonly (number | null)[]
}

export interface BucketWish {
  readonly everyMillis: number
  /** How long a Channel may be silent before its line breaks [M-6]. */
  readonly staleAfter: number
  /** Words and counters: what the bucket ended with, and no mean. */
  readonly steps: boolean
  readonly from: number
  readonly to: number
}

/**
 * The line of a Channel's buckets: their means, between their lowest and highest, each in the middle of its time; where
 * buckets are left out for longer than the Channel may be silent, it breaks [PH-83].
 */
export function bucketTrace(
  { start, min, max, mean, last }: Pick<BucketColumns, 'start' | 'min' | 'max' | 'mean' | 'last'>,
  { everyMillis, staleAfter, steps, from, to }: BucketWish,
): ChartTrace {
  const times: number[] = []
  const values: (number | null)[] = []
  const low: (number | null)[] = []
  const high: (number | null)[] = []
  const put = (time: number, value: number | null, lowest: number | null, highest: number | null): void => {
    times.push(time)
    values.push(value)
    low.push(lowest)
    high.push(highest)
  }
  let ended = Number.NaN
  let newest: Trace['last']
  start.forEach((begin, i) => {
    if (begin + everyMillis <= from || begin >= to) return
    if (begin - ended > staleAfter) put(ended, null, null, null)
    ended = begin + everyMillis
    const value = (steps ? last[i] : mean[i]) ?? null
    put(begin + everyMillis / 2, value, steps ? value : (min[i] ?? null), steps ? value : (max[i] ?? null))
    newest = { time: Math.min(ended, to), value: last[i] ?? 0 }
  })
  const stale = newest !== undefined && to - newest.time > staleAfter
  return steps ? { times, values, last: newest, stale } : { times, values, low, high, last: newest, stale }
}

/** A line by buckets, and from where they end one of Readings. */
export function joinedTrace(buckets: ChartTrace, tail: Trace, staleAfter: number): ChartTrace {
  const end = buckets.times.at(-1) ?? Number.NEGATIVE_INFINITY
  const first = tail.times.findIndex((time) => time > end)
  if (first < 0)
    return {
      ...buckets,
      last: tail.last ?? buckets.last,
      stale: tail.last === undefined ? buckets.stale : tail.stale,
    }
  const isApart = (tail.times[first] ?? end) - Math.max(end, buckets.last?.time ?? end) > staleAfter
  const gap = isApart && buckets.times.length > 0
  const values = tail.values.slice(first)
  const times = tail.times.slice(first)
  const with_ = <Each>(column: readonly Each[], of: readonly Each[], none: Each): readonly Each[] =>
    gap ? [...column, none, ...of] : [...column, ...of]
  return {
    times: with_(buckets.times, times, end + 1),
    values: with_<number | null>(buckets.values, values, null),
    ...(buckets.low === undefined ? {} : { low: with_<number | null>(buckets.low, values, null) }),
    ...(buckets.high === undefined ? {} : { high: with_<number | null>(buckets.high, values, null) }),
    last: tail.last ?? buckets.last,
    stale: tail.last === undefined ? buckets.stale : tail.stale,
  }
}
