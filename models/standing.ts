import type { Priority, TwinEvent } from './event.ts'

/*
 * What a screen must have heard before an instant to show it whole: the alarms that stand, and why Machines are in
 * their state [Y-43].
 */

export type RaisedAlarm = Extract<TwinEvent, { readonly event: 'alarmRaised' }>
export type ToldReason = Extract<TwinEvent, { readonly event: 'stateChanged' }>

/** What stands of one Machine. */
export interface MachineStanding {
  /** Its last change of state, where that told a reason. */
  readonly reason: ToldReason | undefined
  /** The gravest and then the newest first. */
  readonly alarms: readonly RaisedAlarm[]
}

/** By index of the Machine; none of which nothing stands. */
export type Standing = ReadonlyMap<number, MachineStanding>

export const NOTHING_STANDS: Standing = new Map()

const GRAVITY: Readonly<Record<Priority, number>> = { high: 0, medium: 1, low: 2 }
/** A Machine that raises code after code and clears none keeps no more than these [E-7]. */
const MOST_ALARMS = 32

/** What stands after some Events, which come in the order of the axis. */
export function standingAfter(standing: Standing, events: readonly TwinEvent[]): Standing {
  let after: Map<number, MachineStanding> | undefined
  for (const event of events) {
    const before = (after ?? standing).get(event.machine)
    const now = machineAfter(before, event)
    if (now === before) continue
    after ??= new Map(standing)
    if (now === undefined) after.delete(event.machine)
    else after.set(event.machine, now)
  }
  return after ?? standing
}

export function machineAfter(
  before: MachineStanding | undefined,
  event: TwinEvent,
): MachineStanding | undefined {
  switch (event.event) {
    case 'alarmRaised':
      return standingOf(before?.reason, raisedAmong(before?.alarms ?? [], event))
    case 'alarmCleared': {
      const left = before?.alarms.filter(({ code }) => code !== event.code) ?? []
      return left.length === before?.alarms.length ? before : standingOf(before?.reason, left)
    }
    case 'stateChanged':
      if (event.reason === undefined && before?.reason === undefined) return before
      return standingOf(event.reason === undefined ? undefined : event, before?.alarms ?? [])
    default:
      return before
  }
}

const standingOf = (
  reason: ToldReason | undefined,
  alarms: readonly RaisedAlarm[],
): MachineStanding | undefined =>
  reason === undefined && alarms.length === 0 ? undefined : { reason, alarms }

/** Raised again, an alarm stands since it was raised first, and says what it says now. */
function raisedAmong(alarms: readonly RaisedAlarm[], event: RaisedAlarm): readonly RaisedAlarm[] {
  const first = alarms.find(({ code }) => code === event.code)
  const { priority, text = first?.text } = event
  const raised = { ...(first ?? event), priority, ...(text === undefined ? {} : { text }) }
  return [raised, ...alarms.filter((alarm) => alarm !== first)]
    .sort((a, b) => GRAVITY[a.priority] - GRAVITY[b.priority] || b.time - a.time || b.id - a.id)
    .slice(0, MOST_ALARMS)
}

/** The Events that tell of it, in the order of the axis. */
export function standingEvents(standing: Standing): readonly TwinEvent[] {
  const events: TwinEvent[] = []
  for (const { reason, alarms } of standing.values()) {
    if (reason !== undefined) events.push(reason)
    events.push(...alarms)
  }
  return events.sort((a, b) => a.id - b.id)
}

/** Events for another Plant, where the Machines have these indices; of those with -1 none. */
export const eventsAmong = (events: readonly TwinEvent[], machines: Int32Array): readonly TwinEvent[] =>
  events.flatMap((event) => {
    const machine = machines[event.machine] ?? -1
    return machine < 0 ? [] : [{ ...event, machine }]
  })

export const standingAmong = (standing: Standing, machines: Int32Array): Standing =>
  standingAfter(NOTHING_STANDS, eventsAmong(standingEvents(standing), machines))

/** What is carried on, put right for the Machines of which it was what had been thought to stand. */
export function standingMended(carried: Standing, thought: Standing, known: Standing): Standing {
  const mended = new Map(carried)
  for (const machine of new Set([...thought.keys(), ...known.keys()])) {
    const now = known.get(machine)
    if (!isAlike(carried.get(machine), thought.get(machine))) continue
    if (now === undefined) mended.delete(machine)
    else mended.set(machine, now)
  }
  return mended
}

export function isSameStanding(a: Standing, b: Standing): boolean {
  if (a === b) return true
  return a.size === b.size && [...a].every(([machine, of]) => isAlike(of, b.get(machine)))
}

const isAlike = (a: MachineStanding | undefined, b: MachineStanding | undefined): boolean =>
  a === b || signOf(a) === signOf(b)

/** An id is one Event for good; only the words and the priority of one that was raised again are others. */
const signOf = (of: MachineStanding | undefined): string =>
  JSON.stringify([
    of?.reason?.id,
    of?.alarms.map(({ id, priority, text }) => [id, priority, text?.['zh-CN'], text?.en]),
  ])
