import { describe, expect, it } from 'vitest'
import { ball, gear, tube } from '../../../../../client/scene/shapes/bent.ts'
import { SHAPES } from '../../../../../client/scene/shapes/catalogue.ts'
import { type Model, TONES } from '../../../../../client/scene/shapes/model.ts'
import { type Mesh, meshOf } from '../../../../../client/scene/shapes/shape.ts'
import { KINDS } from '../../../../../models/kinds/catalogue.ts'
import { cornerOf, cross, dot, flickering, minus, type Point, pose, posed } from './posed.ts'

const MACHINES = [
  'coordinate-measuring',
  'furnace',
  'gateway',
  'gear-hobber',
  'grinder',
  'injection-moulder',
  'laser-cutter',
  'lathe',
  'machining-centre-3',
  'machining-centre-5',
  'press',
  'washer',
  'workstation',
]
/** What stands on top of a machine's room: its stack light, and nothing else. */
const ABOVE = 0.6
const LAMPS = ['lamp', 'lampHigh', 'lampMid', 'lampLow'] as const
const isLamp = (tone: number): boolean => LAMPS.some((lamp) => TONES.indexOf(lamp) === tone)

it('every Kind has its shape, and there is no shape without a Kind', () => {
  expect([...SHAPES.keys()].sort()).toEqual([...KINDS.keys()].sort())
})

describe.each(MACHINES)('the shape of %s', (id) => {
  const shape = SHAPES.get(id)!
  const kind = KINDS.get(id)!
  const near = meshOf(shape.near)
  const mid = meshOf(shape.mid)

  it('takes no more room than the Kind has, however it moves', () => {
    const outside: string[] = []
    for (const mesh of [near, mid]) {
      for (const share of [0, 0.25, 0.5, 0.75, 1]) {
        posed(mesh, pose(mesh, share)).forEach(([x, y, z], vertex) => {
          const byLamp = Math.hypot(x - shape.lamp[0], y - shape.lamp[1]) < 0.12
          const beside = Math.max(Math.abs(x) - kind.size[0] / 2, Math.abs(y) - kind.size[1] / 2)
          const above = z - kind.size[2] - (byLamp ? ABOVE : 0)
          const below = waitsBelow(mesh, vertex) ? 0 : -z
          // Written so that a vertex that is no number is outside.
          if (!(Math.max(beside, above, below) < 1e-3)) outside.push(`${x}, ${y}, ${z} at ${share}`)
        })
      }
    }
    expect(outside).toEqual([])
  })

  it('stands on the floor, near and from the middle of the hall', () => {
    for (const mesh of [near, mid]) {
      const lowest = posed(mesh, pose(mesh, 1)).reduce((least, [, , z]) => Math.min(least, z), 9)
      expect(lowest).toBeCloseTo(0, 1)
    }
  })

  it('costs 600 to 4,000 triangles near, at most 300 from the middle, where nothing moves', () => {
    expect(near.tones.length / 3).toBeGreaterThanOrEqual(600)
    expect(near.tones.length / 3).toBeLessThanOrEqual(4000)
    expect(mid.tones.length / 3).toBeLessThanOrEqual(300)
    expect(mid.freedom).toEqual([])
    expect(new Set(mid.joints)).toEqual(new Set([-1]))
  })

  it('is made of at least four tones', () => {
    expect(new Set(near.tones).size).toBeGreaterThanOrEqual(4)
    expect(new Set(mid.tones).size).toBeGreaterThanOrEqual(4)
  })

  it('has triangles with an area, and normals of length one on their outer side', () => {
    for (const mesh of [near, mid]) outward(mesh)
  })

  it('does not flicker: no two tones share a plane', () => {
    expect(flickering(near)).toEqual([])
    expect(flickering(mid)).toEqual([])
  })

  it('shows its state at the top of its stack light', () => {
    for (const mesh of [near, mid]) {
      const lit = [...mesh.tones.keys()].filter((vertex) => isLamp(mesh.tones[vertex]!))
      const nearest = lit.map((vertex) => Math.hypot(...minus(cornerOf(mesh.positions, vertex), shape.lamp)))
      expect(Math.min(...nearest)).toBeLessThan(0.3)
    }
  })

  it('moves by Channels of its Kind, over all of their range', () => {
    near.freedom.forEach(({ drive, axis, parent }, index) => {
      const channel = kind.channels.find(({ key }) => key === drive.channel)
      expect(channel, drive.channel).toBeDefined()
      expect(parent).toBeLessThan(index)
      expect(Math.hypot(...axis)).toBeCloseTo(1, 2)
      expect(near.joints).toContain(index)
      if (drive.by === 'value') {
        expect(drive.from).toEqual([channel?.min, channel?.max])
        expect(drive.to[0]).not.toBe(drive.to[1])
      } else if (drive.by === 'speed') {
        expect(drive.perUnit).toBeGreaterThan(0)
        expect(drive.wrap).toBeGreaterThan(0)
      }
    })
  })
})

