import { type Happenings, happen } from './happenings.ts'

/** A state that a Machine came to, by its own time; `from` is undefined where it was the first that is known. */
interface Change {
  readonly time: number
  readonly from: number | undefined
  readonly to: number
}

/** A change that a Reading told of a Machine whose own word on it may still come. */
interface HeldChange extends Change {
  readonly machine: number
  readonly arrival: number
}

/** What is known of the last changes of each Machine's state, so that each is told once [E-2]. */
export interface StateChanges {
  /** By Machine, in the order of their time. */
  readonly known: Map<number, Change[]>
  readonly held: Map<number, HeldChange>
  /** Machines that tell their changes as Events; of others no word is waited for. */
  readonly tellers: Set<number>
}

export const createStateChanges = (): StateChanges => ({
  known: new Map(),
  held: new Map(),
  tellers: new Set(),
})

/** So many are known of a Machine: more than come between a Reading and the Event that tells the same. */
const MOST_KNOWN = 16
/** So long a change waits for the Machine's own word on it. */
const HELD_MILLIS = 1000
/** A Reading that is taken once a second tells a change so long after it was. */
const SAME_MILLIS = 2000

/** A Reading told a change: it is an Event at once, or as soon as the Machine's own word has come or is overdue. */
export function noteChange(
  changes: StateChanges,
  happenings: Happenings,
  machine: number,
  change: Change,
  arrival: number,
): void {
  tellHeld(changes, happenings, machine, arrival)
  forgetAfter(changes, machine, change.time)
  keep(changes, machine, change)
  if (change.from === undefined) return
  if (changes.tellers.has(machine)) changes.held.set(machine, { ...change, machine, arrival })
  else tell(happenings, machine, change, undefined, arrival)
}

/** The Machine's own word on a change that the Twin did not know. */
export function noteTold(
  changes: StateChanges,
  happenings: Happenings,
  machine: number,
  change: Change,
  reason: string | undefined,
  arrival: number,
): void {
  tellHeld(changes, happenings, machine, arrival)
  forgetAfter(changes, machine, change.time)
  keep(changes, machine, change)
  if (change.from !== undefined) tell(happenings, machine, change, reason, arrival)
}

/** The Machine's own word on a change that a Reading told before, at the time that the Machine says; false for none. */
export function joinHeld(
  changes: StateChanges,
  happenings: Happenings,
  machine: number,
  to: number,
  time: number,
  reason: string | undefined,
  arrival: number,
): boolean {
  changes.tellers.add(machine)
  const held = changes.held.get(machine)
  if (held === undefined || held.to !== to || Math.abs(held.time - time) > SAME_MILLIS) return false
  changes.held.delete(machine)
  tell(happenings, machine, { ...held, time }, reason, arrival)
  return true
}

/** The Machine's own word on a change that is long past: an Event of its own time, unless it was told already. */
export function noteLate(
  changes: StateChanges,
  happenings: Happenings,
  machine: number,
  { time, from: now, to }: Change,
  reason: string | undefined,
  arrival: number,
): void {
  const known = changes.known.get(machine) ?? []
  const next = known.find((each) => each.time > time)
  if (next?.to === to && next.time - time <= SAME_MILLIS) return
  const before = known.findLast((each) => each.time <= time)
  const from = before?.to ?? (next === undefined ? now : next.from)
  if (from === to) return
  keep(changes, machine, { time, from, to })
  tell(happenings, machine, { time, from, to }, reason, arrival)
}

/** Changes on which the Machine's own word is overdue are told without it. */
export function tellOverdue(changes: StateChanges, happenings: Happenings, now: number): void {
  for (const { machine, arrival } of changes.held.values())
    if (now - arrival >= HELD_MILLIS || now < arrival) tellHeld(changes, happenings, machine, now)
}

/** The server ends, and no word can come any more: what waits for one is told without it. */
export function tellWaiting(changes: StateChanges, happenings: Happenings, now: number): void {
  for (const machine of [...changes.held.keys()]) tellHeld(changes, happenings, machine, now)
}

function tellHeld(changes: StateChanges, happenings: Happenings, machine: number, now: number): void {
  const held = changes.held.get(machine)
  if (held === undefined) return
  changes.held.delete(machine)
  tell(happenings, machine, held, undefined, now)
}

function tell(
  happenings: Happenings,
  machine: number,
  { time, from, to }: Change,
  reason: string | undefined,
  now: number,
): void {
  const change = {
    event: 'stateChanged',
    ...(from === undefined ? {} : { from }),
    to,
    ...(reason === undefined ? {} : { reason }),
  } as const
  happen(happenings, machine, time, change, now)
}

/** What is new and lies before what is known was told by a clock that was set back [D-5]. */
function forgetAfter({ known }: StateChanges, machine: number, time: number): void {
  const before = known.get(machine)
  while (before !== undefined && (before.at(-1)?.time ?? time) > time) before.pop()
}

function keep({ known }: StateChanges, machine: number, change: Change): void {
  const before = known.get(machine)
  if (before === undefined) {
    known.set(machine, [change])
    return
  }
  const at = before.findLastIndex((each) => each.time <= change.time) + 1
  before.splice(at, 0, change)
  if (before.length > MOST_KNOWN) before.shift()
}
