/*
 * HOT in `refreshTint`: once a picture over all Machines, a few steps for each that changed. Columns written in
 * place, nothing allocated.
 */
import { FLOOR_STATES, type FloorState } from '../../../models/state.ts'
import { QUALITY } from '../../../models/twin.ts'
import { floorStateAt, type Now } from '../now.ts'
import type { PlantModel } from '../plant.ts'
import { freshnessOf } from './ages.ts'
import { entriesOf, type LegendEntry } from './entries.ts'
import { MOST_HEAT, NO_HEAT, type Overlay } from './overlay.ts'

/** What an Overlay makes of each Machine, as columns by Machine index, and how many each of its entries has. */
export interface Tint {
  readonly overlay: Overlay
  readonly entries: readonly LegendEntry[]
  /** 0 cold to 254 hot; NO_HEAT where there is no value, and everywhere under an overlay that is no heat. */
  readonly heat: Uint8Array
  /** Which of the entries a Machine belongs to. */
  readonly entry: Uint8Array
  /** How many Machines belong to each entry. */
  readonly counts: Int32Array
  /** One more with each refresh that changed anything: any number of readers may compare. */
  version: number
  /** The version at which a Machine's heat or entry last changed. */
  readonly changedAt: Float64Array
  /** The slot that a heat overlay reads, by Machine; -1 where it is not measured. */
  readonly slots: Int32Array
  /** Where the bins of a heat overlay meet. */
  readonly edges: Float64Array
  /** When a Machine is something else by age alone. */
  readonly dueAtMillis: Float64Array
  of: Now | undefined
  ofVersion: number
  atMillis: number
}

const CODE_OF_STATE = Object.fromEntries(FLOOR_STATES.map((state, code) => [state, code])) as Readonly<
  Record<FloorState, number>
>

export function createTint(model: PlantModel, overlay: Overlay): Tint {
  const count = model.table.machines.length
  const entries = entriesOf(overlay)
  const tint: Tint = {
    overlay,
    entries,
    heat: new Uint8Array(count).fill(NO_HEAT),
    entry: new Uint8Array(count),
    counts: new Int32Array(entries.length),
    version: 0,
    changedAt: new Float64Array(count),
    slots: slotsOf(model, overlay),
    edges: Float64Array.from(entries.flatMap((entry) => (entry.kind === 'bin' ? [entry.from] : [])).slice(1)),
    dueAtMillis: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    of: undefined,
    ofVersion: -1,
    atMillis: Number.NEGATIVE_INFINITY,
  }
  tint.counts[0] = count
  return tint
}

function slotsOf(model: PlantModel, overlay: Overlay): Int32Array {
  const slots = new Int32Array(model.table.machines.length).fill(-1)
  if (overlay.kind !== 'heat') return slots
  for (const { index, channels, firstSlot } of model.table.machines) {
    const offset = channels.findIndex(
      ({ key, unit, states }) => key === overlay.key && unit === overlay.channel.unit && states === undefined,
    )
    if (offset >= 0) slots[index] = firstSlot + offset
  }
  return slots
}

/** Looks at the Machines that changed since the last look, and at those whose age is due; true where any differs [O-6]. */
export function refreshTint(tint: Tint, now: Now, atMillis: number): boolean {
  const { overlay } = tint
  const ages = overlay.kind === 'freshness'
  const all = tint.of !== now || (ages && atMillis < tint.atMillis)
  if (!all && now.version === tint.ofVersion && !ages) return false
  const since = all ? -1 : tint.ofVersion
  tint.of = now
  tint.ofVersion = now.version
  tint.atMillis = atMillis
  const next = tint.version + 1
  const changed =
    overlay.kind === 'heat'
      ? heatAll(tint, now, since, overlay.range, next)
      : ages
        ? ageAll(tint, now, since, atMillis, next)
        : nameAll(tint, now, since, next)
  if (changed) tint.version = next
  return changed
}

function nameAll(tint: Tint, now: Now, since: number, next: number): boolean {
  const { changedAt } = now
  let changed = false
  for (let machine = 0; machine < changedAt.length; machine++) {
    if (changedAt[machine]! <= since) continue
    if (enters(tint, machine, CODE_OF_STATE[floorStateAt(now, machine)], next)) changed = true
  }
  return changed
}

function ageAll(tint: Tint, now: Now, since: number, at: number, next: number): boolean {
  const { changedAt } = now
  const { dueAtMillis } = tint
  let changed = false
  for (let machine = 0; machine < changedAt.length; machine++) {
    if (changedAt[machine]! <= since && dueAtMillis[machine]! >= at) continue
    if (enters(tint, machine, freshnessOf(now, machine, at, dueAtMillis), next)) changed = true
  }
  return changed
}

function heatAll(
  tint: Tint,
  now: Now,
  since: number,
  [low, high]: readonly [number, number],
  next: number,
): boolean {
  const { changedAt } = now
  let changed = false
  for (let machine = 0; machine < changedAt.length; machine++) {
    if (changedAt[machine]! > since && heats(tint, now, machine, low, high, next)) changed = true
  }
  return changed
}

function enters(tint: Tint, machine: number, code: number, version: number): boolean {
  const old = tint.entry[machine]!
  if (old === code) return false
  tint.counts[old]!--
  tint.counts[code]!++
  tint.entry[machine] = code
  tint.changedAt[machine] = version
  return true
}

function heats(tint: Tint, now: Now, machine: number, low: number, high: number, version: number): boolean {
  const { twin, model } = now
  const { edges } = tint
  const slot = tint.slots[machine]!
  let code = edges.length + 2
  let heat = NO_HEAT
  if (slot >= 0) {
    const quality = twin.qualities[slot]
    if (quality === QUALITY.none || quality === QUALITY.bad) code = edges.length + 1
    else {
      const value = twin.quanta[slot]! / model.table.perUnit[slot]!
      const share = (value - low) / (high - low)
      heat = Math.round(Math.min(1, Math.max(0, share)) * MOST_HEAT)
      code = 0
      while (code < edges.length && value >= edges[code]!) code++
    }
  }
  const entered = enters(tint, machine, code, version)
  if (tint.heat[machine] === heat) return entered
  tint.heat[machine] = heat
  tint.changedAt[machine] = version
  return true
}
