/*
 * HOT: once a Frame, a step or two a Reading. One writer is reused; what is handed out is a copy.
 */
import { type Cut, FLAG, FORM, FRAME_VERSION, MAX_AGE_MILLIS } from './frame.ts'
import { type ByteWriter, createByteWriter, putFloat64, putSigned, putUnsigned, reserve } from './varint.ts'

const MAX_VARINT = 5

const writerScratch = createByteWriter(1 << 16)

/** Encodes a Cut whose slots ascend; a delta is told against `basis`, which is brought up to date [F-1, F-3]. */
export function encodeFrame(cut: Cut, basis: Int32Array | undefined): Uint8Array {
  const { count, slots, from } = cut
  measure(cut)
  const { runs, timeRuns, newest, mixed: qualities } = measured
  const slotsAsGaps = runs * 2 > count
  const timesInRuns = timeRuns * 2 < count

  const writer = writerScratch
  writer.at = 0
  reserve(writer, 64)
  writer.bytes[writer.at++] = FRAME_VERSION
  writer.bytes[writer.at++] = cut.form
  writer.bytes[writer.at++] =
    (slotsAsGaps ? FLAG.slotsAsGaps : 0) |
    (timesInRuns ? FLAG.timesInRuns : 0) |
    (qualities ? FLAG.qualities : 0)
  putUnsigned(writer, cut.seq)
  putFloat64(writer, cut.serverTime)
  putFloat64(writer, newest)
  putUnsigned(writer, count)

  reserve(writer, (slotsAsGaps ? count : runs * 2) * MAX_VARINT)
  if (slotsAsGaps) putSlotGaps(writer, slots, count)
  else putSlotRuns(writer)

  reserve(writer, count * MAX_VARINT)
  if (cut.form === FORM.delta) {
    if (basis === undefined) throw new Error('a delta Frame needs the basis that it differs from')
    putDeltas(writer, cut, basis)
  } else {
    for (let i = 0; i < count; i++) putSigned(writer, from.quanta[slots[i]!]!)
    if (basis !== undefined) for (let i = 0; i < count; i++) basis[slots[i]!] = from.quanta[slots[i]!]!
  }

  reserve(writer, (timesInRuns ? timeRuns * 2 : count) * MAX_VARINT)
  if (timesInRuns) putAgeRuns(writer)
  else for (let i = 0; i < count; i++) putUnsigned(writer, ageOf(from.times[slots[i]!]!, newest))

  if (qualities) {
    reserve(writer, count * 2 * MAX_VARINT)
    putQualityRuns(writer, cut)
  }
  return writer.bytes.slice(0, writer.at)
}

function putDeltas(writer: ByteWriter, cut: Cut, basis: Int32Array): void {
  const { count, slots } = cut
  const { quanta } = cut.from
  const bytes = writer.bytes
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!
    const quantum = quanta[slot]!
    const delta = (quantum - basis[slot]!) | 0
    basis[slot] = quantum
    const zigzag = ((delta << 1) ^ (delta >> 31)) >>> 0
    if (zigzag < 0x80) bytes[writer.at++] = zigzag
    else putUnsigned(writer, zigzag)
  }
}

function putSlotGaps(writer: ByteWriter, slots: Int32Array, count: number): void {
  let next = 0
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!
    putUnsigned(writer, slot - next)
    next = slot + 1
  }
}

function putSlotRuns(writer: ByteWriter): void {
  const { runs, slotRuns } = measured
  let next = 0
  for (let i = 0; i < runs; i++) {
    const first = slotRuns[i * 2]!
    const end = slotRuns[i * 2 + 1]!
    putUnsigned(writer, first - next)
    putUnsigned(writer, end - first)
    next = end
  }
}

function putAgeRuns(writer: ByteWriter): void {
  const { timeRuns, timeRunEnds, timeRunTimes, newest } = measured
  let start = 0
  for (let i = 0; i < timeRuns; i++) {
    const end = timeRunEnds[i]!
    putUnsigned(writer, end - start)
    putUnsigned(writer, ageOf(timeRunTimes[i]!, newest))
    start = end
  }
}

function putQualityRuns(writer: ByteWriter, { count, slots, from }: Cut): void {
  const { qualities } = from
  let i = 0
  while (i < count) {
    const quality = qualities[slots[i]!]!
    let end = i + 1
    while (end < count && qualities[slots[end]!] === quality) end++
    putUnsigned(writer, end - i)
    putUnsigned(writer, quality)
    i = end
  }
}

const ageOf = (time: number, newest: number): number => {
  const age = newest - time
  return age < MAX_AGE_MILLIS ? Math.round(age) : MAX_AGE_MILLIS
}

/** What decides how the columns are written, and the runs in them; scratch of one Frame. */
const measured = {
  runs: 0,
  timeRuns: 0,
  newest: 0,
  mixed: false,
  /** First slot and the one after the last, by run. */
  slotRuns: new Int32Array(0),
  /** Index after the last Reading of each run, and the time that they share. */
  timeRunEnds: new Int32Array(0),
  timeRunTimes: new Float64Array(0),
}

/** One pass over the columns, so that what follows goes over runs. */
function measure({ count, slots, from }: Cut): void {
  if (measured.timeRunEnds.length < count) {
    measured.slotRuns = new Int32Array(slots.length * 2)
    measured.timeRunEnds = new Int32Array(slots.length)
    measured.timeRunTimes = new Float64Array(slots.length)
  }
  const { slotRuns, timeRunEnds, timeRunTimes } = measured
  const { times, qualities } = from
  let runs = 0
  let timeRuns = 0
  let newest = 0
  let other = 0
  let next = -1
  let before = Number.NaN
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!
    const time = times[slot]!
    if (slot !== next) {
      if (runs > 0) slotRuns[runs * 2 - 1] = next
      slotRuns[runs * 2] = slot
      runs++
    }
    next = slot + 1
    if (time !== before) {
      if (timeRuns > 0) timeRunEnds[timeRuns - 1] = i
      timeRunTimes[timeRuns] = time
      timeRuns++
      if (time > newest) newest = time
      before = time
    }
    other |= qualities[slot]! ^ 1
  }
  if (runs > 0) slotRuns[runs * 2 - 1] = next
  if (timeRuns > 0) timeRunEnds[timeRuns - 1] = count
  measured.runs = runs
  measured.timeRuns = timeRuns
  measured.newest = newest
  measured.mixed = other !== 0
}
