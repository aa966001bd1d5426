import type { Placed } from '../../../models/slots.ts'
import { noteUndated, observeClock } from '../clocks.ts'
import type { Ingest } from './door.ts'
import { isObject, timeOf } from './json.ts'

/**
 * The time of each item of a packet: its own, NaN where that is no time, or the arrival's where it has none. A
 * clock that runs ahead has its own times moved back together, and only those [D-1, D-2].
 */
export function timesOf(ingest: Ingest, placed: Placed, items: readonly unknown[]): readonly number[] {
  const { packet, floor } = ingest
  const told = items.map((item) => (isObject(item) && item.t !== undefined ? timeOf(item.t) : undefined))
  let newest = 0
  for (const time of told) if (time !== undefined && time > newest) newest = time
  if (!packet.retained && told.includes(undefined)) noteUndated(floor.clocks, placed.index, packet.arrival)
  if (newest === 0) packet.newest = packet.arrival
  else {
    const shift = observeClock(floor.clocks, placed.index, newest, packet.arrival, packet.retained)
    packet.newest = newest + shift
    if (shift !== 0) return told.map((time) => (time === undefined ? packet.arrival : time + shift))
  }
  return told.map((time) => time ?? packet.arrival)
}
