import { QUALITY } from '../../../models/twin.ts'
import type { Now } from '../now.ts'
import { roundedRange } from './bins.ts'
import { withRange } from './catalogue.ts'
import type { HeatOverlay } from './overlay.ts'
import type { Tint } from './tint.ts'

/** How the values of a heat overlay lie at this moment. */
export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
  /** The 2nd and the 98th of a hundred: a few outliers do not wash out the rest. */
  readonly low: number
  readonly high: number
  /** How many Machines have a value. */
  readonly count: number
}

/** Nothing where no Machine has a value. */
export function spreadOf(tint: Tint, now: Now): Spread | undefined {
  const values = new Float64Array(tint.slots.length)
  let count = 0
  const { twin, model } = now
  for (const slot of tint.slots) {
    const quality = twin.qualities[slot] ?? QUALITY.none
    if (slot < 0 || quality === QUALITY.none || quality === QUALITY.bad) continue
    values[count++] = (twin.quanta[slot] ?? 0) / (model.table.perUnit[slot] ?? 1)
  }
  const sorted = values.subarray(0, count).sort()
  const at = (share: number): number => sorted[Math.round(share * (count - 1))] ?? Number.NaN
  if (count === 0) return undefined
  return { min: at(0), low: at(0.02), median: at(0.5), high: at(0.98), max: at(1), count }
}

/** A range that is narrower than this many resolutions would paint noise. */
const LEAST_STEPS = 20

/** The overlay on the range that its Machines read now, rounded outwards [O-7]. */
export const asSeen = (overlay: HeatOverlay, { low, high }: Spread): HeatOverlay =>
  withRange(overlay, roundedRange(low, high, overlay.channel.resolution * LEAST_STEPS))

/** A range that values leave by more than this share of it tells too little of them. */
const FAR = 0.5

/**
 * The overlay on another range, where it needs one: no range was fitted or asked for yet, or the values have left by
 * far the one that was fitted. Otherwise the scale stays still, so that a colour keeps its meaning [O-11].
 */
export function fitted(overlay: HeatOverlay, spread: Spread): HeatOverlay | undefined {
  if (overlay.scale === 'full') return undefined
  if (overlay.scale === 'unfitted') return asSeen(overlay, spread)
  const [low, high] = overlay.range
  const far = FAR * (high - low)
  return spread.low < low - far || spread.high > high + far ? asSeen(overlay, spread) : undefined
}
