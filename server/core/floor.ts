import { linkSlot, type Placed, type SlotTable, stateSlot } from '../../models/slots.ts'
import { LINK } from '../../models/state.ts'
import { QUALITY } from '../../models/twin.ts'
import { accept, type Bridge, createBridge } from './bridge.ts'
import { type Clocks, createClocks } from './clocks.ts'
import { createHappenings, type Happenings, happen } from './happenings.ts'
import { arriveAt } from './journal/recorder.ts'
import { createLinks, type Links } from './links.ts'
import {
  createStateChanges,
  joinHeld,
  noteChange,
  noteLate,
  noteTold,
  type StateChanges,
} from './state-changes.ts'

/** All that the server knows of a Plant at this moment. */
export interface Floor {
  readonly table: SlotTable
  readonly bridge: Bridge
  readonly clocks: Clocks
  readonly links: Links
  readonly happenings: Happenings
  readonly changes: StateChanges
  /** The server's time of what is being taken in. */
  arrival: number
}

export const createFloor = (table: SlotTable): Floor => ({
  table,
  bridge: createBridge(table),
  clocks: createClocks(table.machines.length),
  links: createLinks(table),
  happenings: createHappenings(),
  changes: createStateChanges(),
  arrival: 0,
})

/** Takes a Reading of a Machine's state; a change of it is an Event, told once [E-2]. */
export function acceptState(
  floor: Floor,
  placed: Placed,
  code: number,
  time: number,
  quality: number,
): boolean {
  const { bridge, changes, happenings, arrival } = floor
  const before = stateOf(floor, placed)
  const changed = accept(bridge, stateSlot(placed), code, time, quality)
  if (changed && before !== code)
    noteChange(changes, happenings, placed.index, { time, from: before, to: code }, arrival)
  return changed
}

/** Takes a Machine's own word on a change of its state; late, it is an Event and changes nothing else [E-2, T-2]. */
export function acceptStateEvent(
  floor: Floor,
  placed: Placed,
  code: number,
  time: number,
  reason: string | undefined,
): boolean {
  const { bridge, changes, happenings, arrival } = floor
  const { index } = placed
  const slot = stateSlot(placed)
  const before = stateOf(floor, placed)
  const isLate = time < (bridge.twin.times[slot] ?? 0)
  const changed = accept(bridge, slot, code, time, QUALITY.good)
  if (joinHeld(changes, happenings, index, code, time, reason, arrival)) return changed
  const change = { time, from: before, to: code }
  if (isLate) noteLate(changes, happenings, index, change, reason, arrival)
  else if (changed && before !== code) noteTold(changes, happenings, index, change, reason, arrival)
  return changed
}

/** Undefined where none is known. */
function stateOf({ bridge: { twin } }: Floor, placed: Placed): number | undefined {
  const slot = stateSlot(placed)
  return twin.qualities[slot] === QUALITY.none ? undefined : twin.quanta[slot]
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
