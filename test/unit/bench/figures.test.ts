import { describe, expect, it } from 'vitest'
import { median, quantile } from '../../bench/parts/report.ts'
import { slopeOf } from '../../bench/parts/slope.ts'

/** Noise between -1 and 1 that is the same for the same seed. */
function noiseOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
}

const seconds = Array.from({ length: 300 }, (_, i) => i)

describe('figures of the benches', () => {
  it('finds a leak of 1 MiB a minute in noise of 20 MiB, and says that it is no noise', () => {
    const noise = noiseOf(3)
    const { perSecond, noise: band } = slopeOf(
      seconds,
      seconds.map((at) => 200 + at / 60 + 20 * noise() * (at % 7 === 0 ? 1 : 0.1)),
    )
    expect(perSecond).toBeCloseTo(1 / 60, 2)
    expect(perSecond).toBeGreaterThan(band)
  })

  it('takes no noise for a leak, also where samples hang together', () => {
    const missed = Array.from({ length: 20 }, (_, seed) => {
      const noise = noiseOf(seed + 1)
      let drift = 0
      const { perSecond, noise: band } = slopeOf(
        seconds,
        seconds.map(() => {
          drift = 0.8 * drift + noise()
          return 200 + drift
        }),
      )
      return Math.abs(perSecond) > band
    }).filter((beyond) => beyond)
    expect(missed.length).toBeLessThanOrEqual(3)
  })

  it('takes the middle of an odd and of an even number of rounds', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 2, 9])).toBe(3)
    expect(() => median([])).toThrow('nothing')
  })

  it('takes a share of sorted values', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(3)
    expect(quantile([1, 2, 3, 4], 1)).toBe(4)
  })
})
