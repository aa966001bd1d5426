import { type Look, type Model, quad, triangle, triangleSmooth, type Vec3 } from './model.ts'
import { type Axis, placer } from './solids.ts'

/* Balls, bent pipes and toothed wheels. */

export interface BallSize {
  readonly radius: number
  /** The middle of the ball. */
  readonly at: Vec3
  /** How much taller than wide. */
  readonly stretch?: number
  readonly sides?: number
}

export function ball(model: Model, { radius, at, stretch = 1, sides = 14, ...look }: BallSize & Look): void {
  const rings = Math.max(4, sides >> 1)
  const spot = (ring: number, side: number): { at: Vec3; out: Vec3 } => {
    const [rise, around] = [(ring / rings - 0.5) * Math.PI, (side / sides) * Math.PI * 2]
    const [r, z] = [Math.cos(rise), Math.sin(rise)]
    const [x, y] = [Math.cos(around) * r, Math.sin(around) * r]
    return {
      at: [at[0] + x * radius, at[1] + y * radius, at[2] + z * radius * stretch],
      out: unit([x, y, z / stretch]),
    }
  }
  for (let ring = 0; ring < rings; ring++) {
    for (let side = 0; side < sides; side++) {
      const [a, b] = [spot(ring, side), spot(ring, side + 1)]
      const [c, d] = [spot(ring + 1, side + 1), spot(ring + 1, side)]
      if (ring > 0) triangleSmooth(model, a.at, b.at, c.at, a.out, b.out, c.out, look)
      if (ring + 1 < rings) triangleSmooth(model, a.at, c.at, d.at, a.out, c.out, d.out, look)
    }
  }
}

export interface TubeLine {
  readonly through: readonly Vec3[]
  readonly radius: number
  readonly sides?: number
}

/** A pipe through points, its bends mitred; two points make a rod that may lean any way. */
export function tube(model: Model, { through, radius, sides = 8, ...look }: TubeLine & Look): void {
  // Each ring is turned as little as may be from the one before, so that the skin does not wring.
  let side: Vec3 = [0, 0, 0]
  const rings = through.map((point, i) => {
    const ahead = towards(point, through[i + 1] ?? point)
    const behind = towards(through[i - 1] ?? point, point)
    const run = unit([ahead[0] + behind[0], ahead[1] + behind[1], ahead[2] + behind[2]])
    if (i === 0) side = cross(Math.abs(run[0]) > 0.9 ? [0, 1, 0] : [1, 0, 0], run)
    const lean = dot(side, run)
    side = unit([side[0] - run[0] * lean, side[1] - run[1] * lean, side[2] - run[2] * lean])
    // Between two directions it is drawn out across the bend, so that the pipe stays as thick.
    const bend = unit([ahead[0] - behind[0], ahead[1] - behind[1], ahead[2] - behind[2]])
    const corner = i > 0 && i + 1 < through.length
    return {
      point,
      side,
      up: cross(run, side),
      bend,
      more: corner ? 1 / Math.max(0.4, dot(run, ahead)) - 1 : 0,
    }
  })
  const spot = (ring: (typeof rings)[number], corner: number): { at: Vec3; out: Vec3 } => {
    const [c, s] = [Math.cos((corner / sides) * Math.PI * 2), Math.sin((corner / sides) * Math.PI * 2)]
    const mix = (i: 0 | 1 | 2): number => ring.side[i] * c + ring.up[i] * s
    const out: Vec3 = [mix(0), mix(1), mix(2)]
    const more = dot(out, ring.bend) * ring.more
    const put = (i: 0 | 1 | 2): number => ring.point[i] + (out[i] + ring.bend[i] * more) * radius
    return { at: [put(0), put(1), put(2)], out }
  }
  const [first, last] = [rings[0], rings.at(-1)]
  if (first === undefined || last === undefined) return
  for (let i = 0; i < sides; i++) {
    for (let k = 0; k + 1 < rings.length; k++) {
      const [low, high] = [rings[k] ?? first, rings[k + 1] ?? last]
      const [a0, b0, a1, b1] = [spot(low, i), spot(low, i + 1), spot(high, i), spot(high, i + 1)]
      triangleSmooth(model, a0.at, b0.at, b1.at, a0.out, b0.out, b1.out, look)
      triangleSmooth(model, a0.at, b1.at, a1.at, a0.out, b1.out, a1.out, look)
    }
    triangle(model, first.point, spot(first, i + 1).at, spot(first, i).at, look)
    triangle(model, last.point, spot(last, i).at, spot(last, i + 1).at, look)
  }
}

export interface GearSize {
  readonly radius: number
  readonly root: number
  readonly teeth: number
  readonly length: number
  readonly at: Vec3
  readonly along?: Axis
}

/** A wheel with straight teeth. */
export function gear(
  model: Model,
  { radius, root, teeth, length, at, along = 'z', ...look }: GearSize & Look,
): void {
  const put = placer(at, along)
  // Each tooth: up its flank, over its tip, down, along its root.
  const rim = Array.from({ length: teeth * 4 }, (_, i): readonly [number, number] => {
    const angle = ((Math.floor(i / 4) + ([0, 0.2, 0.45, 0.65][i % 4] ?? 0)) / teeth) * Math.PI * 2
    const r = i % 4 === 1 || i % 4 === 2 ? radius : root
    return [Math.cos(angle) * r, Math.sin(angle) * r]
  })
  rim.forEach(([x, y], i) => {
    const [nx, ny] = rim[(i + 1) % rim.length] ?? [x, y]
    quad(model, put(x, y, 0), put(nx, ny, 0), put(nx, ny, length), put(x, y, length), look)
    triangle(model, put(0, 0, 0), put(nx, ny, 0), put(x, y, 0), look)
    triangle(model, put(0, 0, length), put(x, y, length), put(nx, ny, length), look)
  })
}

const towards = (a: Vec3, b: Vec3): Vec3 =>
  a === b ? [0, 0, 0] : unit([b[0] - a[0], b[1] - a[1], b[2] - a[2]])

function unit(v: Vec3): Vec3 {
  const length = Math.hypot(v[0], v[1], v[2]) || 1
  return [v[0] / length, v[1] / length, v[2] / length]
}

const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
