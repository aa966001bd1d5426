import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { depthRange } from '../../../../../client/scene/camera/depth.ts'
import { boxAround, boxesOf, boxGrid, boxNear } from '../../../../../client/scene/camera/grid.ts'
import { roomOf } from '../../../../../client/scene/camera/room.ts'
import { eyeOf, stanceOf } from '../../../../../client/scene/camera/stance.ts'
import { canStand } from '../../../../../client/scene/camera/walk.ts'
import { wallBoxes } from '../../../../../client/scene/camera/walls.ts'
import { wallRuns } from '../../../../../client/scene/hall/wall-runs.ts'
import { plantModel } from '../../../../../client/state/plant.ts'
import { KINDS } from '../../../../../models/kinds/catalogue.ts'
import { footprint } from '../../../../../models/plant/geometry.ts'
import { parsePlant } from '../../../../../models/plant/parse.ts'
import type { Plant } from '../../../../../models/plant/schema.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { smallModel } from '../../plant.ts'
import { between, depthIn, GROUND, machineLists } from './yard.ts'

describe('the grid', () => {
  it('finds what a look at every box finds [R-3]', () => {
    let found = 0
    const around = fc.tuple(
      fc.nat(),
      between(-8, 8),
      between(-5, 5),
      between(0, 10).map((z) => z + 1e-5),
    )
    fc.assert(
      fc.property(
        machineLists.filter((list) => list.length > 0),
        fc.array(around, { minLength: 20, maxLength: 20 }),
        (boxes, places) => {
          const grid = boxGrid(boxesOf(boxes))
          for (const [which, dx, dy, z] of places) {
            const beside = boxes[which % boxes.length]!
            const [x, y] = [beside.x + dx, beside.y + dy]
            const inside = boxAround(grid, x, y, z, 0.3, 0.15)
            const really = boxes.some((box) => depthIn(box, x, y, z) > -0.3)
            expect(inside >= 0).toBe(really)
            if (inside >= 0) {
              found += 1
              expect(depthIn(boxes[inside]!, x, y, z)).toBeGreaterThan(-0.3)
            }
            const near = boxNear(grid, x, y, 0, 2, 0.8)
            if (near < 0)
              for (const box of boxes)
                if (box.bottom < 2) expect(depthIn({ ...box, bottom: 0, top: 9 }, x, y, 1)).toBeLessThan(0)
          }
        },
      ),
      { seed: SEED, numRuns: 200 },
    )
    expect(found).toBeGreaterThan(500)
  })

  it('of nothing finds nothing, and nothing is nowhere [R-3]', () => {
    const grid = boxGrid(boxesOf([]))
    expect(boxAround(grid, 0.5, 0.5, 1, 0.3, 0.3)).toBe(-1)
    expect(boxAround(grid, Number.NaN, 0, 1, 0.3, 0.3)).toBe(-1)
  })

  it('stays small where a plant is wide [R-3]', () => {
    const box = { x: 0, y: 0, heading: 0, width: 2, depth: 2, bottom: 0, top: 2 }
    const grid = boxGrid(
      boxesOf([
        { ...box, x: -100_000, y: -100_000 },
        { ...box, x: 100_000, y: 100_000 },
      ]),
    )
    expect(grid.first.length).toBeLessThan(50_000)
    expect(boxAround(grid, 100_000, 100_000, 1, 0.3, 0.3)).toBe(1)
  })
})

