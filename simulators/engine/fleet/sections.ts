import type { Point } from '../../../models/plant/geometry.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import { hypot } from '../exact.ts'

/** A straight piece of road between two points that nothing meets in between. */
export interface Section {
  readonly from: number
  readonly to: number
  readonly forward: boolean
  readonly backward: boolean
  /** Wide enough for two vehicles to pass. */
  readonly isWide: boolean
  readonly roads: readonly string[]
}

/** [W-30] Where roads bend, meet or end; `turns` is false where two cross that do not share a point. */
export interface Sections {
  readonly points: readonly Point[]
  readonly turns: readonly boolean[]
  readonly sections: readonly Section[]
}

interface Stretch {
  readonly a: Point
  readonly b: Point
  readonly oneWay: boolean
  readonly isWide: boolean
  readonly road: string
}

/** Two vehicles of 0.9 m and the air between and beside them. */
export const PASSING_METRES = 2.1
const TOUCH_METRES = 0.01

const keyOf = (point: Point): string => `${Math.round(point[0] * 1000)},${Math.round(point[1] * 1000)}`

/** Metres from a point to a stretch. */
export function metresTo(p: Point, a: Point, b: Point): number {
  const share = shareOf(p, a, b)
  return hypot(p[0] - a[0] - share * (b[0] - a[0]), p[1] - a[1] - share * (b[1] - a[1]))
}

/** Where on a stretch a point lies nearest, from 0 to 1. */
export function shareOf(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const square = dx * dx + dy * dy
  if (square === 0) return 0
  return Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square))
}

/** [G-8] The roads; in a Plant without any, the aisles that vehicles may use. */
function stretchesOf(plant: Plant): readonly Stretch[] {
  const aisles = plant.workshops.flatMap((workshop) =>
    workshop.aisles.filter((aisle) => aisle.use !== 'people'),
  )
  const roads = plant.workshops.flatMap((workshop) => workshop.roads)
  const ways =
    roads.length > 0
      ? roads
      : aisles.map(({ path, width }, i) => ({ id: `aisle ${i + 1}`, path, width, oneWay: false }))
  return ways.flatMap(({ id, path, width, oneWay }) =>
    path.slice(1).flatMap((b, i) => {
      const a = path[i] ?? b
      if (keyOf(a) === keyOf(b)) return []
      const isWide = !oneWay && (width >= PASSING_METRES || aisles.some((aisle) => isAlong(a, b, aisle)))
      return [{ a, b, oneWay, isWide, road: id }]
    }),
  )
}

/** Whether a stretch runs inside an aisle that has room for two. */
function isAlong(a: Point, b: Point, { path, width }: { path: readonly Point[]; width: number }): boolean {
  if (width < PASSING_METRES) return false
  const inside = (point: Point) =>
    path
      .slice(1)
      .some((end, i) => metresTo(point, path[i] ?? end, end) + PASSING_METRES / 2 <= width / 2 + 0.5)
  return [0.1, 0.3, 0.5, 0.7, 0.9].every((share) =>
    inside([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]),
  )
}

const boxesApart = (one: Stretch, other: Stretch): boolean =>
  Math.max(one.a[0], one.b[0]) < Math.min(other.a[0], other.b[0]) - TOUCH_METRES ||
  Math.max(other.a[0], other.b[0]) < Math.min(one.a[0], one.b[0]) - TOUCH_METRES ||
  Math.max(one.a[1], one.b[1]) < Math.min(other.a[1], other.b[1]) - TOUCH_METRES ||
  Math.max(other.a[1], other.b[1]) < Math.min(one.a[1], one.b[1]) - TOUCH_METRES

