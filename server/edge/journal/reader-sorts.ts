import type { Exactness } from '../../../models/journal-answer.ts'
import { BLOCK, type HeadColumns } from '../../../models/segment/record.ts'

/** Whether a record has a block of some sort. */
export const hasSort = ({ sorts }: HeadColumns, sort: number): boolean => sorts.includes(sort)

/** A record without a tile has no Reading; a thinned one has a roll-up of seconds beside its tiles [Y-12]. */
export function exactnessOf(head: HeadColumns): Exactness {
  if (!hasSort(head, BLOCK.tile)) return 'minute'
  return hasSort(head, BLOCK.seconds) ? 'second' : 'full'
}
