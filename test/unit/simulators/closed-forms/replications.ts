import { expect } from 'vitest'

/** Two seconds by themselves; a shared machine may take ten times as long. */
export const TIMEOUT_MILLIS = 60_000

/** So many runs, each with a seed and so with streams of chance of its own. */
const REPLICATIONS = 20

/** Student's t with 19 degrees of freedom: 99 of 100 intervals of so many standard errors hold the true mean. */
const STUDENT_99 = 2.8609

interface Estimate {
  readonly mean: number
  /** Half of the 99 % confidence interval. */
  readonly half: number
}

/** One figure from each of the replications, as a mean and its 99 % confidence interval. */
function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, half: STUDENT_99 * Math.sqrt(squares / (values.length - 1) / values.length) }
}

/** Runs the replications; of every figure that `measure` names there is an estimate. */
export function replicate<Key extends string>(
  measure: (seed: number) => Readonly<Record<Key, number>>,
): Readonly<Record<Key, Estimate>> {
  const runs = Array.from({ length: REPLICATIONS }, (_, i) => measure(1 + i))
  const figures: Partial<Record<Key, Estimate>> = {}
  for (const key of keysOf(runs[0])) figures[key] = estimate(runs.map((run) => run[key]))
  return figures as Record<Key, Estimate>
}

const keysOf = <Key extends string>(figures: Readonly<Record<Key, number>> | undefined): readonly Key[] =>
  Object.keys(figures ?? {}) as Key[]

/** The theory lies in the interval, which is narrow enough to have missed it: at most `widest` of the theory to each side. */
export function expectTheory({ mean, half }: Estimate, theory: number, widest: number): void {
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThanOrEqual(widest * theory)
  expect(mean).toBeGreaterThanOrEqual(theory - half)
  expect(mean).toBeLessThanOrEqual(theory + half)
}

/** Two figures that were measured apart are the same: 0 lies in the interval of their difference. */
export function expectSame(difference: Estimate, size: number, widest: number): void {
  expect(difference.half).toBeLessThanOrEqual(widest * size)
  expect(Math.abs(difference.mean)).toBeLessThanOrEqual(difference.half)
}
