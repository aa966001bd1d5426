import type { SlotTable } from '../slots.ts'

/** Machines whose Readings are packed together: few enough that one Channel is cheap to read, enough to pack well. */
export interface TileLayout {
  readonly firstMachine: number
  readonly endMachine: number
  readonly firstSlot: number
  readonly endSlot: number
}

/** How the slots of a Plant lie in a Segment. */
export interface Layout {
  readonly size: number
  /** By Machine its first slot, and at the end the number of slots. */
  readonly machineSlots: Int32Array
  readonly tiles: readonly TileLayout[]
  /** By Machine, its tile. */
  readonly tileOf: Int32Array
}

const SLOTS_A_TILE = 256

export const layoutOf = (table: SlotTable): Layout =>
  layoutFrom(Int32Array.from([...table.machines.map(({ firstSlot }) => firstSlot), table.size]))

export function layoutFrom(machineSlots: Int32Array, slotsATile = SLOTS_A_TILE): Layout {
  const machines = machineSlots.length - 1
  const size = machineSlots[machines] ?? 0
  const tileOf = new Int32Array(machines)
  const tiles: TileLayout[] = []
  let first = 0
  for (let machine = 0; machine < machines; machine++) {
    tileOf[machine] = tiles.length
    const firstSlot = machineSlots[first] ?? 0
    const endSlot = machineSlots[machine + 1] ?? size
    const next = machineSlots[machine + 2] ?? Number.POSITIVE_INFINITY
    if (next - firstSlot <= slotsATile) continue
    tiles.push({ firstMachine: first, endMachine: machine + 1, firstSlot, endSlot })
    first = machine + 1
  }
  return { size, machineSlots, tiles, tileOf }
}
