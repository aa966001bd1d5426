import type { Happening } from '../../models/event.ts'
import { linkSlot, type Placed, type SlotTable, stateSlot } from '../../models/slots.ts'
import { LINK } from '../../models/state.ts'
import { QUALITY } from '../../models/twin.ts'
import { accept, type Bridge, createBridge } from './bridge.ts'
import { type Clocks, createClocks } from './clocks.ts'
import { createHappenings, type Happenings, happen } from './happenings.ts'
import { arriveAt } from './journal/recorder.ts'
import { createLinks, type Links } from './links.ts'

/** All that the server knows of a Plant at this moment. */
export interface Floor {
  readonly table: SlotTable
  readonly bridge: Bridge
  readonly clocks: Clocks
  readonly links: Links
  readonly happenings: Happenings
  /** The server's time of what is being taken in. */
  arrival: number
}

export const createFloor = (table: SlotTable): Floor => ({
  table,
  bridge: createBridge(table),
  clocks: createClocks(table.machines.length),
  links: createLinks(table),
  happenings: createHappenings(),
  arrival: 0,
})

/** Takes a Machine's state; a change of it is an Event, told once [E-2]. */
export function acceptState(
  floor: Floor,
  placed: Placed,
  code: number,
  time: number,
  quality: number,
  reason?: string,
): boolean {
  const { bridge } = floor
  const slot = stateSlot(placed)
  const from = bridge.twin.quanta[slot]
  const known = bridge.twin.qualities[slot] !== QUALITY.none
  const changed = accept(bridge, slot, code, time, quality)
  if (changed && known && from !== code) {
    const change: Happening = {
      event: 'stateChanged',
      ...(from === undefined ? {} : { from }),
      to: code,
      ...(reason === undefined ? {} : { reason }),
    }
    happen(floor.happenings, placed.index, time, change, floor.arrival)
  }
  return changed
}

/** Writes a Channel of the server's own; its time never goes back, whatever the clock does. */
export function writeOwn(floor: Floor, slot: number, quantum: number, now: number): void {
  const { recorder, twin } = floor.bridge
  if (recorder !== undefined) arriveAt(recorder, now, false)
  const held = twin.times[slot] ?? now
  accept(floor.bridge, slot, quantum, Math.max(now, held), QUALITY.good)
}

/** Writes a Machine's link where it changed, and tells it [Q-4, E-2]. */
export function writeLink(floor: Floor, placed: Placed, code: number, now: number): void {
  const from = floor.links.shown[placed.index] ?? LINK.unheard
  if (from === code) return
  floor.links.shown[placed.index] = code
  writeOwn(floor, linkSlot(placed), code, now)
  happen(floor.happenings, placed.index, now, { event: 'linkChanged', from, to: code })
}
