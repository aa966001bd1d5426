/*
 * HOT: a step a Reading up to the instant, and half a step for those after it.
 */
import { type ByteReader, createByteReader, takeByte, takeSigned, takeUnsigned } from '../frame/varint.ts'
import { QUALITY, type Twin } from '../twin.ts'
import type { TilePlace } from './tile.ts'
import { HEAD } from './tile-encode.ts'
import { takeWide } from './wide.ts'

const KNOWN_HEAD = HEAD.quality | HEAD.inAll | HEAD.mixed

/** Device times of one Machine's packets, and how many of them are not after the instant. */
const trackScratch = { times: new Float64Array(256), packets: 0, until: 0 }
/** The Reading that holds: how many of the slot's are not after the instant, and the packet of the last of them. */
const heldScratch = { count: 0, packet: 0 }

/**
 * What a tile's slots hold up to and including an instant of the axis, without keeping its Readings: what `decodeTile`
 * and `applyTile` give [Y-5], in a fifth of the time. False where the bytes are no tile: what was written may then not
 * be used.
 */
export function momentOfTile(bytes: Uint8Array, place: TilePlace, until: number, into: Twin): boolean {
  const { layout, tile, from } = place
  const reader = createByteReader(bytes)
  for (let machine = tile.firstMachine; machine < tile.endMachine; machine++) {
    if (!takeTrack(reader, from, until)) return false
    const end = layout.machineSlots[machine + 1]!
    let age = 0
    for (let slot = layout.machineSlots[machine]!; slot < end; slot++) {
      const head = takeByte(reader)
      if (head > KNOWN_HEAD) return false
      const known = head & HEAD.quality
      let quantum = 0
      let time = Number.NEGATIVE_INFINITY
      if (known !== QUALITY.none) {
        quantum = takeSigned(reader)
        age += takeWide(reader)
        time = from - age
      }
      const isInAll = (head & HEAD.inAll) !== 0
      const count = isInAll ? trackScratch.packets : takeUnsigned(reader)
      if (reader.failed || count > bytes.length - reader.at) return false
      if (isInAll) {
        heldScratch.count = trackScratch.until
        heldScratch.packet = trackScratch.until - 1
      } else if (!takePackets(reader, count)) return false
      const held = heldScratch.count
      into.quanta[slot] = takeQuanta(reader, quantum, held, count)
      into.times[slot] = held > 0 ? trackScratch.times[heldScratch.packet]! : time
      const quality =
        (head & HEAD.mixed) !== 0 ? takeQuality(reader, held, count) : held > 0 ? QUALITY.good : known
      if (quality > QUALITY.bad) return false
      into.qualities[slot] = held > 0 ? quality : known
    }
  }
  return !reader.failed && reader.at === bytes.length
}

function takeTrack(reader: ByteReader, from: number, until: number): boolean {
  const packets = takeUnsigned(reader)
  if (reader.failed || packets > reader.bytes.length - reader.at) return false
  if (packets > trackScratch.times.length) trackScratch.times = new Float64Array(packets * 2)
  const { times } = trackScratch
  let now = from
  let step = 0
  let lag = 0
  let held = 0
  for (let i = 0; i < packets; i++) {
    step += takeWide(reader)
    now += step
    lag += takeWide(reader)
    times[i] = now - lag
    if (now <= until) held = i + 1
  }
  trackScratch.packets = packets
  trackScratch.until = held
  return !reader.failed
}

function takePackets(reader: ByteReader, count: number): boolean {
  const { packets, until } = trackScratch
  let packet = -1
  heldScratch.count = 0
  for (let k = 0; k < count; k++) {
    packet += takeUnsigned(reader)
    if (packet < 0 || packet >= packets) return false
    if (packet >= until) continue
    heldScratch.count = k + 1
    heldScratch.packet = packet
  }
  return true
}

/** Adds up to the Reading that holds and steps over the rest: a number ends with the first byte below 0x80. */
function takeQuanta(reader: ByteReader, carried: number, held: number, count: number): number {
  const { bytes } = reader
  let quantum = carried
  for (let k = 0; k < held; k++) {
    const byte = bytes[reader.at]
    if (byte !== undefined && byte < 0x80) {
      reader.at++
      quantum = (quantum + ((byte >>> 1) ^ -(byte & 1))) | 0
    } else quantum = (quantum + takeSigned(reader)) | 0
  }
  let { at } = reader
  for (let rest = count - held; rest > 0; at++) {
    if (at >= bytes.length) {
      reader.failed = true
      break
    }
    if (bytes[at]! < 0x80) rest--
  }
  reader.at = at
  return quantum
}

/** The quality of the Reading that holds; one beyond all where the runs do not come to the count. */
function takeQuality(reader: ByteReader, held: number, count: number): number {
  let found: number = QUALITY.none
  let k = 0
  while (k < count) {
    const run = takeUnsigned(reader)
    const quality = takeByte(reader)
    if (reader.failed || run === 0 || run > count - k || quality > QUALITY.bad) return QUALITY.bad + 1
    if (k < held) found = quality
    k += run
  }
  return found
}
