import type { Spread } from '../../state/freshness.ts'

/** The share of each bar in the whole; nothing anywhere where nothing was measured. */
export function sharesOf(spread: Spread): readonly number[] {
  const all = spread.reduce((sum, count) => sum + count, 0)
  return spread.map((count) => (all === 0 ? 0 : count / all))
}

/** The bar with the most in it. */
export function tallest(spread: Spread): number | undefined {
  const most = Math.max(...spread)
  return most === 0 ? undefined : spread.indexOf(most)
}
