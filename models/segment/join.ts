/*
 * HOT: a step a bucket. The roll-ups of many Segments become one of the time that they cover together.
 */
import { type Rollup, reserveBuckets } from './rollup.ts'

/** A roll-up, and where its first bucket lies in the one that it becomes a part of. */
export interface RollupPart {
  readonly rollup: Rollup
  readonly shift: number
}

/** Channels whose buckets of an hour are packed together: a month of one is then little to read. */
export const SLOTS_A_GROUP = 16

/** Writes slot `i` of the parts, which are in the order of time, as slot `to` behind those that are there. */
export function joinSlot(parts: readonly RollupPart[], i: number, into: Rollup, to: number): void {
  let count = into.starts[to]!
  for (const { rollup, shift } of parts) {
    const first = rollup.starts[i]!
    const end = rollup.starts[i + 1]!
    reserveBuckets(into, count + end - first)
    for (let k = first; k < end; k++) {
      const bucket = rollup.buckets[k]! + shift
      const open = count - 1
      if (count > into.starts[to]! && into.buckets[open] === bucket) {
        into.counts[open]! += rollup.counts[k]!
        into.lasts[open] = rollup.lasts[k]!
        into.sums[open]! += rollup.sums[k]!
        if (rollup.mins[k]! < into.mins[open]!) into.mins[open] = rollup.mins[k]!
        if (rollup.maxs[k]! > into.maxs[open]!) into.maxs[open] = rollup.maxs[k]!
        continue
      }
      into.buckets[count] = bucket
      into.counts[count] = rollup.counts[k]!
      into.mins[count] = rollup.mins[k]!
      into.maxs[count] = rollup.maxs[k]!
      into.lasts[count] = rollup.lasts[k]!
      into.sums[count] = rollup.sums[k]!
      count++
    }
  }
  into.starts[to + 1] = count
}
