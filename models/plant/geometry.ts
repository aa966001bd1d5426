/** A place on the workshop floor in metres. */
export type Point = readonly [x: number, y: number]

/** Twice the signed area of a, b, c: positive when they turn to the left. */
const turn = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

const between = (a: Point, b: Point, p: Point): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1])

const TOUCHING = 1e-9

/** Whether a point lies on the segment from a to b. */
const onSegment = (a: Point, b: Point, p: Point): boolean =>
  Math.abs(turn(a, b, p)) <= TOUCHING && between(a, b, p)

/** Whether two segments share a point. */
function segmentsMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  const crossing = turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
  return crossing || onSegment(a, b, c) || onSegment(a, b, d) || onSegment(c, d, a) || onSegment(c, d, b)
}

const edgesOf = (outline: readonly Point[]): readonly (readonly [Point, Point])[] =>
  outline.map((corner, i) => [corner, outline[(i + 1) % outline.length] ?? corner] as const)

/** Whether the edges of an outline meet anywhere but at the corner that neighbours share. */
export function crossesItself(outline: readonly Point[]): boolean {
  const edges = edgesOf(outline)
  return edges.some(([a, b], i) => {
    if (a[0] === b[0] && a[1] === b[1]) return true
    return edges.slice(i + 1).some(([c, d], k) => {
      const j = i + 1 + k
      if (j === i + 1) return onSegment(a, b, d) || (edges.length > 2 && onSegment(c, d, a))
      if (i === 0 && j === edges.length - 1) return onSegment(a, b, c) || onSegment(c, d, b)
      return segmentsMeet(a, b, c, d)
    })
  })
}

/** Whether a point lies inside an outline or on its edge. */
export function isInside(outline: readonly Point[], p: Point): boolean {
  let inside = false
  for (const [a, b] of edgesOf(outline)) {
    if (onSegment(a, b, p)) return true
    const above = a[1] > p[1]
    if (above !== b[1] > p[1] && turn(a, b, p) > 0 === !above) inside = !inside
  }
  return inside
}

/** The four corners that a thing of this size takes on the floor, its middle at `at` [P-9]. */
export function footprint(at: Point, headingDegrees: number, width: number, depth: number): readonly Point[] {
  const angle = (headingDegrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const corner = (x: number, y: number): Point => [at[0] + x * cos - y * sin, at[1] + x * sin + y * cos]
  const [w, d] = [width / 2, depth / 2]
  return [corner(-w, -d), corner(w, -d), corner(w, d), corner(-w, d)]
}

/** Whether two convex footprints share floor; touching is not sharing. */
export function overlap(a: readonly Point[], b: readonly Point[]): boolean {
  const apart = (from: readonly Point[], to: readonly Point[]): boolean =>
    edgesOf(from).some(([p, q]) => to.every((corner) => turn(p, q, corner) <= 1e-6))
  return !apart(a, b) && !apart(b, a)
}
