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

/** Adds what came in a bucket; mostly it is the last one, or one after all that are there. */
export function addBucket(
  buckets: Buckets,
  start: number,
  min: number,
  max: number,
  last: number,
  sum: number,
  count: number,
): void {
  const { starts, mins, maxs, lasts, sums, counts } = buckets
  let at = starts.length - 1
  // Two Plants of one hour may share a bucket: then it is not the last.
  while (at >= 0 && (starts[at] ?? 0) > start) at--
  if (at >= 0 && starts[at] === start) {
    if (min < (mins[at] ?? min)) mins[at] = min
    if (max > (maxs[at] ?? max)) maxs[at] = max
    lasts[at] = last
    sums[at] = (sums[at] ?? 0) + sum
    counts[at] = (counts[at] ?? 0) + count
    return
  }
  starts.push(start)
  mins.push(min)
  maxs.push(max)
  lasts.push(last)
  sums.push(sum)
  counts.push(count)
  if (at === starts.length - 2) return
  for (const column of [starts, mins, maxs, lasts, sums, counts])
    column.splice(at + 1, 0, ...column.splice(-1))
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
