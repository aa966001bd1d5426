import { describe, expect, it } from 'vitest'
import { SHAPES } from '../../../../../client/scene/shapes/catalogue.ts'
import { type Joint, TONES } from '../../../../../client/scene/shapes/model.ts'
import { type Mesh, meshOf } from '../../../../../client/scene/shapes/shape.ts'
import { KINDS } from '../../../../../models/kinds/catalogue.ts'
import { valueAt } from './posed.ts'

const OURS = [
  'agv',
  'assembly-station',
  'buffer',
  'conveyor',
  'optical-inspection',
  'palletiser',
  'pick-and-place',
  'radio-unit',
  'reflow-oven',
  'robot',
  'solder-printer',
  'storage',
]
/** A robot's arm leaves the room that its foot takes; its reach is told instead. */
const REACH = 1.5
const SLACK = 0.005
const LAMPS = ['lamp', 'lampHigh', 'lampMid', 'lampLow'] as const
const isLamp = (tone: number): boolean => LAMPS.some((lamp) => TONES.indexOf(lamp) === tone)

type Point = readonly [number, number, number]

const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the Kind has neither room nor shape')
  return value
}

const pointAt = (column: Float32Array, index: number): Point => [
  column[index * 3] ?? Number.NaN,
  column[index * 3 + 1] ?? Number.NaN,
  column[index * 3 + 2] ?? Number.NaN,
]

const vertices = (mesh: Mesh): number[] => Array.from(mesh.tones, (_, vertex) => vertex)

const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const less = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]

/** As the shader does it: about the joint's axis through its pivot, then as its parent moves. */
function moved(mesh: Mesh, vertex: number, values: readonly number[]): Point {
  let point = pointAt(mesh.positions, vertex)
  let at = mesh.joints[vertex] ?? -1
  while (at >= 0) {
    const { axis, pivot, motion, parent } = known(mesh.freedom[at])
    const value = values[at] ?? 0
    const [c, s] = [Math.cos(value), Math.sin(value)]
    const arm = less(point, pivot)
    const across = cross(axis, arm)
    const along = dot(axis, arm) * (1 - c)
    point =
      motion === 'slide'
        ? [point[0] + axis[0] * value, point[1] + axis[1] * value, point[2] + axis[2] * value]
        : [
            pivot[0] + arm[0] * c + across[0] * s + axis[0] * along,
            pivot[1] + arm[1] * c + across[1] * s + axis[1] * along,
            pivot[2] + arm[2] * c + across[2] * s + axis[2] * along,
          ]
    at = parent
  }
  return point
}

