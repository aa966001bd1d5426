import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Barrier,
  cutHeight,
  type Eye,
  eased,
  GIVE_WAY_MILLIS,
  givesWay,
  PLINTH,
} from '../../../../../client/scene/hall/give-way.ts'
import { SEED } from '../../../../helpers/seed.ts'

/** The south wall of a hall of 60 by 40 with its corner at the origin. */
const south: Barrier = {
  workshop: 0,
  from: [0, 0],
  to: [60, 0],
  height: 10,
  outward: [0, -1],
  gap: Infinity,
}
const eye = (x: number, y: number, z: number, more: Partial<Eye> = {}): Eye => ({
  x,
  y,
  z,
  down: 0.5,
  within: -1,
  ...more,
})
const anywhere = fc.record({
  x: fc.double({ min: -300, max: 300, noNaN: true }),
  y: fc.double({ min: -300, max: 300, noNaN: true }),
  z: fc.double({ min: 0.5, max: 300, noNaN: true }),
})
const settled = (wall: Barrier, from: Eye): boolean => givesWay(wall, from, givesWay(wall, from, false))

describe('a wall', () => {
  it('gives way to an eye beyond it, and stays for one that sees it from inside [H-4]', () => {
    fc.assert(
      fc.property(anywhere, ({ x, y, z }) => {
        const sine = -y / Math.max(1, Math.hypot(x - 30, y))
        if (Math.abs(sine) < 0.04) return
        expect(settled(south, eye(x, y, z))).toBe(y < 0)
      }),
      { seed: SEED, numRuns: 1000 },
    )
  })

  it('is the same whichever way round it was drawn, and turns with the hall [H-4]', () => {
    fc.assert(
      fc.property(anywhere, fc.double({ min: 0, max: 6.3, noNaN: true }), ({ x, y, z }, angle) => {
        const turn = (p: readonly [number, number]): readonly [number, number] => [
          p[0] * Math.cos(angle) - p[1] * Math.sin(angle),
          p[0] * Math.sin(angle) + p[1] * Math.cos(angle),
        ]
        if (Math.abs(-y / Math.max(1, Math.hypot(x - 30, y))) < 0.04) return
        const turned: Barrier = {
          ...south,
          from: turn(south.to),
          to: turn(south.from),
          outward: turn([0, -1]),
        }
        const [tx, ty] = turn([x, y])
        expect(settled(turned, eye(tx, ty, z))).toBe(settled(south, eye(x, y, z)))
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('gives way where it would hide the floor of the next Workshop [H-5]', () => {
    const near: Barrier = { ...south, outward: [0, 1], from: [0, 40], to: [60, 40], gap: 14 }
    // From 30 m before it and 20 m up it hides 30 m of ground, from 200 m up 1.6 m.
    expect(settled(near, eye(30, 10, 20))).toBe(true)
    expect(settled(near, eye(30, 10, 200))).toBe(false)
    expect(settled({ ...near, gap: Infinity }, eye(30, 10, 20))).toBe(false)
    expect(settled({ ...near, gap: 0 }, eye(30, 10, 200))).toBe(true)
  })

  it('stays whole for who walks under a roof, wherever [H-6]', () => {
    fc.assert(
      fc.property(anywhere, fc.constantFrom(0, 14, Infinity), ({ x, y }, gap) => {
        for (const outward of [[0, -1], undefined] as const) {
          expect(givesWay({ ...south, outward, gap }, eye(x, y, 1.7, { within: 0 }), true)).toBe(false)
        }
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('is cut in a plan, seen steeply from above [H-6]', () => {
    expect(settled(south, eye(30, 20, 200, { down: 0.99 }))).toBe(true)
    expect(settled(south, eye(30, 20, 200, { down: 0.8 }))).toBe(false)
  })

  it('does not flicker: where it is going it stays for a while both ways [H-7]', () => {
    for (const flat of [-1, -0.2, 0.2, 1]) {
      const at = eye(30 + 10, flat * 0.2, 60)
      expect(givesWay(south, at, true)).toBe(true)
      expect(givesWay(south, at, false)).toBe(false)
    }
    const steep = eye(30, 20, 200, { down: 0.885 })
    expect([givesWay(south, steep, true), givesWay(south, steep, false)]).toEqual([true, false])
    fc.assert(
      fc.property(anywhere, fc.constantFrom(0, 14, Infinity), ({ x, y, z }, gap) => {
        const wall = { ...south, gap }
        const from = eye(x, y, z)
        // Never the other way round: what is away would come back and what is whole would go.
        expect(givesWay(wall, from, false) && !givesWay(wall, from, true)).toBe(false)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('sinks to its plinth and comes back, in bounded time and without a leap [H-8]', () => {
    expect(cutHeight(10, 0)).toBe(PLINTH)
    expect(cutHeight(10, 1)).toBeGreaterThan(10)
    expect(cutHeight(0.5, 0)).toBe(0.5)
    let shown = 1
    let last = cutHeight(10, 0.9999)
    for (let millis = 0; millis < GIVE_WAY_MILLIS; millis += 16) {
      shown = eased(shown, false, 16)
      const now = cutHeight(10, shown)
      expect(now).toBeLessThanOrEqual(last + 1e-9)
      expect(last - now).toBeLessThan(1)
      last = now
    }
    expect(eased(shown, false, 16)).toBe(0)
    expect(eased(0, true, GIVE_WAY_MILLIS)).toBe(1)
  })
})
