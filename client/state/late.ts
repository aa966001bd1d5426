import type { TwinEvent } from '../../models/event.ts'

/** An Event with the time at which it was so, by the server's clock. */
export type Dated<Of extends TwinEvent = TwinEvent> = Of & {
  readonly at: number
  /** How long after that it came, where that is longer than any way takes [E-10]. */
  readonly lateMillis?: number
}

/** What comes sooner was on its way; what comes later was kept somewhere, as by a gateway that was away. */
export const LATE_MILLIS = 10_000

export interface Arrival {
  /** The newest time of an Event that is known already. */
  readonly newestAt: number
  /** The server's time now; undefined where what comes now was kept for this page, and says nothing of its way. */
  readonly nowMillis: number | undefined
  /** What a Machine's clock is behind by. */
  readonly skewMillis: (machine: number) => number
}

/**
 * Events come in the order of their arrival at the server. One whose own time lies well before that of one that arrived
 * earlier was late, whenever this page hears of it; of one that comes now the clock says the same.
 */
export function datedEvents(
  events: readonly TwinEvent[],
  { newestAt, nowMillis = Number.NEGATIVE_INFINITY, skewMillis }: Arrival,
): readonly Dated[] {
  let newest = newestAt
  return events.map((event): Dated => {
    // What the server found out has the server's time.
    const at = event.event === 'linkChanged' ? event.time : event.time + skewMillis(event.machine)
    const lateMillis = Math.max(newest, nowMillis) - at
    newest = Math.max(newest, at)
    return lateMillis > LATE_MILLIS ? { ...event, at, lateMillis } : { ...event, at }
  })
}
