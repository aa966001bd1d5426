import { MODE, type Mode } from './factory/fact.ts'
import { PACKML } from './packml.ts'
import { type Trade, temperamentOf } from './temperament.ts'

/** What may follow what, by itself or by a command; of two ways of one length the one named first is gone [G-5]. */
const FOLLOWERS: Readonly<Record<number, readonly number[]>> = {
  [PACKML.execute]: [PACKML.completing, PACKML.holding, PACKML.suspending, PACKML.stopping, PACKML.aborting],
  [PACKML.completing]: [PACKML.complete, PACKML.stopping, PACKML.aborting],
  [PACKML.complete]: [PACKML.resetting, PACKML.stopping, PACKML.aborting],
  [PACKML.resetting]: [PACKML.idle, PACKML.stopping, PACKML.aborting],
  [PACKML.idle]: [PACKML.starting, PACKML.stopping, PACKML.aborting],
  [PACKML.starting]: [PACKML.execute, PACKML.stopping, PACKML.aborting],
  [PACKML.holding]: [PACKML.held, PACKML.stopping, PACKML.aborting],
  [PACKML.held]: [PACKML.unholding, PACKML.stopping, PACKML.aborting],
  [PACKML.unholding]: [PACKML.execute, PACKML.stopping, PACKML.aborting],
  [PACKML.suspending]: [PACKML.suspended, PACKML.stopping, PACKML.aborting],
  [PACKML.suspended]: [PACKML.unsuspending, PACKML.stopping, PACKML.aborting],
  [PACKML.unsuspending]: [PACKML.execute, PACKML.stopping, PACKML.aborting],
  [PACKML.stopping]: [PACKML.stopped, PACKML.aborting],
  [PACKML.stopped]: [PACKML.resetting, PACKML.aborting],
  [PACKML.aborting]: [PACKML.aborted],
  [PACKML.aborted]: [PACKML.clearing],
  [PACKML.clearing]: [PACKML.stopped, PACKML.aborting],
}

/** The states to be entered on the shortest way from one to another, the last included. */
function shortestWay(from: number, to: number): readonly number[] {
  const before = new Map<number, number>([[from, from]])
  const queue = [from]
  for (const state of queue) {
    if (state === to) break
    for (const next of FOLLOWERS[state] ?? []) {
      if (before.has(next)) continue
      before.set(next, state)
      queue.push(next)
    }
  }
  const way: number[] = []
  for (let state = to; state !== from; state = before.get(state) ?? from) way.unshift(state)
  return way
}

const known = new Map<number, readonly number[]>()

export function wayTo(from: number, to: number): readonly number[] {
  const key = from * 32 + to
  const found = known.get(key)
  if (found !== undefined) return found
  const way = shortestWay(from, to)
  known.set(key, way)
  return way
}

/** Where each mode of the factory leads to. */
const ENDS: Readonly<Record<Mode, number>> = {
  [MODE.off]: PACKML.stopped,
  [MODE.running]: PACKML.execute,
  [MODE.starved]: PACKML.suspended,
  [MODE.blocked]: PACKML.suspended,
  [MODE.held]: PACKML.held,
  [MODE.setup]: PACKML.starting,
  [MODE.idle]: PACKML.idle,
  [MODE.down]: PACKML.aborted,
  [MODE.restarting]: PACKML.execute,
  [MODE.resuming]: PACKML.execute,
  [MODE.maintenance]: PACKML.stopped,
  [MODE.charging]: PACKML.idle,
}

/** A state that is entered at a time. */
export interface Step {
  readonly state: number
  readonly atMillis: number
}

/** How long a state lasts that a machine only passes through. */
const PASSING_MILLIS = 1200

/** A drive lets go in so long, a machine with doors and clamps, and one that is hot. */
const ACT_MILLIS: Readonly<Record<Trade, number>> = {
  ...{ carries: 200, stores: 200, drives: 200, connects: 200 },
  ...{ makes: 400, joins: 400, judges: 400 },
  heats: 700,
}

/** How long a state of acting lasts at least, by Kind: no state is left in the millisecond in which it was entered. */
export const actMillisOf = (kindId: string): number => ACT_MILLIS[temperamentOf(kindId).trade]

const ACTING: ReadonlySet<number> = new Set([
  ...[PACKML.clearing, PACKML.starting, PACKML.stopping, PACKML.aborting, PACKML.holding, PACKML.unholding],
  ...[PACKML.suspending, PACKML.unsuspending, PACKML.resetting, PACKML.completing],
])

/** When a state that was entered then can be left. */
export const leftAt = (state: number, sinceMillis: number, actMillis: number): number =>
  sinceMillis + (ACTING.has(state) ? actMillis : 1)

/**
 * The steps from a state to where a mode leads. What the factory plans ends in time: a set-up is spent in Resetting,
 * a restart goes evenly through its states. Execute is entered when the factory says that the machine runs, as soon as
 * it has let go of what held it.
 */
export function stepsTo(
  mode: Mode,
  from: number,
  atMillis: number,
  untilMillis: number,
  actMillis: number,
): readonly Step[] {
  const way = wayTo(from, ENDS[mode])
  const leads = mode === MODE.restarting || mode === MODE.resuming
  const entered = leads ? way.slice(0, -1) : way
  const room = Math.max(0, untilMillis - atMillis)
  if (mode === MODE.running) return entered.map((state, i) => ({ state, atMillis: atMillis + i * actMillis }))
  const isPlanned = Number.isFinite(room) && (leads || mode === MODE.setup)
  const stride = isPlanned ? Math.min(PASSING_MILLIS, room / (entered.length + 1)) : PASSING_MILLIS
  if (leads && isPlanned)
    return entered.map((state, i) => ({ state, atMillis: atMillis + (i * room) / entered.length }))
  const longest = mode === MODE.setup && isPlanned ? entered.indexOf(PACKML.resetting) : entered.length
  return entered.map((state, i) => ({
    state,
    atMillis: i <= longest ? atMillis + i * stride : untilMillis - (entered.length - i) * stride,
  }))
}
