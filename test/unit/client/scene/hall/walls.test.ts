import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Solid, unitBox, unitColumn } from '../../../../../client/scene/hall/boxes.ts'
import { LAP, wallBoxes } from '../../../../../client/scene/hall/wall-boxes.ts'
import { piecesOf, type WallRun, wallRuns } from '../../../../../client/scene/hall/wall-runs.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { plantNamed, plantsToTry } from './plants.ts'

const door = (from: number, to: number, height: number): WallRun['openings'][number] => ({
  from,
  to,
  height,
  door: { at: [0, 0], heading: 0, width: to - from, height, use: 'gate' },
})

const run = (length: number, height: number, openings: WallRun['openings']): WallRun => ({
  from: [0, 0],
  to: [length, 0],
  length,
  turned: 0,
  height,
  thickness: 0.24,
  outward: [0, -1],
  outer: true,
  openings,
})

const anyRun = fc
  .record({
    length: fc.double({ min: 4, max: 200, noNaN: true }),
    height: fc.double({ min: 2, max: 20, noNaN: true }),
    doors: fc.array(
      fc.record({
        at: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        wide: fc.double({ min: 0.01, max: 0.04, noNaN: true }),
        height: fc.double({ min: 1.8, max: 25, noNaN: true }),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ length, height, doors }) => {
    const sorted = [...doors].sort((a, b) => a.at - b.at)
    const openings = sorted
      .filter(({ at }, i) => at - (sorted[i - 1]?.at ?? -1) > 0.1)
      .map(({ at, wide, height: high }) => door((at - wide) * length, (at + wide) * length, high))
    return run(length, height, openings)
  })

/** Edges by the two places that they join; each side of a closed solid passes every edge once each way. */
function edgesOf({ positions, triangles }: Solid): ReadonlyMap<string, number> {
  const place = (corner: number): string => positions.slice(corner * 3, corner * 3 + 3).join()
  const edges = new Map<string, number>()
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const edge = `${place(triangles[t + k]!)} ${place(triangles[t + ((k + 1) % 3)]!)}`
      edges.set(edge, (edges.get(edge) ?? 0) + 1)
    }
  }
  return edges
}

function volumeOf({ positions, triangles }: Solid): number {
  const at = (i: number) => [0, 1, 2].map((axis) => positions[triangles[i]! * 3 + axis]!)
  let six = 0
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [at(i), at(i + 1), at(i + 2)] as [number[], number[], number[]]
    six +=
      a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) +
      a[1]! * (b[2]! * c[0]! - b[0]! * c[2]!) +
      a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!)
  }
  return six / 6
}

describe('the hall’s walls', () => {
  it('are of boxes that are closed, their normals outward [H-3]', () => {
    const box = unitBox()
    expect(box.triangles.length / 3).toBe(12)
    const edges = edgesOf(box)
    for (const [edge, times] of edges) {
      expect(times).toBe(1)
      expect(edges.has(edge.split(' ').reverse().join(' '))).toBe(true)
    }
    expect(volumeOf(box)).toBeCloseTo(1, 9)
    for (let corner = 0; corner < box.positions.length / 3; corner++) {
      const outward = [0, 1, 2].reduce((sum, axis) => {
        const middle = axis === 2 ? 0.5 : 0
        return sum + (box.positions[corner * 3 + axis]! - middle) * box.normals[corner * 4 + axis]!
      }, 0)
      expect(outward).toBeGreaterThan(0)
    }
  })

  it('and their columns are open only where they stand [H-3]', () => {
    const edges = edgesOf(unitColumn())
    const open = [...edges.keys()].filter((edge) => !edges.has(edge.split(' ').reverse().join(' ')))
    // The web's cap meets the flanges' in the middle of their edges, which is closed all the same.
    const below = open.filter((edge) => edge.split(' ').every((place) => place.endsWith(',0')))
    const above = open.filter((edge) => edge.split(' ').every((place) => place.endsWith(',1')))
    expect(below).toHaveLength(12)
    expect(open).toHaveLength(below.length + above.length)
  })

  it('stand exactly where their openings are not [H-3]', () => {
    fc.assert(
      fc.property(
        anyRun,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (wall, u, v) => {
          const pieces = piecesOf(wall)
          const area = pieces.reduce((sum, p) => sum + (p.to - p.from) * (p.top - p.bottom), 0)
          const cut = wall.openings.reduce(
            (sum, o) => sum + (o.to - o.from) * Math.min(o.height, wall.height),
            0,
          )
          expect(area).toBeCloseTo(wall.length * wall.height - cut, 4)
          const [x, z] = [u * wall.length, v * wall.height]
          const inside = pieces.filter((p) => x > p.from && x < p.to && z > p.bottom && z < p.top)
          const open = wall.openings.some((o) => x > o.from && x < o.to && z < o.height)
          expect(inside.length).toBeLessThanOrEqual(1)
          if (open) expect(inside).toHaveLength(0)
        },
      ),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('become boxes of the same size, but for what they reach into each other [H-3]', () => {
    const wall = run(20, 8, [door(4, 8, 4), door(15, 16, 2.2)])
    const walls = wallBoxes(wall, 3, () => true).filter(({ stuff }) => stuff === 'wall')
    const volume = walls.reduce((sum, { size }) => sum + (size[0] - 2 * LAP) * size[1] * size[2], 0)
    expect(volume).toBeCloseTo((20 * 8 - 16 - 2.2) * 0.24, 6)
    expect(new Set(walls.map(({ group }) => group))).toEqual(new Set([3]))
  })

  it('have every door of the plants in the box, in the wall it is at [H-9]', async () => {
    for (const plant of await plantsToTry()) {
      for (const workshop of plant.workshops) {
        const openings = wallRuns(workshop).flatMap((wall) => wall.openings)
        expect(openings).toHaveLength(workshop.doors.length)
        for (const { from, to, door: found } of openings) expect(to - from).toBeCloseTo(found.width, 6)
      }
    }
  })

  it('leave a gate open that something drives through, and keep others shut [H-9]', () => {
    const wall = run(20, 8, [door(4, 8, 4)])
    const shutter = (passed: boolean) =>
      wallBoxes(wall, 1, () => passed).find(({ stuff }) => stuff === 'shutter')
    expect(shutter(false)?.at[2]).toBe(0)
    expect(shutter(true)?.at[2]).toBeGreaterThan(3)
  })

  it('know what they enclose: a hall’s walls face away from it, a room’s from the room [H-4]', async () => {
    const machining = (await plantNamed('gearbox')).workshops[0]!
    const [south, east, north, west, ...room] = wallRuns(machining)
    const outward = [south, east, north, west].map((wall) => wall!.outward!.map((n) => Math.round(n) + 0))
    expect(outward).toEqual([
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ])
    expect(room.map(({ outer }) => outer)).toEqual([false, false, false])
    expect(room.map(({ outward }) => outward?.map(Math.round).map(Math.abs))).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
    ])
  })

  it('butt at their corners: no two share room, and no corner gapes [H-3]', async () => {
    const machining = (await plantNamed('gearbox')).workshops[0]!
    const [south, east] = wallRuns(machining)
    expect(south!.to[0]).toBeCloseTo(84.12, 9)
    expect(east!.from[1]).toBeCloseTo(0.12, 9)
  })
})
