import { soak } from './bath.ts'
import { draw } from './battery.ts'
import { moveSettings } from './effects.ts'
import { shedBy, warm } from './heat.ts'
import type { PartNature } from './nature.ts'
import { type Drive, heatLost, type Physics } from './physics.ts'
import { blow, type OilWork, press } from './pressure.ts'
import { shownAt } from './signature.ts'
import { rateAtSpeed, TAYLOR } from './tool-wear.ts'
import { heatUp, type ZoneWork } from './zone.ts'

/* Hot: runs at every turn of every machine. No allocation; one exponential a step at most, and that seldom. */

const zoneScratch: ZoneWork = { heater: 1, thermocoupleOffset: 0, ambientCelsius: 0, chargeKilowatts: 0 }
const oilScratch: OilWork = {
  pumping: true,
  setMegapascals: 0,
  usedLitresPerMinute: 0,
  leakLitresPerMinute: 0,
}
const batteryScratch = { charge: 0, charging: false, amperes: 0 }

/** Sums of what the wear of all parts does, of this turn. */
const wearScratch = { shakes: 0, heats: 0, loads: 0, leaksAir: 0, resists: 0, heater: 1, pump: 1 }

/** A machine's physics goes on by some seconds of its doings [W-40] to [W-46]. */
export function advancePhysics(physics: Physics, drive: Drive, seconds: number): void {
  if (physics.ramps.length > 0) moveSettings(physics, seconds)
  physics.seconds += seconds
  wearOff(physics, drive)
  turn(physics, drive, seconds)
  if (physics.warm !== undefined) warmUp(physics, drive, seconds)
  blowAir(physics, drive, seconds)
  pressOil(physics, drive, seconds)
  heatZones(physics, drive, seconds)
  cool(physics, drive, seconds)
  meter(physics, drive, seconds)
}

function wearOff(physics: Physics, drive: Drive): void {
  const { parts, damage, signs, settings } = physics
  const sum = wearScratch
  sum.shakes = sum.heats = sum.loads = sum.leaksAir = sum.resists = 0
  sum.heater = sum.pump = 1
  const { cuttingSpeed } = settings
  const rate = cuttingSpeed === 1 ? 1 : rateAtSpeed(cuttingSpeed, TAYLOR.carbide)
  let bearing = 0
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    if (part === undefined) continue
    const { nature, lot } = part
    const gone = (drive.wear[i] ?? 0) * (nature.tool === true ? rate * settings.toolWearRate : 1)
    // A part that has not worn since the last turn shows as it did: most machines stand still in this respect.
    if (gone !== damage[i]) {
      damage[i] = gone
      signs[i] = shownAt(gone, lot, nature.tool === true)
    }
    if (nature.bearing === true) bearing = Math.max(bearing, gone)
    const sign = signs[i] ?? 0
    if (sign > 0) add(nature, sign)
  }
  settings.bearingDamage = bearing
}

function add(nature: PartNature, sign: number): void {
  const sum = wearScratch
  sum.shakes += (nature.shakes ?? 0) * sign
  sum.heats += (nature.heats ?? 0) * sign
  sum.loads += (nature.loads ?? 0) * sign
  sum.leaksAir += (nature.leaksAirLitresPerMinute ?? 0) * sign
  sum.resists += (nature.resists ?? 0) * sign
  sum.heater *= Math.max(0, 1 - (nature.weakensHeater ?? 0) * sign)
  sum.pump *= Math.max(0, 1 - (nature.weakensPump ?? 0) * sign)
}

/** From mm/s a degree of backlash at full speed, when the teeth strike at every turn of the way. */
const SHAKES_BY_BACKLASH = 8
const SHAKES_BY_SLIP = 0.08
/** Joints with play hunt for their place, and a belt that slips rubs. */
const LOADS_BY_BACKLASH = 0.25
const LOADS_BY_SLIP = 0.025

function turn(physics: Physics, drive: Drive, seconds: number): void {
  const { nature, settings, balance } = physics
  const before = physics.speed
  physics.speed = drive.speed * settings.cuttingSpeed
  const more = wearScratch.loads + LOADS_BY_BACKLASH * settings.backlash + LOADS_BY_SLIP * settings.beltSlip
  physics.load = drive.load * settings.workload * (1 + more)
  const gained = nature.rampSeconds * Math.max(0, physics.speed * physics.speed - before * before)
  physics.rampKilowatts = seconds > 0 ? (nature.kilowatts * gained) / seconds : 0
  const { shaft } = nature
  if (shaft === undefined) return
  const speed = shaft.constantSpeed === undefined ? physics.speed : drive.on ? shaft.constantSpeed : 0
  const bySpeed = shaft.bySpeed * speed * balance * settings.imbalance
  const byLoad = shaft.byLoad * physics.load
  const dry = 1 + 0.8 * Math.max(0, 1 - settings.lubrication)
  const healthy = dry * Math.sqrt(bySpeed * bySpeed + byLoad * byLoad + shaft.floor * shaft.floor)
  const play = SHAKES_BY_BACKLASH * settings.backlash * speed + SHAKES_BY_SLIP * settings.beltSlip * speed
  const defect = healthy * wearScratch.shakes
  physics.defectVibration = defect
  physics.vibration = Math.sqrt(healthy * healthy + defect * defect + play * play)
}

