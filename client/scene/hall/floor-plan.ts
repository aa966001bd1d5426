import { isInside, type Point } from '../../../models/plant/geometry.ts'
import type { Plant, Workshop } from '../../../models/plant/schema.ts'
import { counterClockwise, distance, leftOf, offset, rounded } from './outline.ts'
import { type Ink, type Painting, paintArea, paintLine, paintQuad } from './paint.ts'

/** The corners of a rectangle along the axes about all of a Plant. */
export interface Extent {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export function extentOf({ workshops }: Plant): Extent {
  const corners = workshops.flatMap(({ outline }) => outline)
  const [x, y] = [corners.map((corner) => corner[0]), corners.map((corner) => corner[1])]
  return { west: Math.min(...x), south: Math.min(...y), east: Math.max(...x), north: Math.max(...y) }
}

/** How far beyond a Plant its ground can be told from the background. */
export const groundReach = ({ west, south, east, north }: Extent): number =>
  60 + 0.6 * Math.hypot(east - west, north - south)

export function paintGround(painting: Painting, extent: Extent): void {
  const by = groundReach(extent)
  const [w, s, e, n] = [extent.west - by, extent.south - by, extent.east + by, extent.north + by]
  const none = [0, 0, 0, 0] as const
  paintQuad(
    painting.ground,
    [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
    ],
    [none, none, none, none],
    { brush: 'ground', ink: 'ground' },
  )
}

const EDGE = 0.1
const ZONE_LINE = 0.05

/** The floor of one Workshop, its ways and its zones. */
export function paintWorkshop(painting: Painting, workshop: Workshop, plant: Plant): void {
  paintSurroundings(painting, workshop, plant)
  paintArea(painting.slab, counterClockwise(workshop.outline), { brush: 'slab', ink: 'slab' })
  for (const aisle of workshop.aisles) {
    const path = rounded(aisle.path, aisle.width / 2 + 0.4, false)
    const half = aisle.width / 2
    const people = aisle.use === 'people'
    paintLine(painting['aisle-edge'], path, {
      brush: 'line',
      ink: people ? 'white' : 'edge',
      half: half + EDGE,
    })
    paintLine(painting[people ? 'walkway' : 'aisle'], path, { brush: 'line', ink: aisleInk[aisle.use], half })
  }
  for (const crossing of crossingsOf(workshop)) {
    const { at, along, width, length } = crossing
    const end = (by: number): Point => [at[0] + along[0] * by, at[1] + along[1] * by]
    paintLine(painting.crossing, [end(-length / 2), end(length / 2)], {
      brush: 'bars',
      ink: 'white',
      half: width / 2,
      more: 0.9,
    })
  }
  for (const { use, outline } of workshop.zones) paintZone(painting, use, outline)
  for (const { path, oneWay } of workshop.roads) {
    const driven = rounded(path, 1.2, false)
    paintLine(painting.road, driven, { brush: 'dash', ink: 'road', half: 0.045, more: 1 })
    if (oneWay) paintLine(painting.arrow, driven, { brush: 'chevron', ink: 'road', half: 0.3, more: 5 })
  }
}

/* How far around a hall less light comes to the ground, and how much less. */
const AROUND = { reach: 9, strength: 0.3 } as const

/** Beside a neighbour there is none, and the shadow of the next edge ends square. */
function paintSurroundings(painting: Painting, workshop: Workshop, plant: Plant): void {
  const outline = counterClockwise(workshop.outline)
  const mitred = offset(outline, -AROUND.reach, true)
  const edges = outline.map((from, i) => {
    const to = outline[(i + 1) % outline.length] ?? from
    const left = leftOf(from, to)
    const beyond: Point = [(from[0] + to[0]) / 2 - left[0] * 0.4, (from[1] + to[1]) / 2 - left[1] * 0.4]
    const shared = plant.workshops.some((other) => other !== workshop && isInside(other.outline, beyond))
    return { from, to, left, shared }
  })
  edges.forEach(({ from, to, left, shared }, i) => {
    if (shared) return
    const last = edges.length - 1
    const square = (corner: Point): Point => [
      corner[0] - left[0] * AROUND.reach,
      corner[1] - left[1] * AROUND.reach,
    ]
    const begin = edges[i === 0 ? last : i - 1]?.shared === true ? square(from) : (mitred[i] ?? from)
    const k = i === last ? 0 : i + 1
    const end = edges[k]?.shared === true ? square(to) : (mitred[k] ?? to)
    paintQuad(painting.surroundings, [begin, end, to, from], [FAR, FAR, NEAR, NEAR], {
      brush: 'shade',
      ink: 'shade',
      strength: AROUND.strength,
    })
  })
}

const NEAR = [0, 0, 0, 0] as const
const FAR = [1, 0, 0, 0] as const

const aisleInk: Readonly<Record<Workshop['aisles'][number]['use'], Ink>> = {
  people: 'people',
  shared: 'aisle',
  vehicles: 'vehicles',
}

function paintZone(
  painting: Painting,
  use: Workshop['zones'][number]['use'],
  outline: readonly Point[],
): void {
  const inner = offset(counterClockwise(outline), ZONE_LINE * 2, true)
  // The band of a safety zone is wider, and so must be its corners.
  const soft = rounded(inner, use === 'safety' ? 1 : 0.5, true)
  paintArea(painting.zone, soft, { brush: 'fill', ink: use, strength: 0.16 })
  if (use === 'safety') {
    const band = offset(soft, 0.12, true)
    paintLine(painting['zone-edge'], band, {
      brush: 'hatch',
      ink: use,
      strength: 0.7,
      half: 0.15,
      more: 0.5,
      closed: true,
    })
    return
  }
  paintLine(painting['zone-edge'], soft, { brush: 'line', ink: use, half: ZONE_LINE, closed: true })
}

interface Crossing {
  readonly at: Point
  /** The way people walk. */
  readonly along: Point
  readonly width: number
  readonly length: number
}

/** Where people cross what vehicles drive. */
export function crossingsOf({ aisles }: Workshop): readonly Crossing[] {
  const driven = aisles.filter(({ use }) => use !== 'people')
  return aisles
    .filter(({ use }) => use === 'people')
    .flatMap((walked) =>
      segmentsOf(walked.path).flatMap(([a, b]) =>
        driven.flatMap((road) =>
          segmentsOf(road.path).flatMap(([c, d]): readonly Crossing[] => {
            const at = meeting(a, b, c, d)
            if (at === undefined) return []
            const length = distance(a, b)
            const along: Point = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
            const sine = Math.abs(along[0] * (d[1] - c[1]) - along[1] * (d[0] - c[0])) / distance(c, d)
            return sine < 0.3 ? [] : [{ at, along, width: walked.width, length: road.width / sine }]
          }),
        ),
      ),
    )
}

const segmentsOf = (path: readonly Point[]): readonly (readonly [Point, Point])[] =>
  path.slice(1).map((to, i) => [path[i] ?? to, to] as const)

/** Where two segments meet; undefined where they do not, or run side by side. */
function meeting(a: Point, b: Point, c: Point, d: Point): Point | undefined {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const across = ux * vy - uy * vx
  if (Math.abs(across) < 1e-9) return undefined
  const [wx, wy] = [c[0] - a[0], c[1] - a[1]]
  const t = (wx * vy - wy * vx) / across
  const s = (wx * uy - wy * ux) / across
  return t >= 0 && t <= 1 && s >= 0 && s <= 1 ? [a[0] + ux * t, a[1] + uy * t] : undefined
}
