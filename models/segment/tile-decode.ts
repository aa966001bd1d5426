/*
 * HOT: a step or two a Reading.
 */
import { type ByteReader, createByteReader, takeByte, takeSigned, takeUnsigned } from '../frame/varint.ts'
import { QUALITY } from '../twin.ts'
import { beginTile, reservePackets, reserveReadings, type Tile, type TilePlace } from './tile.ts'
import { HEAD } from './tile-encode.ts'
import { takeWide } from './wide.ts'

const KNOWN_HEAD = HEAD.quality | HEAD.inAll | HEAD.mixed

/** False where the bytes are no such tile, or one of more Readings or packets: nothing of it may then be used. */
export function decodeTile(
  bytes: Uint8Array,
  place: TilePlace,
  into: Tile,
  most = Number.POSITIVE_INFINITY,
): boolean {
  const { layout, tile, from } = place
  const reader = createByteReader(bytes)
  beginTile(into, place)
  let count = 0
  for (let machine = tile.firstMachine; machine < tile.endMachine; machine++) {
    const firstPacket = into.packets
    into.packetStarts[machine - tile.firstMachine] = firstPacket
    if (!takeTrack(reader, into, from, most)) return false
    const end = layout.machineSlots[machine + 1]! - tile.firstSlot
    let age = 0
    for (let i = layout.machineSlots[machine]! - tile.firstSlot; i < end; i++) {
      into.starts[i] = count
      const head = takeByte(reader)
      if (head > KNOWN_HEAD) return false
      age = takeCarried(reader, into, i, head, from, age)
      const more = (head & HEAD.inAll) !== 0 ? into.packets - firstPacket : takeUnsigned(reader)
      // A Reading has a byte at least: a count beyond what is there asks for nothing.
      if (reader.failed || more > bytes.length - reader.at || count + more > most) return false
      reserveReadings(into, count + more)
      if (!takePackets(reader, into, head, firstPacket, count, more)) return false
      takeQuanta(reader, into, into.carriedQuanta[i]!, count, more)
      if (!takeQualities(reader, into, head, count, more)) return false
      count += more
    }
  }
  into.packetStarts[tile.endMachine - tile.firstMachine] = into.packets
  into.starts[into.slots] = count
  return !reader.failed && reader.at === bytes.length
}

function takeTrack(reader: ByteReader, into: Tile, from: number, most: number): boolean {
  const packets = takeUnsigned(reader)
  if (reader.failed || packets > reader.bytes.length - reader.at || into.packets + packets > most)
    return false
  reservePackets(into, into.packets + packets)
  const { axis, times } = into
  let now = from
  let step = 0
  let lag = 0
  for (let i = 0; i < packets; i++) {
    step += takeWide(reader)
    now += step
    lag += takeWide(reader)
    const at = into.packets++
    axis[at] = now
    times[at] = now - lag
  }
  return !reader.failed
}

function takeCarried(
  reader: ByteReader,
  into: Tile,
  i: number,
  head: number,
  from: number,
  ageBefore: number,
): number {
  const known = head & HEAD.quality
  into.carriedQualities[i] = known
  if (known === QUALITY.none) {
    into.carriedQuanta[i] = 0
    into.carriedTimes[i] = Number.NEGATIVE_INFINITY
    return ageBefore
  }
  into.carriedQuanta[i] = takeSigned(reader)
  const age = ageBefore + takeWide(reader)
  into.carriedTimes[i] = from - age
  return age
}

function takePackets(
  reader: ByteReader,
  into: Tile,
  head: number,
  firstPacket: number,
  at: number,
  more: number,
): boolean {
  const { packetOf } = into
  if ((head & HEAD.inAll) !== 0) {
    for (let k = 0; k < more; k++) packetOf[at + k] = firstPacket + k
    return true
  }
  let packet = firstPacket - 1
  for (let k = 0; k < more; k++) {
    packet += takeUnsigned(reader)
    if (packet < firstPacket || packet >= into.packets) return false
    packetOf[at + k] = packet
  }
  return true
}

function takeQuanta(reader: ByteReader, into: Tile, carried: number, at: number, more: number): void {
  const { quanta } = into
  const { bytes } = reader
  let quantum = carried
  for (let k = 0; k < more; k++) {
    const byte = bytes[reader.at]
    if (byte !== undefined && byte < 0x80) {
      reader.at++
      quantum = (quantum + ((byte >>> 1) ^ -(byte & 1))) | 0
    } else quantum = (quantum + takeSigned(reader)) | 0
    quanta[at + k] = quantum
  }
}

function takeQualities(reader: ByteReader, into: Tile, head: number, at: number, more: number): boolean {
  const { qualities } = into
  if ((head & HEAD.mixed) === 0) {
    qualities.fill(QUALITY.good, at, at + more)
    return true
  }
  let k = 0
  while (k < more) {
    const run = takeUnsigned(reader)
    const quality = takeByte(reader)
    if (reader.failed || run === 0 || run > more - k || quality > QUALITY.bad) return false
    qualities.fill(quality, at + k, at + k + run)
    k += run
  }
  return true
}
