/** How much one Viewer may still say: a bucket that fills with time [V-4]. */
export interface Allowance {
  readonly tokens: number
  readonly at: number
  /** What was refused, less what was allowed since. */
  readonly refused: number
}

export const PER_SECOND = 20
const MOST = 60
/** A Viewer that is refused so much more often than allowed is cut off. */
export const MOST_REFUSED = 200

export const freshAllowance = (now: number): Allowance => ({ tokens: MOST, at: now, refused: 0 })

export function spend(
  allowance: Allowance,
  now: number,
): { readonly allowed: boolean; readonly left: Allowance } {
  const filled = Math.min(MOST, allowance.tokens + (Math.max(0, now - allowance.at) / 1000) * PER_SECOND)
  return filled >= 1
    ? { allowed: true, left: { tokens: filled - 1, at: now, refused: Math.max(0, allowance.refused - 1) } }
    : { allowed: false, left: { tokens: filled, at: now, refused: allowance.refused + 1 } }
}
