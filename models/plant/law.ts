import { z } from 'zod'

/*
 * How a duration or a quantity is spread, as a person writes it: in the unit of the place where it stands. Means and
 * deviations are those of the quantity itself.
 */

const amount = z.number().positive().max(1e9)
const spread = z.number().min(0).max(1e9)
const shape = z.number().min(0.1).max(100)

export const lawSchema = z
  .discriminatedUnion('law', [
    z.strictObject({ law: z.literal('fixed'), value: amount }),
    z.strictObject({ law: z.literal('normal'), mean: amount, deviation: spread }),
    z.strictObject({ law: z.literal('lognormal'), mean: amount, deviation: spread }),
    z.strictObject({ law: z.literal('gamma'), mean: amount, shape }),
    z.strictObject({ law: z.literal('triangular'), low: spread, mode: spread, high: amount }),
    z.strictObject({ law: z.literal('exponential'), mean: amount }),
    z.strictObject({ law: z.literal('weibull'), scale: amount, shape }),
    z.strictObject({
      law: z.literal('empirical'),
      values: z.array(amount).min(1).max(10_000),
      weights: z.array(spread).min(1).max(10_000).optional(),
    }),
  ])
  .meta({
    id: 'law',
    description: 'How it is spread, for example { "law": "lognormal", "mean": 90, "deviation": 4 }',
  })

export type LawInFile = z.output<typeof lawSchema>

/** What in a law cannot be though each of its numbers could: the key, what belongs there and what stands there. */
export function lawProblem(
  law: LawInFile,
): readonly [key: string, expected: string, found: string] | undefined {
  if (law.law === 'triangular') {
    const { low, mode, high } = law
    const inOrder = low <= mode && mode <= high && low < high
    return inOrder ? undefined : ['mode', 'low, mode and high in order', `${low}, ${mode} and ${high}`]
  }
  if (law.law !== 'empirical' || law.weights === undefined) return undefined
  const { values, weights } = law
  if (weights.length !== values.length) {
    return ['weights', `as many weights as values, ${values.length}`, String(weights.length)]
  }
  return weights.some((weight) => weight > 0) ? undefined : ['weights', 'a weight above 0', 'none']
}
