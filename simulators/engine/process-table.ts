import type { ChannelSpec } from '../../models/kinds/kind.ts'
import { MODE } from './factory/fact.ts'
import { PACKML } from './packml.ts'
import {
  airAtMachine,
  beltShare,
  carriedOver,
  coolantShare,
  drawing,
  gripShare,
  physical,
  shaking,
  temperatureOf,
  warming,
  withWear,
  working,
} from './physical-processes.ts'
import type { Played } from './played.ts'
import {
  axis,
  bursting,
  counted,
  counting,
  curve,
  flagged,
  forceCurve,
  isRunning,
  joint,
  noiseFor,
  type Process,
  pumped,
  type Recipe,
  share,
  steady,
  usedUp,
  wandering,
} from './processes.ts'
import { seedOf } from './random.ts'
import { VEHICLE_RECIPES } from './vehicle-processes.ts'

const setsUp = (played: Played): boolean => played.state === PACKML.resetting && played.mode === MODE.setup
const loading = (played: Played): boolean => played.phase < 0.05 || played.phase > 0.95
const opens: Recipe = flagged((played) => setsUp(played) || (isRunning(played) && loading(played)))
const clamps: Recipe = flagged((played) => played.phase > 0.08 && played.phase < 0.9)
const spinning: Recipe = share(({ physics }) => (physics.speed < 0.01 ? 0 : physics.speed))
const byCycle =
  (of: (played: Played, lot: number) => number): Recipe =>
  (_spec, lot) =>
  (played) =>
    of(played, lot)

/** Per cent, of a belt that is as it should be. */
const GOOD_SLIP = 1.3

/** Cartons on a pallet, in layers of a dozen. */
const PALLET = 96
const LAYER = 12

/** As the factory has it, which may be more than a Kind's counting can show. */
const told =
  (of: (played: Played) => number): Recipe =>
  (spec) =>
  (played) =>
    Math.min(spec.max, of(played))

/** Temperatures that a controller or something that flows holds. */
const HELD = [
  'zone1Temperature',
  'zone2Temperature',
  'zone3Temperature',
  'quenchOilTemperature',
  'barrelTemperature',
  'mouldTemperature',
  'oilTemperature',
  'preheatTemperature',
  'soakTemperature',
  'reflowTemperature',
  'tankTemperature',
  'dryerTemperature',
  'chillerTemperature',
  'coolantTemperature',
]

const gripped = curve([0.1, 0.97], [0.15, 0.3], [0.6, 0.3], [0.65, 0.97])
/** A vacuum is below the room, so what grips less is nearer to 0. */
const gripping: Recipe = (spec, lot) => {
  const pulls = gripped(spec, lot)
  return (played, seconds, previous) => pulls(played, seconds, previous) * gripShare(played)
}

/** About a value of the trade, with so much more or less from one look to the next. */
const about =
  (of: (played: Played) => number, spread: number): Recipe =>
  (spec) => {
    const noise = noiseFor(spec.key)
    return (played) => of(played) * (1 + spread * noise(played))
  }

