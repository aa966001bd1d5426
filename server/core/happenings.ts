import type { Happening, TwinEvent } from '../../models/event.ts'
import type { EventsMessage } from '../../models/protocol.ts'
import type { ReasonWord } from '../../models/reason.ts'
import {
  type MachineStanding,
  machineAfter,
  type RaisedAlarm,
  type Standing,
  standingEvents,
} from '../../models/standing.ts'

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
  /** What stands now, by Machine. */
  readonly standing: Map<number, MachineStanding>
  /** Machines that have said all that stands on them, as they began [E-16]. */
  readonly begun: Set<number>
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
  standing: new Map(),
  begun: new Set(),
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
  note(happenings, machine, machineAfter(happenings.standing.get(machine), event))
  happenings.onEvent?.(event, now)
}

function note({ standing }: Happenings, machine: number, of: MachineStanding | undefined): void {
  if (of === undefined) standing.delete(machine)
  else standing.set(machine, of)
}

/** The alarms that stand on a Machine. */
export const raisedOn = ({ standing }: Happenings, machine: number): readonly RaisedAlarm[] =>
  standing.get(machine)?.alarms ?? []

const RESTART = 'restart' satisfies ReasonWord

/** An alarm is over because its Machine, as it began, did not say that it stands [E-16]. */
export const end = (happenings: Happenings, machine: number, code: string, now: number): void =>
  happen(happenings, machine, now, { event: 'alarmCleared', code, reason: RESTART }, now)

/** What stood before the server began is told to whoever comes, unless others have come meanwhile [Y-46]. */
export function recallStanding(happenings: Happenings, before: Standing, now: number): void {
  if (happenings.lastId === 0) tellAgain(happenings, standingEvents(before))
  for (const [machine, { reason, alarms }] of before) {
    const since = happenings.standing.get(machine)
    const missing = alarms.filter(
      ({ code }) => !raisedOn(happenings, machine).some((one) => one.code === code),
    )
    note(happenings, machine, {
      reason: since?.reason ?? reason,
      alarms: [...(since?.alarms ?? []), ...missing],
    })
    if (happenings.begun.has(machine)) for (const { code } of missing) end(happenings, machine, code, now)
  }
}

function tellAgain(happenings: Happenings, events: readonly TwinEvent[]): void {
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
