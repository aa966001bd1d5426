import type { LawInFile } from '../../../models/plant/law.ts'
import type { Law } from '../laws/law.ts'

/* Units of the places in a plant file, in milliseconds. */
export const SECOND = 1000
export const MINUTE = 60_000
export const HOUR = 3_600_000

/** A law of the plant file in units of the engine: `scale` of them are one of the file's. */
export function scaledLaw(law: LawInFile, scale: number): Law {
  switch (law.law) {
    case 'fixed':
      return { law: 'fixed', value: law.value * scale }
    case 'normal':
    case 'lognormal':
      return { law: law.law, mean: law.mean * scale, deviation: law.deviation * scale }
    case 'gamma':
      return { law: 'gamma', mean: law.mean * scale, shape: law.shape }
    case 'triangular':
      return { law: 'triangular', low: law.low * scale, mode: law.mode * scale, high: law.high * scale }
    case 'exponential':
      return { law: 'exponential', mean: law.mean * scale }
    case 'weibull':
      return { law: 'weibull', scale: law.scale * scale, shape: law.shape }
    case 'empirical': {
      const values = law.values.map((value) => value * scale)
      return law.weights === undefined
        ? { law: 'empirical', values }
        : { law: 'empirical', values, weights: law.weights }
    }
  }
}

export const lognormal = (mean: number, deviation: number): Law => ({ law: 'lognormal', mean, deviation })
export const exponential = (mean: number): Law => ({ law: 'exponential', mean })
