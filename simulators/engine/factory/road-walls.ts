import { isInside, type Point } from '../../../models/plant/geometry.ts'
import { type Place, type Problem, problem } from '../../../models/plant/problem.ts'
import type { Plant, Workshop } from '../../../models/plant/schema.ts'

type Wall = Workshop['walls'][number]
type Door = Workshop['doors'][number]

/** Roads that nothing can drive: through a wall where no door is, or outside of every hall [W-37]. */
export function roadWallProblems({ workshops }: Plant): readonly Problem[] {
  const walls = workshops.flatMap((workshop) => workshop.walls)
  const doors = workshops.flatMap((workshop) => workshop.doors)
  const outlines = workshops.map(({ outline }) => outline)
  return workshops.flatMap(({ roads }, w) =>
    roads.flatMap(({ path }, r) => {
      const place = ['workshops', w, 'roads', r, 'path']
      return throughWall(path, walls, doors, place) ?? outside(path, outlines, place) ?? []
    }),
  )
}

const stretches = (path: readonly Point[]): readonly (readonly [Point, Point])[] =>
  path.slice(1).map((to, i) => [path[i] ?? to, to])

function throughWall(
  path: readonly Point[],
  walls: readonly Wall[],
  doors: readonly Door[],
  place: Place,
): Problem | undefined {
  for (const [i, [a, b]] of stretches(path).entries()) {
    for (const { from, to, thickness } of walls) {
      const share = crossedAt(a, b, from, to)
      if (share === undefined) continue
      const at = along(a, b, share)
      if (doors.some((door) => isNear(door.at, at, door.width / 2 + thickness))) continue
      const expected = 'a road that leads through no wall but at a door'
      return problem([...place, i + 1], expected, `one through the wall from ${spot(from)} to ${spot(to)}`)
    }
  }
  return undefined
}

function outside(
  path: readonly Point[],
  outlines: readonly (readonly Point[])[],
  place: Place,
): Problem | undefined {
  const isIn = (point: Point): boolean => outlines.some((outline) => isInside(outline, point))
  for (const [i, point] of path.entries()) {
    if (!isIn(point)) return problem([...place, i], 'a point within a workshop', spot(point))
  }
  for (const [i, [a, b]] of stretches(path).entries()) {
    const cuts = outlines.flatMap((outline) =>
      outline.flatMap(
        (corner, n) => crossedAt(a, b, corner, outline[(n + 1) % outline.length] ?? corner) ?? [],
      ),
    )
    const shares = [0, ...cuts.sort((p, q) => p - q), 1]
    const out = shares.slice(1).find((share, n) => {
      const before = shares[n] ?? 0
      return share - before > TINY && !isIn(along(a, b, (before + share) / 2))
    })
    if (out === undefined) continue
    return problem([...place, i + 1], 'a road that leaves no workshop but into the next', `one to ${spot(b)}`)
  }
  return undefined
}

const TINY = 1e-9

const spot = ([x, y]: Point): string => `[${x}, ${y}]`

const along = (a: Point, b: Point, share: number): Point => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1]),
]

function isNear(a: Point, b: Point, metres: number): boolean {
  const [x, y] = [a[0] - b[0], a[1] - b[1]]
  return x * x + y * y <= metres * metres
}

/** The share of the way from a to b at which it comes to the segment from c to d; undefined where it does not. */
function crossedAt(a: Point, b: Point, c: Point, d: Point): number | undefined {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]]
  const [vx, vy] = [d[0] - c[0], d[1] - c[1]]
  const cross = ux * vy - uy * vx
  if (cross === 0) return undefined
  const share = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / cross
  const there = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / cross
  return share >= 0 && share <= 1 && there >= 0 && there <= 1 ? share : undefined
}
