import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFrame, peekFrame } from '../../../models/frame/decode.ts'
import { createFrame, FORM, type Frame } from '../../../models/frame/frame.ts'
import { anyFrame, encoded, frameOf, NOON, plainOf } from '../../helpers/frames.ts'
import { dice, FUZZ_RUNS, FUZZ_TIMEOUT_MILLIS, mutated, SEED } from '../../helpers/seed.ts'

const SIZE = 50

/** Reading past the end of a Frame that stands in a larger buffer would find these bytes and be believed. */
function bordered(bytes: Uint8Array): Uint8Array {
  const around = new Uint8Array(bytes.length + 64).fill(0x01)
  around.set(bytes, 32)
  return around.subarray(32, 32 + bytes.length)
}

const sample = (seq: number, spread: number): Frame =>
  frameOf({
    form: FORM.delta,
    seq,
    serverTime: NOON,
    readings: Array.from({ length: 12 }, (_, i) => ({
      slot: i * spread,
      quantum: i * 1000 - 5000,
      time: NOON - (i % 3) * 250,
      quality: i % 5 === 0 ? 2 : 1,
    })),
  })

const decoded = (bytes: Uint8Array) => decodeFrame(bytes, new Int32Array(SIZE), createFrame(SIZE))
const bytesOf = (frame: Frame): Uint8Array => encoded(frame, new Int32Array(SIZE))

/** Ends a head of version, form, flags, seq 1, both times and a count with what is given. */
const raw = (flags: number, count: number[], ...rest: number[]): Uint8Array =>
  Uint8Array.from([1, FORM.line, flags, 1, ...new Array<number>(16).fill(0), ...count, ...rest])

