import type { Happening, TwinEvent } from '../../models/event.ts'
import type { EventsMessage } from '../../models/protocol.ts'

const KEPT = 2000
/** So many at the most go to a Viewer at once [E-3]. */
export const MOST_AT_ONCE = 500

/** The last Events, numbered as they came [E-1]. */
export interface Happenings {
  readonly ring: (TwinEvent | undefined)[]
  lastId: number
}

export const createHappenings = (): Happenings => ({ ring: new Array(KEPT).fill(undefined), lastId: 0 })

export function happen(happenings: Happenings, machine: number, time: number, what: Happening): void {
  const id = ++happenings.lastId
  happenings.ring[id % KEPT] = { id, time, machine, ...what }
}

/** The Events after an id, newest kept where there are too many; undefined where there is nothing to tell. */
export function eventsAfter(happenings: Happenings, id: number, most = KEPT): EventsMessage | undefined {
  const first = Math.max(id + 1, happenings.lastId - KEPT + 1, happenings.lastId - most + 1)
  if (id >= happenings.lastId) return undefined
  const events: TwinEvent[] = []
  for (let at = first; at <= happenings.lastId; at++) {
    const event = happenings.ring[at % KEPT]
    if (event !== undefined) events.push(event)
  }
  return { events, gone: first - id - 1 }
}
