import type { Drive, Joint } from '../../../../../client/scene/shapes/model.ts'
import type { Mesh } from '../../../../../client/scene/shapes/shape.ts'

export type Point = readonly [number, number, number]

/** Where every vertex is once its joints have moved it, as the vertex shader does it. */
export function posed(mesh: Mesh, values: readonly number[]): Point[] {
  return Array.from(mesh.joints, (own, vertex) => {
    let point = cornerOf(mesh.positions, vertex)
    for (let at = own; at >= 0; at = mesh.freedom[at]!.parent)
      point = moved(point, mesh.freedom[at]!, values[at]!)
    return point
  })
}

function moved(point: Point, { motion, axis, pivot }: Joint, value: number): Point {
  if (motion === 'slide') {
    return [point[0] + axis[0] * value, point[1] + axis[1] * value, point[2] + axis[2] * value]
  }
  const arm = minus(point, pivot)
  const across = cross(axis, arm)
  const [c, s, along] = [Math.cos(value), Math.sin(value), dot(axis, arm) * (1 - Math.cos(value))]
  const on = (i: 0 | 1 | 2): number => pivot[i] + arm[i] * c + across[i] * s + axis[i] * along
  return [on(0), on(1), on(2)]
}

/** Every joint's value at a share of its way. */
export const pose = (mesh: Mesh, share: number): number[] =>
  mesh.freedom.map(({ drive }) => valueAt(drive, share))

/** What is counted is where it is shown; it has no way there. */
export function valueAt(drive: Drive, share: number): number {
  if (drive.by === 'count') return drive.to[1]
  return drive.by === 'value' ? drive.to[0] + (drive.to[1] - drive.to[0]) * share : drive.wrap * share
}

export const cornerOf = (column: Float32Array, vertex: number): Point => [
  column[vertex * 3]!,
  column[vertex * 3 + 1]!,
  column[vertex * 3 + 2]!,
]

export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

interface Facet {
  readonly tone: number
  readonly normal: Point
  readonly corners: readonly Point[]
  readonly box: readonly [Point, Point]
}

/** Pairs of triangles of different tones that lie in one plane, look the same way and overlap: they would flicker. */
export function flickering(mesh: Mesh): string[] {
  const planes = new Map<string, Facet[]>()
  for (let first = 0; first < mesh.tones.length; first += 3) {
    const corners = [0, 1, 2].map((i) => cornerOf(mesh.positions, first + i))
    const face = cross(minus(corners[1]!, corners[0]!), minus(corners[2]!, corners[0]!))
    const size = Math.hypot(...face)
    const normal: Point = [face[0] / size, face[1] / size, face[2] / size]
    // Nobody looks at a machine from under the floor.
    if (normal[2] < -0.99) continue
    const key = [...normal, dot(normal, corners[0]!)].map((n) => Math.round(n * 1000) + 0).join()
    const axis = (pick: (...values: number[]) => number, i: 0 | 1 | 2): number =>
      pick(...corners.map((c) => c[i]))
    const box = [Math.min, Math.max].map((pick): Point => [axis(pick, 0), axis(pick, 1), axis(pick, 2)])
    const facet = { tone: mesh.tones[first]!, normal, corners, box: [box[0]!, box[1]!] as const }
    planes.set(key, [...(planes.get(key) ?? []), facet])
  }
  const found: string[] = []
  for (const facets of planes.values()) {
    facets.forEach((a, i) => {
      for (const b of facets.slice(i + 1)) {
        if (a.tone !== b.tone && boxesMeet(a, b) && overlap(a, b))
          found.push(`tones ${a.tone}, ${b.tone} at ${a.corners[0]}`)
      }
    })
  }
  return found
}

const boxesMeet = (a: Facet, b: Facet): boolean =>
  ([0, 1, 2] as const).every((i) => a.box[0][i] < b.box[1][i] + 1e-4 && b.box[0][i] < a.box[1][i] + 1e-4)

/** Two triangles of one plane overlap when none of their edges parts them. */
function overlap(a: Facet, b: Facet): boolean {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    for (let i = 0; i < 3; i++) {
      const [p, q] = [one.corners[i]!, one.corners[(i + 1) % 3]!]
      const inward = cross(a.normal, minus(q, p))
      const length = Math.hypot(...inward)
      if (other.corners.every((corner) => dot(inward, minus(corner, p)) / length < 1e-4)) return false
    }
  }
  return true
}
