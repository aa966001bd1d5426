/*
 * HOT: once a second over every slot of the Plant. Columns, no allocation.
 */
import { QUALITY } from '../../models/twin.ts'
import type { Now } from './now.ts'
import { skewMillisOf } from './playhead.ts'

/** Marks the Machines of which some Channel is stale at a time, and counts them; true where any mark changed. */
export function refreshStale(now: Now, at: number): boolean {
  const { twin, model, stale } = now
  const { staleAfterMillis } = model
  const { machines } = model.table
  const { qualities, times } = twin
  let changed = false
  let staleMachines = 0
  for (let index = 0; index < machines.length; index++) {
    const placed = machines[index]!
    const deviceNow = at - skewMillisOf(model, now, index)
    const end = placed.firstSlot + placed.channels.length
    let mark = 0
    for (let slot = placed.firstSlot; slot < end && mark === 0; slot++) {
      if (deviceNow - times[slot]! > staleAfterMillis[slot]! && qualities[slot] !== QUALITY.none) mark = 1
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
