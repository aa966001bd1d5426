import { RECORD } from '../../../models/segment/record.ts'
import type { Disk } from './disk.ts'
import { blockAt, blockIn, recordsIn } from './hour-files.ts'
import type { Found } from './reader-scan.ts'

/** A Segment as it lies in its file, with what amends it. */
export interface Sealed {
  readonly from: number
  readonly to: number
  /** What came late included. */
  readonly readings: number
  readonly events: number
  readonly base: Found
  /** The newest last. */
  readonly amendments: readonly Found[]
  /** A block as it holds, unpacked; undefined where there is none that is sound. */
  block(disk: Disk, file: string, sort: number, number: number): Uint8Array | undefined
  /** Whether it has blocks of that sort. */
  has(sort: number): boolean
}

/** The Segments of a file in the order of the axis. */
export function sealedIn(disk: Disk, file: string): readonly Sealed[] {
  const bases = new Map<number, Found>()
  const amendments = new Map<number, Found[]>()
  for (const found of recordsIn(disk, file).found) {
    const { kind, from } = found.head
    if (kind === RECORD.segment) bases.set(from, found)
    else if (kind === RECORD.amendment) amendments.set(from, [...(amendments.get(from) ?? []), found])
  }
  return [...bases]
    .sort(([a], [b]) => a - b)
    .map(([from, base]) => sealedOf(base, amendments.get(from) ?? []))
}

/** A Segment as it was before each of its amendments, the first of them first, and as it is. */
export const versionsOf = ({ base, amendments }: Sealed): readonly Sealed[] =>
  Array.from({ length: amendments.length + 1 }, (_, i) => sealedOf(base, amendments.slice(0, i)))

const sealedOf = (base: Found, amendments: readonly Found[]): Sealed => ({
  from: base.head.from,
  to: base.head.to,
  readings: amendments.reduce((sum, { head }) => sum + head.readings, base.head.readings),
  events: amendments.reduce((sum, { head }) => sum + head.events, base.head.events),
  base,
  amendments,
  block(disk, file, sort, number) {
    for (let i = amendments.length; i >= 0; i--) {
      const found = i === 0 ? base : amendments[i - 1]
      const at = found === undefined ? -1 : blockAt(found, sort, number)
      if (found !== undefined && at >= 0) return blockIn(disk, file, found, at)
    }
    return undefined
  },
  has: (sort) => base.head.sorts.includes(sort),
})