it('every machine but the gateway moves', () => {
  expect(MACHINES.filter((id) => meshOf(SHAPES.get(id)!.near).freedom.length === 0)).toEqual(['gateway'])
})

it('shows nobody at a workstation until someone is known to be there', () => {
  const mesh = meshOf(SHAPES.get('workstation')!.near)
  const figure = mesh.freedom.findIndex(({ drive }) => drive.channel === 'operatorPresent')
  const tops = (share: number): number[] =>
    posed(mesh, pose(mesh, share)).flatMap(([, , z], vertex) => (mesh.joints[vertex] === figure ? [z] : []))
  expect(Math.max(...tops(0))).toBeLessThan(0)
  expect(Math.min(...tops(1))).toBeGreaterThan(0)
})

describe('bent solids', () => {
  const volume = (build: (model: Model) => void): number => {
    const { positions, tones } = meshOf(build)
    return [...tones.keys()]
      .filter((vertex) => vertex % 3 === 0)
      .map(
        (at) =>
          dot(cornerOf(positions, at), cross(cornerOf(positions, at + 1), cornerOf(positions, at + 2))) / 6,
      )
      .reduce((sum, part) => sum + part, 0)
  }

  it('a ball is closed and looks outwards', () => {
    const full = (4 / 3) * Math.PI * 0.125
    const built = volume((model) => ball(model, { tone: 'work', radius: 0.5, at: [1, 2, 3], sides: 48 }))
    expect(built).toBeGreaterThan(full * 0.97)
    expect(built).toBeLessThan(full)
  })

  it.each([
    [
      'straight along x',
      [
        [0, 0, 0],
        [2, 0, 0],
      ],
    ],
    [
      'round two corners',
      [
        [0, 0, 0],
        [1, 0, 0],
        [1, 1, 0],
        [1, 1, 1],
      ],
    ],
    [
      'upwards and over',
      [
        [0, 0, 0],
        [0, 0, 1],
        [0.7, 0.7, 1],
      ],
    ],
  ] as const)('a pipe %s is as thick all along', (_, through) => {
    const built = volume((model) => tube(model, { tone: 'work', through, radius: 0.1, sides: 32 }))
    const run = through.slice(1).reduce((sum, point, i) => sum + Math.hypot(...minus(point, through[i]!)), 0)
    expect(built).toBeGreaterThan(run * Math.PI * 0.01 * 0.93)
    expect(built).toBeLessThan(run * Math.PI * 0.01 * 1.07)
    outward(meshOf((model) => tube(model, { tone: 'work', through, radius: 0.1 })))
  })

  it('a gear is between its root and its tip', () => {
    const wheel = { tone: 'work', radius: 1, root: 0.8, teeth: 24, length: 1, at: [0, 0, 0] } as const
    const built = volume((model) => gear(model, wheel))
    expect(built).toBeGreaterThan(Math.PI * 0.64)
    expect(built).toBeLessThan(Math.PI)
  })
})

function outward(mesh: Mesh): void {
  const wrong: string[] = []
  for (let first = 0; first < mesh.tones.length; first += 3) {
    const [a, b, c] = [0, 1, 2].map((i) => cornerOf(mesh.positions, first + i)) as [Point, Point, Point]
    const face = cross(minus(b, a), minus(c, a))
    const size = Math.hypot(...face)
    for (const i of [0, 1, 2]) {
      const normal = cornerOf(mesh.normals, first + i)
      const long = Math.abs(Math.hypot(...normal) - 1) < 1e-4
      if (!(size > 1e-9 && long && dot(face, normal) / size > 0.1))
        wrong.push(`triangle ${first / 3} at ${a}`)
    }
  }
  expect(mesh.tones.length).toBeGreaterThan(0)
  expect(wrong).toEqual([])
}

/** Someone who is not there stands below the floor. */
const waitsBelow = (mesh: Mesh, vertex: number): boolean =>
  mesh.freedom[mesh.joints[vertex] ?? -1]?.drive.channel === 'operatorPresent'
