import type { Placed } from '../../../models/slots.ts'
import { AHEAD_MILLIS, noteUndated, observeClock } from '../clocks.ts'
import type { Ingest } from './door.ts'
import { EARLIEST, isObject, timeOf } from './json.ts'

/**
 * The time of each item of a packet: its own, NaN where that is no time, or the arrival's where it has none. Where
 * all of them are ahead the clock is, and they are moved back together; one ahead among others is alone in it
 * [D-1, D-2].
 */
export function timesOf(ingest: Ingest, placed: Placed, items: readonly unknown[]): readonly number[] {
  const { packet, floor } = ingest
  const { arrival, retained } = packet
  const told = items.map((item) => (isObject(item) && item.t !== undefined ? timeOf(item.t) : undefined))
  if (!retained && told.includes(undefined)) noteUndated(floor.clocks, placed.index, arrival)
  const own = told.filter((time): time is number => time !== undefined && !Number.isNaN(time))
  const ahead = own.filter((time) => time > arrival + AHEAD_MILLIS)
  const running = ahead.length === own.length ? own : own.filter((time) => time <= arrival + AHEAD_MILLIS)
  if (running.length === 0) {
    packet.newest = arrival
    return told.map((time) => time ?? arrival)
  }
  const newest = running.reduce((latest, time) => Math.max(latest, time))
  const shift = observeClock(floor.clocks, placed.index, newest, arrival, retained)
  packet.newest = newest + shift
  return told.map((time) => (time === undefined ? arrival : moved(time, shift, arrival)))
}

function moved(time: number, shift: number, arrival: number): number {
  const to = time + shift
  return to > arrival + AHEAD_MILLIS || to < EARLIEST ? arrival : to
}
