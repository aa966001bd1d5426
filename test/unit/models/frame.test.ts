import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFrame, peekFrame } from '../../../models/frame/decode.ts'
import { createFrame, FORM, MAX_AGE_MILLIS } from '../../../models/frame/frame.ts'
import {
  anyFrame,
  anyQuantum,
  encoded,
  frameOf,
  NOON,
  type PlainFrame,
  plainOf,
} from '../../helpers/frames.ts'
import { SEED } from '../../helpers/seed.ts'

const SIZE = 40
const good = (slot: number, quantum: number, time = NOON) => ({ slot, quantum, time, quality: 1 })

/** There and back, from one basis and to one that is equal. */
function wired(plain: PlainFrame, basis: Int32Array): PlainFrame {
  const bytes = encoded(frameOf(plain), Int32Array.from(basis))
  const frame = createFrame(basis.length)
  const decoded = decodeFrame(bytes, basis, frame)
  if (!decoded.ok) throw new Error(decoded.reason)
  return plainOf(frame)
}

const anyBasis = fc.array(anyQuantum, { minLength: SIZE, maxLength: SIZE }).map((q) => Int32Array.from(q))

describe('a Frame on the wire', () => {
  it('[F-2] comes back equal, whatever its form, slots, quanta, times and qualities', () => {
    fc.assert(
      fc.property(anyFrame(SIZE), anyBasis, (plain, basis) => {
        expect(wired(plain, basis)).toEqual(plain)
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  it('[F-2] is read by its head alone: form and seq', () => {
    fc.assert(
      fc.property(anyFrame(SIZE), (plain) => {
        const bytes = encoded(frameOf(plain), new Int32Array(SIZE))
        expect(peekFrame(bytes)).toEqual({ form: plain.form, seq: plain.seq })
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('[F-2] with no Reading at all is a Frame too', () => {
    const empty: PlainFrame = { form: FORM.delta, seq: 5, serverTime: NOON, readings: [] }
    expect(wired(empty, new Int32Array(SIZE))).toEqual(empty)
  })

  it('[F-2] clamps an age of 2^32 ms and more, and nothing below it', () => {
    const readings = [
      good(0, 1, NOON),
      good(1, 1, NOON - MAX_AGE_MILLIS + 1),
      good(2, 1, NOON - MAX_AGE_MILLIS - 5),
      good(3, 1, Number.NEGATIVE_INFINITY),
    ]
    const came = wired({ form: FORM.snapshot, seq: 1, serverTime: NOON, readings }, new Int32Array(SIZE))
    expect(came.readings.map(({ time }) => NOON - time)).toEqual([
      0,
      MAX_AGE_MILLIS - 1,
      MAX_AGE_MILLIS,
      MAX_AGE_MILLIS,
    ])
  })

  it('[F-2] is a copy: encoding the next one leaves the last as it was', () => {
    const basis = new Int32Array(SIZE)
    const first = encoded(
      frameOf({ form: FORM.line, seq: 1, serverTime: NOON, readings: [good(3, 7)] }),
      basis,
    )
    const before = Array.from(first)
    encoded(frameOf({ form: FORM.line, seq: 2, serverTime: 0, readings: [good(9, -70_000)] }), basis)
    expect(Array.from(first)).toEqual(before)
  })

  it('[F-2] reads bytes that lie anywhere in a larger buffer', () => {
    const plain: PlainFrame = {
      form: FORM.line,
      seq: 300,
      serverTime: NOON,
      readings: [good(3, 7), good(5, -9)],
    }
    const bytes = encoded(frameOf(plain), undefined)
    const inside = new Uint8Array(bytes.length + 20).fill(0xee)
    inside.set(bytes, 13)
    const frame = createFrame(SIZE)
    expect(decodeFrame(inside.subarray(13, 13 + bytes.length), new Int32Array(SIZE), frame)).toEqual({
      ok: true,
    })
    expect(plainOf(frame)).toEqual(plain)
  })

  it('[F-2] grows to a whole Plant of 400,000 Channels that all differ', () => {
    const size = 400_000
    const readings = Array.from({ length: size }, (_, slot) => ({
      slot,
      quantum: slot % 2 === 0 ? 0x7fff_ffff : -0x8000_0000,
      time: NOON - (slot % 7) * 1000,
      quality: 1 + (slot % 3),
    }))
    const plain: PlainFrame = { form: FORM.snapshot, seq: 0xffff_ffff, serverTime: NOON, readings }
    const bytes = encoded(frameOf(plain), undefined)
    const frame = createFrame(size)
    expect(decodeFrame(bytes, new Int32Array(size), frame)).toEqual({ ok: true })
    const differs = readings.find(
      ({ slot, quantum, time, quality }) =>
        frame.quanta[slot] !== quantum || frame.times[slot] !== time || frame.qualities[slot] !== quality,
    )
    expect(differs).toBeUndefined()
  })

  it('[F-3] a delta is a difference modulo 2^32 to the basis, which then holds the new quanta', () => {
    const low = -0x8000_0000
    const high = 0x7fff_ffff
    const basis = Int32Array.from([low, high, 5, 6])
    const plain: PlainFrame = {
      form: FORM.delta,
      seq: 1,
      serverTime: NOON,
      readings: [good(0, high), good(1, low), good(2, -5)],
    }
    const told = Int32Array.from(basis)
    const bytes = encoded(frameOf(plain), told)
    expect(Array.from(told)).toEqual([high, low, -5, 6])
    const frame = createFrame(4)
    decodeFrame(bytes, basis, frame)
    expect(plainOf(frame).readings).toEqual(plain.readings)
    expect(Array.from(basis), 'decoding leaves the basis alone').toEqual([low, high, 5, 6])
  })

  it('[F-3] from the lowest quantum to the highest is a step of minus one: one byte', () => {
    const step = (basis: number, quantum: number): number =>
      encoded(
        frameOf({ form: FORM.delta, seq: 1, serverTime: NOON, readings: [good(0, quantum)] }),
        Int32Array.of(basis),
      ).length
    expect(step(-0x8000_0000, 0x7fff_ffff)).toBe(step(0, -1))
    expect(step(0, 0x4000_0000)).toBe(step(0, -1) + 4)
  })

  it('[F-3] a Snapshot and a Line Frame carry quanta whole: the basis of who reads them does not matter', () => {
    fc.assert(
      fc.property(anyFrame(SIZE), anyBasis, (plain, basis) => {
        fc.pre(plain.form !== FORM.delta)
        const bytes = encoded(frameOf(plain), undefined)
        const frame = createFrame(SIZE)
        expect(decodeFrame(bytes, basis, frame)).toEqual({ ok: true })
        expect(plainOf(frame)).toEqual(plain)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('[F-3] a delta cannot be told without a basis', () => {
    const delta = frameOf({ form: FORM.delta, seq: 1, serverTime: NOON, readings: [good(0, 1)] })
    expect(() => encoded(delta, undefined)).toThrow(/basis/)
  })

  it('[F-1] is laid out as the clauses draw it', () => {
    const plain: PlainFrame = {
      form: FORM.delta,
      seq: 300,
      serverTime: NOON,
      readings: [good(2, 1), good(3, -1), good(4, 64), { slot: 5, quantum: 0, time: NOON - 200, quality: 3 }],
    }
    const bytes = encoded(frameOf(plain), new Int32Array(SIZE))
    const float = (value: number) => Array.from(new Uint8Array(Float64Array.of(value).buffer))
    expect(Array.from(bytes)).toEqual([
      ...[1, FORM.delta, 8],
      ...[0xac, 0x02],
      ...float(NOON),
      ...float(NOON),
      4,
      ...[2, 4],
      ...[2, 1, 0x80, 0x01, 0],
      ...[0, 0, 0, 0xc8, 0x01],
      ...[3, 1, 1, 3],
    ])
  })
})
