import { type Decay, decay, leftAfter } from './decay.ts'
import type { BathNature } from './nature.ts'

/** Oil, water or a mould: one temperature, warmed by work and cooled by what flows [W-43]. */
export interface Bath {
  readonly nature: BathNature
  celsius: number
  readonly decay: Decay
}

export const bathOf = (nature: BathNature, ambientCelsius: number, kilowatts: number): Bath => ({
  nature,
  celsius: sinkOf(nature, ambientCelsius) + (1000 * kilowatts) / nature.wattsPerKelvin,
  decay: decay(),
})

const sinkOf = (nature: BathNature, ambientCelsius: number): number =>
  nature.sinkCelsius === 'ambient' ? ambientCelsius : nature.sinkCelsius

/** Without any flow it still loses a twentieth to the hall. */
const STILL_SHARE = 0.05

/** Its time constant is its heat capacity over what carries the heat away. */
export function soak(
  bath: Bath,
  kilowatts: number,
  flow: number,
  ambientCelsius: number,
  seconds: number,
): void {
  const { nature } = bath
  const wattsPerKelvin = nature.wattsPerKelvin * (STILL_SHARE + (1 - STILL_SHARE) * flow)
  const rest = sinkOf(nature, ambientCelsius) + (1000 * kilowatts) / wattsPerKelvin
  const left = leftAfter(bath.decay, seconds, (1000 * nature.kilojoulesPerKelvin) / wattsPerKelvin)
  bath.celsius = rest + (bath.celsius - rest) * left
}
