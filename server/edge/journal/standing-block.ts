import { encodeStanding } from '../../../models/segment/event-lines.ts'
import { BLOCK, type Block } from '../../../models/segment/record.ts'
import type { Standing } from '../../../models/standing.ts'
import { packedText } from './packing.ts'

/** What stands where a Segment begins, as it has it [Y-43]. */
export const standingBlock = (standing: Standing): Block =>
  packedText(BLOCK.standing, encodeStanding(standing))
