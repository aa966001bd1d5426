/*
 * HOT: a step or two a Reading. What came late is put where it belongs.
 */
import type { Twin } from '../twin.ts'
import { addPacket, addReading, type Batch, createBatch, endOfPacket } from './batch.ts'
import { createChains, gatherTile, type PacketChains } from './gather.ts'
import { readingsIn, type Tile, type TilePlace } from './tile.ts'

/** Puts a packet behind all of its Machine whose place is not after its own. */
export function chainInOrder(chains: PacketChains, batch: Batch, packet: number): void {
  const { heads, tails, nexts } = chains
  const { axis } = batch
  const machine = batch.machines[packet]!
  const place = axis[packet]!
  let before = tails[machine]!
  if (before !== -1 && axis[before]! > place) {
    before = -1
    for (let next = heads[machine]!; next !== -1 && axis[next]! <= place; next = nexts[next]!) before = next
  }
  const after = before === -1 ? heads[machine]! : nexts[before]!
  nexts[packet] = after
  if (before === -1) heads[machine] = packet
  else nexts[before] = packet
  if (after === -1) tails[machine] = packet
}

/**
 * A tile with what came late merged in by place, and what it has already left out; `carried` is the Twin where the
 * Segment begins, as it is known now. Answers how many Readings are new.
 */
export function amendTile(place: TilePlace, tile: Tile, late: Batch, carried: Twin, into: Tile): number {
  const { firstMachine, endMachine, firstSlot } = place.tile
  const batch = createBatch(readingsIn(tile) + late.count, tile.packets + late.packets)
  const chains = createChains(place.layout.machineSlots.length - 1, tile.packets + late.packets)
  scatter(place, tile, batch)
  for (let packet = 0; packet < late.packets; packet++) {
    const machine = late.machines[packet]!
    if (machine >= firstMachine && machine < endMachine) addNew(tile, firstSlot, late, packet, batch)
  }
  for (let packet = 0; packet < batch.packets; packet++) chainInOrder(chains, batch, packet)
  gatherTile(place, batch, chains, carried, into)
  return batch.count - readingsIn(tile)
}

/** What was merged before a crash comes again after it, and some devices say everything twice. */
function addNew(tile: Tile, firstSlot: number, late: Batch, packet: number, into: Batch): void {
  const end = endOfPacket(late, packet)
  let added = false
  for (let i = late.firsts[packet]!; i < end; i++) {
    if (has(tile, late.slots[i]! - firstSlot, late, packet, i)) continue
    if (!added) addPacket(into, late.machines[packet]!, late.axis[packet]!, late.times[packet]!)
    added = true
    addReading(into, late.slots[i]!, late.quanta[i]!, late.qualities[i]!)
  }
}

function has(tile: Tile, slot: number, late: Batch, packet: number, i: number): boolean {
  const { starts, packetOf, axis, times, quanta, qualities } = tile
  for (let k = starts[slot]!; k < starts[slot + 1]!; k++) {
    const of = packetOf[k]!
    if (
      axis[of] === late.axis[packet] &&
      times[of] === late.times[packet] &&
      quanta[k] === late.quanta[i] &&
      qualities[k] === late.qualities[i]
    )
      return true
  }
  return false
}

/** Adds a packet of one Batch, whole, to another, which must have room. */
export function addFrom(from: Batch, packet: number, into: Batch): void {
  addPacket(into, from.machines[packet]!, from.axis[packet]!, from.times[packet]!)
  const end = endOfPacket(from, packet)
  for (let i = from.firsts[packet]!; i < end; i++)
    addReading(into, from.slots[i]!, from.quanta[i]!, from.qualities[i]!)
}

/** The packets of a tile as they came, but that each has its Readings in the order of the slots. */
function scatter(
  { layout, tile: { firstMachine, endMachine, firstSlot } }: TilePlace,
  tile: Tile,
  into: Batch,
): void {
  const { starts, packetOf } = tile
  const next = new Int32Array(tile.packets + 1)
  for (let k = 0; k < readingsIn(tile); k++) next[packetOf[k]! + 1]!++
  for (let packet = 0; packet < tile.packets; packet++) next[packet + 1]! += next[packet]!
  for (let machine = firstMachine; machine < endMachine; machine++) {
    const last = tile.packetStarts[machine - firstMachine + 1]!
    for (let packet = tile.packetStarts[machine - firstMachine]!; packet < last; packet++) {
      into.count = next[packet]!
      addPacket(into, machine, tile.axis[packet]!, tile.times[packet]!)
    }
    const end = layout.machineSlots[machine + 1]! - firstSlot
    for (let i = layout.machineSlots[machine]! - firstSlot; i < end; i++) {
      for (let k = starts[i]!; k < starts[i + 1]!; k++) {
        const at = next[packetOf[k]!]!++
        into.slots[at] = firstSlot + i
        into.quanta[at] = tile.quanta[k]!
        into.qualities[at] = tile.qualities[k]!
      }
    }
  }
  into.count = readingsIn(tile)
}
