import type { ZoneNature } from './nature.ts'

/** A heated zone and its controller, which knows only what its thermocouple says [W-43]. */
export interface Zone {
  readonly nature: ZoneNature
  readonly setCelsius: number
  /** As it is, and as the thermocouple has it. */
  celsius: number
  readCelsius: number
  /** Share of the heater's power that is on, and what of it the controller has summed up. */
  duty: number
  sum: number
}

export interface ZoneWork {
  /** Share of the usual power that the heater can give. */
  heater: number
  thermocoupleOffset: number
  ambientCelsius: number
  chargeKilowatts: number
}

const THERMOCOUPLE_SECONDS = 8
const STEP_SECONDS = 5
/** From a deviation to the set point, and four times that for its sum. */
const LOOP_SECONDS = 90

const lossKilowatts = (nature: ZoneNature, celsius: number, ambientCelsius: number): number =>
  (nature.lossWattsPerKelvin * (celsius - ambientCelsius)) / 1000

export function zoneOf(nature: ZoneNature, lot: number, ambientCelsius: number): Zone {
  const setCelsius = nature.celsius + nature.spread * (2 * lot - 1)
  const duty = lossKilowatts(nature, setCelsius, ambientCelsius) / nature.heaterKilowatts
  return { nature, setCelsius, celsius: setCelsius, readCelsius: setCelsius, duty, sum: duty }
}

export function heatUp(zone: Zone, work: ZoneWork, seconds: number): void {
  const steps = Math.max(1, Math.ceil(seconds / STEP_SECONDS))
  for (let i = 0; i < steps; i++) heatStep(zone, work, seconds / steps)
}

function heatStep(zone: Zone, work: ZoneWork, seconds: number): void {
  const { nature } = zone
  const gain = nature.kilojoulesPerKelvin / nature.heaterKilowatts / LOOP_SECONDS
  const short = zone.setCelsius - zone.readCelsius
  const wanted = zone.sum + gain * short
  zone.duty = Math.min(1, Math.max(0, wanted))
  // What the heater cannot do is not summed up, or it would overshoot for as long afterwards.
  if (wanted === zone.duty) zone.sum += ((gain * short) / (4 * LOOP_SECONDS)) * seconds
  const kilowatts =
    zone.duty * nature.heaterKilowatts * work.heater -
    lossKilowatts(nature, zone.celsius, work.ambientCelsius) -
    work.chargeKilowatts
  zone.celsius += (kilowatts * seconds) / nature.kilojoulesPerKelvin
  const said = zone.celsius + work.thermocoupleOffset
  zone.readCelsius += ((said - zone.readCelsius) * seconds) / (THERMOCOUPLE_SECONDS + seconds)
}
