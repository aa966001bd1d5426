import type { TwinEvent } from '../../../models/event.ts'
import type { EventsAnswer, EventsQuestion } from '../../../models/journal-answer.ts'
import { eventsAmong } from '../../../models/standing.ts'
import { numberedEvents, pageOf } from '../../core/journal/events.ts'
import type { Pace } from './reader-pace.ts'
import type { Piece, Store } from './reader-store.ts'

/** A page of Events, of today's Machines [Y-34]. */
export async function eventsOf(store: Store, question: EventsQuestion, pace: Pace): Promise<EventsAnswer> {
  const { from, to, order, limit } = question
  const found: TwinEvent[] = []
  const pieces = order === 'ascending' ? store.pieces(from, to) : backwards(store, from, to)
  for (const piece of pieces) {
    await pace.turn()
    const page = pageOf(numbered(store, piece), question)
    found.push(...(order === 'ascending' ? page : page.reverse()))
    if (found.length > limit) break
  }
  const events = found.slice(0, limit)
  return { from, to, events, next: found.length > limit ? (events.at(-1)?.id ?? null) : null }
}

/** Pieces are made as they are asked for; of a page at the end of a month only the last few are. */
function* backwards(store: Store, from: number, to: number): Generator<Piece> {
  for (let end = to; end > from; ) {
    const piece = store.pieceAt(end - 1e-3)
    if (piece === undefined) return
    const ends = Math.max(piece.to, piece.from + 1e-3)
    if (ends > from || piece.from >= from) yield piece
    end = piece.from
  }
}

/** With ids, for today's Plant: the Events of a Machine that is no more are left out [Y-31]. */
export const numbered = (store: Store, piece: Piece): readonly TwinEvent[] =>
  eventsAmong(numberedEvents(store.events(piece)), piece.plant.map.machines)
