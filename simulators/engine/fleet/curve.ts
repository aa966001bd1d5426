import type { Point } from '../../../models/plant/geometry.ts'
import { atan2, cos, hypot, sin } from '../exact.ts'
import { angleOf, wrapped } from './ways.ts'

/** A line that a vehicle can follow: dense where it bends, headings without a jump. */
export interface Curve {
  readonly xs: number[]
  readonly ys: number[]
  readonly radians: number[]
  /** Metres from the beginning. */
  readonly metres: number[]
}

const SAMPLES = 14
/** How far before and behind a gentle bend it is rounded. */
const ROUNDING_METRES = 0.8

export const emptyCurve = (): Curve => ({ xs: [], ys: [], radians: [], metres: [] })
export const lengthOf = (curve: Curve): number => curve.metres.at(-1) ?? 0

/** Where on a curve, written in place. */
export interface Spot {
  x: number
  y: number
  radians: number
}

/** The place so many metres from the beginning of a curve. */
export function spotOn(curve: Curve, metres: number, out: Spot): void {
  const { xs, ys, radians } = curve
  let low = 0
  let high = curve.metres.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((curve.metres[middle] ?? 0) <= metres) low = middle
    else high = middle
  }
  const [from, to] = [curve.metres[low] ?? 0, curve.metres[high] ?? 0]
  const share = to > from ? Math.max(0, Math.min(1, (metres - from) / (to - from))) : 0
  out.x = (xs[low] ?? 0) + share * ((xs[high] ?? 0) - (xs[low] ?? 0))
  out.y = (ys[low] ?? 0) + share * ((ys[high] ?? 0) - (ys[low] ?? 0))
  out.radians = (radians[low] ?? 0) + share * ((radians[high] ?? 0) - (radians[low] ?? 0))
}

function add(curve: Curve, x: number, y: number, radians: number): void {
  const last = curve.xs.length - 1
  const wasX = curve.xs[last]
  const wasY = curve.ys[last]
  const wasRadians = curve.radians[last]
  if (wasX === undefined || wasY === undefined || wasRadians === undefined) {
    curve.metres.push(0)
    curve.radians.push(radians)
  } else {
    curve.metres.push(lengthOf(curve) + hypot(x - wasX, y - wasY))
    curve.radians.push(wasRadians + wrapped(radians - wasRadians))
  }
  curve.xs.push(x)
  curve.ys.push(y)
}

/** From one place and heading to another, as a cubic. */
export function addBend(curve: Curve, a: Point, fromRadians: number, b: Point, toRadians: number): void {
  const pull = hypot(b[0] - a[0], b[1] - a[1]) * 0.4
  const [c1x, c1y] = [a[0] + pull * cos(fromRadians), a[1] + pull * sin(fromRadians)]
  const [c2x, c2y] = [b[0] - pull * cos(toRadians), b[1] - pull * sin(toRadians)]
  for (let i = 0; i <= SAMPLES; i++) {
    const t = i / SAMPLES
    const r = 1 - t
    const x = r * r * r * a[0] + 3 * r * r * t * c1x + 3 * r * t * t * c2x + t * t * t * b[0]
    const y = r * r * r * a[1] + 3 * r * r * t * c1y + 3 * r * t * t * c2y + t * t * t * b[1]
    const dx = r * r * (c1x - a[0]) + 2 * r * t * (c2x - c1x) + t * t * (b[0] - c2x)
    const dy = r * r * (c1y - a[1]) + 2 * r * t * (c2y - c1y) + t * t * (b[1] - c2y)
    add(curve, x, y, i === 0 ? fromRadians : i === SAMPLES ? toRadians : atan2(dy, dx))
  }
}

/** A path with its bends rounded. */
export function roundedCurve(path: readonly Point[]): Curve {
  const curve = emptyCurve()
  path.forEach((here, i) => {
    const before = path[i - 1]
    const after = path[i + 1]
    if (before === undefined && after !== undefined) add(curve, here[0], here[1], angleOf(here, after))
    if (before === undefined) return
    const into = angleOf(before, here)
    if (after === undefined) {
      add(curve, here[0], here[1], into)
      return
    }
    const onto = angleOf(here, after)
    const nearer = Math.min(
      hypot(here[0] - before[0], here[1] - before[1]),
      hypot(after[0] - here[0], after[1] - here[1]),
    )
    const reach = Math.min(ROUNDING_METRES, 0.49 * nearer)
    const a: Point = [here[0] - reach * cos(into), here[1] - reach * sin(into)]
    const b: Point = [here[0] + reach * cos(onto), here[1] + reach * sin(onto)]
    addBend(curve, a, into, b, onto)
  })
  return curve
}

/** Once around to the left at the end of a way, from its right side to its left, within `reach` metres of the end. */
export function addTurnBack(curve: Curve, end: Point, radians: number, reach: number, side: number): void {
  const radius = Math.max(side, TURN_RADIUS)
  const [fx, fy] = [cos(radians), sin(radians)]
  const at = (along: number, right: number): Point => [
    end[0] + along * fx + right * fy,
    end[1] + along * fy - right * fx,
  ]
  const middle = -Math.min(0.4, reach / 3)
  addBend(curve, at(-reach, side), radians, at(middle, radius), radians)
  for (let i = 1; i < SAMPLES; i++) {
    const turned = (Math.PI * i) / SAMPLES
    const [x, y] = at(middle + radius * sin(turned), radius * cos(turned))
    add(curve, x, y, radians + turned)
  }
  addBend(curve, at(middle, -radius), radians + Math.PI, at(-reach, -side), radians + Math.PI)
}

const TURN_RADIUS = 0.55

/** The same path so far to its right. */
export function besides(path: readonly Point[], metres: number): readonly Point[] {
  if (metres === 0) return path
  return path.map((here, i) => {
    const before = path[i - 1]
    const after = path[i + 1]
    const into = before === undefined ? undefined : angleOf(before, here)
    const onto = after === undefined ? into : angleOf(here, after)
    const first = into ?? onto ?? 0
    const half = wrapped((onto ?? first) - first) / 2
    const reach = metres / cos(half)
    return [here[0] + reach * sin(first + half), here[1] - reach * cos(first + half)]
  })
}

export const pathLength = (path: readonly Point[]): number =>
  path.slice(1).reduce((sum, b, i) => {
    const a = path[i] ?? b
    return sum + hypot(b[0] - a[0], b[1] - a[1])
  }, 0)

/** What is left of a path when so much is taken from its beginning and its end. */
export function cutPath(path: readonly Point[], fromStart: number, fromEnd: number): readonly Point[] {
  return cutStart([...cutStart(path, fromStart)].reverse(), fromEnd).toReversed()
}

function cutStart(path: readonly Point[], metres: number): readonly Point[] {
  let left = metres
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1] ?? [0, 0], path[i] ?? [0, 0]]
    const long = hypot(b[0] - a[0], b[1] - a[1])
    if (left < long - 1e-9) {
      const share = left / long
      return [[a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])], ...path.slice(i)]
    }
    left -= long
  }
  return path.slice(-2)
}
