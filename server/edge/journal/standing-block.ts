import { decodeStanding, encodeStanding, isToldAnew } from '../../../models/segment/event-lines.ts'
import { BLOCK, type Block } from '../../../models/segment/record.ts'
import type { Standing } from '../../../models/standing.ts'
import { packedText } from './packing.ts'

/** What a Segment tells of what stands where it begins. */
export interface ToldStanding {
  readonly standing: Standing
  /** It was told anew after a gap in the writing, and does not go on from the Segment before [Y-46]. */
  readonly isAnew: boolean
}

/** What stands where a Segment begins, as it has it [Y-43]. */
export const standingBlock = (standing: Standing, { isAnew = false } = {}): Block =>
  packedText(BLOCK.standing, encodeStanding(standing, { isAnew }))

const decoder = new TextDecoder()

export function toldIn(bytes: Uint8Array): ToldStanding {
  const text = decoder.decode(bytes)
  return { standing: decodeStanding(text), isAnew: isToldAnew(text) }
}
