import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createGlides,
  cut,
  glideAt,
  isGliding,
  LONGEST_GLIDE_MILLIS,
  steer,
} from '../../../../../client/scene/motion/glide.ts'
import { SEED } from '../../../../helpers/seed.ts'

const samples = fc.array(fc.tuple(fc.integer({ min: 1, max: 8000 }), fc.integer({ min: -1000, max: 1000 })), {
  minLength: 1,
  maxLength: 40,
})

describe('a glide', () => {
  it('is only ever between values that came, and rests at the last [Z-4]', () => {
    fc.assert(
      fc.property(
        samples,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
        (came, looks) => {
          const glides = createGlides(1)
          let millis = 1000
          let low = Number.POSITIVE_INFINITY
          let high = Number.NEGATIVE_INFINITY
          for (const [wait, value] of came) {
            low = Math.min(low, value)
            high = Math.max(high, value)
            steer(glides, 0, value, millis)
            for (const look of looks) {
              const shown = glideAt(glides, 0, millis + look * wait)
              expect(shown).toBeGreaterThanOrEqual(low - 1e-9)
              expect(shown).toBeLessThanOrEqual(high + 1e-9)
            }
            millis += wait
          }
          expect(glideAt(glides, 0, millis + LONGEST_GLIDE_MILLIS)).toBe(came.at(-1)?.[1])
          expect(isGliding(glides, 0, millis + LONGEST_GLIDE_MILLIS)).toBe(false)
        },
      ),
      { seed: SEED },
    )
  })

  it('makes no jump when a value comes on the way [Z-4]', () => {
    fc.assert(
      fc.property(samples, (came) => {
        const glides = createGlides(1)
        let millis = 1000
        came.forEach(([wait, value], i) => {
          const before = glideAt(glides, 0, millis)
          steer(glides, 0, value, millis)
          if (i > 0) expect(glideAt(glides, 0, millis)).toBeCloseTo(before, 9)
          millis += wait
        })
      }),
      { seed: SEED },
    )
  })

  it('is at the first value at once, and after a cut too [Z-4]', () => {
    const glides = createGlides(1)
    steer(glides, 0, 5, 100)
    expect(glideAt(glides, 0, 100)).toBe(5)
    steer(glides, 0, 9, 1100)
    expect(glideAt(glides, 0, 1100)).toBe(5)
    cut(glides)
    expect(glideAt(glides, 0, 1100)).toBe(9)
  })

  it('goes on until the next step where the past is played in steps, at any speed [PH-16]', () => {
    for (const step of [100, 6000, 60_000]) {
      const glides = createGlides(1)
      for (let i = 0; i < 10; i++) steer(glides, 0, i, i * step, step)
      expect(isGliding(glides, 0, 10 * step - 1)).toBe(true)
      expect(glideAt(glides, 0, 9 * step + step / 2)).toBeGreaterThan(8)
      expect(glideAt(glides, 0, 9 * step + step / 2)).toBeLessThan(9)
    }
  })

  it('goes the shorter way round [Z-5]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 0, max: 359 }), (first, then) => {
        const glides = createGlides(1)
        glides.wrap[0] = 360
        steer(glides, 0, first, 0)
        steer(glides, 0, then, 1000)
        const way = Math.abs(glideAt(glides, 0, 1000) - then)
        expect(way).toBeLessThanOrEqual(180)
        expect((((glideAt(glides, 0, 1000) - first) % 360) + 360) % 360).toBeCloseTo(0, 6)
      }),
      { seed: SEED },
    )
  })
})
