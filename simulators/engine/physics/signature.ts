import { exp } from '../exact.ts'
import type { Random } from '../random.ts'
import { bluntness } from './tool-wear.ts'

/** How the wear of one part of one machine shows: no two of a sort do so alike [W-46]. */
export interface Lot {
  /** Damage from which on it can be told at all. */
  readonly onset: number
  /** How steeply it grows then. */
  readonly steepness: number
  /** Against the Kind's part. */
  readonly strength: number
}

export const lotOf = (random: Random): Lot => ({
  onset: random.between(0.4, 0.55),
  steepness: random.between(2.2, 3.8),
  strength: random.between(0.8, 1.25),
})

/**
 * 0 while nothing shows, 1 for a middling part that fails. A defect feeds on itself, so it grows as an exponential
 * from its onset; a tool shows what is gone from its edge.
 */
export function shownAt(damage: number, lot: Lot, isTool: boolean): number {
  if (isTool) return lot.strength * bluntness(damage)
  if (damage <= lot.onset) return 0
  const way = (Math.min(damage, 1) - lot.onset) / (1 - lot.onset)
  return (lot.strength * (exp(lot.steepness * way) - 1)) / (exp(lot.steepness) - 1)
}
