import type { Point } from '../../../models/plant/geometry.ts'

/** Twice the area, positive where the corners go counter-clockwise. */
export const doubleArea = (outline: readonly Point[]): number =>
  outline.reduce((sum, a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a
    return sum + a[0] * b[1] - b[0] * a[1]
  }, 0)

/** The same outline with its corners counter-clockwise. */
export const counterClockwise = (outline: readonly Point[]): readonly Point[] =>
  doubleArea(outline) < 0 ? [...outline].reverse() : outline

const turn = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** Cuts an outline into triangles, ear by ear; three corner numbers each, counter-clockwise. */
export function triangulated(outline: readonly Point[]): readonly number[] {
  const left = outline.map((_, i) => i)
  if (doubleArea(outline) < 0) left.reverse()
  const at = (i: number): Point => outline[i] ?? [0, 0]
  const triangles: number[] = []
  let looked = 0
  for (let i = 0; left.length > 3 && looked < left.length; i++, looked++) {
    const [a, b, c] = [0, 1, 2].map((k) => left[(i + k) % left.length] ?? 0) as [number, number, number]
    if (turn(at(a), at(b), at(c)) <= 0) continue
    const blocked = left.some(
      (p) =>
        p !== a &&
        p !== b &&
        p !== c &&
        turn(at(a), at(b), at(p)) >= 0 &&
        turn(at(b), at(c), at(p)) >= 0 &&
        turn(at(c), at(a), at(p)) >= 0,
    )
    if (blocked) continue
    triangles.push(a, b, c)
    left.splice((i + 1) % left.length, 1)
    looked = -1
  }
  if (left.length === 3) triangles.push(...left)
  return triangles
}

const towards = (from: Point, to: Point, metres: number): Point => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1
  return [from[0] + ((to[0] - from[0]) / length) * metres, from[1] + ((to[1] - from[1]) / length) * metres]
}

const STEPS = 6

/** The same path with every corner rounded, as far as its neighbours leave room. */
export function rounded(path: readonly Point[], radius: number, closed: boolean): readonly Point[] {
  const kept = path.filter((p, i) => {
    const before = i === 0 ? (closed ? path[path.length - 1] : undefined) : path[i - 1]
    return before === undefined || Math.hypot(p[0] - before[0], p[1] - before[1]) > 1e-6
  })
  return kept.flatMap((corner, i) => {
    if (!closed && (i === 0 || i === kept.length - 1)) return [corner]
    const before = kept[(i + kept.length - 1) % kept.length] ?? corner
    const after = kept[(i + 1) % kept.length] ?? corner
    const room = 0.45 * Math.min(distance(corner, before), distance(corner, after))
    const bend = Math.abs(
      turn(before, corner, after) / (distance(corner, before) * distance(corner, after) || 1),
    )
    if (bend < 1e-3) return [corner]
    const back = Math.min(radius, room)
    const [p, q] = [towards(corner, before, back), towards(corner, after, back)]
    return Array.from({ length: STEPS + 1 }, (_, step): Point => {
      const t = step / STEPS
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2]
      return [p[0] * a + corner[0] * b + q[0] * c, p[1] * a + corner[1] * b + q[1] * c]
    })
  })
}

export const distance = (a: Point, b: Point): number => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)

/** How far a place is from the segment between two others. */
export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const [x, y] = [b[0] - a[0], b[1] - a[1]]
  const t = Math.min(1, Math.max(0, ((p[0] - a[0]) * x + (p[1] - a[1]) * y) / (x * x + y * y || 1)))
  return Math.sqrt((p[0] - a[0] - t * x) ** 2 + (p[1] - a[1] - t * y) ** 2)
}

/** Moves every edge of an outline by so many metres to its left, and meets them again. */
export function offset(path: readonly Point[], metres: number, closed: boolean): readonly Point[] {
  const last = path.length - 1
  return path.map((corner, i) => {
    const before = i > 0 ? path[i - 1] : closed ? path[last] : undefined
    const after = i < last ? path[i + 1] : closed ? path[0] : undefined
    const a = leftOf(before ?? corner, before === undefined ? (after ?? corner) : corner)
    const b = leftOf(after === undefined ? (before ?? corner) : corner, after ?? corner)
    const [x, y] = [a[0] + b[0], a[1] + b[1]]
    // A sharp corner would reach to the horizon; it is cut at three widths.
    const scale = metres / Math.max(1 / 3, (x * x + y * y) / 2)
    return [corner[0] + x * scale, corner[1] + y * scale]
  })
}

/** The unit vector to the left of the way from a to b. */
export function leftOf(a: Point, b: Point): Point {
  const length = distance(a, b) || 1
  return [(a[1] - b[1]) / length, (b[0] - a[0]) / length]
}
