import type { TwinEvent } from '../../../models/event.ts'
import { eventId, placeOfEvent } from '../../../models/event-id.ts'
import type { EventsQuestion } from '../../../models/journal-answer.ts'
import type { PlacedEvent } from '../../../models/segment/event-lines.ts'

/** The Events of a piece, which come in the order of the axis, with their ids. */
export function numberedEvents(events: readonly PlacedEvent[]): TwinEvent[] {
  let before = Number.NaN
  let turn = 0
  return events.map(({ place, ...event }) => {
    turn = place === before ? turn + 1 : 0
    before = place
    return { id: eventId(place, turn), ...event }
  })
}

/** Those of a piece that were asked for and do not belong to a page before, in the order of the axis. */
export function pageOf(
  events: readonly TwinEvent[],
  { from, to, kinds, machines, order, after }: EventsQuestion,
): TwinEvent[] {
  const known = machines === undefined ? undefined : new Set(machines)
  return events.filter(({ id, event, machine }) => {
    const place = placeOfEvent(id)
    if (place < from || place >= to) return false
    if (after !== undefined && (order === 'ascending' ? id <= after : id >= after)) return false
    return (kinds.length === 0 || kinds.includes(event)) && (known === undefined || known.has(machine))
  })
}
