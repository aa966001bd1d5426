import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEED } from '../../../../helpers/seed.ts'
import { between, HEIGHT, machineLists, POSE, ROWS, roomWith, type Stand, standIn, WIDTH } from './yard.ts'

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
