import { exp } from '../exact.ts'
import type { HeatNature } from './nature.ts'

/**
 * A warm mass of two nodes. While heat, cooling and surroundings stay as they are its course is two exponentials,
 * which are followed exactly: a second or an hour in one step are the same [W-40].
 */
export interface WarmMass {
  readonly nature: HeatNature
  sourceCelsius: number
  bodyCelsius: number
  /** For which cooling and step the four shares below were worked out. */
  shed: number
  seconds: number
  sourceFromSource: number
  sourceFromBody: number
  bodyFromSource: number
  bodyFromBody: number
}

export const warmMass = (nature: HeatNature, watts: number, sinkCelsius: number): WarmMass => {
  const bodyCelsius = sinkCelsius + watts / nature.shedWattsPerKelvin
  return {
    nature,
    bodyCelsius,
    sourceCelsius: bodyCelsius + watts / nature.linkWattsPerKelvin,
    shed: Number.NaN,
    seconds: Number.NaN,
    sourceFromSource: 1,
    sourceFromBody: 0,
    bodyFromSource: 0,
    bodyFromBody: 1,
  }
}

/** The body's way to the coolant, by the share of its usual flow; what goes by itself stays. */
export const shedBy = (nature: HeatNature, cooling: number): number =>
  nature.shedWattsPerKelvin * (1 - nature.cooledShare + nature.cooledShare * cooling)

/** The two decay rates, per second, slow first: its time constants are their inverses. */
export function ratesOf(nature: HeatNature, shed: number): readonly [number, number] {
  const { mean, half } = halves(nature, shed)
  return [mean - half, mean + half]
}

function halves(nature: HeatNature, shed: number): { readonly mean: number; readonly half: number } {
  const a = nature.linkWattsPerKelvin / nature.sourceJoulesPerKelvin
  const b = nature.linkWattsPerKelvin / nature.bodyJoulesPerKelvin
  const c = shed / nature.bodyJoulesPerKelvin
  const mean = (a + b + c) / 2
  return { mean, half: Math.sqrt(mean * mean - a * c) }
}

/** The shares are e to the matrix of the two equations times the step, by its two eigenvalues. */
function workOut(mass: WarmMass, shed: number, seconds: number): void {
  const { nature } = mass
  const a = nature.linkWattsPerKelvin / nature.sourceJoulesPerKelvin
  const b = nature.linkWattsPerKelvin / nature.bodyJoulesPerKelvin
  const { mean, half } = halves(nature, shed)
  const slow = exp((half - mean) * seconds)
  const fast = exp((-half - mean) * seconds)
  const even = (slow + fast) / 2
  const odd = (slow - fast) / (2 * half)
  mass.sourceFromSource = even + odd * (mean - a)
  mass.sourceFromBody = odd * a
  mass.bodyFromSource = odd * b
  mass.bodyFromBody = even + odd * (a - mean)
  mass.shed = shed
  mass.seconds = seconds
}

export function warm(
  mass: WarmMass,
  watts: number,
  shed: number,
  sinkCelsius: number,
  seconds: number,
): void {
  if (shed !== mass.shed || seconds !== mass.seconds) workOut(mass, shed, seconds)
  const bodyRest = sinkCelsius + watts / shed
  const sourceRest = bodyRest + watts / mass.nature.linkWattsPerKelvin
  const source = mass.sourceCelsius - sourceRest
  const body = mass.bodyCelsius - bodyRest
  mass.sourceCelsius = sourceRest + mass.sourceFromSource * source + mass.sourceFromBody * body
  mass.bodyCelsius = bodyRest + mass.bodyFromSource * source + mass.bodyFromBody * body
}
