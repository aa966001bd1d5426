/*
 * HOT: a step or two a Reading. An age in which a Reading a second is enough.
 */
import { QUALITY } from '../twin.ts'
import { beginTile, readingsIn, reservePackets, reserveReadings, type Tile, type TilePlace } from './tile.ts'

const SECOND_MILLIS = 1000

/**
 * Leaves a slot at most a Reading for each second of UTC, where its last one lay: the mean of those with a number, to
 * the nearest quantum; of codes the last; and a bad one where the last was bad. `areCodes` is by slot of the Plant.
 */
export function thinTile(place: TilePlace, tile: Tile, areCodes: Uint8Array, into: Tile): void {
  const { firstMachine, endMachine, firstSlot } = place.tile
  beginTile(into, place)
  into.carriedQuanta.set(tile.carriedQuanta.subarray(0, tile.slots))
  into.carriedTimes.set(tile.carriedTimes.subarray(0, tile.slots))
  into.carriedQualities.set(tile.carriedQualities.subarray(0, tile.slots))
  reserveReadings(into, readingsIn(tile))
  const renumbered = new Int32Array(tile.packets).fill(-1)
  let count = 0
  for (let i = 0; i < tile.slots; i++) {
    into.starts[i] = count
    count = thinSlot(tile, i, areCodes[firstSlot + i] === 1, count, into, renumbered)
  }
  into.starts[tile.slots] = count
  reservePackets(into, tile.packets)
  for (let machine = firstMachine; machine < endMachine; machine++) {
    into.packetStarts[machine - firstMachine] = into.packets
    const end = tile.packetStarts[machine - firstMachine + 1]!
    for (let packet = tile.packetStarts[machine - firstMachine]!; packet < end; packet++) {
      if (renumbered[packet] === -1) continue
      into.axis[into.packets] = tile.axis[packet]!
      into.times[into.packets] = tile.times[packet]!
      renumbered[packet] = into.packets++
    }
  }
  into.packetStarts[endMachine - firstMachine] = into.packets
  for (let k = 0; k < count; k++) into.packetOf[k] = renumbered[into.packetOf[k]!]!
}

/** Notes the old number of each packet that stays; they are numbered anew once all are known. */
function thinSlot(
  tile: Tile,
  i: number,
  isCode: boolean,
  before: number,
  into: Tile,
  stays: Int32Array,
): number {
  const { packetOf, axis, quanta, qualities } = tile
  const end = tile.starts[i + 1]!
  let count = before
  let k = tile.starts[i]!
  while (k < end) {
    const second = Math.floor(axis[packetOf[k]!]! / SECOND_MILLIS)
    let sum = 0
    let usable = 0
    let last = k
    for (; k < end && Math.floor(axis[packetOf[k]!]! / SECOND_MILLIS) === second; k++) {
      last = k
      if (qualities[k] === QUALITY.bad) continue
      sum += quanta[k]!
      usable++
    }
    const asItIs = isCode || usable === 0 || qualities[last] === QUALITY.bad
    into.packetOf[count] = packetOf[last]!
    into.quanta[count] = asItIs ? quanta[last]! : Math.round(sum / usable)
    into.qualities[count] = qualities[last]!
    stays[packetOf[last]!] = 0
    count++
  }
  return count
}
