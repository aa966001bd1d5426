import { type Look, type Model, quad, triangle, triangleSmooth, type Vec3 } from './model.ts'
import { type Axis, placer } from './solids.ts'

/*
 * Solids that a box or a cylinder cannot tell: castings, hoods with a slope, hoses.
 */

type Point = readonly [number, number]

export interface RevolveSize {
  /** Radius and height, from the lower end to the upper; a radius of 0 at an end closes it. */
  readonly profile: readonly Point[]
  readonly at: Vec3
  readonly along?: Axis
  readonly sides?: number
}

/** A profile turned about an axis: smooth around, with an edge at every corner of the profile. */
export function revolve(
  model: Model,
  { profile, at, along = 'z', sides = 16, ...look }: RevolveSize & Look,
): void {
  const put = placer(at, along)
  const turn = placer([0, 0, 0], along)
  for (let k = 0; k + 1 < profile.length; k++) {
    const [low, high] = [profile[k], profile[k + 1]]
    if (low === undefined || high === undefined) continue
    const [dr, dz] = [high[0] - low[0], high[1] - low[1]]
    const length = Math.hypot(dr, dz) || 1
    for (let i = 0; i < sides; i++) {
      const [a, b] = [(i / sides) * Math.PI * 2, ((i + 1) / sides) * Math.PI * 2]
      const corner = (angle: number, [r, z]: Point): Vec3 => put(Math.cos(angle) * r, Math.sin(angle) * r, z)
      const out = (angle: number): Vec3 =>
        turn((Math.cos(angle) * dz) / length, (Math.sin(angle) * dz) / length, -dr / length)
      const [a0, b0, a1, b1] = [corner(a, low), corner(b, low), corner(a, high), corner(b, high)]
      const [na, nb] = [out(a), out(b)]
      if (low[0] > 0) triangleSmooth(model, a0, b0, b1, na, nb, nb, look)
      if (high[0] > 0) triangleSmooth(model, a0, b1, a1, na, nb, na, look)
    }
  }
}

export interface LoftSize {
  /** Convex outlines with as many corners each, counter-clockwise, at growing heights along the axis. */
  readonly sections: readonly { readonly outline: readonly Point[]; readonly height: number }[]
  readonly at: Vec3
  readonly along?: Axis
}

/** A skin over outlines that follow each other. */
export function loft(model: Model, { sections, at, along = 'z', ...look }: LoftSize & Look): void {
  const put = placer(at, along)
  const rings = sections.map(({ outline, height }) => outline.map(([x, y]) => put(x, y, height)))
  for (let s = 0; s + 1 < rings.length; s++) {
    const [low, high] = [rings[s] ?? [], rings[s + 1] ?? []]
    for (let i = 0; i < low.length; i++) {
      const k = (i + 1) % low.length
      const [a, b, c, d] = [low[i], low[k], high[k], high[i]]
      if (a && b && c && d) quad(model, a, b, c, d, look)
    }
  }
  fan(model, [...(rings[0] ?? [])].reverse(), look)
  fan(model, rings.at(-1) ?? [], look)
}

function fan(model: Model, ring: readonly Vec3[], look: Look): void {
  for (let i = 1; i + 1 < ring.length; i++) {
    const [a, b, c] = [ring[0], ring[i], ring[i + 1]]
    if (a && b && c) triangle(model, a, b, c, look)
  }
}

/** The outline around two circles, as a cast link has it; counter-clockwise. */
export function linkOutline(a: Point, ra: number, b: Point, rb: number, steps = 6): readonly Point[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const along = Math.atan2(dy, dx)
  const lean = Math.acos(Math.max(-1, Math.min(1, (ra - rb) / Math.hypot(dx, dy))))
  const arc = (centre: Point, radius: number, from: number, to: number): Point[] =>
    Array.from({ length: steps + 1 }, (_, i) => {
      const angle = from + ((to - from) * i) / steps
      return [centre[0] + Math.cos(angle) * radius, centre[1] + Math.sin(angle) * radius]
    })
  return [...arc(b, rb, along - lean, along + lean), ...arc(a, ra, along + lean, along - lean + Math.PI * 2)]
}

