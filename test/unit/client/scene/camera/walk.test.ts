import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../../client/scene/camera/grid.ts'
import { STEERS } from '../../../../../client/scene/camera/steering.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { depthIn, machineLists, POSE, ROWS, roomWith, SHELL, standIn, WIDTH, wall } from './yard.ts'

const PLACED = { target: [30, 26, 0] as const, azimuth: 0.3, polar: 0.9, distance: 25, lens: 35 }

describe('walking', () => {
  it('never crosses a wall and never enters a machine [R-8]', () => {
    const legs = fc.array(
      fc.tuple(fc.constantFrom(...STEERS), fc.integer({ min: 1, max: 120 }), fc.boolean()),
      {
        minLength: 1,
        maxLength: 10,
      },
    )
    let walked = 0
    fc.assert(
      fc.property(
        fc.oneof(machineLists, fc.constant(ROWS)),
        legs,
        fc.constantFrom(8, 16, 50, 100),
        (machines, list, millis) => {
          // A thin wall in the middle, too: 0.24 m, and 0.12 m across it.
          const boxes: readonly Box[] = [
            ...machines,
            ...SHELL,
            wall([30, 4], [30, 36]),
            { ...wall([4, 17], [56, 17]), depth: 0.12 },
          ]
          const stand = standIn(roomWith(machines, boxes.slice(machines.length)))
          stand.rig.place(PLACED)
          stand.rig.wish({ kind: 'walk' })
          stand.rest()
          const blocked = boxes.find(
            (box) =>
              box.bottom < 2 &&
              depthIn({ ...box, bottom: 0, top: 9 }, stand.eye().x, stand.eye().y, 1) > -0.34,
          )
          fc.pre(blocked === undefined)
          for (const [steer, frames, hurries] of list) {
            stand.rig.hand.hurry(hurries)
            stand.rig.hand.steer(steer)
            for (let i = 0; i < frames; i++) {
              const before = stand.eye()
              stand.run(1, millis)
              const { x, y, z } = stand.camera.position
              walked += Math.hypot(x - before.x, y - before.y)
              const far = Math.hypot(x - before.x, y - before.y)
              if (Math.abs(z - 1.65) > 1e-9 || far > (3 * millis) / 1000 + 0.35)
                throw new Error(`${far} m at ${z}`)
              for (const box of boxes) {
                if (box.bottom >= 2) continue
                if (depthIn({ ...box, bottom: 0, top: 9 }, x, y, 1) > -0.28)
                  throw new Error(`in a box at ${x}, ${y}`)
                if (box.wall === true && crosses(before, { x, y }, box))
                  throw new Error(`through a wall at ${x}, ${y}`)
              }
            }
            stand.rig.hand.unsteer(steer)
          }
        },
      ),
      { seed: SEED, numRuns: 40 },
    )
    expect(walked).toBeGreaterThan(100)
  })

  it('goes 1.4 m in a second, 3 m in a hurry, whatever the frames [R-8]', () => {
    const metres = (millis: number, hurries: boolean): number => {
      const stand = standIn(roomWith([], []))
      stand.rig.place(PLACED)
      stand.rig.wish({ kind: 'walk' })
      stand.rest()
      stand.rig.hand.hurry(hurries)
      stand.rig.hand.steer('ahead')
      stand.run(480 / millis, millis)
      const from = stand.eye()
      stand.run(960 / millis, millis)
      return stand.eye().distanceTo(from) / 0.96
    }
    expect(metres(8, false)).toBeCloseTo(1.4, 2)
    expect(metres(96, false)).toBeCloseTo(1.4, 2)
    expect(metres(16, true)).toBeCloseTo(3, 2)
  })

  it('slides along what stands in the way [R-8]', () => {
    const stand = standIn(roomWith([], [wall([0, 22], [60, 22])]))
    stand.rig.place({ ...PLACED, target: [20, 20, 0], azimuth: -0.8, distance: 10 })
    stand.rig.wish({ kind: 'walk' })
    stand.rest()
    const from = stand.eye()
    stand.rig.hand.steer('ahead')
    stand.run(600)
    const to = stand.eye()
    expect(to.y).toBeLessThan(22 - 0.12 - 0.42)
    expect(to.y).toBeGreaterThan(22 - 0.12 - 0.45)
    expect(to.x - from.x).toBeGreaterThan(4)
  })

  it('ends twenty metres beyond the Plant [R-8]', () => {
    const stand = standIn(roomWith([], []))
    stand.rig.place({ ...PLACED, target: [58, 20, 0], azimuth: -Math.PI / 2 })
    stand.rig.wish({ kind: 'walk' })
    stand.rest()
    stand.rig.hand.hurry(true)
    stand.rig.hand.steer('ahead')
    stand.run(1000, 50)
    expect(stand.eye().x).toBe(80)
  })

  it('looks round with what is seen under the hand, and turns by keys [R-8]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.place(PLACED)
    stand.rig.wish({ kind: 'walk' })
    stand.rest()
    const from = stand.eye()
    const { azimuth } = stand.rig.pose()
    stand.rig.hand.grab(640, 360, undefined)
    stand.rig.hand.turn(10, 0)
    stand.run(1)
    const turned = stand.rig.pose().azimuth - azimuth
    expect(turned).toBeGreaterThan(0)
    expect(turned).toBeCloseTo((2 * Math.tan((29 * Math.PI) / 180) * 10) / 720, 6)
    stand.rig.hand.letGo(0, 0)
    stand.rig.hand.steer('turnLeft')
    stand.run(30)
    stand.rig.hand.unsteer('turnLeft')
    stand.rest()
    expect(stand.rig.pose().azimuth).toBeGreaterThan(azimuth + turned)
    expect(stand.eye().distanceTo(from)).toBeLessThan(1e-9)
    expect(stand.rig.mode()).toEqual({ kind: 'walk' })
  })

  it('goes to where one points, and ends where one stands [R-8]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.place(PLACED)
    stand.rig.wish({ kind: 'walk' })
    stand.rest()
    stand.rig.hand.goTo({ x: 45, y: 14, z: 0 })
    stand.rest()
    expect(stand.rig.mode()).toEqual({ kind: 'walk' })
    expect(Math.hypot(stand.eye().x - 45, stand.eye().y - 14)).toBeLessThan(0.5)
    const there = stand.rig.pose()
    stand.rig.wish({ kind: 'stay' })
    stand.rest()
    expect(stand.rig.mode()).toEqual({ kind: 'orbit' })
    expect(stand.rig.pose()).toEqual(there)
  })

  it('starts on free floor even from within a machine, and from a flight that is cut short [R-8]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.place({ ...PLACED, target: [8, 8, 0], distance: 4 })
    stand.rig.wish({ kind: 'walk' })
    stand.run(5)
    stand.rig.hand.steer('tiltUp')
    stand.run(2)
    const { x, y, z } = stand.eye()
    expect(z).toBeCloseTo(1.65, 9)
    for (const box of ROWS) expect(depthIn(box, x, y, 1)).toBeLessThan(-0.3)
  })
})