describe('a Frame that is none', () => {
  it.each([
    ['another version', (bytes: Uint8Array) => bytes.fill(2, 0, 1)],
    ['an unknown form', (bytes: Uint8Array) => bytes.fill(4, 1, 2)],
    ['form 0', (bytes: Uint8Array) => bytes.fill(0, 1, 2)],
    ['flags that mean nothing', (bytes: Uint8Array) => bytes.fill((bytes[2] ?? 0) | 2, 2, 3)],
    ['a byte too many', (bytes: Uint8Array) => Uint8Array.from([...bytes, 0])],
    ['no byte at all', () => new Uint8Array(0)],
  ])('[F-5] with %s is refused', (_, spoil) => {
    expect(decoded(spoil(bytesOf(sample(1, 2)))).ok).toBe(false)
  })

  it('[F-5] cut off at any byte is refused', () => {
    for (const spread of [1, 2, 4]) {
      const bytes = bytesOf(sample(1, spread))
      for (let length = 0; length < bytes.length; length++) {
        expect(decoded(bordered(bytes.slice(0, length))), `${length} bytes of ${bytes.length}`).toMatchObject(
          {
            ok: false,
          },
        )
      }
    }
  })

  it.each([
    ['a slot outside the Plant, as a gap', raw(1, [1], SIZE, 0, 0)],
    ['a slot outside the Plant, as a run', raw(0, [1], SIZE, 1, 0, 0)],
    ['a run that leaves the Plant', raw(0, [2], SIZE - 1, 2, 0, 0, 0, 0)],
    ['a run of no length', raw(0, [1], 0, 0, 0, 0)],
    ['a run longer than the count', raw(0, [1], 0, 2, 0, 0)],
    ['a gap that wraps round 2^32', raw(1, [2], 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0, 0, 0)],
    ['more Readings than slots', raw(1, [SIZE + 1])],
    ['a count of 2^32 - 1', raw(1, [0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['a number of more than 32 bits', raw(1, [0xff, 0xff, 0xff, 0xff, 0x1f])],
    ['a number without an end', raw(1, [0x80, 0x80, 0x80, 0x80, 0x80, 0x80])],
    ['a run of times of no length', raw(5, [1], 0, 0, 0, 0)],
    ['a run of times longer than the count', raw(5, [1], 0, 0, 2, 0)],
    ['a run of qualities longer than the count', raw(9, [1], 0, 0, 0, 2, 1)],
    ['a quality that there is not', raw(9, [1], 0, 0, 0, 1, 4)],
  ])('[F-5] with %s is refused', (_, bytes) => {
    expect(decoded(bytes).ok).toBe(false)
  })

  it('[F-5] with times that are no numbers is refused', () => {
    const bytes = bytesOf(sample(1, 2))
    for (const at of [4, 12]) {
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        const spoilt = bytes.slice()
        new DataView(spoilt.buffer).setFloat64(at, value, true)
        expect(decoded(spoilt).ok, `${value} at ${at}`).toBe(false)
      }
    }
  })

  it('[F-5] leaves the basis alone', () => {
    const basis = Int32Array.from({ length: SIZE }, (_, slot) => slot * 3)
    const before = Array.from(basis)
    const bytes = bytesOf(sample(1, 2))
    decodeFrame(bytes.subarray(0, bytes.length - 1), basis, createFrame(SIZE))
    expect(Array.from(basis)).toEqual(before)
  })
})

/** All that must hold of whatever decodeFrame is given [F-5, F-6]. */
function judge(bytes: Uint8Array, basis: Int32Array, frame: Frame): boolean {
  const before = basis.slice()
  const result = decodeFrame(bytes, basis, frame)
  if (!basis.every((quantum, slot) => quantum === before[slot])) throw new Error('the basis changed')
  if (!result.ok) return false
  if (peekFrame(bytes)?.seq !== frame.seq) throw new Error('the head says another seq')
  if (frame.count > SIZE) throw new Error('more Readings than slots')
  for (let i = 0; i < frame.count; i++) {
    const slot = frame.slots[i] ?? -1
    if (slot < 0 || slot >= SIZE || (i > 0 && slot <= (frame.slots[i - 1] ?? SIZE)))
      throw new Error(`slot ${slot} at ${i}`)
    if ((frame.qualities[i] ?? 9) > 3) throw new Error(`quality at ${i}`)
    if (!Number.isFinite(frame.times[i])) throw new Error(`time at ${i}`)
  }
  return true
}

describe('fuzz of the Frame decoder', () => {
  it(
    `[F-6] ${FUZZ_RUNS} random and mutated byte strings: refused whole or within the Plant (seed ${SEED})`,
    () => {
      const chance = dice(SEED)
      const frames = fc.sample(anyFrame(SIZE), { seed: SEED, numRuns: 64 })
      const seeds = frames.map((plain) => encoded(frameOf(plain), new Int32Array(SIZE)))
      const basis = Int32Array.from({ length: SIZE }, () => chance.below(2 ** 32) | 0)
      const frame = createFrame(SIZE)
      const outcome = { accepted: 0, refused: 0 }
      for (let run = 0; run < FUZZ_RUNS; run++) {
        const from = chance.below(8)
        let bytes = from === 0 ? chance.bytes(chance.below(80)) : mutated(chance, chance.pick(seeds))
        if (from === 1) bytes = Uint8Array.from([1, 1 + chance.below(3), chance.below(16), ...bytes])
        try {
          if (judge(bordered(bytes), basis, frame)) outcome.accepted++
          else outcome.refused++
        } catch (error) {
          throw new Error(`run ${run} of seed ${SEED}: [${bytes}]`, { cause: error })
        }
      }
      expect(outcome.accepted + outcome.refused).toBe(FUZZ_RUNS)
      expect(outcome.accepted, 'some must get through, else nothing was tried').toBeGreaterThan(
        FUZZ_RUNS / 100,
      )
      expect(outcome.refused).toBeGreaterThan(FUZZ_RUNS / 100)
    },
    FUZZ_TIMEOUT_MILLIS,
  )

  it('[F-6] asks for no memory beyond the Frame that it is given: columns stay the same ones', () => {
    const frame = createFrame(SIZE)
    const { slots, quanta, times, qualities } = frame
    decodeFrame(raw(1, [0xff, 0xff, 0xff, 0xff, 0x0f]), new Int32Array(SIZE), frame)
    decodeFrame(bytesOf(sample(3, 4)), new Int32Array(SIZE), frame)
    expect(frame.slots === slots && frame.quanta === quanta).toBe(true)
    expect(frame.times === times && frame.qualities === qualities).toBe(true)
    expect(plainOf(frame).readings).toHaveLength(12)
  })
})