/** What each Channel key known in the trade does [G-3]. */
const BY_KEY: ReadonlyMap<string, Recipe> = new Map<string, Recipe>([
  ...VEHICLE_RECIPES,
  ['spindleSpeed', spinning],
  ['hobSpeed', spinning],
  ['wheelSpeed', pumped(0.72)],
  ['workSpeed', spinning],
  ['tableSpeed', spinning],
  ['cuttingSpeed', spinning],
  ['toolSpeed', share((played) => (played.speed < 0.01 ? 0 : played.speed * 0.7))],
  ['spindleLoad', drawing],
  ['jointLoad', drawing],
  ['laserPower', working],
  ['acousticEmission', drawing],
  ['motorCurrent', physical((played) => played.physics.amperes)],
  ['power', physical((played) => played.physics.kilowatts)],
  ['energy', physical((played) => played.physics.kilowattHours)],
  ['partsMade', byCycle((played) => played.parts)],
  ['partsScrapped', byCycle((played) => played.scrapped)],
  ['cycleTime', byCycle((played) => played.lastCycleSeconds)],
  ['axisX', axis(0)],
  ['axisY', axis(1)],
  ['axisZ', axis(2)],
  ['axisA', axis(3)],
  ['axisC', axis(4)],
  ['j1', joint(0, 0, 110)],
  ['j2', joint(1, 5, 45)],
  ['j3', joint(2, 10, 55)],
  ['j4', joint(3, 0, 70)],
  ['j5', joint(4, 55, 45)],
  ['j6', joint(5, 0, 150)],
  ['craneX', axis(0)],
  ['craneZ', axis(2)],
  ['craneSpeed', share((played) => 0.5 + (played.leg % 2 === 0 ? 0.4 : -0.4) * played.speed)],
  ['forkReach', curve([0, 0.5], [0.05, 0.5], [0.12, 0.95], [0.2, 0.5], [0.6, 0.5], [0.7, 0.05], [0.78, 0.5])],
  ['ramPosition', curve([0, 1], [0.2, 1], [0.45, 0], [0.55, 0], [0.8, 1])],
  ['pressForce', forceCurve([0.42, 0], [0.5, 0.6], [0.56, 0])],
  ['strokeRate', byCycle((played) => (isRunning(played) ? 60 / played.lastCycleSeconds : 0))],
  ['mouldPosition', curve([0, 0.85], [0.08, 0], [0.78, 0], [0.88, 0.85])],
  ['clampForce', forceCurve([0.08, 0], [0.12, 0.8], [0.75, 0.8], [0.78, 0])],
  ['screwPosition', curve([0.12, 0.7], [0.22, 0.05], [0.36, 0.04], [0.7, 0.7])],
  ['screwSpeed', forceCurve([0.36, 0], [0.4, 0.55], [0.69, 0.55], [0.71, 0])],
  ['injectionPressure', forceCurve([0.12, 0.02], [0.2, 0.55], [0.24, 0.35], [0.36, 0.2], [0.4, 0.02])],
  ['squeegeePosition', curve([0, 0], [0.25, 0], [0.7, 0.95], [0.8, 0.95], [1, 0])],
  ['squeegeeSpeed', forceCurve([0.25, 0], [0.3, 0.4], [0.65, 0.4], [0.7, 0])],
  ['squeegeeForce', forceCurve([0.24, 0], [0.28, 0.5], [0.68, 0.5], [0.72, 0])],
  ['tableHeight', curve([0.1, 0], [0.2, 0.9], [0.75, 0.9], [0.85, 0])],
  ['insertionForce', forceCurve([0.3, 0], [0.42, 0.55], [0.48, 0.6], [0.5, 0])],
  ['insertionDepth', curve([0.28, 0], [0.46, 0.8], [0.52, 0.8], [0.6, 0])],
  ['torque', forceCurve([0.62, 0], [0.75, 0.6], [0.77, 0])],
  ['tighteningAngle', curve([0.62, 0], [0.75, 0.7], [0.8, 0.7], [0.85, 0])],
  ['vacuum', gripping],
  ['tableAngle', byCycle((p) => 45 * ((p.cycles % 8) + Math.min(1, p.phase / 0.08)))],
  ['toolNumber', (spec, lot) => (p) => 1 + ((Math.floor(lot * 7) + 3 * p.leg) % Math.max(1, spec.max))],
  ['stepNumber', (spec) => (p) => 1 + Math.floor(p.phase * Math.min(12, spec.max))],
  ['layer', byCycle((p) => 1 + Math.floor((p.cycles % PALLET) / LAYER))],
  ['printsSinceWipe', byCycle((p) => p.cycles % 12)],
  ['toolLifeUsed', physical(() => 0)],
  ['dieLifeUsed', physical(() => 0)],
  ['wheelDiameter', physical(() => 500)],
  ['hobShift', physical(() => 0)],
  ['feederStock', usedUp(0.15)],
  ['pasteLevel', usedUp(0.2)],
  ['materialLevel', usedUp(1.5)],
  ['itemCount', told((p) => (p.placed.kind.id === 'palletiser' ? p.cycles % PALLET : p.material.held()))],
  ['fillLevel', told((p) => 100 * p.material.filled())],
  ['waitingOrders', told((p) => p.material.orders())],
  ['longestWait', told((p) => p.material.oldestSeconds())],
  ['chargeMass', byCycle((p) => 760 + ((37 * p.cycles) % 90))],
  ['beltSpeed', pumped(0.5, 0, beltShare)],
  ['fanSpeed', pumped(0.62, 0.3)],
  ['fanCurrent', pumped(0.5, 0.3)],
  ['placementRate', pumped(0.62)],
  ['coolantPressure', pumped(0.62, 0, coolantShare)],
  ['sprayPressure', pumped(0.55)],
  ['gasPressure', pumped(0.6)],
  ['nozzleGap', pumped(0.09, 0.6)],
  ['lightLevel', pumped(0.8)],
  ['hydraulicPressure', physical((p) => p.physics.oil?.megapascals ?? 0)],
  ['cushion', steady(6, 0.15)],
  ['chuckPressure', (_spec, lot) => (p) => (p.physics.oil?.megapascals ?? 0) * (0.98 + 0.04 * lot)],
  ['lubricationPressure', steady(2.2, 0.06, (p) => p.physics.settings.lubrication)],
  ['airPressure', airAtMachine],
  ['furnacePressure', steady(120, 8)],
  ['gasFlow', steady(14, 0.3)],
  ['carbonPotential', steady(0.85, 0.015)],
  ['oxygen', steady(850, 60)],
  ['concentration', steady(3.5, 0.08)],
  ['conductivity', steady(640, 25)],
  ['tankLevel', steady(78, 2)],
  ['filterPressureDrop', (spec, lot) => steady(spec.min + (spec.max - spec.min) * 0.35, 0.02)(spec, lot)],
  ['humidity', steady(48, 2)],
  ['illuminance', steady(760, 25)],
  ['pickRate', steady(99.6, 0.12)],
  ['firstPassYield', steady(98.4, 0.3)],
  ['falseCallRate', steady(1.4, 0.3)],
  ['diskUsed', steady(46, 4)],
  ['largestDeviation', steady(3, 14)],
  ['stylusError', steady(0.9, 0.15)],
  ['beltSlip', steady(GOOD_SLIP, 0.25, (p) => 1 + p.physics.settings.beltSlip / GOOD_SLIP)],
  ['roomTemperature', steady(22.5, 0.3, (p) => p.physics.settings.ambient / 23)],
  ['partTemperature', steady(20.1, 0.08, (p) => 1 + (p.physics.settings.ambient - 23) / 60)],
  ['coolingTemperature', carriedOver],
  ['cyclesDone', counted(1)],
  ['itemsMoved', counting((p) => p.cycles - p.material.underWay())],
  ['itemsIn', counting((p) => p.material.came())],
  ['itemsOut', counting((p) => p.material.went())],
  ['palletsIn', counting((p) => p.material.came())],
  ['palletsOut', counting((p) => p.material.went())],
  ['palletsDone', counted(1 / PALLET)],
  ['pointsMeasured', counted(46)],
  ['componentsRejected', counted(0.9)],
  ['defectsFound', counted(0.04)],
  ['messagesDropped', counted(0.02)],
  ['operatorPresent', flagged((p) => isRunning(p) || setsUp(p))],
  ['callRaised', flagged((p) => p.state === PACKML.held)],
  ['gripperClosed', flagged((p) => p.phase > 0.15 && p.phase < 0.64)],
  ['entryOccupied', flagged((p) => p.material.atEntry())],
  ['exitOccupied', flagged((p) => p.material.atExit())],
  ['connectedDevices', (spec) => (p) => Math.min(spec.max, p.clients + (p.phase < 0.5 ? 3 : 4))],
  ['devicesOnline', byCycle((p) => p.clients)],
  ['messageRate', about((p) => p.clients, 0.08)],
  ['uplink', about((p) => 0.4 + 0.9 * p.clients, 0.15)],
  ['downlink', about((p) => 0.2 + 0.35 * p.clients, 0.2)],
  ['prbUse', steady(24, 4)],
  ['latency', bursting(11, 18)],
  ['loss', bursting(0.01, 0.3)],
  ['queuedMessages', bursting(1, 40)],
  ['transmitPower', steady(24, 0.3)],
  ['interference', steady(-109, 2)],
  ...HELD.map((key) => [key, temperatureOf(key)] as const),
  ['batteryVoltage', physical((p) => p.physics.battery?.volts ?? 0)],
  ['batteryTemperature', physical((p) => p.physics.battery?.celsius ?? 0)],
  ['cpuUsed', steady(31, 5)],
  ['memoryUsed', steady(47, 1.5)],
])

