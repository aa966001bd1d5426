import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../../client/scene/camera/grid.ts'
import { STEERS } from '../../../../../client/scene/camera/steering.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { between, depthIn, machineLists, ROWS, roomWith, SHELL, type Stand, standIn } from './yard.ts'

const px = (max: number) => fc.integer({ min: 0, max })
const spot = fc.tuple(px(1280), px(720))

/** Whatever a hand may do, in any order, with frames of any length between. */
const deeds = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('orbit' as const),
      at: spot,
      dx: fc.integer({ min: -900, max: 900 }),
      dy: fc.integer({ min: -700, max: 700 }),
    }),
    fc.record({ do: fc.constant('pan' as const), at: spot, to: spot }),
    fc.record({
      do: fc.constant('zoom' as const),
      at: spot,
      log: between(-3, 3),
    }),
    fc.record({
      do: fc.constant('pinch' as const),
      at: spot,
      factor: between(0.2, 5),
      twist: between(-2, 2),
    }),
    fc.record({ do: fc.constant('goTo' as const), at: spot }),
    fc.record({ do: fc.constant('steer' as const), steer: fc.constantFrom(...STEERS), frames: px(60) }),
    fc.record({ do: fc.constant('fit' as const), machines: fc.array(px(29), { maxLength: 3 }) }),
    fc.record({
      do: fc.constant('turn' as const),
      to: fc.constantFrom('top' as const, 'isometric' as const, 'free' as const, 'north' as const),
    }),
    fc.record({ do: fc.constant('walk' as const) }),
    fc.record({ do: fc.constant('stay' as const) }),
    fc.record({
      do: fc.constant('place' as const),
      target: fc.tuple(between(-200, 300), between(-200, 300), between(-50, 50)),
      azimuth: between(-9, 9),
      polar: between(-1, 4),
      distance: between(-5, 500),
      lens: between(0, 200),
    }),
  ),
  { minLength: 1, maxLength: 14 },
)
type Deed = typeof deeds extends fc.Arbitrary<readonly (infer One)[]> ? One : never

function perform({ rig, run }: Stand, deed: Deed): void {
  const { hand } = rig
  switch (deed.do) {
    case 'orbit':
    case 'pan':
      hand.grab(deed.at[0], deed.at[1], undefined)
      for (let i = 1; i <= 5; i++) {
        if (deed.do === 'orbit') hand.turn(deed.dx / 5, deed.dy / 5)
        else
          hand.carry(
            deed.at[0] + ((deed.to[0] - deed.at[0]) * i) / 5,
            deed.at[1] + ((deed.to[1] - deed.at[1]) * i) / 5,
          )
        run(1)
      }
      return hand.letGo(1, -1)
    case 'zoom':
      return hand.zoom(deed.log, deed.at[0], deed.at[1], undefined)
    case 'pinch':
      hand.grab(deed.at[0], deed.at[1], undefined)
      hand.pinch(deed.factor, deed.twist)
      run(1)
      return hand.letGo(0, 0)
    case 'goTo':
      return hand.goTo(hand.placeAt(deed.at[0], deed.at[1]))
    case 'steer':
      hand.steer(deed.steer)
      run(deed.frames)
      return hand.unsteer(deed.steer)
    case 'fit':
      return rig.wish({ kind: 'fit', machines: deed.machines })
    case 'turn':
      return rig.wish({ kind: 'turn', to: deed.to })
    case 'walk':
    case 'stay':
      return rig.wish({ kind: deed.do })
    case 'place':
      return rig.place(deed)
  }
}

describe('the eye', () => {
  const isFree = (stand: Stand, boxes: readonly Box[]): void => {
    const { x, y, z } = stand.camera.position
    expect([x, y, z].every(Number.isFinite)).toBe(true)
    expect(z).toBeGreaterThanOrEqual(0.3)
    const inside = boxes.find((box) => depthIn(box, x, y, z) > (box.wall === true ? -0.14 : -0.29))
    expect(inside).toBeUndefined()
    expect(stand.camera.quaternion.length()).toBeCloseTo(1, 9)
  }

  it('is never in a wall or a machine, whatever a hand does [R-3]', () => {
    fc.assert(
      fc.property(
        fc.oneof(machineLists, fc.constant(ROWS)),
        deeds,
        fc.boolean(),
        (machines, list, reduced) => {
          const stand = standIn(roomWith(machines), reduced)
          for (const deed of list) {
            perform(stand, deed)
            for (let frame = 0; frame < 12; frame++) {
              stand.run(1, frame % 3 === 0 ? 70 : 16)
              isFree(stand, [...machines, ...SHELL])
            }
          }
          stand.rest()
          isFree(stand, [...machines, ...SHELL])
        },
      ),
      { seed: SEED, numRuns: 100 },
    )
  })

  it('looks at something in the Plant or just beside it, from no further than three of it away [R-4]', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const stand = standIn(roomWith(ROWS))
        for (const deed of list) {
          perform(stand, deed)
          stand.run(3)
        }
        stand.rest()
        const { target, distance, lens } = stand.rig.pose()
        expect(target[0]).toBeGreaterThanOrEqual(-25)
        expect(target[0]).toBeLessThanOrEqual(85)
        expect(target[1]).toBeGreaterThanOrEqual(-25)
        expect(target[1]).toBeLessThanOrEqual(65)
        const height = 2 * distance * Math.tan((lens * Math.PI) / 360)
        const most = 3 * Math.hypot(60, 40) * 2 * Math.tan((35 * Math.PI) / 360)
        expect(height).toBeLessThanOrEqual(most * 1.6)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  it('comes to rest within two seconds of the last deed [R-11]', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const stand = standIn(roomWith(ROWS))
        for (const deed of list) {
          perform(stand, deed)
          stand.run(2)
        }
        expect(stand.rest()).toBeLessThan(2000)
        const there = stand.rig.pose()
        stand.run(5)
        expect(stand.rig.pose()).toEqual(there)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  it('is placed where it was, to the last bit [R-5]', () => {
    fc.assert(
      fc.property(fc.oneof(machineLists, fc.constant(ROWS)), deeds, (machines, list) => {
        const stand = standIn(roomWith(machines))
        for (const deed of list) {
          perform(stand, deed)
          stand.run(4)
        }
        stand.rest()
        const pose = stand.rig.pose()
        stand.rig.place(pose)
        expect(stand.rig.pose()).toEqual(pose)
        const other = standIn(roomWith(machines))
        other.rig.place(pose)
        other.rest()
        expect(other.rig.pose()).toEqual(pose)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })
})