function warmUp(physics: Physics, drive: Drive, seconds: number): void {
  const { warm: mass, settings, nature } = physics
  if (mass === undefined) return
  const dryness = Math.max(0, 1 - settings.lubrication)
  const rubbing = mass.nature.watts * wearScratch.heats * (0.3 + 0.7 * physics.speed)
  const watts = drive.on ? heatLost(mass.nature, physics.speed, physics.load, dryness) + rubbing : 0
  const cooling = nature.cuts
    ? settings.spindleCooling * (0.4 + 0.6 * settings.coolantFlow)
    : settings.motorCooling
  warm(mass, watts, shedBy(mass.nature, cooling), settings.ambient, seconds)
}

function blowAir(physics: Physics, drive: Drive, seconds: number): void {
  const { nature, settings } = physics
  const used = (drive.running ? 1 : 0.2) * nature.airLitresPerMinute
  blow(physics.air, settings.airSupply, used + settings.airLeak + wearScratch.leaksAir, seconds)
}

function pressOil(physics: Physics, drive: Drive, seconds: number): void {
  const { oil, settings } = physics
  if (oil === undefined) return
  const { nature } = oil
  oilScratch.pumping = drive.on
  oilScratch.setMegapascals = drive.running
    ? nature.runningMegapascals + nature.byLoadMegapascals * drive.load
    : nature.standingMegapascals
  oilScratch.usedLitresPerMinute = drive.running ? nature.usedLitresPerMinute * drive.load : 0
  const within = nature.pumpLitresPerMinute * (1 - wearScratch.pump)
  oilScratch.leakLitresPerMinute = nature.leakLitresPerMinute + settings.hydraulicLeak + within
  press(oil, oilScratch, seconds)
}

/** The cold charge has taken what it takes when so much of the cycle is done. */
const CHARGE_PHASE = 0.6

function heatZones(physics: Physics, drive: Drive, seconds: number): void {
  const { zones, settings } = physics
  if (zones.length === 0) return
  zoneScratch.heater = settings.heaterPower * wearScratch.heater
  zoneScratch.ambientCelsius = settings.ambient
  const charge = drive.running ? Math.max(0, 1 - drive.phase / CHARGE_PHASE) : 0
  for (let i = 0; i < zones.length; i++) {
    const zone = zones[i]
    if (zone === undefined) continue
    zoneScratch.thermocoupleOffset = zone === physics.mainZone ? settings.thermocoupleOffset : 0
    zoneScratch.chargeKilowatts = charge * zone.nature.chargeKilowatts
    heatUp(zone, zoneScratch, seconds)
  }
}

function cool(physics: Physics, drive: Drive, seconds: number): void {
  const { baths, settings, oil } = physics
  for (let i = 0; i < baths.length; i++) {
    const bath = baths[i]
    if (bath === undefined) continue
    const { nature } = bath
    const working = drive.running ? nature.workingKilowatts : 0
    const lost = oil !== undefined && oil.nature.warms === nature.key ? oil.lostKilowatts : 0
    const standing = drive.on ? nature.standingKilowatts : 0
    soak(bath, standing + working + lost, settings[nature.cooledBy], settings.ambient, seconds)
  }
}

const THREE_PHASES = Math.sqrt(3) * 0.85

/** Power of the step and what it adds up to: the meter counts nothing else [W-44]. */
function meter(physics: Physics, drive: Drive, seconds: number): void {
  const { nature, zones, settings } = physics
  const level = drive.running ? nature.idle : drive.on ? nature.standby : nature.standby / 4
  const moving = nature.kilowatts * (level + nature.work * physics.load) + physics.rampKilowatts
  let kilowatts = moving + (physics.oil?.lostKilowatts ?? 0)
  // What a worn heater wastes at its terminals is drawn all the same.
  for (let i = 0; i < zones.length; i++) {
    const zone = zones[i]
    if (zone !== undefined) kilowatts += zone.duty * zone.nature.heaterKilowatts * settings.heaterPower
  }
  physics.kilowatts = kilowatts
  physics.kilowattHours += (kilowatts * seconds) / 3600
  physics.amperes = (1000 * moving) / (nature.volts * (nature.battery ? 1 : THREE_PHASES))
  if (drive.cycles !== physics.cycles) partDone(physics, drive.cycles)
  if (physics.battery === undefined) return
  batteryScratch.charge = drive.charge
  batteryScratch.charging = drive.charging
  batteryScratch.amperes = physics.amperes
  const resistance = settings.batteryResistance * (1 + wearScratch.resists)
  draw(physics.battery, batteryScratch, resistance, settings.ambient, seconds)
}

function partDone(physics: Physics, cycles: number): void {
  const since = physics.kilowattHours - physics.partBeganKilowattHours
  const parts = cycles - physics.cycles
  if (since >= 0 && parts > 0) physics.partKilowattHours = since / parts
  physics.partBeganKilowattHours = physics.kilowattHours
  physics.cycles = cycles
}
