import { QUALITY } from '../../../models/twin.ts'
import type { Now } from '../../state/now.ts'
import { skewMillisOf } from '../../state/playhead.ts'

/** A Machine whose clock is off by so much; above 0 it is behind the server's [D-4]. */
export interface WrongClock {
  readonly machine: number
  readonly skewMillis: number
}

/** The clocks that are off by more than so much, worst first, at most so many [J-6]. */
export function worstClocks(now: Now, beyondMillis: number, most: number): readonly WrongClock[] {
  const worst: WrongClock[] = []
  for (const { index } of now.model.table.machines) {
    const skewMillis = skewMillisOf(now.model, now, index)
    const off = Math.abs(skewMillis)
    if (off <= beyondMillis) continue
    const place = worst.findIndex((other) => Math.abs(other.skewMillis) < off)
    if (place < 0 && worst.length >= most) continue
    worst.splice(place < 0 ? worst.length : place, 0, { machine: index, skewMillis })
    if (worst.length > most) worst.pop()
  }
  return worst
}

/** Whether any Machine's clock has been compared with the server's. */
export const knowsClocks = ({ model, twin }: Now): boolean =>
  model.skewSlots.some((slot) => twin.qualities[slot] !== QUALITY.none)
