import fc from 'fast-check'
import { PerspectiveCamera, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { createPicker, floorPoint, type Vec3 } from '../../../../../client/scene/pick/pick.ts'
import { createSight, type Sight } from '../../../../../client/scene/pick/sight.ts'
import { SHAPES } from '../../../../../client/scene/shapes/catalogue.ts'
import { type Mesh, meshOf } from '../../../../../client/scene/shapes/shape.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { smallModel } from '../../plant.ts'
import { cross, dot, minus, type Point, pose, posed } from '../shapes/posed.ts'

const meshes = new Map<string, Mesh>()
const near = (kind: string): Mesh => {
  const known = meshes.get(kind) ?? meshOf(SHAPES.get(kind)!.near)
  meshes.set(kind, known)
  return known
}

const model = smallModel(24)
const { machines } = model.table
const X = machines.map(({ machine }) => machine.at[0])
const Y = machines.map(({ machine }) => machine.at[1])
const [left, right, bottom, top] = [Math.min(...X), Math.max(...X), Math.min(...Y), Math.max(...Y)]

/** Every triangle of every Machine in the Plant's frame, as plainly as it can be said. */
function triangles(
  share: number,
  places = new Map<number, readonly [number, number, number]>(),
): { readonly machine: number; readonly corners: readonly [Point, Point, Point] }[] {
  return machines.flatMap(({ machine, kind, index }) => {
    const mesh = near(kind.id)
    const [x, y, heading] = places.get(index) ?? [machine.at[0], machine.at[1], machine.heading]
    const [c, s] = [Math.cos((heading * Math.PI) / 180), Math.sin((heading * Math.PI) / 180)]
    const points = posed(
      mesh,
      pose(mesh, share).map((value) => Math.fround(value)),
    ).map((p): Point => [x + p[0] * c - p[1] * s, y + p[0] * s + p[1] * c, p[2] + machine.elevation])
    return Array.from({ length: points.length / 3 }, (_, i) => ({
      machine: index,
      corners: [points[i * 3]!, points[i * 3 + 1]!, points[i * 3 + 2]!] as const,
    }))
  })
}

function bruteForce(all: ReturnType<typeof triangles>, origin: Vec3, direction: Vec3) {
  let best: { machine: number; distance: number } | undefined
  for (const { machine, corners } of all) {
    const [a, b, c] = corners
    const [u, v] = [minus(b, a), minus(c, a)]
    const normal = cross(u, v)
    const facing = dot(normal, direction)
    if (Math.abs(facing) < 1e-12) continue
    const t = dot(normal, minus(a, origin)) / facing
    if (t < 0 || (best !== undefined && t >= best.distance)) continue
    const p: Point = [0, 1, 2].map((i) => origin[i]! + direction[i]! * t) as unknown as Point
    const inside = (
      [
        [a, b],
        [b, c],
        [c, a],
      ] as const
    ).every(([from, to]) => dot(cross(minus(to, from), minus(p, from)), normal) >= 0)
    if (inside && p[2] >= machines[machine]!.machine.elevation - 1e-3) best = { machine, distance: t }
  }
  return best
}

const posedAt =
  (share: number) =>
  (machine: number, out: Float32Array): void =>
    out.set(pose(near(machines[machine]!.kind.id), share))

/** Rays from above and around towards a Machine's room, so that most of them meet something. */
const rays = fc
  .record({
    machine: fc.nat(machines.length - 1),
    aim: fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
    height: fc.double({ min: 0.05, max: 2.5, noNaN: true }),
    around: fc.double({ min: 0, max: 6.28, noNaN: true }),
    up: fc.oneof(fc.double({ min: 0.02, max: 1.5, noNaN: true }), fc.constant(Math.PI / 2)),
    away: fc.double({ min: 3, max: 120, noNaN: true }),
  })
  .map(({ machine, aim, height, around, up, away }): readonly [Vec3, Vec3] => {
    // Askew, so that no ray runs along an edge.
    const to: Vec3 = [X[machine]! + aim[0] * 1.5 + 0.0137, Y[machine]! + aim[1] * 1.5 + 0.0071, height]
    const d: Vec3 = [
      Math.cos(around + 0.0171) * Math.cos(up),
      Math.sin(around + 0.0171) * Math.cos(up),
      Math.sin(up),
    ]
    return [
      [to[0] + d[0] * away, to[1] + d[1] * away, to[2] + d[2] * away],
      [-d[0], -d[1], -d[2]],
    ]
  })

function camera(eye: Vec3, at: Vec3, width: number, height: number): Sight {
  const seen = new PerspectiveCamera(40, width / height, 0.5, 2000)
  seen.up.set(0, 0, 1)
  seen.position.set(...eye)
  seen.lookAt(...at)
  seen.updateMatrixWorld()
  const sight = createSight()
  const clip = seen.projectionMatrix.clone().multiply(seen.matrixWorldInverse)
  clip.toArray(sight.clip)
  clip.invert().toArray(sight.world)
  return Object.assign(sight, { width, height })
}

const eyes = fc
  .record({
    x: fc.double({ min: left - 30, max: right + 30, noNaN: true }),
    y: fc.double({ min: bottom - 60, max: top, noNaN: true }),
    z: fc.double({ min: 2, max: 120, noNaN: true }),
  })
  .map(({ x, y, z }): Vec3 => [x, y, z])

describe('a ray', () => {
  it.each([0, 0.37, 1])('meets the triangle that is nearest, joints %f of their way [U-1]', (share) => {
    const all = triangles(share)
    const picker = createPicker({
      model,
      meshOf: near,
      jointsOf: posedAt(share),
    })
    let met = 0
    fc.assert(
      fc.property(rays, ([origin, direction]) => {
        const hit = picker.pick(origin, direction)
        const plain = bruteForce(all, origin, direction)
        if (plain !== undefined) met++
        expect(hit?.distance ?? -1).toBeCloseTo(plain?.distance ?? -1, 3)
        if (hit !== undefined && plain !== undefined && hit.machine !== plain.machine) {
          // Two Machines that touch at the very point.
          expect(Math.abs(hit.distance - plain.distance)).toBeLessThan(1e-3)
        }
      }),
      { seed: SEED, numRuns: 60 },
    )
    expect(met).toBeGreaterThan(15)
  })

  it('tells the point and needs no direction of length 1 [U-1]', () => {
    const picker = createPicker({ model, meshOf: near })
    const placed = machines[0]!
    const [x, y] = placed.machine.at
    const [one, long] = [picker.pick([x, y, 50], [0, 0, -1]), picker.pick([x, y, 50], [0, 0, -7])]
    expect(one).toEqual(long)
    expect(one?.machine).toBe(0)
    expect(one?.point[2]).toBeCloseTo(50 - one!.distance, 9)
  })

  it('meets a Machine where it drove to, and not where it was, even off the plant [U-2]', () => {
    const picker = createPicker({ model, meshOf: near, jointsOf: posedAt(0) })
    const places = fc.tuple(
      fc.double({ min: left - 500, max: right + 500, noNaN: true }),
      fc.double({ min: bottom - 500, max: top + 500, noNaN: true }),
      fc.double({ min: -360, max: 360, noNaN: true }),
    )
    fc.assert(
      fc.property(places, rays, (place, [origin, direction]) => {
        picker.moved(7, ...place)
        const all = triangles(0, new Map([[7, place]]))
        expect(picker.pick(origin, direction)?.distance ?? -1).toBeCloseTo(
          bruteForce(all, origin, direction)?.distance ?? -1,
          3,
        )
        const [x, y] = place
        const above: readonly [Vec3, Vec3] = [
          [x + 0.0137, y + 0.0071, 40],
          [0.0013, 0.0017, -1],
        ]
        expect(picker.pick(...above)?.distance ?? -1).toBeCloseTo(
          bruteForce(all, ...above)?.distance ?? -1,
          3,
        )
      }),
      { seed: SEED, numRuns: 20 },
    )
  })

  it('meets nothing in an empty Plant, nor where it looks up [U-1]', () => {
    const empty = { ...model, table: { ...model.table, machines: [], lines: [] } }
    expect(createPicker({ model: empty, meshOf: near }).pick([0, 0, 10], [0, 0, -1])).toBeUndefined()
    expect(createPicker({ model, meshOf: near }).pick([X[0]!, Y[0]!, 10], [0, 0, 1])).toBeUndefined()
  })

  it('meets the floor in front of it, and only there [U-5]', () => {
    expect(floorPoint([1, 2, 10], [0.1, 0, -1])).toEqual([2, 2, 0])
    expect(floorPoint([1, 2, 10], [0, 0, 1])).toBeUndefined()
    expect(floorPoint([1, 2, 10], [1, 0, 0])).toBeUndefined()
  })
})

describe('a place in the picture', () => {
  const picker = createPicker({ model, meshOf: near, jointsOf: posedAt(0) })

  it('is the Machine whose triangles are seen there [U-3]', () => {
    const all = triangles(0)
    let met = 0
    fc.assert(
      fc.property(rays, ([eye, direction]) => {
        const at: Vec3 = [eye[0] + direction[0], eye[1] + direction[1] + 1e-6, eye[2] + direction[2]]
        const plain = bruteForce(all, eye, minus(at, eye))
        // The camera sees nothing nearer than half a metre.
        if (plain === undefined || plain.distance < 0.6) return
        met++
        expect(picker.pickAt(camera(eye, at, 800, 600), 400, 300, 0)).toBe(plain.machine)
      }),
      { seed: SEED, numRuns: 60 },
    )
    expect(met).toBeGreaterThan(15)
  })

  it('forgives a small Machine that is missed by less than the reach, and no large one [U-3]', () => {
    const alone = smallModel(1)
    const one = createPicker({ model: alone, meshOf: near })
    const [x, y] = alone.table.machines[0]!.machine.at
    const far = camera([x, y - 700, 500], [x, y, 0], 800, 600)
    const spots = (sight: Sight, reach: number): number =>
      Array.from({ length: 160 }, (_, i) => one.pickAt(sight, 400, 220 + i, reach)).filter(
        (found) => found === 0,
      ).length
    expect(spots(far, 14)).toBeGreaterThan(spots(far, 6))
    expect(spots(far, 6)).toBeGreaterThan(spots(far, 0))
    const close = camera([x, y - 10, 8], [x, y, 0], 800, 600)
    expect(spots(close, 6)).toBe(spots(close, 0))
    expect(spots(close, 0)).toBeGreaterThan(0)
  })
})

describe('a rectangle', () => {
  const picker = createPicker({ model, meshOf: near })

  it('takes in the Machines whose middle is seen inside it, and no others [U-4]', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    let taken = 0
    fc.assert(
      fc.property(eyes, share, share, share, share, (eye, a, b, c, d) => {
        const sight = camera(eye, [(left + right) / 2, (bottom + top) / 2, 1], 800, 600)
        const rect = { fromX: a * 800, fromY: b * 600, toX: c * 800, toY: d * 600 }
        const seen = machines.filter(({ machine, kind }) => {
          const p = new Vector3(machine.at[0], machine.at[1], machine.elevation + kind.size[2] / 2)
          const m = sight.clip
          const w = m[3]! * p.x + m[7]! * p.y + m[11]! * p.z + m[15]!
          if (w <= 0) return false
          const row = (r: number): number =>
            (m[r]! * p.x + m[r + 4]! * p.y + m[r + 8]! * p.z + m[r + 12]!) / w
          const [px, py] = [(row(0) + 1) * 400, (1 - row(1)) * 300]
          return (
            px >= Math.min(rect.fromX, rect.toX) &&
            px <= Math.max(rect.fromX, rect.toX) &&
            py >= Math.min(rect.fromY, rect.toY) &&
            py <= Math.max(rect.fromY, rect.toY)
          )
        })
        taken += seen.length
        expect([...picker.within(sight, rect)]).toEqual(seen.map(({ index }) => index))
      }),
      { seed: SEED, numRuns: 100 },
    )
    expect(taken).toBeGreaterThan(20)
  })
})