describe('the room of a Plant', () => {
  const model = smallModel(400)
  const room = roomOf(model)

  it('holds every Machine where its footprint is, and does not count what drives among what stands [R-3]', () => {
    const { machines } = model.table
    expect(room.machines.count).toBe(machines.length)
    for (const { index, machine, kind } of machines) {
      const [corner] = footprint(machine.at, machine.heading, kind.size[0], kind.size[1])
      const z = machine.elevation + kind.size[2] / 2
      const stands = boxAround(room.standing, machine.at[0], machine.at[1], z, 0, 0) >= 0
      expect(stands).toBe(kind.id !== 'agv')
      const a = Math.atan2(room.machines.sin[index]!, room.machines.cos[index]!)
      const [w, d] = [room.machines.halfWidth[index]!, room.machines.halfDepth[index]!]
      expect(corner?.[0]).toBeCloseTo(machine.at[0] - w * Math.cos(a) + d * Math.sin(a), 9)
      expect(corner?.[1]).toBeCloseTo(machine.at[1] - w * Math.sin(a) - d * Math.cos(a), 9)
    }
    expect(machines.some(({ kind }) => kind.id === 'agv')).toBe(true)
  })

  it('reaches as far as its halls [R-4]', () => {
    const xs = model.plant.workshops.flatMap(({ outline }) => outline.map(([x]) => x))
    expect([room.ground.west, room.ground.east]).toEqual([Math.min(...xs), Math.max(...xs)])
    expect(room.ground.top).toBe(Math.max(...model.plant.workshops.map(({ height }) => height)))
  })

  it('reaches as high as a Machine that stands above its halls, and cuts it from no side [R-9]', () => {
    const machines = model.table.machines.map((placed, i) =>
      i === 0 ? { ...placed, machine: { ...placed.machine, elevation: 100 } } : placed,
    )
    const { ground, machines: boxes } = roomOf({ ...model, table: { ...model.table, machines } })
    expect(ground.top).toBe(boxes.top[0])
    expect(ground.top).toBeGreaterThan(100)
    const [x, y] = [boxes.x[0] ?? 0, boxes.y[0] ?? 0]
    const stance = stanceOf({ target: [x, y, ground.top], azimuth: 0, polar: 0, distance: 6, lens: 35 })
    const [range, eye] = [
      { near: 0, far: 0 },
      { x: 0, y: 0, z: 0 },
    ]
    eyeOf(stance, eye)
    depthRange(ground, stance, eye, 16 / 9, range)
    expect(range.near).toBeLessThanOrEqual(6)
  })
})

describe('a wall', () => {
  const plantWith = (walls: unknown, doors: unknown): Plant => {
    const name = { 'zh-CN': '一', en: 'One' }
    const parsed = parsePlant(
      {
        format: 'twinfloor-plant-1',
        id: 'p',
        name,
        workshops: [
          {
            id: 'w',
            name,
            outline: [
              [0, 0],
              [40, 0],
              [40, 30],
              [0, 30],
            ],
            height: 8,
            walls,
            doors,
            lines: [{ id: 'l', name, machines: [] }],
          },
        ],
      },
      KINDS,
    )
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    return parsed.plant
  }
  const roomIn = (plant: Plant) => roomOf(plantModel({ hash: 'h', plant, initials: [] }, KINDS))

  it('is open where there is a door, below its lintel [R-8]', () => {
    const plant = plantWith(
      [{ from: [0, 10], to: [40, 10] }],
      [
        { at: [12, 10], width: 4, height: 4.5 },
        { at: [30, 10.1], width: 1.2, height: 2.2, use: 'personnel' },
      ],
    )
    const { standing } = roomIn(plant)
    const open = Array.from({ length: 400 }, (_, i) => i / 10).filter((x) => canStand(standing, x, 10))
    expect(Math.min(...open)).toBe(10.5)
    expect(open.filter((x) => x < 20).at(-1)).toBe(13.5)
    expect(open.some((x) => Math.abs(x - 30) < 0.2)).toBe(true)
    expect(open.every((x) => Math.abs(x - 12) <= 2 || Math.abs(x - 30) <= 0.6)).toBe(true)
    expect(boxAround(standing, 12, 10, 6, 0, 0)).toBeGreaterThanOrEqual(0)
    expect(boxAround(standing, 12, 10, 4, 0, 0)).toBe(-1)
  })

  it('is walked through only where it is drawn open: a door is in the wall nearest to it [R-8]', () => {
    const plant = plantWith(
      [
        { from: [0, 10], to: [40, 10] },
        { from: [0, 10.45], to: [40, 10.45] },
      ],
      [{ at: [12, 10], width: 4, height: 4.5 }],
    )
    const { standing } = roomIn(plant)
    expect(boxAround(standing, 12, 10, 1, 0, 0)).toBe(-1)
    expect(boxAround(standing, 12, 10.45, 1, 0, 0)).toBeGreaterThanOrEqual(0)
    const [run] = plant.workshops.flatMap(wallRuns).slice(1)
    expect(run?.openings).toEqual([])
  })

  it('takes its whole length however its doors lie on each other, and none that is another wall’s [R-8]', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(between(0, 40), between(0.5, 10), between(2, 8), fc.constantFrom(10, 10, 14)), {
          maxLength: 6,
        }),
        (list) => {
          const plant = plantWith(
            [{ from: [0, 10], to: [40, 10] }],
            list.map(([x, width, height, y]) => ({ at: [x, y], width, height })),
          )
          const boxes = wallBoxes(plant)
          for (let x = 0.05; x < 40; x += 0.37) {
            const open = list.some(([at, width, , y]) => y === 10 && Math.abs(x - at) < width / 2)
            expect(boxes.some((box) => depthIn(box, x, 10, 0.5) > 0)).toBe(!open)
            expect(boxes.some((box) => depthIn(box, x, 10, 7.99) > 0) || open).toBe(true)
          }
        },
      ),
      { seed: SEED, numRuns: 100 },
    )
  })
})

