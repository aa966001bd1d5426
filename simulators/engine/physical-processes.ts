import type { ChannelSpec } from '../../models/kinds/kind.ts'
import type { Bath } from './physics/bath.ts'
import type { Shown } from './physics/physics.ts'
import type { Zone } from './physics/zone.ts'
import type { Played } from './played.ts'
import { following, isRunning, type Process, type Recipe } from './processes.ts'

/* Channels that tell what the physics of the machine has worked out. */

/** Of the physics as it is, whatever the range of the Channel. */
export const physical =
  (of: (played: Played) => number): Recipe =>
  () =>
    of

/** Where the heat arises; a machine without such a model warms with the work that was done. */
export const warming: Recipe = (spec, lot) => {
  const hall = Math.max(spec.min, Math.min(23, spec.max))
  const rise = (spec.max - hall) * (0.55 + 0.25 * lot)
  const follow = following(60)
  return (played, seconds, previous) => {
    const { warm } = played.physics
    return warm === undefined
      ? follow(previous, hall + rise * (0.08 + played.heat), seconds)
      : warm.sourceCelsius
  }
}

/** Broadband, in mm/s r.m.s.; a machine of which no shaft is known shakes with its speed and load. */
export const shaking: Recipe =
  (spec, lot) =>
  ({ physics, speed, load }) =>
    physics.nature.shaft === undefined
      ? spec.min + (spec.max - spec.min) * (0.012 + (0.05 + 0.06 * lot) * speed + 0.08 * load)
      : physics.vibration

/** A zone tells what its thermocouple says; oil, water and moulds what they are. */
export const temperatureOf = (key: string): Recipe => {
  return () => {
    let zone: Zone | undefined
    let bath: Bath | undefined
    return ({ physics }) => {
      zone ??= physics.zones.find((one) => one.nature.key === key)
      if (zone !== undefined) return zone.readCelsius
      bath ??= physics.baths.find((one) => one.nature.key === key)
      return bath === undefined ? physics.settings.ambient : bath.celsius
    }
  }
}

/** Behind the last heater hot air carries over a share of its heat. */
const CARRIED_OVER = 0.22

export const carriedOver: Recipe =
  () =>
  ({ physics }) => {
    const { ambient } = physics.settings
    return ambient + CARRIED_OVER * ((physics.mainZone?.celsius ?? ambient) - ambient)
  }

/** What machines of a line draw from the net differs with the length of their hose. */
export const airAtMachine: Recipe =
  (_spec, lot) =>
  ({ physics }) =>
    physics.air.megapascals * (0.95 + 0.06 * lot)

/** Below this an ejector pulls less the less it is given. */
const EJECTOR_MEGAPASCALS = 0.5

/** Share of its grip that a gripper worked by compressed air has. */
export const gripShare = ({ physics }: Played): number =>
  Math.min(1, physics.air.megapascals / EJECTOR_MEGAPASCALS)

/** What a pump for coolant presses through its nozzles: with the square of the flow. */
export const coolantShare = ({ physics }: Played): number =>
  physics.settings.coolantFlow * physics.settings.coolantFlow

/** Slack of a belt takes from its speed what it slips more than usual. */
export const beltShare = ({ physics }: Played): number => 1 - physics.settings.beltSlip / 100

/** Of the rated torque or current: what it takes to run at all, and the work. */
export const drawing: Recipe = (spec) => (played) =>
  spec.min + (spec.max - spec.min) * ((isRunning(played) ? 0.1 : 0.02) + played.physics.load * 0.6)

export const working: Recipe = (spec) => (played) =>
  played.load < 0.005 ? spec.min : spec.min + (spec.max - spec.min) * 0.8 * played.physics.load

/**
 * What the wear of parts does to a Channel comes on top of what its Process says [W-46]. A counter counts the more
 * from then on, and never falls.
 */
export function withWear(spec: ChannelSpec, process: Process): Process {
  let shown: readonly Shown[] | undefined
  let base = Number.NaN
  let more = 0
  return (played, seconds, previous) => {
    shown ??= played.physics.shown.get(spec.key) ?? []
    if (shown.length === 0) return process(played, seconds, previous)
    const before = base
    base = process(played, seconds, Number.isNaN(base) ? previous : base)
    if (spec.counter !== true) return worn(spec, played, shown, base)
    // A count that is gone on with already has what wear added to it.
    if (Number.isNaN(before)) more = Math.max(0, previous - base)
    if (base > before) more += worn(spec, played, shown, base - before) - (base - before)
    return base + Math.floor(more)
  }
}

function worn(spec: ChannelSpec, { physics }: Played, shown: readonly Shown[], base: number): number {
  let value = base
  for (const { part, sign } of shown) {
    const shows = physics.signs[part] ?? 0
    const damage = Math.min(1, physics.damage[part] ?? 0)
    if (sign === 'used') value = spec.min + (spec.max - spec.min) * damage
    else if (sign === 'left') value = spec.max - (spec.max - spec.min) * (0.02 + 0.86 * damage)
    else if ('by' in sign) value *= 1 + (sign.by - 1) * shows
    else value += sign.plus * shows
  }
  return value
}
