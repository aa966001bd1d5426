import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { besideTools } from '../../../../../client/scene/camera/fit.ts'
import { camera as store } from '../../../../../client/state/camera.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { between, HEIGHT, machineLists, ROWS, roomWith, type Stand, standIn, WIDTH } from './yard.ts'

const POSE = { target: [30, 20, 1] as const, azimuth: 5.9, polar: 0.7, distance: 30, lens: 35 }

/** All eight corners of a box. */
const cornersOf = ({ x, y, heading, width, depth, bottom, top }: (typeof ROWS)[number]) => {
  const a = (heading * Math.PI) / 180
  return [-1, 1].flatMap((u) =>
    [-1, 1].flatMap((v) =>
      [bottom, top].map((z) => ({
        x: x + (u * width * Math.cos(a) - v * depth * Math.sin(a)) / 2,
        y: y + (u * width * Math.sin(a) + v * depth * Math.cos(a)) / 2,
        z,
      })),
    ),
  )
}
const isSeen = (
  stand: Stand,
  box: (typeof ROWS)[number],
  free: { left: number; right: number; top: number; bottom: number },
) => {
  for (const corner of cornersOf(box)) {
    const at = stand.pixel(corner.x, corner.y, corner.z)
    expect(at.depth).toBeGreaterThan(stand.camera.near)
    expect(at.depth).toBeLessThan(stand.camera.far)
    expect(at.x).toBeGreaterThan(free.left)
    expect(at.x).toBeLessThan(WIDTH - free.right)
    expect(at.y).toBeGreaterThan(free.top)
    expect(at.y).toBeLessThan(HEIGHT - free.bottom)
  }
}
const NOTHING = { left: 0, right: 0, top: 0, bottom: 0 }

