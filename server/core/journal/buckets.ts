/** What one Channel came to, by buckets of time in ascending order; only those in which it had a usable Reading. */
export interface Buckets {
  readonly starts: number[]
  readonly mins: number[]
  readonly maxs: number[]
  readonly lasts: number[]
  readonly sums: number[]
  readonly counts: number[]
}

export const createBuckets = (): Buckets => ({
  starts: [],
  mins: [],
  maxs: [],
  lasts: [],
  sums: [],
  counts: [],
})

/** Adds what came in a bucket after all that was added before; two Plants of one hour may share a bucket [Y-35]. */
export function addBucket(
  { starts, mins, maxs, lasts, sums, counts }: Buckets,
  start: number,
  min: number,
  max: number,
  last: number,
  sum: number,
  count: number,
): void {
  let at = starts.length - 1
  while (at >= 0 && (starts[at] ?? 0) > start) at--
  if (starts[at] !== start) {
    starts.splice(at + 1, 0, start)
    mins.splice(at + 1, 0, min)
    maxs.splice(at + 1, 0, max)
    lasts.splice(at + 1, 0, last)
    sums.splice(at + 1, 0, sum)
    counts.splice(at + 1, 0, count)
    return
  }
  mins[at] = Math.min(mins[at] ?? min, min)
  maxs[at] = Math.max(maxs[at] ?? max, max)
  lasts[at] = last
  sums[at] = (sums[at] ?? 0) + sum
  counts[at] = (counts[at] ?? 0) + count
}

/** Whole buckets, counted from 1970: where the first of them begins and the last of them ends. */
export const wholeBuckets = (
  from: number,
  to: number,
  everyMillis: number,
): readonly [from: number, to: number] => [
  Math.floor(from / everyMillis) * everyMillis,
  Math.ceil(to / everyMillis) * everyMillis,
]
