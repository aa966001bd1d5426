import { isInside, type Point } from '../../../models/plant/geometry.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import type { Barrier } from './give-way.ts'
import type { WallRun } from './wall-runs.ts'

/** Further away than this nothing is hidden that matters. */
const SIGHT = 60
const BESIDE = 0.4
const SAMPLES = [0.1, 0.5, 0.9]

export function barrierOf(run: WallRun, workshop: number, plant: Plant): Barrier {
  const { from, to, height, outward, outer } = run
  const gap = outward === undefined || !outer ? Infinity : gapBehind(run, outward, plant)
  return { workshop, from, to, height, outward, gap }
}

/** How far it is from a wall, away from its Workshop, to the next ground of any Workshop. */
function gapBehind({ from, to }: WallRun, outward: Point, { workshops }: Plant): number {
  let gap = Infinity
  for (const t of SAMPLES) {
    const start: Point = [
      from[0] + (to[0] - from[0]) * t + outward[0] * BESIDE,
      from[1] + (to[1] - from[1]) * t + outward[1] * BESIDE,
    ]
    for (const { outline } of workshops) {
      if (isInside(outline, start)) return 0
      outline.forEach((corner, i) => {
        const far = meets(start, outward, corner, outline[(i + 1) % outline.length] ?? corner)
        if (far < SIGHT) gap = Math.min(gap, far)
      })
    }
  }
  return gap
}

/** How far along a ray an edge is met; Infinity where it is not. */
function meets(start: Point, direction: Point, a: Point, b: Point): number {
  const [x, y] = [b[0] - a[0], b[1] - a[1]]
  const across = direction[0] * y - direction[1] * x
  if (Math.abs(across) < 1e-9) return Infinity
  const [p, q] = [a[0] - start[0], a[1] - start[1]]
  const far = (p * y - q * x) / across
  const t = (p * direction[1] - q * direction[0]) / across
  return far > 0 && t >= 0 && t <= 1 ? far : Infinity
}
