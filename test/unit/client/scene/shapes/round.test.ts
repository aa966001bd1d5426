import { describe, expect, it } from 'vitest'
import { createModel, type Model, type Vec3 } from '../../../../../client/scene/shapes/model.ts'
import {
  beam,
  hose,
  link,
  linkOutline,
  loft,
  revolve,
  roundedOutline,
} from '../../../../../client/scene/shapes/round.ts'

const built = (build: (model: Model) => void): Model => {
  const model = createModel()
  build(model)
  return model
}

const point = (model: Model, vertex: number): Vec3 => [
  model.positions[vertex * 3] ?? Number.NaN,
  model.positions[vertex * 3 + 1] ?? Number.NaN,
  model.positions[vertex * 3 + 2] ?? Number.NaN,
]

/** What a skin encloses; a hole or a triangle seen from within makes it less. */
function volume(model: Model): number {
  let sum = 0
  for (let vertex = 0; vertex < model.tones.length; vertex += 3) {
    const [a, b, c] = [point(model, vertex), point(model, vertex + 1), point(model, vertex + 2)]
    sum += a[0] * (b[1] * c[2] - b[2] * c[1])
    sum += a[1] * (b[2] * c[0] - b[0] * c[2])
    sum += a[2] * (b[0] * c[1] - b[1] * c[0])
  }
  return sum / 6
}

/** Edges that are not walked once in each direction; none where a skin is closed. */
function openEdges(model: Model): number {
  const walked = new Map<string, number>()
  const name = (vertex: number): string =>
    point(model, vertex)
      .map((c) => (c + 0).toFixed(5).replace('-0.00000', '0.00000'))
      .join()
  for (let vertex = 0; vertex < model.tones.length; vertex += 3) {
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const) {
      const [from, to] = [name(vertex + a), name(vertex + b)]
      const [key, step] = from < to ? [`${from}>${to}`, 1] : [`${to}>${from}`, -1]
      walked.set(key, (walked.get(key) ?? 0) + step)
    }
  }
  return [...walked.values()].filter((count) => count !== 0).length
}

const SQUARE = [
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
] as const
const tone = 'body' as const

describe('round solids', () => {
  it.each([
    [
      'a turned profile',
      3 * Math.PI,
      (m: Model) =>
        revolve(m, {
          tone,
          profile: [
            [0, 0],
            [1, 0],
            [1, 3],
            [0, 3],
          ],
          at: [5, 5, 5],
          sides: 90,
        }),
    ],
    [
      'a turned profile along x',
      3 * Math.PI,
      (m: Model) =>
        revolve(m, {
          tone,
          profile: [
            [0, 0],
            [1, 0],
            [1, 3],
            [0, 3],
          ],
          at: [0, 0, 0],
          along: 'x',
          sides: 90,
        }),
    ],
    [
      'a loft',
      (4 / 3) * (4 + 2 + 1),
      (m: Model) =>
        loft(m, {
          tone,
          sections: [
            { outline: SQUARE, height: 0 },
            { outline: SQUARE.map(([x, y]) => [x / 2, y / 2] as const), height: 4 },
          ],
          at: [1, 2, 3],
        }),
    ],
    [
      'a loft along y',
      8,
      (m: Model) =>
        loft(m, {
          tone,
          sections: [
            { outline: SQUARE, height: 0 },
            { outline: SQUARE, height: 2 },
          ],
          at: [1, 2, 3],
          along: 'y',
        }),
    ],
    [
      'a beam aslant',
      5 * Math.PI,
      (m: Model) => beam(m, { tone, from: [1, 1, 1], to: [1, 4, 5], radius: 1, sides: 90 }),
    ],
    [
      'a beam upright',
      5 * Math.PI,
      (m: Model) => beam(m, { tone, from: [1, 1, 1], to: [1, 1, 6], radius: 1, sides: 90 }),
    ],
    [
      'a link',
      2 * (Math.PI + 8),
      (m: Model) =>
        link(m, { tone, from: [0, 0, 1], to: [0, 4, 1], width: 2, at: [0, 0, 0], edge: 0.001, steps: 40 }),
    ],
  ] as const)('%s is closed and encloses what it should', (_, expected, build) => {
    const model = built(build)
    expect(openEdges(model)).toBe(0)
    expect(volume(model) / expected).toBeGreaterThan(0.985)
    expect(volume(model) / expected).toBeLessThan(1.001)
  })

  it('the outline of a link keeps around both circles and is convex', () => {
    const outline = linkOutline([0, 0], 2, [5, 1], 1)
    outline.forEach(([x, y], i) => {
      const nearest = Math.min(Math.abs(Math.hypot(x, y) - 2), Math.abs(Math.hypot(x - 5, y - 1) - 1))
      expect(nearest).toBeLessThan(1e-9)
      const [bx, by] = outline[(i + 1) % outline.length] ?? [0, 0]
      const [cx, cy] = outline[(i + 2) % outline.length] ?? [0, 0]
      expect((bx - x) * (cy - by) - (by - y) * (cx - bx)).toBeGreaterThan(0)
    })
  })

  it('a rounded outline reaches its width and depth, and no further', () => {
    const outline = roundedOutline(4, 2, 0.5)
    expect(Math.max(...outline.map(([x]) => x))).toBeCloseTo(2, 9)
    expect(Math.min(...outline.map(([, y]) => y))).toBeCloseTo(-1, 9)
  })

  it('a hose passes through every point and costs no caps between them', () => {
    const points: readonly Vec3[] = [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 2],
      [0, 2, 2],
    ]
    const model = built((m) => hose(m, { tone, points, radius: 0.1, sides: 6 }))
    expect(model.tones.length / 3).toBe(2 * 24 + 12)
  })
})
