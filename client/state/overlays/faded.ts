/*
 * HOT in `refreshFaded`: once a picture over all Machines while something is filtered or muted; nothing otherwise.
 * Columns written in place; only another filter allocates.
 */
import { FLOOR_STATES, type FloorState, LINK_STATES } from '../../../models/state.ts'
import type { StandingAlarms } from '../alarms.ts'
import { floorStateAt, linkAt, type Now } from '../now.ts'
import type { PlantModel } from '../plant.ts'
import { matches, type Names, namesOf, soughtIn } from '../search.ts'
import { type Filters, NO_FILTERS, type View } from '../view.ts'
import type { Tint } from './tint.ts'

/** Which Machines step back: those that the filters leave out, and those whose legend entry is switched off. */
export interface Faded {
  /** 1 steps back, 0 stands out, by Machine index. */
  readonly back: Uint8Array
  /** How many step back. */
  count: number
  /** One more with each refresh that changed anything. */
  version: number
  readonly names: Names
  /** 1 where a Machine fits what never changes by itself: Kind, place and search. */
  readonly fits: Uint8Array
  fitsFor: Pick<Filters, 'kind' | 'within' | 'search'> | undefined
  readonly seen: {
    now: Now | undefined
    tint: Tint | undefined
    tintVersion: number
    nowVersion: number
    view: FadingView
    alarms: StandingAlarms
  }
}

export type FadingView = Filters & Pick<View, 'muted'>

const NOTHING: FadingView = { ...NO_FILTERS, muted: [] }

export function createFaded(model: PlantModel): Faded {
  const count = model.table.machines.length
  return {
    back: new Uint8Array(count),
    count: 0,
    version: 0,
    names: namesOf(model),
    fits: new Uint8Array(count).fill(1),
    fitsFor: undefined,
    seen: {
      now: undefined,
      tint: undefined,
      tintVersion: -1,
      nowVersion: -1,
      view: NOTHING,
      alarms: new Map(),
    },
  }
}

const BIT_OF_STATE = Object.fromEntries(FLOOR_STATES.map((state, code) => [state, 1 << code])) as Readonly<
  Record<FloorState, number>
>

/** A bit for each that is wished for; no wish is all. */
function stateMask(wished: readonly FloorState[]): number {
  if (wished.length === 0) return -1
  let mask = 0
  for (const state of wished) mask |= BIT_OF_STATE[state]
  return mask
}

function linkMask(wished: readonly number[]): number {
  if (wished.length === 0) return -1
  let mask = 0
  for (const code of wished) if (code >= 0 && code < LINK_STATES.length) mask |= 1 << code
  return mask
}

/** Says anew who steps back, where anything that decides it changed; true where any Machine does otherwise [O-8]. */
export function refreshFaded(
  faded: Faded,
  now: Now,
  alarms: StandingAlarms,
  view: FadingView,
  tint: Tint,
): boolean {
  const { seen } = faded
  const asked = isAsked(view, seen.view)
  const all =
    asked ||
    view.stale || // the marks of the stale are made anew each second, without a Frame
    (view.alarmed && alarms !== seen.alarms) ||
    (view.muted.length > 0 && tint !== seen.tint) ||
    now !== seen.now
  const sinceFrame = all ? -1 : seen.nowVersion
  const sinceTint = all ? -1 : seen.tintVersion
  const follows =
    ((view.states.length > 0 || view.links.length > 0) && now.version !== sinceFrame) ||
    (view.muted.length > 0 && tint.version !== sinceTint)
  seen.now = now
  seen.view = view
  seen.alarms = alarms
  seen.tint = tint
  seen.tintVersion = tint.version
  seen.nowVersion = now.version
  if (asked) refit(faded, now.model, view)
  if (!all && !follows) return false
  const changed = step(faded, now, alarms, view, tint, sinceFrame, sinceTint)
  if (changed) faded.version++
  return changed
}

function step(
  faded: Faded,
  now: Now,
  alarms: StandingAlarms,
  view: FadingView,
  tint: Tint,
  sinceFrame: number,
  sinceTint: number,
): boolean {
  const { back, fits } = faded
  const { entry } = tint
  const states = stateMask(view.states)
  const links = linkMask(view.links)
  const muted = mutedMask(tint, view.muted)
  const { infrastructure } = now.model
  let changed = false
  for (let machine = 0; machine < back.length; machine++) {
    if (now.changedAt[machine]! <= sinceFrame && tint.changedAt[machine]! <= sinceTint) continue
    const stands =
      fits[machine] === 1 &&
      (muted & (1 << entry[machine]!)) === 0 &&
      (!view.stale || now.stale[machine] === 1) &&
      (!view.alarmed || alarms.has(machine)) &&
      (states === -1 ||
        ((states & BIT_OF_STATE[floorStateAt(now, machine)]) !== 0 &&
          (view.kind !== undefined || infrastructure[machine] === 0))) && // as in state/wanted
      (links === -1 || (links & (1 << linkAt(now, machine))) !== 0)
    const steps = stands ? 0 : 1
    if (back[machine] === steps) continue
    back[machine] = steps
    faded.count += steps === 1 ? 1 : -1
    changed = true
  }
  return changed
}

const isAsked = (view: FadingView, seen: FadingView): boolean =>
  view.search !== seen.search ||
  view.states !== seen.states ||
  view.links !== seen.links ||
  view.kind !== seen.kind ||
  view.within !== seen.within ||
  view.stale !== seen.stale ||
  view.alarmed !== seen.alarmed ||
  view.muted !== seen.muted

function refit(faded: Faded, model: PlantModel, { kind, within, search }: Filters): void {
  const old = faded.fitsFor
  if (old !== undefined && old.kind === kind && old.within === within && old.search === search) return
  faded.fitsFor = { kind, within, search }
  const sought = soughtIn(faded.names, search)
  const inside = within === undefined ? '' : `${within}/`
  for (const placed of model.table.machines)
    faded.fits[placed.index] =
      (kind === undefined || placed.kind.id === kind) &&
      placed.path.startsWith(inside) &&
      matches(faded.names[placed.index]!, sought)
        ? 1
        : 0
}

/** Ids that are no entry of this overlay mute nothing. */
function mutedMask(tint: Tint, muted: readonly string[]): number {
  let mask = 0
  if (muted.length === 0) return mask
  for (let code = 0; code < tint.entries.length; code++)
    if (muted.includes(tint.entries[code]!.id)) mask |= 1 << code
  return mask
}
