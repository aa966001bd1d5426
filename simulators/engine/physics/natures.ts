import type { Kind } from '../../../models/kinds/kind.ts'
import type {
  BathNature,
  Bearing,
  HeatNature,
  HydraulicNature,
  Nature,
  ShaftNature,
  ZoneNature,
} from './nature.ts'
import { PART_NATURES } from './part-natures.ts'

/* What the Kinds are made of. Figures are of a middling machine of the sort; machines differ by their lots. */

/** Headstock and cartridge of a spindle: 2 minutes to the bearing, 25 to the casting. */
const SPINDLE_HEAT: HeatNature = {
  watts: 1500,
  standingWatts: 0,
  sourceJoulesPerKelvin: 12_000,
  bodyJoulesPerKelvin: 60_000,
  linkWattsPerKelvin: 100,
  shedWattsPerKelvin: 40,
  cooledShare: 0.75,
}
const MOTOR_HEAT: HeatNature = {
  watts: 550,
  standingWatts: 10,
  sourceJoulesPerKelvin: 2000,
  bodyJoulesPerKelvin: 14_000,
  linkWattsPerKelvin: 20,
  shedWattsPerKelvin: 8,
  cooledShare: 0.6,
}
const JOINT_HEAT: HeatNature = {
  watts: 300,
  standingWatts: 8,
  sourceJoulesPerKelvin: 1800,
  bodyJoulesPerKelvin: 12_000,
  linkWattsPerKelvin: 12,
  shedWattsPerKelvin: 6,
  cooledShare: 0.3,
}
const HEAD_HEAT: HeatNature = {
  watts: 100,
  standingWatts: 6,
  sourceJoulesPerKelvin: 400,
  bodyJoulesPerKelvin: 2500,
  linkWattsPerKelvin: 10,
  shedWattsPerKelvin: 3,
  cooledShare: 0.5,
}
const OPTICS_HEAT: HeatNature = {
  watts: 40,
  standingWatts: 12,
  sourceJoulesPerKelvin: 200,
  bodyJoulesPerKelvin: 1000,
  linkWattsPerKelvin: 6,
  shedWattsPerKelvin: 1.3,
  cooledShare: 0.7,
}
/** Boards in a cabinet: warm whether much is said or little. */
const ELECTRONICS_HEAT: HeatNature = {
  watts: 8,
  standingWatts: 22,
  sourceJoulesPerKelvin: 300,
  bodyJoulesPerKelvin: 2200,
  linkWattsPerKelvin: 8,
  shedWattsPerKelvin: 1.4,
  cooledShare: 0.5,
}

/** Of a motor: a 6205. */
const DEEP_GROOVE: Bearing = { balls: 9, ballMillimetres: 7.94, pitchMillimetres: 39.04, contactDegrees: 0 }
/** Of a spindle: a 7014. */
const ANGULAR: Bearing = { balls: 19, ballMillimetres: 11.11, pitchMillimetres: 90, contactDegrees: 15 }

const shaft = (turnsPerMinute: number, rest: Partial<ShaftNature> = {}): ShaftNature => ({
  turnsPerMinute,
  constantSpeed: undefined,
  floor: 0.14,
  bySpeed: 1.1,
  byLoad: 0.9,
  bearing: DEEP_GROOVE,
  ...rest,
})

const zone = (
  key: string,
  celsius: number,
  spread: number,
  [heaterKilowatts, kilojoulesPerKelvin, lossWattsPerKelvin, chargeKilowatts]: readonly [
    number,
    number,
    number,
    number,
  ],
): ZoneNature => ({
  key,
  celsius,
  spread,
  heaterKilowatts,
  kilojoulesPerKelvin,
  lossWattsPerKelvin,
  chargeKilowatts,
})

const bath = (
  key: string,
  cooledBy: BathNature['cooledBy'],
  sinkCelsius: number | 'ambient',
  [standingKilowatts, workingKilowatts, kilojoulesPerKelvin, wattsPerKelvin]: readonly [
    number,
    number,
    number,
    number,
  ],
): BathNature => ({
  key,
  cooledBy,
  sinkCelsius,
  standingKilowatts,
  workingKilowatts,
  kilojoulesPerKelvin,
  wattsPerKelvin,
})

const MOULDER_OIL: HydraulicNature = {
  standingMegapascals: 5,
  runningMegapascals: 12.5,
  byLoadMegapascals: 6,
  pumpLitresPerMinute: 120,
  usedLitresPerMinute: 60,
  droopMegapascals: 3,
  accumulatorLitresPerMegapascal: 0.25,
  leakLitresPerMinute: 1,
  warms: 'oilTemperature',
}
/** Holds the jaws of a chuck; it is never switched off with the spindle. */
const CHUCK_OIL: HydraulicNature = {
  standingMegapascals: 2.6,
  runningMegapascals: 2.6,
  byLoadMegapascals: 0,
  pumpLitresPerMinute: 20,
  usedLitresPerMinute: 0,
  droopMegapascals: 0.8,
  accumulatorLitresPerMegapascal: 0.8,
  leakLitresPerMinute: 0.3,
  warms: undefined,
}

