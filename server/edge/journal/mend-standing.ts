import { decodeEventLines, encodeEventLines, type PlacedEvent } from '../../../models/segment/event-lines.ts'
import { BLOCK, type Block } from '../../../models/segment/record.ts'
import {
  isSameStanding,
  NOTHING_STANDS,
  type Standing,
  standingAfter,
  standingMended,
} from '../../../models/standing.ts'
import { numberedEvents } from '../../core/journal/events.ts'
import type { Disk } from './disk.ts'
import { packedText } from './packing.ts'
import type { WrittenPlant } from './plant.ts'
import type { Sealed } from './sealed.ts'
import { standingBefore, standingTold } from './standing.ts'
import { standingBlock } from './standing-block.ts'

/**
 * What stood where a Segment ended, without what came late and with it; the same where that is alike. What was amended
 * before a crash came in its way is carried again, and finds what is right already.
 */
export interface StandingCarry {
  thought: Standing
  known: Standing
}

export const createStandingCarry = (): StandingCarry => ({ thought: NOTHING_STANDS, known: NOTHING_STANDS })

export const isCarried = ({ thought, known }: StandingCarry): boolean => thought !== known

export interface EventsAmended {
  readonly blocks: readonly Block[]
  readonly fresh: number
}

const decoder = new TextDecoder()

/**
 * What came late among the Events of a Segment: an amendment that tells of Events has all of them. What they change of
 * what stands is carried into the Segments that follow, as far as it goes [Y-45].
 */
export function amendEvents(
  disk: Disk,
  plant: WrittenPlant,
  file: string,
  sealed: Sealed,
  late: readonly PlacedEvent[],
  carry: StandingCarry,
): EventsAmended {
  if (late.length === 0 && !isCarried(carry)) return { blocks: [], fresh: 0 }
  const bytes = sealed.block(disk, file, BLOCK.events, 0)
  const held = bytes === undefined ? [] : decodeEventLines(decoder.decode(bytes))
  const [there, came] = [linesOf(held), linesOf(late)]
  const fresh = late.filter((event) => !there.has(encodeEventLines([event])))
  const all = [...held, ...fresh].sort((a, b) => a.place - b.place)
  const blocks = fresh.length === 0 ? [] : [packedText(BLOCK.events, encodeEventLines(all))]
  const told = standingTold(disk, file, sealed)
  const begun =
    told?.standing ?? (isCarried(carry) ? carry.thought : standingBefore(disk, sealed.from, plant))
  const known = isCarried(carry) ? standingMended(begun, carry.thought, carry.known) : begun
  const thought = isCarried(carry) ? standingMended(begun, carry.known, carry.thought) : begun
  const inTime = held.filter((event) => !came.has(encodeEventLines([event])))
  carry.thought = standingAfter(thought, numberedEvents(inTime))
  const after = standingAfter(known, numberedEvents(all))
  carry.known = isSameStanding(after, carry.thought) ? carry.thought : after
  const isOther = told !== undefined && !isSameStanding(told.standing, known)
  return { blocks: isOther ? [...blocks, standingBlock(known, told)] : blocks, fresh: fresh.length }
}

const linesOf = (events: readonly PlacedEvent[]): ReadonlySet<string> =>
  new Set(events.map((event) => encodeEventLines([event])))
