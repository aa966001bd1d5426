/*
 * HOT: a step or two a Reading.
 */
import { type ByteWriter, putSigned, putUnsigned, reserve } from '../frame/varint.ts'
import { QUALITY } from '../twin.ts'
import type { Tile, TilePlace } from './tile.ts'
import { MOST_WIDE, putWide } from './wide.ts'

/** The byte before each slot: the quality of what is carried in, in its lowest two bits. */
export const HEAD = { quality: 3, inAll: 4, mixed: 8 } as const

const MOST_VARINT = 5

/** Writes a tile. */
export function encodeTile(
  writer: ByteWriter,
  { layout, tile: { firstMachine, endMachine, firstSlot }, from }: TilePlace,
  tile: Tile,
): void {
  for (let machine = firstMachine; machine < endMachine; machine++) {
    const firstPacket = tile.packetStarts[machine - firstMachine]!
    const packets = tile.packetStarts[machine - firstMachine + 1]! - firstPacket
    putTrack(writer, tile, firstPacket, packets, from)
    const end = layout.machineSlots[machine + 1]! - firstSlot
    let age = 0
    for (let i = layout.machineSlots[machine]! - firstSlot; i < end; i++) {
      const count = tile.starts[i + 1]! - tile.starts[i]!
      reserve(writer, 64 + count * (2 * MOST_VARINT + MOST_VARINT + 1))
      age = putSlot(writer, tile, i, firstPacket, packets, from, age)
    }
  }
}

/** When each packet lies on the axis, as differences of differences, and by how much its device's time is behind. */
function putTrack(writer: ByteWriter, tile: Tile, first: number, packets: number, from: number): void {
  reserve(writer, MOST_VARINT + packets * 2 * MOST_WIDE)
  putUnsigned(writer, packets)
  let before = from
  let step = 0
  let lag = 0
  for (let packet = first; packet < first + packets; packet++) {
    const axis = tile.axis[packet]!
    putWide(writer, axis - before - step)
    step = axis - before
    before = axis
    const nextLag = axis - tile.times[packet]!
    putWide(writer, nextLag - lag)
    lag = nextLag
  }
}

/** What is carried in, in which packets there are Readings, and these. Answers the age of what is carried in. */
function putSlot(
  writer: ByteWriter,
  tile: Tile,
  i: number,
  firstPacket: number,
  packets: number,
  from: number,
  ageBefore: number,
): number {
  const first = tile.starts[i]!
  const end = tile.starts[i + 1]!
  const known = tile.carriedQualities[i]!
  const inAll = end - first === packets && isInEach(tile, first, end, firstPacket)
  const mixed = !areGood(tile, first, end)
  writer.bytes[writer.at++] = known | (inAll ? HEAD.inAll : 0) | (mixed ? HEAD.mixed : 0)
  let age = ageBefore
  let quantum = 0
  if (known !== QUALITY.none) {
    quantum = tile.carriedQuanta[i]!
    age = from - tile.carriedTimes[i]!
    putSigned(writer, quantum)
    putWide(writer, age - ageBefore)
  }
  if (!inAll) putPackets(writer, tile, first, end, firstPacket)
  const { bytes } = writer
  const { quanta } = tile
  for (let k = first; k < end; k++) {
    const delta = (quanta[k]! - quantum) | 0
    quantum = quanta[k]!
    const zigzag = ((delta << 1) ^ (delta >> 31)) >>> 0
    if (zigzag < 0x80) bytes[writer.at++] = zigzag
    else putUnsigned(writer, zigzag)
  }
  if (mixed) putQualities(writer, tile, first, end)
  return age
}

/** The same packet twice is a gap of nothing: a slot may have two Readings of one time. */
function putPackets(
  writer: ByteWriter,
  { packetOf }: Tile,
  first: number,
  end: number,
  firstPacket: number,
): void {
  putUnsigned(writer, end - first)
  let before = firstPacket - 1
  for (let k = first; k < end; k++) {
    putUnsigned(writer, packetOf[k]! - before)
    before = packetOf[k]!
  }
}

function putQualities(writer: ByteWriter, { qualities }: Tile, first: number, end: number): void {
  let k = first
  while (k < end) {
    let run = k + 1
    while (run < end && qualities[run] === qualities[k]) run++
    putUnsigned(writer, run - k)
    writer.bytes[writer.at++] = qualities[k]!
    k = run
  }
}

function isInEach({ packetOf }: Tile, first: number, end: number, firstPacket: number): boolean {
  for (let k = first; k < end; k++) if (packetOf[k] !== firstPacket + k - first) return false
  return true
}

function areGood({ qualities }: Tile, first: number, end: number): boolean {
  for (let k = first; k < end; k++) if (qualities[k] !== QUALITY.good) return false
  return true
}
