/*
 * HOT: three steps a Reading. Readings as they came become Readings by slot.
 */
import { QUALITY, type Twin } from '../twin.ts'
import { type Batch, endOfPacket } from './batch.ts'
import { beginTile, reservePackets, reserveReadings, type Tile, type TilePlace } from './tile.ts'

/** By Machine its packets in the order of the axis: the first, the last, and by packet the one after it; -1 for none. */
export interface PacketChains {
  readonly heads: Int32Array
  readonly tails: Int32Array
  nexts: Int32Array
}

export const createChains = (machines: number, packets: number): PacketChains => ({
  heads: new Int32Array(machines).fill(-1),
  tails: new Int32Array(machines).fill(-1),
  nexts: new Int32Array(packets),
})

/** Puts a packet behind those of its Machine. */
export function chain({ heads, tails, nexts }: PacketChains, machine: number, packet: number): void {
  nexts[packet] = -1
  const tail = tails[machine]!
  if (tail === -1) heads[machine] = packet
  else nexts[tail] = packet
  tails[machine] = packet
}

/**
 * Fills a tile from the packets of its Machines; `carried` is the Twin where the stretch begins. Whoever has counted the
 * Readings by slot as they came spares a pass over them.
 */
export function gatherTile(
  place: TilePlace,
  batch: Batch,
  chains: PacketChains,
  carried: Twin,
  into: Tile,
  counts?: Int32Array,
): void {
  beginTile(into, place)
  const { firstSlot, firstMachine, endMachine } = place.tile
  carryInto(carried, firstSlot, into)
  let count = 0
  for (let machine = firstMachine; machine < endMachine; machine++) {
    into.packetStarts[machine - firstMachine] = into.packets
    const first = place.layout.machineSlots[machine]! - firstSlot
    const end = place.layout.machineSlots[machine + 1]! - firstSlot
    count = gatherMachine(batch, chains, machine, firstSlot, first, end, count, into, counts)
  }
  into.packetStarts[endMachine - firstMachine] = into.packets
  into.starts[into.slots] = count
}

function carryInto(carried: Twin, firstSlot: number, into: Tile): void {
  for (let i = 0; i < into.slots; i++) {
    const slot = firstSlot + i
    into.carriedQuanta[i] = carried.quanta[slot]!
    into.carriedTimes[i] = carried.times[slot]!
    into.carriedQualities[i] = carried.qualities[slot]!
  }
}

/** Counts first, so that each slot's place is known, and then puts each Reading there. */
function gatherMachine(
  batch: Batch,
  chains: PacketChains,
  machine: number,
  firstSlot: number,
  first: number,
  end: number,
  before: number,
  into: Tile,
  counts: Int32Array | undefined,
): number {
  const { starts } = into
  if (places.length < end) places = new Int32Array(end * 2)
  if (counts === undefined) countMachine(batch, chains, machine, firstSlot, first, end)
  else places.set(counts.subarray(firstSlot + first, firstSlot + end), first)
  let count = before
  for (let i = first; i < end; i++) {
    starts[i] = count
    count += places[i]!
    places[i] = starts[i]!
  }
  reserveReadings(into, count)
  const { packetOf, quanta, qualities } = into
  for (let packet = chains.heads[machine]!; packet !== -1; packet = chains.nexts[packet]!) {
    if (into.packets === into.axis.length) reservePackets(into, into.packets + 1)
    const at = into.packets++
    into.axis[at] = batch.axis[packet]!
    into.times[at] = batch.times[packet]!
    const last = endOfPacket(batch, packet)
    for (let i = batch.firsts[packet]!; i < last; i++) {
      const place = places[batch.slots[i]! - firstSlot]!++
      packetOf[place] = at
      quanta[place] = batch.quanta[i]!
      qualities[place] = batch.qualities[i]!
    }
  }
  return count
}

function countMachine(
  batch: Batch,
  { heads, nexts }: PacketChains,
  machine: number,
  firstSlot: number,
  first: number,
  end: number,
): void {
  places.fill(0, first, end)
  for (let packet = heads[machine]!; packet !== -1; packet = nexts[packet]!) {
    const last = endOfPacket(batch, packet)
    for (let i = batch.firsts[packet]!; i < last; i++) places[batch.slots[i]! - firstSlot]!++
  }
}

let places = new Int32Array(512)

/** What the tile's slots hold up to and including an instant of the axis: what is carried in, and the Readings since. */
export function applyTile(tile: Tile, firstSlot: number, until: number, into: Twin): void {
  const { starts, packetOf, axis } = tile
  for (let i = 0; i < tile.slots; i++) {
    const slot = firstSlot + i
    const first = starts[i]!
    let last = starts[i + 1]! - 1
    while (last >= first && axis[packetOf[last]!]! > until) last--
    if (last >= first) {
      into.quanta[slot] = tile.quanta[last]!
      into.times[slot] = tile.times[packetOf[last]!]!
      into.qualities[slot] = tile.qualities[last]!
    } else {
      const known = tile.carriedQualities[i]!
      into.qualities[slot] = known
      into.quanta[slot] = known === QUALITY.none ? 0 : tile.carriedQuanta[i]!
      into.times[slot] = known === QUALITY.none ? Number.NEGATIVE_INFINITY : tile.carriedTimes[i]!
    }
  }
}