describe('the depth that is drawn', () => {
  const range = { near: 0, far: 0 }
  const eye = { x: 0, y: 0, z: 0 }

  it('holds the whole Plant and the floor, and is cut nowhere [R-9]', () => {
    fc.assert(
      fc.property(
        fc.record({
          target: fc.tuple(between(0, 60), between(0, 40), between(0, 3)),
          azimuth: between(0, 6.28),
          polar: between(0, 1.5),
          distance: between(1, 250),
          lens: between(5, 60),
        }),
        fc.tuple(between(0, 60), between(0, 40), between(0, 9)),
        (pose, [x, y, z]) => {
          const stance = stanceOf(pose)
          eyeOf(stance, eye)
          fc.pre(eye.z >= 0.75)
          depthRange(GROUND, stance, eye, 16 / 9, range)
          const half = Math.tan((pose.lens * Math.PI) / 360)
          const look = [
            -Math.sin(pose.azimuth) * Math.sin(pose.polar),
            Math.cos(pose.azimuth) * Math.sin(pose.polar),
            -Math.cos(pose.polar),
          ] as const
          const depth = (x - eye.x) * look[0] + (y - eye.y) * look[1] + (z - eye.z) * look[2]
          expect(range.far).toBeGreaterThan(depth)
          // What is in the picture and further than half a metre is not cut by the near side.
          const away = Math.hypot(x - eye.x, y - eye.y, z - eye.z)
          const corner = Math.sqrt(1 + half * half * (1 + (16 / 9) ** 2))
          if (depth > 0 && away / depth <= corner && away > 0.5 * corner)
            expect(range.near).toBeLessThanOrEqual(depth)
          expect(range.near).toBeGreaterThanOrEqual(0.12)
        },
      ),
      { seed: SEED, numRuns: 2000 },
    )
  })

  it('is fine to a few centimetres at 600 m, seen from above [R-9]', () => {
    const ground = { west: 0, south: 0, east: 600, north: 400, top: 10 }
    const stance = stanceOf({ target: [300, 200, 0], azimuth: 0.4, polar: 0.95, distance: 700, lens: 35 })
    eyeOf(stance, eye)
    depthRange(ground, stance, eye, 16 / 9, range)
    const stepAt = (depth: number): number => (depth * depth) / (range.near * 2 ** 24)
    expect(stepAt(1000)).toBeLessThan(0.005)
    const close = stanceOf({ target: [300, 200, 1], azimuth: 0.4, polar: 1.2, distance: 1.5, lens: 35 })
    eyeOf(close, eye)
    depthRange(ground, close, eye, 16 / 9, range)
    expect(range.near).toBeLessThan(0.45)
    expect(stepAt(600)).toBeLessThan(0.08)
  })
})