describe.each(OURS)('the shape of %s', (kind) => {
  const shape = known(SHAPES.get(kind))
  const { size, channels } = known(KINDS.get(kind))
  const near = meshOf(shape.near)
  const mid = meshOf(shape.mid)

  /** How far a point stands out of the room; a stack light may stand above it. */
  const outside = ([x, y, z]: Point, tone: number, arm: boolean): number => {
    const beside = Math.max(Math.abs(x) - size[0] / 2, Math.abs(y) - size[1] / 2)
    const byLamp = isLamp(tone) || Math.hypot(x - shape.lamp[0], y - shape.lamp[1]) < 0.12
    const above = z - size[2] - (byLamp ? 0.6 : 0)
    if (!arm) return Math.max(beside, above, -z)
    return Math.max(Math.hypot(x, y) - REACH, z - size[2] - 0.3)
  }

  it('stays in its room, at rest and with its joints anywhere between the ends of their ways', () => {
    const postures = [
      () => 0,
      ...[0, 0.35, 0.7, 0.999].map(
        (share) =>
          ({ drive }: Joint) =>
            valueAt(drive, share),
      ),
    ]
    for (const posture of kind === 'robot' ? postures.slice(0, 1) : postures) {
      const values = near.freedom.map(posture)
      for (const vertex of vertices(near)) {
        const point = moved(near, vertex, values)
        const out = outside(
          point,
          near.tones[vertex] ?? -1,
          kind === 'robot' && (near.joints[vertex] ?? -1) >= 0,
        )
        expect(out, `vertex ${vertex} at ${point.map((c) => c.toFixed(3))}`).toBeLessThanOrEqual(SLACK)
      }
    }
    for (const vertex of vertices(mid)) {
      const point = pointAt(mid.positions, vertex)
      expect(outside(point, mid.tones[vertex] ?? -1, kind === 'robot'), `${point}`).toBeLessThanOrEqual(SLACK)
    }
  })

  it('stands on the floor, or hangs within its room', () => {
    const lowest = Math.min(...vertices(near).map((vertex) => pointAt(near.positions, vertex)[2]))
    expect(lowest).toBeGreaterThanOrEqual(0)
    expect(lowest).toBeLessThan(0.01)
  })

  it('keeps to the triangles that a machine may cost', () => {
    expect(near.tones.length / 3).toBeGreaterThanOrEqual(600)
    expect(near.tones.length / 3).toBeLessThanOrEqual(4000)
    expect(mid.tones.length / 3).toBeGreaterThan(0)
    expect(mid.tones.length / 3).toBeLessThanOrEqual(300)
    expect(mid.freedom).toEqual([])
  })

  it.each([
    ['near', near],
    ['mid', mid],
  ] as const)('%s: every normal is one long and on the side from which its triangle is seen', (_, mesh) => {
    for (const first of vertices(mesh).filter((vertex) => vertex % 3 === 0)) {
      const [a, b, c] = [0, 1, 2].map((corner) => pointAt(mesh.positions, first + corner)) as [
        Point,
        Point,
        Point,
      ]
      const face = cross(less(b, a), less(c, a))
      expect(Math.hypot(...face), `triangle ${first / 3} has an area`).toBeGreaterThan(1e-9)
      for (const corner of [0, 1, 2]) {
        const normal = pointAt(mesh.normals, first + corner)
        expect(Math.hypot(...normal)).toBeCloseTo(1, 4)
        expect(dot(face, normal) / Math.hypot(...face), `triangle ${first / 3}`).toBeGreaterThan(0.1)
      }
    }
  })

  it('uses at least four tones, and the lamp where its stack light is said to stand', () => {
    expect(new Set(near.tones).size).toBeGreaterThanOrEqual(4)
    for (const mesh of [near, mid]) {
      const lit = vertices(mesh).filter((vertex) => isLamp(mesh.tones[vertex]!))
      const away = lit.map((vertex) => Math.hypot(...less(pointAt(mesh.positions, vertex), shape.lamp)))
      expect(Math.min(...away)).toBeLessThan(0.35)
    }
  })

  it('has joints that the Channels of its Kind move within their ranges', () => {
    expect(near.freedom.length).toBeLessThanOrEqual(8)
    near.freedom.forEach(({ drive, axis, parent }, index) => {
      const channel = channels.find(({ key }) => key === drive.channel)
      expect(channel, drive.channel).toBeDefined()
      if (channel === undefined) return
      expect(parent).toBeLessThan(index)
      expect(Math.hypot(...axis)).toBeCloseTo(1, 6)
      expect(
        near.joints.filter((joint) => joint === index).length,
        `vertices of joint ${index}`,
      ).toBeGreaterThan(0)
      if (drive.by === 'speed') {
        expect(drive.wrap).toBeGreaterThan(0)
        expect(drive.perUnit).toBeGreaterThan(0)
      } else if (drive.by === 'count') {
        const carrier = near.freedom[drive.rides]?.drive
        expect(carrier).toMatchObject({ by: 'speed', rounds: drive.places })
        expect(drive.rides).toBeLessThan(index)
        expect(drive.place).toBeLessThan(drive.places)
      } else {
        // The Channel's whole range, or else it would leave the way that is drawn for it.
        expect(drive.from).toEqual([channel.min, channel.max])
        expect(Number.isFinite(drive.to[0]) && Number.isFinite(drive.to[1])).toBe(true)
        expect(drive.to[0]).not.toBe(drive.to[1])
      }
    })
  })
})

it('[Z-12] what a conveyor does not hold waits below the floor, and from afar nothing is shown of what it may hold', () => {
  const { near, mid } = known(SHAPES.get('conveyor'))
  const mesh = meshOf(near)
  const crates = mesh.freedom.flatMap(({ drive }, joint) =>
    drive.by === 'count' ? [{ joint, ...drive }] : [],
  )
  expect(crates.map(({ place }) => place)).toEqual([0, 1, 2, 3])
  for (const { joint, to } of crates) {
    const tops = (height: number): number[] =>
      vertices(mesh)
        .filter((vertex) => mesh.joints[vertex] === joint)
        .map(
          (vertex) =>
            moved(
              mesh,
              vertex,
              mesh.freedom.map((_, i) => (i === joint ? height : 0)),
            )[2],
        )
    expect(Math.max(...tops(to[0]))).toBeLessThan(0)
    expect(Math.min(...tops(to[1]))).toBeGreaterThan(0.7)
  }
  const far = meshOf(mid)
  const above = vertices(far).filter((vertex) => {
    const [x, , z] = pointAt(far.positions, vertex)
    return z > 0.86 && Math.hypot(x + 1.55) > 0.2
  })
  expect(above).toEqual([])
})

it('moves what the Kind moves: every carrier and line machine but the radio unit has joints', () => {
  const still = OURS.filter((kind) => meshOf(known(SHAPES.get(kind)).near).freedom.length === 0)
  expect(still).toEqual(['radio-unit'])
})
