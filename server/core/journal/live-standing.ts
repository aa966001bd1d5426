import type { TwinEvent } from '../../../models/event.ts'
import { eventId } from '../../../models/event-id.ts'
import type { PlacedEvent } from '../../../models/segment/event-lines.ts'
import { NOTHING_STANDS, type Standing, standingAfter } from '../../../models/standing.ts'

/** What stands now, by the Events as they come: after a gap in the writing nothing else knows it [Y-46]. */
export interface LiveStanding {
  standing(): Standing
  take(event: PlacedEvent): void
  /** What was known before the first of them; of Machines that have told something since that counts. */
  recall(before: Standing): void
}

export function createLiveStanding(): LiveStanding {
  let standing = NOTHING_STANDS
  let last = Number.NaN
  let turn = 0
  return {
    standing: () => standing,
    take({ place, ...event }) {
      turn = place === last ? turn + 1 : 0
      last = place
      standing = standingAfter(standing, [{ ...event, id: eventId(place, turn) } satisfies TwinEvent])
    },
    recall(before) {
      standing = new Map([...before, ...standing])
    },
  }
}
