/*
 * HOT: once a second over every slot of the Plant. Columns, no allocation.
 */
import { isStale } from '../../models/freshness.ts'
import { QUALITY } from '../../models/twin.ts'
import type { Now } from './now.ts'
import { skewMillisOf } from './playhead.ts'

/** Marks the Machines of which some Channel is stale at a time, and counts them; true where any mark changed. */
export function refreshStale(now: Now, at: number): boolean {
  const { twin, model, stale } = now
  const { machines, periodMillis } = model.table
  let changed = false
  let staleMachines = 0
  for (let index = 0; index < machines.length; index++) {
    const placed = machines[index]!
    const skew = skewMillisOf(model, now, index)
    const end = placed.firstSlot + placed.channels.length
    let mark = 0
    for (let slot = placed.firstSlot; slot < end && mark === 0; slot++) {
      if (twin.qualities[slot] === QUALITY.none) continue
      if (isStale(twin.times[slot]!, skew, periodMillis[slot]!, at)) mark = 1
    }
    if (stale[index] !== mark) {
      stale[index] = mark
      changed = true
    }
    staleMachines += mark
  }
  now.staleMachines = staleMachines
  return changed
}
