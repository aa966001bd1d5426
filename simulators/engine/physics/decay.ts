import { exp } from '../exact.ts'

/**
 * What is left of a deviation after a step. A machine's steps are nearly always of one length, so the last answer is
 * kept: an exponential costs more than all else in a turn.
 */
export interface Decay {
  seconds: number
  constantSeconds: number
  left: number
}

export const decay = (): Decay => ({ seconds: Number.NaN, constantSeconds: Number.NaN, left: 1 })

export function leftAfter(kept: Decay, seconds: number, constantSeconds: number): number {
  if (kept.seconds !== seconds || kept.constantSeconds !== constantSeconds) {
    kept.seconds = seconds
    kept.constantSeconds = constantSeconds
    kept.left = exp(-seconds / constantSeconds)
  }
  return kept.left
}
