import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createFreshnessMeter,
  freshnessAt,
  measure,
  SPREAD_ENDS,
  spreadAt,
} from '../../../../client/state/freshness.ts'

const T = 1_700_000_000_000

/** Nearest rank, from all of them. */
const exact = (ages: readonly number[], share: number): number =>
  [...ages].sort((a, b) => a - b)[Math.max(1, Math.ceil(ages.length * share)) - 1]!

describe('freshness', () => {
  it('[Q-3] nothing measured is said to be nothing', () => {
    expect(freshnessAt(createFreshnessMeter(), T)).toEqual({ p50: 0, p95: 0, p99: 0, samples: 0 })
  })

  it('[Q-3] percentiles are within 5 % or half a millisecond of the true ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100_000, noNaN: true }), { minLength: 1, maxLength: 300 }),
        (ages) => {
          const meter = createFreshnessMeter()
          for (const age of ages) measure(meter, age, T)
          const measured = freshnessAt(meter, T)
          expect(measured.samples).toBe(ages.length)
          for (const [share, figure] of [
            [0.5, measured.p50],
            [0.95, measured.p95],
            [0.99, measured.p99],
          ] as const) {
            const truth = exact(ages, share)
            expect(Math.abs(figure - truth)).toBeLessThanOrEqual(Math.max(0.5, truth * 0.05))
          }
        },
      ),
    )
  })

  it('[Q-3] an age below zero, from a clock estimated a little wrong, counts as none', () => {
    const meter = createFreshnessMeter()
    measure(meter, -4, T)
    expect(freshnessAt(meter, T).p99).toBeLessThan(0.1)
  })

  it('[Q-3] ten seconds later it is forgotten, and not before', () => {
    const meter = createFreshnessMeter()
    measure(meter, 40, T)
    measure(meter, 80, T + 5000)
    expect(freshnessAt(meter, T + 9999).samples).toBe(2)
    expect(freshnessAt(meter, T + 10_000).samples).toBe(1)
    expect(freshnessAt(meter, T + 15_000).samples).toBe(0)
  })

  it('[Q-3] a pause longer than it remembers, or a clock set back, begins anew', () => {
    const meter = createFreshnessMeter()
    measure(meter, 40, T)
    expect(freshnessAt(meter, T + 3_600_000).samples).toBe(0)
    measure(meter, 40, T + 3_600_000)
    expect(freshnessAt(meter, T).samples).toBe(0)
  })

  it('[J-2] the spread counts the last minute, each Reading in the bar that it took', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { maxLength: 200 }), (ages) => {
        const meter = createFreshnessMeter()
        for (const [i, age] of ages.entries()) measure(meter, age, T + i * 250)
        const spread = spreadAt(meter, T + 59_000)
        expect(spread.reduce((sum, count) => sum + count, 0)).toBe(ages.length)
        // Where a bar ends the meter is as exact as its buckets are.
        for (const [bar, end] of SPREAD_ENDS.entries()) {
          const upTo = spread.slice(0, bar + 1).reduce((sum, count) => sum + count, 0)
          expect(upTo).toBeGreaterThanOrEqual(ages.filter((age) => age < end * 0.94 - 0.5).length)
          expect(upTo).toBeLessThanOrEqual(ages.filter((age) => age < end * 1.06 + 0.5).length)
        }
      }),
    )
  })

  it('[J-2] a minute later the spread has forgotten, and not before', () => {
    const meter = createFreshnessMeter()
    measure(meter, 40, T)
    const total = (at: number): number => spreadAt(meter, at).reduce((sum, count) => sum + count, 0)
    expect(total(T + 59_999)).toBe(1)
    expect(total(T + 60_000)).toBe(0)
  })
})
