import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEED } from '../../../../helpers/seed.ts'
import { between, HEIGHT, ROWS, roomWith, standIn, WIDTH } from './yard.ts'

const inPicture = fc.tuple(
  fc.integer({ min: 40, max: WIDTH - 40 }),
  fc.integer({ min: 40, max: HEIGHT - 40 }),
)

/** From well above everything, so that nothing but the hand moves the eye. */
const airy = fc.record({
  target: fc.tuple(between(15, 45), between(10, 30), fc.constant(0)),
  azimuth: between(0, 6.28),
  polar: between(0, 0.9),
  distance: between(40, 90),
  lens: between(12, 50),
})

describe('zooming', () => {
  it('keeps what lies under the pointer under the pointer [R-10]', () => {
    fc.assert(
      fc.property(
        airy,
        inPicture,
        fc.array(between(-0.4, 0.4), { minLength: 1, maxLength: 6 }),
        (pose, [x, y], logs) => {
          const stand = standIn(roomWith([], []))
          stand.rig.place(pose)
          stand.rest()
          const place = stand.rig.hand.placeAt(x, y)
          const inside = place.x > 0 && place.x < 60 && place.y > 0 && place.y < 40
          fc.pre(inside)
          expect(stand.pixel(place.x, place.y, place.z).x).toBeCloseTo(x, 3)
          for (const log of logs) {
            stand.rig.hand.zoom(log, x, y, place)
            stand.run(3)
            const at = stand.pixel(place.x, place.y, place.z)
            expect(Math.hypot(at.x - x, at.y - y)).toBeLessThan(0.5)
          }
          stand.rest()
          const at = stand.pixel(place.x, place.y, place.z)
          expect(Math.hypot(at.x - x, at.y - y)).toBeLessThan(0.5)
        },
      ),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('comes as near as asked, and no nearer than a metre and a half [R-10]', () => {
    const stand = standIn(roomWith([], []))
    stand.rig.place({ target: [30, 20, 0], azimuth: 0, polar: 0.8, distance: 50, lens: 35 })
    stand.rest()
    stand.rig.wish({ kind: 'zoom', factor: 2 })
    stand.rest()
    expect(stand.rig.pose().distance).toBeCloseTo(25, 6)
    for (let i = 0; i < 40; i++) {
      stand.rig.wish({ kind: 'zoom', factor: 2 })
      stand.rest()
    }
    expect(stand.rig.pose().distance).toBeCloseTo(1.5, 6)
    for (let i = 0; i < 40; i++) {
      stand.rig.wish({ kind: 'zoom', factor: 0.5 })
      stand.rest()
    }
    expect(stand.rig.pose().distance).toBeLessThanOrEqual(3 * Math.hypot(60, 40) + 1e-6)
    expect(stand.rig.pose().distance).toBeGreaterThan(100)
  })

  it('goes no further in small frames than in large ones [R-11]', () => {
    const zoomedBy = (millis: number): number => {
      const stand = standIn(roomWith([], []))
      stand.rig.place({ target: [30, 20, 0], azimuth: 0, polar: 0.8, distance: 50, lens: 35 })
      stand.rig.hand.zoom(-0.7, 640, 360, undefined)
      stand.run(96 / millis, millis)
      return stand.rig.pose().distance
    }
    expect(zoomedBy(4)).toBeCloseTo(zoomedBy(32), 6)
  })
})

describe('dragging', () => {
  it('carries the floor with the pointer [R-10]', () => {
    fc.assert(
      fc.property(airy, inPicture, between(-60, 60), between(-60, 60), (pose, [x, y], dx, dy) => {
        const stand = standIn(roomWith([], []))
        stand.rig.place({ ...pose, distance: 60 })
        stand.rest()
        const place = stand.rig.hand.placeAt(x, y)
        fc.pre(place.z === 0 && place.x > 5 && place.x < 55 && place.y > 5 && place.y < 35)
        stand.rig.hand.grab(x, y, place)
        for (let i = 1; i <= 4; i++) {
          stand.rig.hand.carry(x + (dx * i) / 4, y + (dy * i) / 4)
          stand.run(1)
        }
        const at = stand.pixel(place.x, place.y, 0)
        expect(Math.hypot(at.x - x - dx, at.y - y - dy)).toBeLessThan(0.5)
        expect(stand.rig.pose().polar).toBe(pose.polar)
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('turns about what was taken hold of, as far as the floor allows [R-10]', () => {
    fc.assert(
      fc.property(airy, inPicture, between(-300, 300), between(-200, 60), (pose, [x, y], dx, dy) => {
        const stand = standIn(roomWith([], []))
        stand.rig.place(pose)
        stand.rest()
        const place = stand.rig.hand.placeAt(x, y)
        fc.pre(place.x > 0 && place.x < 60 && place.y > 0 && place.y < 40)
        const away = stand.eye().distanceTo({ ...place } as never)
        stand.rig.hand.grab(x, y, place)
        stand.rig.hand.turn(dx, dy)
        stand.run(1)
        const now = stand.eye().distanceTo({ ...place } as never)
        expect(Math.abs(now - away)).toBeLessThan(1e-6 * away + 0.02)
        expect(stand.rig.pose().polar).toBeLessThanOrEqual(1.52 + 1e-9)
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('swings on for 300 ms at most when it is let go, and not at all where motion is reduced [R-11]', () => {
    const swing = (reduced: boolean): readonly number[] => {
      const stand = standIn(roomWith([], []), reduced)
      stand.rig.place({ target: [30, 20, 0], azimuth: 1, polar: 0.8, distance: 50, lens: 35 })
      stand.rest()
      stand.rig.hand.grab(640, 360, undefined)
      stand.rig.hand.turn(20, 0)
      stand.run(1)
      const let0 = stand.rig.pose().azimuth
      stand.rig.hand.letGo(1, 0)
      stand.run(19)
      const let300 = stand.rig.pose().azimuth
      stand.run(20)
      return [let0, let300, stand.rig.pose().azimuth]
    }
    const [start, swung, end] = swing(false)
    expect(swung).not.toBe(start)
    expect(end).toBe(swung)
    const [still, stillLater] = swing(true)
    expect(stillLater).toBe(still)
  })

  it('does not end in a report before it is let go [R-12]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rest()
    expect(stand.rig.isMoving()).toBe(false)
    stand.rig.hand.grab(640, 360, undefined)
    stand.rig.hand.turn(30, 10)
    stand.run(20)
    expect(stand.rig.isMoving()).toBe(true)
    stand.rig.hand.letGo(0, 0)
    expect(stand.rig.isMoving()).toBe(false)
  })
})
