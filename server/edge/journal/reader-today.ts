import type { SlotMap } from '../../../models/segment/dictionary.ts'
import type { Twin } from '../../../models/twin.ts'

/** A quantum of a file's Plant in that of today's [Y-31]. */
export const rescaled = (quantum: number, factor: number): number => {
  if (factor === 1) return quantum
  return Math.max(-0x8000_0000, Math.min(0x7fff_ffff, Math.round(quantum * factor)))
}

/** Brings what the slots of a file's Plant hold to where they are today [Y-31]. */
export function toToday({ slots, factors }: SlotMap, from: Twin, into: Twin): void {
  for (let slot = 0; slot < from.size; slot++) {
    const to = slots[slot] ?? -1
    if (to < 0) continue
    into.quanta[to] = rescaled(from.quanta[slot] ?? 0, factors[slot] ?? 1)
    into.times[to] = from.times[slot] ?? Number.NEGATIVE_INFINITY
    into.qualities[to] = from.qualities[slot] ?? 0
  }
}
