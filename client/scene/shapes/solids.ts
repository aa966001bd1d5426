import { type Look, type Model, quad, triangle, triangleSmooth, type Vec3 } from './model.ts'

/*
 * The few solids that machines are built from. `at` is the middle of a solid's lower face for boxes and prisms,
 * the middle of the first end for cylinders.
 */

export interface BoxSize {
  readonly size: Vec3
  readonly at: Vec3
  /** Width of the 45 degree edge that catches the light; 0 for a sharp one. */
  readonly chamfer?: number
  /** Radians about the upright axis through `at`. */
  readonly turned?: number
}

export type Axis = 'x' | 'y' | 'z'

/** A box with chamfered edges: 44 triangles, 12 where the edges are sharp. */
export function box(model: Model, { size, at, chamfer = 0, turned = 0, ...look }: BoxSize & Look): void {
  const [hx, hy, hz] = [size[0] / 2, size[1] / 2, size[2] / 2]
  const c = Math.min(chamfer, hx, hy, hz)
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  const put = (x: number, y: number, z: number): Vec3 => [
    at[0] + x * cos - y * sin,
    at[1] + x * sin + y * cos,
    at[2] + hz + z,
  ]
  const faces = (f: (s: number) => readonly [Vec3, Vec3, Vec3, Vec3]): void => {
    for (const s of [-1, 1]) {
      const [a, b, d, e] = f(s)
      if (s > 0) quad(model, a, b, d, e, look)
      else quad(model, e, d, b, a, look)
    }
  }
  const [ix, iy, iz] = [hx - c, hy - c, hz - c]
  faces((s) => [put(s * hx, -iy, -iz), put(s * hx, iy, -iz), put(s * hx, iy, iz), put(s * hx, -iy, iz)])
  faces((s) => [put(ix, s * hy, -iz), put(-ix, s * hy, -iz), put(-ix, s * hy, iz), put(ix, s * hy, iz)])
  faces((s) => [put(-ix, -iy, s * hz), put(ix, -iy, s * hz), put(ix, iy, s * hz), put(-ix, iy, s * hz)])
  if (c === 0) return
  for (const a of [-1, 1]) {
    for (const b of [-1, 1]) {
      const flip = a * b < 0
      edge(
        model,
        flip,
        look,
        put(a * ix, b * hy, -iz),
        put(a * hx, b * iy, -iz),
        put(a * hx, b * iy, iz),
        put(a * ix, b * hy, iz),
      )
      edge(
        model,
        flip,
        look,
        put(a * hx, -iy, b * iz),
        put(a * ix, -iy, b * hz),
        put(a * ix, iy, b * hz),
        put(a * hx, iy, b * iz),
      )
      edge(
        model,
        flip,
        look,
        put(-ix, a * iy, b * hz),
        put(-ix, a * hy, b * iz),
        put(ix, a * hy, b * iz),
        put(ix, a * iy, b * hz),
      )
      for (const d of [-1, 1]) {
        const [p, q, r] = [
          put(a * hx, b * iy, d * iz),
          put(a * ix, b * hy, d * iz),
          put(a * ix, b * iy, d * hz),
        ]
        if (a * b * d > 0) triangle(model, p, q, r, look)
        else triangle(model, p, r, q, look)
      }
    }
  }
}

function edge(model: Model, flip: boolean, look: Look, a: Vec3, b: Vec3, c: Vec3, d: Vec3): void {
  if (flip) quad(model, a, b, c, d, look)
  else quad(model, d, c, b, a, look)
}

export interface CylinderSize {
  readonly radius: number
  /** Where it narrows or widens; the same as `radius` unless given. */
  readonly endRadius?: number
  readonly length: number
  readonly at: Vec3
  readonly along?: Axis
  readonly sides?: number
  readonly openEnds?: boolean
}

/** A cylinder or cone with smooth flanks. */
export function cylinder(
  model: Model,
  {
    radius,
    endRadius = radius,
    length,
    at,
    along = 'z',
    sides = 16,
    openEnds = false,
    ...look
  }: CylinderSize & Look,
): void {
  const put = placer(at, along)
  const turn = (v: Vec3): Vec3 => {
    const [x, y, z] = placer([0, 0, 0], along)(v[0], v[1], v[2])
    return [x, y, z]
  }
  const slope = (radius - endRadius) / length
  const lean = Math.hypot(1, slope)
  for (let i = 0; i < sides; i++) {
    const [a, b] = [(i / sides) * Math.PI * 2, ((i + 1) / sides) * Math.PI * 2]
    const ring = (angle: number, r: number, z: number): Vec3 =>
      put(Math.cos(angle) * r, Math.sin(angle) * r, z)
    const out = (angle: number): Vec3 => turn([Math.cos(angle) / lean, Math.sin(angle) / lean, slope / lean])
    const [a0, b0, a1, b1] = [
      ring(a, radius, 0),
      ring(b, radius, 0),
      ring(a, endRadius, length),
      ring(b, endRadius, length),
    ]
    const [na, nb] = [out(a), out(b)]
    triangleSmooth(model, a0, b0, b1, na, nb, nb, look)
    triangleSmooth(model, a0, b1, a1, na, nb, na, look)
    if (openEnds) continue
    triangle(model, put(0, 0, 0), b0, a0, look)
    triangle(model, put(0, 0, length), a1, b1, look)
  }
}

export interface PrismSize {
  /** Corners counter-clockwise, convex. For along z in (x, y); along x in (y, z); along y in (z, x). */
  readonly outline: readonly (readonly [number, number])[]
  readonly length: number
  readonly at: Vec3
  readonly along?: Axis
}

/** A convex outline drawn out straight. */
export function prism(model: Model, { outline, length, at, along = 'z', ...look }: PrismSize & Look): void {
  const put = placer(at, along)
  const low = outline.map(([x, y]) => put(x, y, 0))
  const high = outline.map(([x, y]) => put(x, y, length))
  for (let i = 0; i < outline.length; i++) {
    const k = (i + 1) % outline.length
    const [a, b, c, d] = [low[i], low[k], high[k], high[i]]
    if (a && b && c && d) quad(model, a, b, c, d, look)
  }
  for (let i = 1; i + 1 < outline.length; i++) {
    const [l0, li, lk, h0, hi, hk] = [low[0], low[i], low[i + 1], high[0], high[i], high[i + 1]]
    if (l0 && li && lk) triangle(model, l0, lk, li, look)
    if (h0 && hi && hk) triangle(model, h0, hi, hk, look)
  }
}

/** Local (x, y, z) with z along the axis becomes the machine's frame; right-handed for each axis. */
export const placer =
  (at: Vec3, along: Axis) =>
  (x: number, y: number, z: number): Vec3 => {
    switch (along) {
      case 'x':
        return [at[0] + z, at[1] + x, at[2] + y]
      case 'y':
        return [at[0] + y, at[1] + z, at[2] + x]
      case 'z':
        return [at[0] + x, at[1] + y, at[2] + z]
    }
  }
