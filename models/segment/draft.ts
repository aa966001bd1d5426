/*
 * HOT: a step or two a Reading. The Readings of the Segment that is not sealed yet, as they came, written behind one
 * another so that what is lost with the power is what came since the last write.
 */
import {
  type ByteReader,
  type ByteWriter,
  createByteReader,
  putSigned,
  putUnsigned,
  reserve,
  takeByte,
  takeSigned,
  takeUnsigned,
} from '../frame/varint.ts'
import { QUALITY } from '../twin.ts'
import { addPacket, addReading, type Batch, endOfPacket } from './batch.ts'
import { MOST_WIDE, putWide, takeWide } from './wide.ts'

/** What the next packet is told against: both sides keep one from the beginning of a draft. */
export interface DraftBasis {
  readonly quanta: Int32Array
  machine: number
  axis: number
  lag: number
}

export const createDraftBasis = (slots: number): DraftBasis => ({
  quanta: new Int32Array(slots),
  machine: 0,
  axis: 0,
  lag: 0,
})

/** Writes the packets of a Batch from one up to another, each whole. */
export function encodeDraft(
  writer: ByteWriter,
  batch: Batch,
  first: number,
  end: number,
  basis: DraftBasis,
): void {
  for (let packet = first; packet < end; packet++) {
    const start = batch.firsts[packet]!
    const count = endOfPacket(batch, packet) - start
    reserve(writer, 32 + 3 * MOST_WIDE + count * 11)
    const axis = batch.axis[packet]!
    const lag = axis - batch.times[packet]!
    putUnsigned(writer, count)
    putSigned(writer, batch.machines[packet]! - basis.machine)
    putWide(writer, axis - basis.axis)
    putWide(writer, lag - basis.lag)
    basis.machine = batch.machines[packet]!
    basis.axis = axis
    basis.lag = lag
    putReadings(writer, batch, start, start + count, basis.quanta)
  }
}

/** A slot is told by its gap to the one before, and one whose Reading is not good by an odd gap. */
function putReadings(writer: ByteWriter, batch: Batch, start: number, end: number, quanta: Int32Array): void {
  const { bytes } = writer
  let next = 0
  for (let i = start; i < end; i++) {
    const slot = batch.slots[i]!
    const quality = batch.qualities[i]!
    const gap = slot - next
    next = slot + 1
    putUnsigned(writer, ((((gap << 1) ^ (gap >> 31)) << 1) | (quality === QUALITY.good ? 0 : 1)) >>> 0)
    if (quality !== QUALITY.good) bytes[writer.at++] = quality
    putSigned(writer, (batch.quanta[i]! - quanta[slot]!) | 0)
    quanta[slot] = batch.quanta[i]!
  }
}

/** Reads packets behind those that a Batch has; it must have room. False where the bytes are none. */
export function decodeDraft(bytes: Uint8Array, basis: DraftBasis, machines: number, into: Batch): boolean {
  const reader = createByteReader(bytes)
  while (reader.at < bytes.length) {
    const count = takeUnsigned(reader)
    basis.machine += takeSigned(reader)
    basis.axis += takeWide(reader)
    basis.lag += takeWide(reader)
    if (reader.failed || basis.machine < 0 || basis.machine >= machines) return false
    if (into.packets >= into.firsts.length || into.count + count > into.slots.length) return false
    addPacket(into, basis.machine, basis.axis, basis.axis - basis.lag)
    if (!takeReadings(reader, count, basis.quanta, into)) return false
  }
  return !reader.failed
}

function takeReadings(reader: ByteReader, count: number, quanta: Int32Array, into: Batch): boolean {
  let next = 0
  for (let i = 0; i < count; i++) {
    const told = takeUnsigned(reader)
    const quality = (told & 1) === 0 ? QUALITY.good : takeByte(reader)
    const gap = told >>> 1
    const slot = next + ((gap >>> 1) ^ -(gap & 1))
    if (reader.failed || slot < 0 || slot >= quanta.length || quality > QUALITY.bad) return false
    next = slot + 1
    quanta[slot] = (quanta[slot]! + takeSigned(reader)) | 0
    addReading(into, slot, quanta[slot]!, quality)
  }
  return true
}
