import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { APPLIED, applyReading, copyTwin, createTwin, forgetTimes, QUALITY } from '../../../models/twin.ts'
import { anyQuality, anyQuantum, NOON, plainTwin } from '../../helpers/frames.ts'
import { SEED } from '../../helpers/seed.ts'

const SIZE = 4

describe('the Twin', () => {
  it('[T-1] begins with no Reading anywhere: quality none', () => {
    expect(Array.from(createTwin(SIZE).qualities)).toEqual([0, 0, 0, 0])
    expect(QUALITY.none).toBe(0)
  })

  it('[T-1] holds the newest Reading: quantum, time and quality', () => {
    const twin = createTwin(SIZE)
    expect(applyReading(twin, 2, -40, NOON, QUALITY.good)).toBe(APPLIED.newer)
    expect(applyReading(twin, 2, 7, NOON + 1, QUALITY.uncertain)).toBe(APPLIED.newer)
    expect([twin.quanta[2], twin.times[2], twin.qualities[2]]).toEqual([7, NOON + 1, QUALITY.uncertain])
    expect(twin.qualities[1], 'its neighbours are untouched').toBe(QUALITY.none)
  })

  it('[T-2] is not changed by a late Reading, which is told apart', () => {
    const twin = createTwin(SIZE)
    applyReading(twin, 0, 1, NOON, QUALITY.good)
    const before = plainTwin(twin)
    expect(applyReading(twin, 0, 2, NOON - 1, QUALITY.good)).toBe(APPLIED.late)
    expect(plainTwin(twin)).toEqual(before)
  })

  it('[T-3] is not changed by a duplicate; one of the same time and another value replaces it', () => {
    const twin = createTwin(SIZE)
    applyReading(twin, 0, 1, NOON, QUALITY.good)
    expect(applyReading(twin, 0, 1, NOON, QUALITY.good)).toBe(APPLIED.duplicate)
    expect(applyReading(twin, 0, 2, NOON, QUALITY.good)).toBe(APPLIED.replaced)
    expect(applyReading(twin, 0, 2, NOON, QUALITY.bad)).toBe(APPLIED.replaced)
    expect([twin.quanta[0], twin.times[0], twin.qualities[0]]).toEqual([2, NOON, QUALITY.bad])
  })

  it('[T-4] ends the same for any order of Readings of distinct times: the newest of each slot', () => {
    const reading = fc.record({ slot: fc.nat(SIZE - 1), quantum: anyQuantum, quality: anyQuality })
    const schedule = fc.array(reading, { maxLength: 30 }).chain((readings) => {
      const timed = readings.map((each, i) => ({ ...each, time: NOON + i }))
      return fc.tuple(fc.constant(timed), fc.shuffledSubarray(timed, { minLength: timed.length }))
    })
    fc.assert(
      fc.property(schedule, ([inOrder, anyhow]) => {
        const [straight, mixed] = [createTwin(SIZE), createTwin(SIZE)]
        for (const { slot, quantum, time, quality } of inOrder)
          applyReading(straight, slot, quantum, time, quality)
        for (const { slot, quantum, time, quality } of anyhow)
          applyReading(mixed, slot, quantum, time, quality)
        expect(plainTwin(mixed)).toEqual(plainTwin(straight))
        for (let slot = 0; slot < SIZE; slot++) {
          const newest = inOrder.findLast((each) => each.slot === slot)
          expect(mixed.times[slot]).toBe(newest?.time ?? Number.NEGATIVE_INFINITY)
        }
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('[T-1] is copied whole', () => {
    const [from, into] = [createTwin(SIZE), createTwin(SIZE)]
    applyReading(from, 1, 5, NOON, QUALITY.bad)
    applyReading(into, 3, 9, NOON, QUALITY.good)
    copyTwin(from, into)
    expect(plainTwin(into)).toEqual(plainTwin(from))
    applyReading(from, 1, 6, NOON + 1, QUALITY.good)
    expect(into.quanta[1]).toBe(5)
  })

  it('[D-5] takes any time again in slots that start again, and in no others', () => {
    const twin = createTwin(SIZE)
    for (let slot = 0; slot < SIZE; slot++) applyReading(twin, slot, slot, NOON, QUALITY.good)
    forgetTimes(twin, 1, 3)
    expect([0, 1, 2, 3].map((slot) => applyReading(twin, slot, 9, NOON - 3_600_000, QUALITY.good))).toEqual([
      APPLIED.late,
      APPLIED.newer,
      APPLIED.newer,
      APPLIED.late,
    ])
  })
})