/** Where two stretches cross inside of both; undefined where they do not. */
function crossingOf(one: Stretch, other: Stretch): Point | undefined {
  const [rx, ry] = [one.b[0] - one.a[0], one.b[1] - one.a[1]]
  const [sx, sy] = [other.b[0] - other.a[0], other.b[1] - other.a[1]]
  const cross = rx * sy - ry * sx
  if (Math.abs(cross) < 1e-9) return undefined
  const [dx, dy] = [other.a[0] - one.a[0], other.a[1] - one.a[1]]
  const t = (dx * sy - dy * sx) / cross
  const u = (dx * ry - dy * rx) / cross
  if (t <= 0 || t >= 1 || u <= 0 || u >= 1) return undefined
  return [one.a[0] + t * rx, one.a[1] + t * ry]
}

/** Cuts the roads of a Plant wherever they bend, meet or cross. */
export function sectionsOf(plant: Plant): Sections {
  const stretches = stretchesOf(plant)
  const points: Point[] = []
  const turns: boolean[] = []
  const known = new Map<string, number>()
  const pointAt = (point: Point, turning: boolean): number => {
    const key = keyOf(point)
    const found = known.get(key)
    if (found === undefined) {
      known.set(key, points.length)
      points.push(point)
      turns.push(turning)
      return points.length - 1
    }
    if (turning) turns[found] = true
    return found
  }
  const cuts: Point[][] = stretches.map(() => [])
  for (const { a, b } of stretches) for (const end of [a, b]) pointAt(end, true)
  const order = stretches.map((_, i) => i).sort((i, j) => leftOf(stretches[i]) - leftOf(stretches[j]))
  order.forEach((i, place) => {
    const one = stretches[i]
    if (one === undefined) return
    for (let next = place + 1; next < order.length; next++) {
      const j = order[next] ?? -1
      const other = stretches[j]
      if (other === undefined) continue
      if (leftOf(other) > Math.max(one.a[0], one.b[0]) + TOUCH_METRES) break
      if (!boxesApart(one, other)) cutEachOther(one, other, cuts[i] ?? [], cuts[j] ?? [])
    }
  })
  const sections = new Map<string, Section>()
  stretches.forEach((stretch, i) => {
    const along = [stretch.a, ...(cuts[i] ?? []), stretch.b].sort(
      (p, q) =>
        hypot(p[0] - stretch.a[0], p[1] - stretch.a[1]) - hypot(q[0] - stretch.a[0], q[1] - stretch.a[1]),
    )
    for (let k = 1; k < along.length; k++) {
      const from = pointAt(along[k - 1] ?? stretch.a, false)
      const to = pointAt(along[k] ?? stretch.b, false)
      if (from !== to) join(sections, from, to, stretch)
    }
  })
  return { points, turns, sections: [...sections.values()] }
}

const leftOf = (stretch: Stretch | undefined): number =>
  stretch === undefined ? 0 : Math.min(stretch.a[0], stretch.b[0])

/** Ends that lie on the other are shared points; a crossing inside of both is only passed. */
function cutEachOther(one: Stretch, other: Stretch, inOne: Point[], inOther: Point[]): void {
  for (const end of [other.a, other.b]) if (metresTo(end, one.a, one.b) < TOUCH_METRES) inOne.push(end)
  for (const end of [one.a, one.b]) if (metresTo(end, other.a, other.b) < TOUCH_METRES) inOther.push(end)
  const crossing = crossingOf(one, other)
  if (crossing === undefined) return
  const ends = [one.a, one.b, other.a, other.b]
  if (ends.some((end) => hypot(end[0] - crossing[0], end[1] - crossing[1]) < 2 * TOUCH_METRES)) return
  inOne.push(crossing)
  inOther.push(crossing)
}

/** Two roads over the same ground are one. */
function join(sections: Map<string, Section>, from: number, to: number, stretch: Stretch): void {
  const [low, high] = from < to ? [from, to] : [to, from]
  const key = `${low} ${high}`
  const was = sections.get(key)
  const forward = !stretch.oneWay || from === low
  const backward = !stretch.oneWay || from === high
  sections.set(key, {
    from: low,
    to: high,
    forward: forward || (was?.forward ?? false),
    backward: backward || (was?.backward ?? false),
    isWide: stretch.isWide || (was?.isWide ?? false),
    roads: was === undefined ? [stretch.road] : [...was.roads, stretch.road],
  })
}
