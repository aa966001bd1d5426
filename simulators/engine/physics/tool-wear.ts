import { exp, log, pow } from '../exact.ts'

/*
 * Taylor's tool life V T^n = C, and flank wear as ISO 3685 judges it: a tool is worn out at 0.3 mm [W-41].
 */

/** n by what the edge is made of. */
export const TAYLOR = { highSpeedSteel: 0.125, carbide: 0.25, ceramic: 0.45 } as const

/** How many times as fast an edge wears at a share of the speed that it was planned for. */
export const rateAtSpeed = (share: number, exponent: number): number =>
  toolLifeMinutes(1, exponent, 1) / toolLifeMinutes(share, exponent, 1)

export const WORN_OUT_MILLIMETRES = 0.3

/** Minutes that an edge lasts at a speed in m/min. */
export const toolLifeMinutes = (metresPerMinute: number, exponent: number, constant: number): number =>
  pow(constant / metresPerMinute, 1 / exponent)

const BREAK_IN_MILLIMETRES = 0.06
const BREAK_IN_LIFE = 0.04
const STEADY_MILLIMETRES = 0.14
/** The last is what is left to 0.3 mm: it grows fast at the end. */
const RAPID_POWER = 6

/** Width of the land that is worn after a share of the tool's life: breaking in, steady, then rapid. */
export function flankWear(used: number): number {
  const life = Math.min(Math.max(used, 0), 1)
  const rapid = WORN_OUT_MILLIMETRES - BREAK_IN_MILLIMETRES - STEADY_MILLIMETRES
  return (
    (BREAK_IN_MILLIMETRES * (1 - exp(-life / BREAK_IN_LIFE))) / (1 - exp(-1 / BREAK_IN_LIFE)) +
    STEADY_MILLIMETRES * life +
    (life === 0 ? 0 : rapid * exp(RAPID_POWER * log(life)))
  )
}

/** How far a tool shows its wear, 0 to 1: the force on the flank grows with the land, faster when it is wide. */
export function bluntness(used: number): number {
  const share = flankWear(used) / WORN_OUT_MILLIMETRES
  return share * share
}