describe('a walk that is wished for', () => {
  it('begins before the front of a Machine that is named, facing it [R-8]', () => {
    for (const heading of [0, 90, 200]) {
      const stand = standIn(roomWith([{ ...ROWS[0]!, x: 30, y: 20, heading }]))
      stand.rig.place({ ...POSE, target: [5, 5, 0] })
      stand.rig.wish({ kind: 'walk', machine: 0 })
      stand.rest()
      const eye = stand.eye()
      const front = (heading * Math.PI) / 180
      const before = (eye.x - 30) * Math.sin(front) - (eye.y - 20) * Math.cos(front)
      expect(before).toBeGreaterThan(3)
      expect(before).toBeLessThan(7)
      const at = stand.pixel(30, 20, 1.4)
      expect(at.depth).toBeGreaterThan(0)
      expect(Math.abs(at.x - WIDTH / 2)).toBeLessThan(60)
    }
  })

  it('does not begin with a wall before the eyes [R-8]', () => {
    const stand = standIn(roomWith([]))
    stand.rig.place({ target: [30, 39, 0], azimuth: 0, polar: 0.8, distance: 12, lens: 35 })
    stand.rest()
    stand.rig.wish({ kind: 'walk' })
    stand.rest()
    const [eye, { azimuth }] = [stand.eye(), stand.rig.pose()]
    expect(eye.y).toBeLessThan(40)
    expect(eye.y + Math.cos(azimuth) * 6).toBeLessThan(40)
  })
})

type Flat = { readonly x: number; readonly y: number }

/** Whether the way between two places crosses the middle line of a wall. */
function crosses(from: Flat, to: Flat, box: (typeof SHELL)[number]): boolean {
  const a = (box.heading * Math.PI) / 180
  const local = ({ x, y }: Flat): readonly [number, number] => [
    (x - box.x) * Math.cos(a) + (y - box.y) * Math.sin(a),
    (y - box.y) * Math.cos(a) - (x - box.x) * Math.sin(a),
  ]
  const [u0, v0] = local(from)
  const [u1, v1] = local(to)
  if (v0 * v1 >= 0) return false
  const u = u0 + ((u1 - u0) * v0) / (v0 - v1)
  return Math.abs(u) <= box.width / 2
}
