import type { Plant } from '../../models/plant/schema.ts'
import { hypot } from './exact.ts'
import type { Random } from './random.ts'

interface Way {
  readonly to: number
  readonly metres: number
}

/** The roads of a Plant as crossings and the ways between them; roads meet where they share a point. */
export interface RoadMap {
  readonly points: readonly (readonly [number, number])[]
  readonly ways: readonly (readonly Way[])[]
  /** Crossings that lie in or nearest to a charging zone. */
  readonly chargers: ReadonlySet<number>
}

const keyOf = (x: number, y: number): string => `${Math.round(x * 1000)},${Math.round(y * 1000)}`

/** [G-8] The roads; in a Plant without any, the aisles that vehicles may use. */
export function roadMap(plant: Plant): RoadMap {
  const points: (readonly [number, number])[] = []
  const ways: Way[][] = []
  const known = new Map<string, number>()
  const crossing = (point: readonly [number, number]): number => {
    const key = keyOf(point[0], point[1])
    const found = known.get(key)
    if (found !== undefined) return found
    known.set(key, points.length)
    points.push(point)
    ways.push([])
    return points.length - 1
  }
  for (const road of roadsOf(plant)) {
    let previous: number | undefined
    for (const point of road.path) {
      const here = crossing(point)
      if (previous !== undefined && previous !== here) {
        const metres = distance(points[previous], point)
        ways[previous]?.push({ to: here, metres })
        if (!road.oneWay) ways[here]?.push({ to: previous, metres })
      }
      previous = here
    }
  }
  return { points, ways, chargers: chargersOf(plant, points) }
}

function roadsOf(plant: Plant) {
  const roads = plant.workshops.flatMap((workshop) => workshop.roads)
  if (roads.length > 0) return roads
  return plant.workshops.flatMap((workshop) =>
    workshop.aisles
      .filter((aisle) => aisle.use !== 'people')
      .map((aisle) => ({ path: aisle.path, oneWay: false })),
  )
}

function chargersOf(plant: Plant, points: RoadMap['points']): ReadonlySet<number> {
  const chargers = new Set<number>()
  for (const zone of plant.workshops.flatMap((workshop) => workshop.zones)) {
    if (zone.use !== 'charging') continue
    const x = zone.outline.reduce((sum, corner) => sum + corner[0], 0) / zone.outline.length
    const y = zone.outline.reduce((sum, corner) => sum + corner[1], 0) / zone.outline.length
    const nearest = nearestCrossing(points, x, y)
    if (nearest !== undefined) chargers.add(nearest)
  }
  return chargers
}

const distance = (a: readonly [number, number] | undefined, b: readonly [number, number]): number =>
  a === undefined ? 0 : hypot(a[0] - b[0], a[1] - b[1])

export function nearestCrossing(points: RoadMap['points'], x: number, y: number): number | undefined {
  let best: number | undefined
  let bestMetres = Number.POSITIVE_INFINITY
  for (const [i, point] of points.entries()) {
    const metres = distance(point, [x, y])
    if (metres < bestMetres) {
      best = i
      bestMetres = metres
    }
  }
  return best
}

/** How many crossings a vehicle looks at: its next job is in its part of the hall. */
const HORIZON = 200

/**
 * The crossings from `from` to the next job, itself left out; to the nearest charger when that is wanted.
 * Shortest ways first (Dijkstra), and never more than the horizon.
 */
export function routeFrom(
  map: RoadMap,
  from: number,
  random: Random,
  wantsCharger: boolean,
): readonly number[] {
  const metres = new Map<number, number>([[from, 0]])
  const cameFrom = new Map<number, number>()
  const open = new Set([from])
  const settled: number[] = []
  while (open.size > 0 && settled.length < HORIZON) {
    const here = nearestOf(open, metres)
    open.delete(here)
    settled.push(here)
    if (wantsCharger && here !== from && map.chargers.has(here)) return wayBack(cameFrom, here)
    const so = metres.get(here) ?? 0
    for (const way of map.ways[here] ?? []) {
      const total = so + way.metres
      if (total >= (metres.get(way.to) ?? Number.POSITIVE_INFINITY)) continue
      metres.set(way.to, total)
      cameFrom.set(way.to, here)
      open.add(way.to)
    }
  }
  const goals = settled.slice(1)
  const goal = goals[random.below(goals.length)]
  return goal === undefined ? [] : wayBack(cameFrom, goal)
}

function nearestOf(open: ReadonlySet<number>, metres: ReadonlyMap<number, number>): number {
  let best = -1
  let bestMetres = Number.POSITIVE_INFINITY
  for (const crossing of open) {
    const far = metres.get(crossing) ?? Number.POSITIVE_INFINITY
    if (far < bestMetres) {
      best = crossing
      bestMetres = far
    }
  }
  return best
}

function wayBack(cameFrom: ReadonlyMap<number, number>, goal: number): readonly number[] {
  const route: number[] = []
  let here: number | undefined = goal
  while (here !== undefined && cameFrom.has(here)) {
    route.unshift(here)
    here = cameFrom.get(here)
  }
  return route
}
