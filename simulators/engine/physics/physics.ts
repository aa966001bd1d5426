import type { ChannelSpec, Kind } from '../../../models/kinds/kind.ts'
import { Random, seedOf } from '../random.ts'
import { type Bath, bathOf } from './bath.ts'
import { type Battery, batteryOf } from './battery.ts'
import { type WarmMass, warmMass } from './heat.ts'
import type { HeatNature, Nature, PartNature, Sign } from './nature.ts'
import { natureOf } from './natures.ts'
import { type Settings, usualSettings } from './parameters.ts'
import { type Air, airOf, type Hydraulics, hydraulicsOf } from './pressure.ts'
import { type Sensor, sensorOf } from './sensor.ts'
import { type Lot, lotOf } from './signature.ts'
import { type Zone, zoneOf } from './zone.ts'

/** What of a machine's doings its physics follows, over one step. */
export interface Drive {
  /** Switched on, and making parts. */
  on: boolean
  running: boolean
  /** Shares from 0 to 1 of what the machine can do. */
  speed: number
  load: number
  /** Share of the cycle that is done, and how many are. */
  phase: number
  cycles: number
  /** Damage of the wear parts, 0 fresh to 1 failed, in the order of the Kind. */
  wear: Float64Array
  /** Of a battery: the share of a full charge, and whether it is charging. */
  charge: number
  charging: boolean
}

/** A part that wears: what it is, and how it shows on this machine. */
export interface WornPart {
  readonly id: string
  readonly nature: PartNature
  readonly lot: Lot
}

/** What a part's wear does to a Channel. */
export interface Shown {
  readonly part: number
  readonly sign: Sign
}

/** A parameter on its way to a value, by the seconds of the physics. */
export interface Ramp {
  readonly name: keyof Settings
  readonly from: number
  readonly to: number
  readonly startSeconds: number
  readonly overSeconds: number
  readonly endSeconds: number
}

/** A machine as physics has it: what is warm, what turns, what is under pressure, what wears. */
export interface Physics {
  readonly kind: Kind
  readonly nature: Nature
  readonly settings: Settings
  ramps: readonly Ramp[]
  /** By the index of the Channel. */
  readonly sensors: Sensor[]
  readonly channels: readonly ChannelSpec[]
  readonly parts: readonly WornPart[]
  /** By the key of a Channel. */
  readonly shown: ReadonlyMap<string, readonly Shown[]>
  /** Damage, and how far it shows, by wear part. */
  readonly damage: Float64Array
  readonly signs: Float64Array
  /** Of this machine: how well it is balanced, how it stands. */
  readonly balance: number
  readonly seed: number
  /** What its sensors' noise is drawn from. */
  readonly sensing: Random
  /** Lived so far. */
  seconds: number
  /** Shares of what the machine can do: as it turns, and as it is loaded with all that adds to it. */
  speed: number
  load: number
  readonly warm: WarmMass | undefined
  readonly oil: Hydraulics | undefined
  readonly air: Air
  readonly zones: readonly Zone[]
  /** The hottest: its thermocouple is the one that a Story spoils. */
  readonly mainZone: Zone | undefined
  readonly baths: readonly Bath[]
  /** Broadband vibration in mm/s r.m.s. and what of it is a defect's. */
  vibration: number
  defectVibration: number
  /** Drawn from the mains, and what of it speeds masses up. */
  kilowatts: number
  rampKilowatts: number
  kilowattHours: number
  /** Of the part that was made last, and what the meter said when it was begun. */
  partKilowattHours: number
  partBeganKilowattHours: number
  cycles: number
  amperes: number
  readonly battery: Battery | undefined
}

const BASE_AMBIENT = 23
/** A machine has done such a share of its work when it is first looked at. */
const USUAL_SPEED = 0.5
const USUAL_LOAD = 0.3

export function createPhysics(
  kind: Kind,
  random: Random,
  channels: readonly ChannelSpec[] = kind.channels,
): Physics {
  const nature = natureOf(kind)
  const settings = usualSettings()
  const parts = kind.wearParts.map(({ id }) => ({ id, nature: nature.parts[id] ?? {}, lot: lotOf(random) }))
  const heat = nature.heat
  const zones = nature.zones.map((zone) => zoneOf(zone, random.next(), BASE_AMBIENT))
  const seed = random.seed()
  return {
    kind,
    nature,
    settings,
    ramps: [],
    sensors: channels.map(sensorOf),
    channels,
    parts,
    shown: shownBy(kind, nature),
    damage: new Float64Array(parts.length),
    signs: new Float64Array(parts.length),
    balance: random.between(0.7, 1.3),
    seed,
    sensing: new Random(seedOf('sensing', seed)),
    seconds: 0,
    speed: 0,
    load: 0,
    warm: heat && warmMass(heat, heatLost(heat, USUAL_SPEED, USUAL_LOAD, 0), BASE_AMBIENT),
    oil: nature.hydraulic && hydraulicsOf(nature.hydraulic),
    air: airOf(settings.airSupply),
    zones,
    mainZone: hottest(zones),
    baths: nature.baths.map((bath) =>
      bathOf(bath, BASE_AMBIENT, bath.standingKilowatts + bath.workingKilowatts * 0.9),
    ),
    vibration: 0,
    defectVibration: 0,
    kilowatts: nature.kilowatts * nature.standby,
    rampKilowatts: 0,
    kilowattHours: Math.floor(random.between(2000, 60_000)),
    partKilowattHours: 0,
    partBeganKilowattHours: Number.NaN,
    cycles: 0,
    amperes: 0,
    battery: nature.battery ? batteryOf(BASE_AMBIENT) : undefined,
  }
}

/** The same body once more, with nothing wrong in it. */
export function copyPhysics(physics: Physics): Physics {
  const { warm, oil, air, battery } = physics
  const zones = physics.zones.map((zone) => ({ ...zone }))
  return {
    ...physics,
    settings: usualSettings(),
    ramps: [],
    sensors: physics.channels.map(sensorOf),
    damage: physics.damage.slice(),
    signs: physics.signs.slice(),
    sensing: new Random(seedOf('sensing', physics.seed)),
    warm: warm && { ...warm },
    oil: oil && { ...oil, decay: { ...oil.decay } },
    air: { ...air, decay: { ...air.decay } },
    zones,
    mainZone: hottest(zones),
    baths: physics.baths.map((bath) => ({ ...bath, decay: { ...bath.decay } })),
    battery: battery && { ...battery, decay: { ...battery.decay } },
  }
}

const hottest = (zones: readonly Zone[]): Zone | undefined =>
  zones.toSorted((a, b) => b.setCelsius - a.setCelsius)[0]

/** Speed rubs, the more so when dry, and load heats. */
export const heatLost = (heat: HeatNature, speed: number, load: number, dryness: number): number =>
  heat.standingWatts + heat.watts * (0.35 * speed * (1 + 2 * dryness) + 0.65 * load)

const shownByKind = new WeakMap<Kind, ReadonlyMap<string, readonly Shown[]>>()

function shownBy(kind: Kind, nature: Nature): ReadonlyMap<string, readonly Shown[]> {
  const known = shownByKind.get(kind)
  if (known !== undefined) return known
  const shown = new Map<string, Shown[]>()
  kind.wearParts.forEach(({ id }, part) => {
    for (const [key, sign] of Object.entries(nature.parts[id]?.shows ?? {})) {
      shown.set(key, [...(shown.get(key) ?? []), { part, sign }])
    }
  })
  shownByKind.set(kind, shown)
  return shown
}
