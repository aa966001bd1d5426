import fc from 'fast-check'
import { encodeFrame } from '../../models/frame/encode.ts'
import { type Cut, createFrame, FORM, type Form, type Frame } from '../../models/frame/frame.ts'
import type { Twin } from '../../models/twin.ts'

export interface Told {
  readonly slot: number
  readonly quantum: number
  readonly time: number
  readonly quality: number
}

/** A Frame as plain values, so that two can be compared. */
export interface PlainFrame {
  readonly form: Form
  readonly seq: number
  readonly serverTime: number
  readonly readings: readonly Told[]
}

/** Into a Frame whose columns are longer than need be and full of rubbish, as borrowed columns are. */
export function frameOf(plain: PlainFrame, capacity = plain.readings.length + 3): Frame {
  const frame = createFrame(capacity)
  frame.slots.fill(-7)
  frame.quanta.fill(12_345)
  frame.times.fill(Number.NaN)
  frame.qualities.fill(200)
  frame.form = plain.form
  frame.seq = plain.seq
  frame.serverTime = plain.serverTime
  frame.count = plain.readings.length
  plain.readings.forEach(({ slot, quantum, time, quality }, i) => {
    frame.slots[i] = slot
    frame.quanta[i] = quantum
    frame.times[i] = time
    frame.qualities[i] = quality
  })
  return frame
}

const readingsOf = (frame: Frame | Cut): readonly Told[] => {
  const columns = 'from' in frame ? frame.from : frame
  return Array.from({ length: frame.count }, (_, i) => {
    const slot = frame.slots[i] ?? Number.NaN
    const at = 'from' in frame ? slot : i
    return {
      slot,
      quantum: columns.quanta[at] ?? Number.NaN,
      time: columns.times[at] ?? Number.NaN,
      quality: columns.qualities[at] ?? Number.NaN,
    }
  })
}

/** A Frame laid out by slot, as the encoder takes it. */
function cutOf(frame: Frame): Cut {
  const { form, seq, serverTime, count, slots } = frame
  const size = slots.subarray(0, count).reduce((most, slot) => Math.max(most, slot + 1), 0)
  const from = {
    quanta: new Int32Array(size),
    times: new Float64Array(size),
    qualities: new Uint8Array(size),
  }
  for (let i = 0; i < count; i++) {
    const slot = slots[i] ?? 0
    from.quanta[slot] = frame.quanta[i] ?? 0
    from.times[slot] = frame.times[i] ?? 0
    from.qualities[slot] = frame.qualities[i] ?? 0
  }
  return { form, seq, serverTime, count, slots, from }
}

export const encoded = (frame: Frame, basis: Int32Array | undefined): Uint8Array =>
  encodeFrame(cutOf(frame), basis)

export const plainOf = (frame: Frame | Cut): PlainFrame => ({
  form: frame.form,
  seq: frame.seq,
  serverTime: frame.serverTime,
  readings: readingsOf(frame),
})

/** Writes a Frame over a Twin, as whoever shows it does [C-7]; a Snapshot is all that there is [F-4]. */
export function show(frame: Frame, twin: Twin): void {
  if (frame.form === FORM.snapshot) {
    twin.quanta.fill(0)
    twin.times.fill(Number.NEGATIVE_INFINITY)
    twin.qualities.fill(0)
  }
  for (const { slot, quantum, time, quality } of plainOf(frame).readings) {
    twin.quanta[slot] = quantum
    twin.times[slot] = time
    twin.qualities[slot] = quality
  }
}

/** The same Twin, compared column by column. */
export const plainTwin = (twin: Twin) => ({
  quanta: Array.from(twin.quanta),
  times: Array.from(twin.times),
  qualities: Array.from(twin.qualities),
})

export const NOON = Date.UTC(2026, 10, 20, 12)

/** Mostly small steps, now and then anything that 32 bits hold. */
export const anyQuantum = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
  fc.constantFrom(-0x8000_0000, 0x7fff_ffff, 0, -1),
)

/** Device times of a day or so, many of them the same, as packets have them. */
export const anyTime = fc.oneof(
  fc.constantFrom(NOON, NOON + 1, NOON + 1000),
  fc.integer({ min: NOON - 40 * 86_400_000, max: NOON + 5000 }),
)

export const anyQuality = fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 3 }))

/** Any Frame for a Plant of so many slots. */
export const anyFrame = (size: number): fc.Arbitrary<PlainFrame> =>
  fc.record({
    form: fc.constantFrom(FORM.delta, FORM.snapshot, FORM.line),
    seq: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 0xffff_ffff })),
    serverTime: fc.oneof(fc.constant(NOON), fc.double({ noNaN: true, noDefaultInfinity: true })),
    readings: fc
      .oneof(
        fc.subarray(Array.from({ length: size }, (_, slot) => slot)),
        fc
          .tuple(fc.nat({ max: size }), fc.nat({ max: size }))
          .map(([a, b]) => Array.from({ length: Math.abs(a - b) }, (_, i) => Math.min(a, b) + i)),
      )
      .chain((slots) =>
        fc
          .array(fc.tuple(anyQuantum, anyTime, anyQuality), {
            minLength: slots.length,
            maxLength: slots.length,
          })
          .map((values) =>
            values.map(([quantum, time, quality], i) => ({ slot: slots[i] ?? 0, quantum, time, quality })),
          ),
      ),
  })
