import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clockOffset,
  type RoundTrip,
  type RoundTrips,
  withRoundTrip,
} from '../../../../client/source/clock.ts'

/** A round trip over a path with these delays, between clocks this far apart. */
const trip = (sentMillis: number, there: number, back: number, offset: number): RoundTrip => ({
  sentMillis,
  serverMillis: sentMillis + there + offset,
  receivedMillis: sentMillis + there + back,
})

const offsetAfter = (trips: readonly RoundTrip[]): number | undefined =>
  clockOffset(trips.reduce<RoundTrips>(withRoundTrip, []))

describe('clock', () => {
  it('[Q-3] nothing is known before the first round trip', () => {
    expect(clockOffset([])).toBeUndefined()
  })

  it('[Q-3] the quickest round trip tells, however slow the others are', () => {
    expect(offsetAfter([trip(0, 400, 10, 1000), trip(500, 1, 1, 1000), trip(900, 10, 300, 1000)])).toBe(1000)
  })

  it('[Q-3] the offset is never further from the truth than half of the quickest round trip', () => {
    const delay = fc.double({ min: 0, max: 2000, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: -1e9, max: 1e9 }),
        (delays, offset) => {
          const trips = delays.map(([there, back], i) => trip(i * 10_000, there, back, offset))
          const kept = trips.slice(-8)
          const quickest = Math.min(...kept.map((t) => t.receivedMillis - t.sentMillis))
          expect(Math.abs((offsetAfter(trips) ?? Number.NaN) - offset)).toBeLessThanOrEqual(
            quickest / 2 + 1e-3,
          )
        },
      ),
    )
  })

  it('[Q-3] a clock that was set is believed at once', () => {
    const before = Array.from({ length: 8 }, (_, i) => trip(i * 1000, 1, 1, 1000))
    expect(offsetAfter([...before, trip(9000, 40, 40, 61_000)])).toBe(61_000)
  })

  it('[Q-3] an answer that is no time is left out', () => {
    const sound = trip(0, 1, 1, 5)
    const broken = { sentMillis: 10, serverMillis: Number.NaN, receivedMillis: 11 }
    const backwards = { sentMillis: 10, serverMillis: 10, receivedMillis: 9 }
    expect(offsetAfter([sound, broken, backwards])).toBe(5)
  })
})
