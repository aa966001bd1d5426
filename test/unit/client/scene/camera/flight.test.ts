import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEED } from '../../../../helpers/seed.ts'
import { between, POSE, ROWS, roomWith, standIn } from './yard.ts'

describe('a flight', () => {
  it('ends exactly at the wish, after 400 to 900 ms [R-13]', () => {
    fc.assert(
      fc.property(
        fc.record({
          target: fc.tuple(between(5, 55), between(5, 35), fc.constant(0)),
          azimuth: between(0, 6.28),
          polar: between(0, 1.2),
          distance: between(12, 100),
          lens: between(12, 60),
        }),
        (pose) => {
          const stand = standIn(roomWith([], []))
          stand.rest()
          stand.rig.wish({ kind: 'pose', pose })
          const millis = stand.rest()
          expect(stand.rig.pose()).toEqual(pose)
          expect(millis).toBeGreaterThanOrEqual(400)
          expect(millis).toBeLessThanOrEqual(900 + 3 * 16)
        },
      ),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('takes as long as it is told however few pictures are drawn [R-13]', () => {
    const stand = standIn(roomWith(ROWS, []))
    stand.rest()
    const goal = { ...POSE, azimuth: 2, distance: 40 }
    stand.rig.wish({ kind: 'pose', pose: goal, overMillis: 3000 })
    // The first picture shows where it began, and six of half a second the rest.
    for (let i = 0; i < 6; i++) stand.rig.update(0, 500)
    expect(stand.rig.isMoving()).toBe(true)
    stand.rig.update(0, 500)
    expect(stand.rig.isMoving()).toBe(false)
    expect(stand.rig.pose()).toEqual(goal)
  })

  it('turns the shorter way, and without a jump [R-13]', () => {
    const stand = standIn(roomWith([], []))
    stand.rig.place({ ...POSE, azimuth: 0.1 })
    stand.rest()
    stand.rig.wish({ kind: 'pose', pose: { ...POSE, azimuth: 6.2 } })
    let last = stand.eye()
    for (let i = 0; i < 60; i++) {
      stand.run(1)
      const now = stand.eye()
      expect(now.distanceTo(last)).toBeLessThan(1)
      last = now
    }
    expect(stand.rig.pose().azimuth).toBe(6.2)
  })

  it('rises on a long way, to show whence and whither [R-13]', () => {
    const stand = standIn(roomWith(ROWS, []))
    stand.rig.place({ target: [5, 14, 0], azimuth: 0, polar: 0.8, distance: 8, lens: 35 })
    stand.rest()
    stand.rig.wish({
      kind: 'pose',
      pose: { target: [55, 14, 0], azimuth: 0, polar: 0.8, distance: 8, lens: 35 },
    })
    let highest = 0
    for (let i = 0; i < 60; i++) {
      stand.run(1)
      highest = Math.max(highest, stand.eye().z)
    }
    expect(highest).toBeGreaterThan(2 * 8 * Math.cos(0.8))
  })

  it('is given up to a hand at any moment, where it is [R-13]', () => {
    const stand = standIn(roomWith(ROWS, []))
    stand.rest()
    stand.rig.wish({ kind: 'fit', machines: [3] })
    stand.run(12)
    const there = stand.eye()
    stand.rig.hand.grab(640, 360, undefined)
    stand.run(30)
    expect(stand.eye().distanceTo(there)).toBeLessThan(1e-9)
  })

  it('is a cut where motion is reduced [R-11]', () => {
    const stand = standIn(roomWith([], []), true)
    stand.rest()
    stand.rig.wish({ kind: 'pose', pose: POSE })
    stand.run(1)
    expect(stand.rig.pose()).toEqual(POSE)
    expect(stand.rig.isMoving()).toBe(false)
  })

  it('to a wish made of anything ends at numbers [R-2]', () => {
    fc.assert(
      fc.property(
        fc.record({
          target: fc.tuple(fc.double(), fc.double(), fc.double()),
          azimuth: fc.double(),
          polar: fc.double(),
          distance: fc.double(),
          lens: fc.double(),
        }),
        (pose) => {
          const stand = standIn(roomWith(ROWS))
          stand.rig.wish({ kind: 'pose', pose })
          stand.rest()
          const { target, azimuth, polar, distance, lens } = stand.rig.pose()
          expect([...target, azimuth, polar, distance, lens].every(Number.isFinite)).toBe(true)
        },
      ),
      { seed: SEED, numRuns: 300 },
    )
  })
})