const PLAIN: Nature = {
  kilowatts: 1,
  standby: 0.05,
  idle: 0.16,
  work: 0.5,
  rampSeconds: 0.4,
  volts: 400,
  cuts: false,
  heat: undefined,
  shaft: undefined,
  hydraulic: undefined,
  airLitresPerMinute: 0,
  battery: false,
  zones: [],
  baths: [],
  parts: {},
}
const CUTTING: Nature = { ...PLAIN, cuts: true, heat: SPINDLE_HEAT }
const HEATED: Nature = { ...PLAIN, standby: 0.02, idle: 0.08, work: 0.1 }
const CABINET: Nature = { ...PLAIN, standby: 0.3, idle: 0.38, work: 0.3, heat: ELECTRONICS_HEAT }

const NATURES: Readonly<Record<string, Nature>> = {
  'machining-centre-3': { ...CUTTING, shaft: shaft(12_000, { bearing: ANGULAR }) },
  'machining-centre-5': { ...CUTTING, shaft: shaft(18_000, { bearing: ANGULAR }) },
  lathe: { ...CUTTING, shaft: shaft(5000, { bearing: ANGULAR }), hydraulic: CHUCK_OIL },
  grinder: {
    ...CUTTING,
    shaft: shaft(2500, { bySpeed: 0.8, bearing: ANGULAR }),
    baths: [bath('coolantTemperature', 'coolantFlow', 'ambient', [0.1, 2, 800, 400])],
  },
  'gear-hobber': { ...CUTTING, shaft: shaft(1500, { bearing: ANGULAR }) },
  'laser-cutter': {
    ...PLAIN,
    heat: OPTICS_HEAT,
    baths: [bath('chillerTemperature', 'coolingWater', 15, [3, 6, 200, 1500])],
  },
  press: { ...PLAIN, heat: MOTOR_HEAT, shaft: shaft(1480), airLitresPerMinute: 120 },
  'injection-moulder': {
    ...HEATED,
    idle: 0.12,
    work: 0.35,
    hydraulic: MOULDER_OIL,
    zones: [zone('barrelTemperature', 232, 0.8, [8, 60, 15, 3])],
    baths: [
      bath('mouldTemperature', 'mouldCooling', 40, [0, 5.5, 60, 250]),
      bath('oilTemperature', 'coolingWater', 20, [4, 1.8, 300, 240]),
    ],
  },
  furnace: {
    ...HEATED,
    shaft: shaft(1450, { constantSpeed: 0.7, byLoad: 0 }),
    zones: [
      zone('zone1Temperature', 880, 2, [34, 2000, 20, 12]),
      zone('zone2Temperature', 925, 2, [34, 2000, 20, 12]),
      zone('zone3Temperature', 845, 2, [34, 2000, 20, 12]),
    ],
    baths: [bath('quenchOilTemperature', 'coolingWater', 30, [16, 4, 1500, 476])],
  },
  washer: {
    ...HEATED,
    shaft: shaft(2900, { constantSpeed: 0.9, byLoad: 0 }),
    zones: [
      zone('tankTemperature', 58, 0.7, [20, 3000, 120, 4]),
      zone('dryerTemperature', 96, 1, [15, 60, 60, 3]),
    ],
  },
  'reflow-oven': {
    ...HEATED,
    zones: [
      zone('preheatTemperature', 150, 0.6, [12, 80, 30, 2]),
      zone('soakTemperature', 182, 0.6, [12, 80, 30, 2]),
      zone('reflowTemperature', 246, 0.7, [12, 80, 30, 3]),
    ],
  },
  'solder-printer': { ...PLAIN, airLitresPerMinute: 60 },
  'pick-and-place': { ...PLAIN, heat: HEAD_HEAT, airLitresPerMinute: 90 },
  'optical-inspection': { ...PLAIN, heat: OPTICS_HEAT },
  'coordinate-measuring': { ...PLAIN, airLitresPerMinute: 60 },
  robot: { ...PLAIN, heat: JOINT_HEAT, shaft: shaft(3000) },
  'assembly-station': { ...PLAIN, heat: MOTOR_HEAT, airLitresPerMinute: 150 },
  palletiser: { ...PLAIN, heat: MOTOR_HEAT, shaft: shaft(3000), airLitresPerMinute: 180 },
  conveyor: { ...PLAIN, heat: MOTOR_HEAT, shaft: shaft(1400) },
  buffer: { ...PLAIN, kilowatts: 0.2, airLitresPerMinute: 40 },
  agv: { ...PLAIN, kilowatts: 1.6, volts: 48, battery: true, heat: MOTOR_HEAT, shaft: shaft(3000) },
  storage: { ...PLAIN, heat: MOTOR_HEAT, shaft: shaft(1480) },
  gateway: CABINET,
  'radio-unit': CABINET,
}

const known = new WeakMap<Kind, Nature>()

/** A Kind that nobody described draws power and no more. */
export function natureOf(kind: Kind): Nature {
  const found = known.get(kind)
  if (found !== undefined) return found
  const nature = NATURES[kind.id] ?? PLAIN
  const kilowatts = kind.channels.find((spec) => spec.key === 'power')?.max ?? nature.kilowatts
  const made = { ...nature, kilowatts, parts: PART_NATURES[kind.id] ?? {} }
  known.set(kind, made)
  return made
}