/** A cast link between two bearings, its edges broken; the axis is where the bearings point. */
export function link(
  model: Model,
  {
    from,
    to,
    width,
    at,
    along = 'x',
    edge = 0.02,
    steps,
    ...look
  }: {
    readonly from: readonly [number, number, number]
    readonly to: readonly [number, number, number]
    readonly width: number
    readonly at: Vec3
    readonly along?: Axis
    readonly edge?: number
    readonly steps?: number
  } & Look,
): void {
  const outline = (inset: number): readonly Point[] =>
    linkOutline([from[0], from[1]], from[2] - inset, [to[0], to[1]], to[2] - inset, steps)
  const sections = [
    { outline: outline(edge), height: 0 },
    { outline: outline(0), height: edge },
    { outline: outline(0), height: width - edge },
    { outline: outline(edge), height: width },
  ]
  loft(model, { ...look, sections, at, along })
}

/** A rectangle with round corners about the middle, for hoods and chassis; counter-clockwise. */
export function roundedOutline(width: number, depth: number, radius: number, steps = 4): readonly Point[] {
  const [hx, hy] = [width / 2 - radius, depth / 2 - radius]
  return [
    [hx, hy, 0],
    [-hx, hy, 1],
    [-hx, -hy, 2],
    [hx, -hy, 3],
  ].flatMap(([x = 0, y = 0, quarter = 0]) =>
    Array.from({ length: steps + 1 }, (_, i): Point => {
      const angle = ((quarter + i / steps) * Math.PI) / 2
      return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius]
    }),
  )
}

export interface BeamSize {
  readonly from: Vec3
  readonly to: Vec3
  readonly radius: number
  readonly endRadius?: number
  readonly sides?: number
  readonly openEnds?: boolean
}

/** A bar or tube from one point to another, whichever way that is. */
export function beam(
  model: Model,
  { from, to, radius, endRadius = radius, sides = 8, openEnds = false, ...look }: BeamSize & Look,
): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2])
  const d: Vec3 = [(to[0] - from[0]) / length, (to[1] - from[1]) / length, (to[2] - from[2]) / length]
  const upright = Math.abs(d[2]) > 0.9
  const u = unit(cross(upright ? [1, 0, 0] : [0, 0, 1], d))
  const v = cross(d, u)
  const out = (angle: number): Vec3 => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    return [u[0] * c + v[0] * s, u[1] * c + v[1] * s, u[2] * c + v[2] * s]
  }
  const ring = (at: Vec3, r: number, n: Vec3): Vec3 => [at[0] + n[0] * r, at[1] + n[1] * r, at[2] + n[2] * r]
  const shift = Math.PI / sides
  for (let i = 0; i < sides; i++) {
    const [na, nb] = [out((i / sides) * Math.PI * 2 + shift), out(((i + 1) / sides) * Math.PI * 2 + shift)]
    const [a0, b0, a1, b1] = [
      ring(from, radius, na),
      ring(from, radius, nb),
      ring(to, endRadius, na),
      ring(to, endRadius, nb),
    ]
    if (sides > 4) {
      triangleSmooth(model, a0, b0, b1, na, nb, nb, look)
      triangleSmooth(model, a0, b1, a1, na, nb, na, look)
    } else quad(model, a0, b0, b1, a1, look)
    if (openEnds) continue
    triangle(model, from, b0, a0, look)
    triangle(model, to, a1, b1, look)
  }
}

/** A hose or cable through points. */
export function hose(
  model: Model,
  {
    points,
    radius,
    sides = 6,
    ...look
  }: { readonly points: readonly Vec3[]; readonly radius: number; readonly sides?: number } & Look,
): void {
  for (let i = 0; i + 1 < points.length; i++) {
    const [from, to] = [points[i], points[i + 1]]
    if (from && to)
      beam(model, { ...look, from, to, radius, sides, openEnds: i > 0 && i + 2 < points.length })
  }
}

const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

function unit(v: Vec3): Vec3 {
  const length = Math.hypot(...v) || 1
  return [v[0] / length, v[1] / length, v[2] / length]
}
