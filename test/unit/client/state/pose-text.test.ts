import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pose } from '../../../../client/state/camera.ts'
import { poseOf, poseText } from '../../../../client/state/pose-text.ts'
import { SEED } from '../../../helpers/seed.ts'

const double = (min: number, max: number) => fc.double({ min, max, noNaN: true })

const poses: fc.Arbitrary<Pose> = fc.record({
  target: fc.tuple(double(-100_000, 100_000), double(-100_000, 100_000), double(-100, 1000)),
  azimuth: double(-50, 50),
  polar: double(0, Math.PI),
  distance: double(0.1, 900_000),
  lens: double(1, 120),
})

/** The shorter way round between two directions. */
const between = (a: number, b: number): number => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)))

describe('a Pose as text', () => {
  it('keeps a Pose to the centimetre and to a hundredth of a degree [R-1]', () => {
    fc.assert(
      fc.property(poses, (pose) => {
        const text = poseText(pose)
        expect(text.length).toBeLessThanOrEqual(60)
        expect(new URLSearchParams({ at: text }).toString()).toBe(`at=${text}`)
        const back = poseOf(text)
        if (back === undefined) throw new Error(`not read again: ${text}`)
        for (const axis of [0, 1, 2] as const) {
          expect(Math.abs(back.target[axis] - pose.target[axis])).toBeLessThan(0.0051)
        }
        expect(between(back.azimuth, pose.azimuth)).toBeLessThan(0.0001)
        expect(Math.abs(back.polar - pose.polar)).toBeLessThan(0.0001)
        expect(Math.abs(back.distance - pose.distance)).toBeLessThan(0.0051)
        expect(Math.abs(back.lens - pose.lens)).toBeLessThan(0.0051)
        expect(poseText(back)).toBe(text)
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  it('writes what is no number, or beyond all bounds, as something that can be read [R-1]', () => {
    const wild = {
      target: [Number.NaN, 1e12, -1e12] as const,
      azimuth: -1e-9,
      polar: 9,
      distance: 0,
      lens: 500,
    }
    expect(poseText(wild)).toBe('-100000_100000_-100_0_180_0.1_120')
    expect(poseOf(poseText(wild))).toBeDefined()
  })

  it.each([
    '',
    '1_2_3_4_5_6',
    '1_2_3_4_5_6_7_8',
    '1_2_3_4_5_6_',
    '1_2_3_4_5_NaN_40',
    '1_2_3_4_5_1e3_40',
    '1_2_3_4_5_ 6_40',
    '1_2_3_4_5_+6_40',
    '1_2_3_361_5_6_40',
    '1_2_3_4_181_6_40',
    '1_2_3_4_5_0_40',
    '1_2_3_4_5_6_0.5',
    '1_2_3_4_5_6_121',
    '100001_2_3_4_5_6_40',
    '1_2_3_4_5_0x10_40',
    '1_2_3_4_5_6_40'.padStart(61, '0'),
  ])('reads no Pose from "%s" [R-2]', (text) => {
    expect(poseOf(text)).toBeUndefined()
  })

  it('reads anything without a fault, and whatever it reads stands within its bounds [R-2]', () => {
    const pieces = fc.array(
      fc.oneof(fc.string({ maxLength: 6 }), fc.double().map(String), fc.integer().map(String)),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((list) => list.join('_')),
        ),
        (text) => {
          const pose = poseOf(text)
          if (pose === undefined) return
          expect(pose.target.every(Number.isFinite)).toBe(true)
          expect(pose.distance).toBeGreaterThanOrEqual(0.1)
          expect(pose.polar).toBeLessThanOrEqual(Math.PI)
        },
      ),
      { seed: SEED, numRuns: 5000 },
    )
  })
})
