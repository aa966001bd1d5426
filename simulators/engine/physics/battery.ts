import { type Decay, decay, leftAfter } from './decay.ts'

/** A traction battery of 48 V: what stands at its terminals, and how warm it is. */
export interface Battery {
  volts: number
  celsius: number
  readonly decay: Decay
}

const EMPTY_VOLTS = 46.5
const FULL_VOLTS = 53
const OHMS = 0.025
const CHARGING_AMPERES = 40
const WATTS_PER_KELVIN = 2
const JOULES_PER_KELVIN = 30_000
/** From the cells' chemistry and their electronics, so that it is warmer than the hall even at rest. */
const STANDING_WATTS = 4

export const batteryOf = (ambientCelsius: number): Battery => ({
  volts: FULL_VOLTS,
  celsius: ambientCelsius + STANDING_WATTS / WATTS_PER_KELVIN,
  decay: decay(),
})

export function draw(
  battery: Battery,
  work: { readonly charge: number; readonly charging: boolean; readonly amperes: number },
  resistance: number,
  ambientCelsius: number,
  seconds: number,
): void {
  const amperes = work.charging ? -CHARGING_AMPERES : work.amperes
  const ohms = OHMS * resistance
  battery.volts = EMPTY_VOLTS + (FULL_VOLTS - EMPTY_VOLTS) * work.charge - amperes * ohms
  const rest = ambientCelsius + (STANDING_WATTS + amperes * amperes * ohms) / WATTS_PER_KELVIN
  const left = leftAfter(battery.decay, seconds, JOULES_PER_KELVIN / WATTS_PER_KELVIN)
  battery.celsius = rest + (battery.celsius - rest) * left
}
