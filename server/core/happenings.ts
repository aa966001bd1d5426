import type { Happening, TwinEvent } from '../../models/event.ts'
import type { EventsMessage } from '../../models/protocol.ts'

const KEPT = 2000
/** So many at the most go to a Viewer at once [E-3]. */
export const MOST_AT_ONCE = 500

/** The last Events, numbered as they came [E-1]. */
export interface Happenings {
  readonly ring: (TwinEvent | undefined)[]
  lastId: number
  /** How many each Machine had in the second that runs [E-5]. */
  readonly thisSecond: Map<number, number>
  second: number
  /** Those that went over [E-5]. */
  leftOut: number
  /** Who else is told of each, with the server's time: the Journal, where one is kept. */
  onEvent: ((event: TwinEvent, now: number) => void) | undefined
}

/** More a second than any machine has to tell [E-5]. */
const MOST_A_SECOND = 1000

export const createHappenings = (): Happenings => ({
  ring: new Array(KEPT).fill(undefined),
  lastId: 0,
  thisSecond: new Map(),
  second: 0,
  leftOut: 0,
  onEvent: undefined,
})

/** `now` is the server's time, which paces; `time` is when it happened. */
export function happen(
  happenings: Happenings,
  machine: number,
  time: number,
  what: Happening,
  now = time,
): void {
  if (isTooMuch(happenings, machine, now)) {
    happenings.leftOut++
    return
  }
  const id = ++happenings.lastId
  const event: TwinEvent = { id, time, machine, ...what }
  happenings.ring[id % KEPT] = event
  happenings.onEvent?.(event, now)
}

/** Events of before the server began, told to whoever comes; none where others have come meanwhile [Y-46]. */
export function recallEvents(happenings: Happenings, events: readonly TwinEvent[]): void {
  if (happenings.lastId > 0) return
  for (const event of events.slice(-KEPT)) {
    const id = ++happenings.lastId
    happenings.ring[id % KEPT] = { ...event, id }
  }
}

function isTooMuch(happenings: Happenings, machine: number, now: number): boolean {
  const second = Math.floor(now / 1000)
  if (second !== happenings.second) {
    happenings.second = second
    happenings.thisSecond.clear()
  }
  const had = happenings.thisSecond.get(machine) ?? 0
  happenings.thisSecond.set(machine, had + 1)
  return had >= MOST_A_SECOND
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