/** A key that nobody has described yet is judged by its unit and its name. */
function recipeByUnit(spec: ChannelSpec): Recipe {
  if (spec.states !== undefined) return spec.states.length === 2 ? flagOf(spec.key) : wordsOf
  if (spec.counter === true) return counted(1)
  if (spec.unit === '°C') return warming
  if (/vibration/i.test(spec.key)) return shaking
  if (/speed/i.test(spec.key)) return spinning
  if (/load|current|torque|force/i.test(spec.key)) return drawing
  if (spec.unit === '°' || spec.unit === 'mm') return axis(Math.abs(seedOf(spec.key, 0)) % 6)
  return wandering(0.45)
}

const flagOf = (key: string): Recipe => {
  if (/open/i.test(key)) return opens
  if (/clamped|closed/i.test(key)) return clamps
  return flagged((played) => isRunning(played) && !loading(played))
}

const wordsOf: Recipe = (spec) => (played) =>
  spec.states?.[played.leg % Math.max(1, spec.states.length)]?.code ?? spec.min

/** [G-3] Every Channel of every Kind has a Process; the state is the machine's own. */
export function processOf(spec: ChannelSpec, machineId: string): Process {
  if (spec.key === 'state') return (played) => played.state
  const lot = (seedOf(`${machineId}/${spec.key}`, 7) >>> 0) / 0x1_0000_0000
  return withWear(spec, (BY_KEY.get(spec.key) ?? recipeByUnit(spec))(spec, lot))
}
