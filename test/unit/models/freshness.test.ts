import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageMillis, isStale, staleAfterMillis } from '../../../models/freshness.ts'
import { NOON } from '../../helpers/frames.ts'
import { SEED } from '../../helpers/seed.ts'

describe('freshness', () => {
  it('[Q-2] a Channel is stale after more than three expected periods', () => {
    expect(isStale(NOON, 0, 5000, NOON + 15_000)).toBe(false)
    expect(isStale(NOON, 0, 5000, NOON + 15_001)).toBe(true)
  })

  it('[Q-2] and not before 3 seconds, however often it is expected', () => {
    for (const period of [1, 200, 1000]) {
      expect(staleAfterMillis(period)).toBe(3000)
      expect(isStale(NOON, 0, period, NOON + 3000)).toBe(false)
      expect(isStale(NOON, 0, period, NOON + 3001)).toBe(true)
    }
  })

  it('[Q-2] a Channel without an expected period never is', () => {
    expect(isStale(0, 0, 0, NOON)).toBe(false)
    expect(isStale(Number.NEGATIVE_INFINITY, 0, 0, NOON)).toBe(false)
  })

  it("[Q-3] age has the device's skew taken off and is never negative", () => {
    expect(ageMillis(NOON - 60_000, 60_000, NOON + 500)).toBe(500)
    expect(ageMillis(NOON + 4000, -4000, NOON + 500)).toBe(500)
    expect(ageMillis(NOON + 4000, 0, NOON)).toBe(0)
  })

  it('[Q-3] is a pure function of the Playhead: the same in replay, whenever that is', () => {
    const millis = fc.integer({ min: -100_000, max: 100_000 })
    fc.assert(
      fc.property(millis, millis, fc.nat(20_000), fc.nat(10 ** 9), (...args) => {
        const [skew, age, period, later] = args
        const now = NOON + age
        expect(isStale(NOON, skew, period, now)).toBe(isStale(NOON + later, skew, period, now + later))
        expect(isStale(NOON, skew, period, now)).toBe(ageMillis(NOON, skew, now) > staleAfterMillis(period))
      }),
      { seed: SEED },
    )
  })
})