describe('a fit', () => {
  it('has all corners in the free part of the picture [R-6]', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: ROWS.length - 1 }), { minLength: 1, maxLength: 6 }),
        between(0, 6.28),
        between(0, 1.5),
        fc.constantFrom(6, 35, 58),
        fc.constantFrom(
          NOTHING,
          { left: 320, right: 400, top: 0, bottom: 0 },
          { left: 0, right: 0, top: 60, bottom: 300 },
        ),
        (machines, azimuth, polar, lens, covered) => {
          const stand = standIn(roomWith(ROWS, []))
          stand.rig.resize(WIDTH, HEIGHT, covered)
          stand.rig.place({ ...POSE, azimuth, polar, lens })
          stand.rig.wish({ kind: 'fit', machines })
          stand.rest()
          for (const machine of machines) isSeen(stand, ROWS[machine]!, covered)
        },
      ),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('of anything, however crowded, ends with its middle in the picture [R-6]', () => {
    fc.assert(
      fc.property(
        machineLists.filter((list) => list.length > 0),
        between(0, 6),
        (machines, azimuth) => {
          const stand = standIn(roomWith(machines))
          stand.rig.place({ ...POSE, azimuth })
          stand.rig.wish({ kind: 'fit', machines: [0] })
          stand.rest()
          const box = machines[0]!
          const at = stand.pixel(box.x, box.y, (box.bottom + box.top) / 2)
          expect(at.depth).toBeGreaterThan(0)
          expect(at.x).toBeGreaterThan(0)
          expect(at.x).toBeLessThan(WIDTH)
        },
      ),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('fills the picture: what is framed touches the margin on two sides [R-6]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.wish({ kind: 'fit', machines: ROWS.map((_, i) => i) })
    stand.rest()
    const seen = ROWS.flatMap((box) => cornersOf(box)).map(({ x, y, z }) => stand.pixel(x, y, z))
    const margin = HEIGHT * 0.14
    const left = Math.min(...seen.map(({ x }) => x)) - margin
    const right = WIDTH - Math.max(...seen.map(({ x }) => x)) - margin
    const top = Math.min(...seen.map(({ y }) => y)) - margin
    const bottom = HEIGHT - Math.max(...seen.map(({ y }) => y)) - margin
    const touched = [left, right, top, bottom].filter((gap) => Math.abs(gap) < 1).length
    expect(touched).toBeGreaterThanOrEqual(2)
    expect(Math.min(left, right, top, bottom)).toBeGreaterThan(-1)
  })

  it('of one machine shows its front, by as little a turn as that takes [R-6]', () => {
    fc.assert(
      fc.property(between(0, 6.28), between(-180, 180), (azimuth, heading) => {
        const stand = standIn(roomWith([{ ...ROWS[0]!, x: 30, y: 20, heading }], []))
        stand.rig.place({ ...POSE, azimuth })
        stand.rig.wish({ kind: 'fit', machines: [0] })
        stand.rest()
        const turned = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle))
        const front = (heading * Math.PI) / 180
        const off = turned(stand.rig.pose().azimuth - front)
        expect(Math.abs(off)).toBeLessThanOrEqual(0.8 + 1e-9)
        const offBefore = turned(azimuth - front)
        if (Math.abs(offBefore) < 0.8) expect(off).toBeCloseTo(offBefore, 9)
        const [middle, fore] = [
          stand.pixel(30, 20, 0),
          stand.pixel(30 + Math.sin(front), 20 - Math.cos(front), 0),
        ]
        expect(fore.depth).toBeLessThan(middle.depth)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  it('without machines is the whole Plant, upright and on a narrow screen too [R-6]', () => {
    for (const [width, height] of [
      [1920, 1080],
      [390, 844],
    ] as const) {
      const stand = standIn(roomWith(ROWS))
      stand.rig.resize(width, height)
      stand.rig.place(POSE)
      stand.rig.wish({ kind: 'fit', machines: [] })
      stand.rest()
      for (const [x, y] of [
        [0, 0],
        [60, 0],
        [60, 40],
        [0, 40],
      ] as const) {
        const at = stand.pixel(x, y, 0)
        expect(at.x).toBeGreaterThan(0)
        expect(at.x).toBeLessThan(WIDTH)
        expect(at.y).toBeGreaterThan(0)
        expect(at.y).toBeLessThan(HEIGHT)
      }
    }
  })

  it('of the whole Plant fills the picture more than from any one side alone [R-6]', () => {
    const around = { ...roomWith([]), ground: { west: 0, south: 0, east: 126, north: 42, top: 9 } }
    for (const [width, height, least] of [
      [1850, 1040, 0.31],
      [1180, 1040, 0.36],
      [1210, 640, 0.34],
      [390, 600, 0.45],
    ] as const) {
      const stand = standIn(around)
      stand.rig.resize(width, height)
      stand.rig.wish({ kind: 'fit', machines: [] })
      stand.rest()
      const [a, b, c, d] = [
        stand.pixel(0, 0, 0),
        stand.pixel(126, 0, 0),
        stand.pixel(126, 42, 0),
        stand.pixel(0, 42, 0),
      ]
      const area = Math.abs((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)) / 2
      expect(area / (WIDTH * HEIGHT)).toBeGreaterThan(least * 0.9)
      expect(Math.sin(stand.rig.pose().azimuth)).toBeLessThan(0)
    }
  })

  it('of the whole Plant is made again for a picture of another size, until somebody moves [R-6]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.frameWhole()
    const wide = stand.rig.pose().distance
    stand.rig.resize(390, 844)
    expect(stand.rig.pose().distance).not.toBe(wide)
    stand.rig.hand.grab(10, 10, undefined)
    const mine = stand.rig.pose()
    stand.rig.resize(1280, 720)
    expect(stand.rig.pose()).toEqual(mine)
  })
})

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

describe('a walk', () => {
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

describe('a turn', () => {
  it('to the top looks straight down with north up, and shows as much as before [R-14]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.place(POSE)
    stand.rest()
    stand.rig.wish({ kind: 'turn', to: 'top' })
    stand.rest()
    const pose = stand.rig.pose()
    expect([pose.azimuth, pose.polar]).toEqual([0, 0])
    const height = (at: typeof pose) => 2 * at.distance * Math.tan((at.lens * Math.PI) / 360)
    expect(height(pose)).toBeCloseTo(height(POSE), 6)
    const [west, east] = [stand.pixel(10, 20, 0), stand.pixel(50, 20, 0)]
    expect(east.x).toBeGreaterThan(west.x)
    expect(east.y).toBeCloseTo(west.y, 6)
    stand.rig.wish({ kind: 'turn', to: 'free' })
    stand.rest()
    expect(stand.rig.pose().lens).toBe(35)
    expect(stand.rig.pose().polar).toBeGreaterThan(0.5)
  })

  it('keeps the whole Plant in the free part of the picture where it was seen whole [R-14]', () => {
    const covered = besideTools(WIDTH)
    expect(covered.right).toBe(48)
    expect(besideTools(390).right).toBe(0)
    for (const to of ['top', 'isometric'] as const) {
      const stand = standIn(roomWith(ROWS))
      stand.rig.resize(WIDTH, HEIGHT, covered)
      stand.rig.frameWhole()
      stand.rest()
      stand.rig.wish({ kind: 'turn', to })
      stand.rest()
      const seen = [0, 60].flatMap((x) => [0, 40].map((y) => stand.pixel(x, y, 0)))
      const [left, right] = [Math.min(...seen.map(({ x }) => x)), Math.max(...seen.map(({ x }) => x))]
      expect(left).toBeGreaterThan(0)
      expect(right).toBeLessThan(WIDTH - 48)
      expect(Math.min(...seen.map(({ y }) => y))).toBeGreaterThan(0)
      expect(Math.max(...seen.map(({ y }) => y))).toBeLessThan(HEIGHT)
      expect((left + right) / 2).toBeCloseTo((WIDTH - 48) / 2, -1)
    }
  })

  it('from one’s feet shows the floor around [R-14]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.place(POSE)
    stand.rig.wish({ kind: 'walk' })
    stand.rest()
    stand.rig.wish({ kind: 'turn', to: 'top' })
    stand.rest()
    const { distance, lens } = stand.rig.pose()
    expect(2 * distance * Math.tan((lens * Math.PI) / 360)).toBeCloseTo(16, 6)
    expect(stand.rig.mode()).toEqual({ kind: 'orbit' })
  })

  it('to the isometric view keeps parallels parallel, from the nearest diagonal [R-14]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rig.place(POSE)
    stand.rig.wish({ kind: 'turn', to: 'isometric' })
    stand.rest()
    const { azimuth, polar } = stand.rig.pose()
    expect(azimuth).toBeCloseTo((7 * Math.PI) / 4, 9)
    expect(Math.cos(polar)).toBeCloseTo(1 / Math.sqrt(3), 9)
    const slope = (y: number): number => {
      const [a, b] = [stand.pixel(25, y, 0), stand.pixel(35, y, 0)]
      return Math.atan2(b.y - a.y, b.x - a.x)
    }
    expect(Math.abs(slope(15) - slope(25))).toBeLessThan(0.03)
  })
})

describe('what is reported', () => {
  it('tells where a wish leads at once, until the camera rests or a hand takes it [R-12]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rest()
    const goal = () => store.getState().goal
    expect(goal()).toBeUndefined()
    stand.rig.wish({ kind: 'turn', to: 'top' })
    const told = goal()
    expect(told?.polar).toBe(0)
    stand.rest()
    stand.run(2)
    expect(goal()).toBeUndefined()
    expect(store.getState().pose).toEqual(told)
    stand.rig.wish({ kind: 'turn', to: 'isometric' })
    expect(goal()).toBeDefined()
    stand.run(3)
    stand.rig.hand.grab(100, 100, undefined)
    expect(goal()).toBeUndefined()
  })

  it('is told only at rest, and the mode at its changes [R-12]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rest()
    const told: unknown[] = []
    const end = store.subscribe((now, before) => {
      if (now.pose !== before.pose) told.push(now.pose)
      if (now.mode !== before.mode) told.push(now.mode.kind)
    })
    stand.rig.wish({ kind: 'fit', machines: [2] })
    stand.run(20)
    expect(told).toEqual([])
    stand.rest()
    stand.run(3)
    expect(told).toEqual([stand.rig.pose()])
    stand.rig.wish({ kind: 'walk' })
    stand.rig.wish({ kind: 'stay' })
    stand.rest()
    stand.run(3)
    expect(told.slice(1)).toEqual(['walk', 'orbit'])
    end()
  })

  it('is a picture more than it moved, and none after that [R-12]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rest()
    stand.rig.place(POSE)
    const updates = [1, 2, 3, 4].map((i) => stand.rig.update(i * 16, 16))
    expect(updates).toEqual([true, true, false, false])
  })
})
