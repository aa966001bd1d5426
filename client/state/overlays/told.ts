import type { Now } from '../now.ts'
import { allOf } from '../standing.ts'
import type { Tint } from './tint.ts'

/** How many Machines each entry tells of: by state those that produce, as the header has it, by all else any. */
export const toldCounts = ({ entries, counts }: Tint, now: Now): readonly number[] =>
  entries.map((entry, code) => (entry.kind === 'state' ? now.stateCounts[entry.state] : (counts[code] ?? 0)))

/** How many Machines of infrastructure the entries leave out. */
export const leftOut = ({ overlay }: Tint, now: Now): number =>
  overlay.kind === 'state' ? [...now.servingCounts.values()].reduce((sum, own) => sum + allOf(own), 0) : 0
