import { type Corners, type Frame, framed, groundCorners, MARGINS } from './fit.ts'
import type { Room } from './room.ts'
import { eyeOf, lookX, lookY, lookZ, openingOf, PLAIN_LENS, type Spot, type Stance } from './stance.ts'

/** How steeply things are shown where nothing asks for another way. */
export const SHOWING_POLAR = 0.95

/** How much less one likes to look from there: a picture must be filled so much better to be worth it. */
interface Look {
  readonly angle: number
  readonly worth: number
}

/**
 * A little from the side, as machines are drawn in catalogues: their fronts face south, and the light comes from
 * the south-west. So a Plant that is longer than the picture is turned to be seen from the west.
 */
const AZIMUTHS: readonly Look[] = [
  { angle: -0.42, worth: 1 },
  { angle: -0.28, worth: 0.97 },
  { angle: -0.16, worth: 0.94 },
  { angle: -0.6, worth: 0.9 },
  { angle: 0.42 - Math.PI / 2, worth: 0.8 },
  { angle: 0.28 - Math.PI / 2, worth: 0.78 },
  { angle: 0.16 - Math.PI / 2, worth: 0.76 },
]
const POLARS: readonly Look[] = [
  { angle: SHOWING_POLAR, worth: 1 },
  { angle: 0.85, worth: 0.97 },
  { angle: 0.75, worth: 0.93 },
]
/** Half heights of the picture, by which a corner may be over its edge and the whole be called seen. */
const OVER_THE_EDGE = 1.06

/** The whole Plant, from the side from which it fills the picture best. */
export function wholePlant(room: Room, frame: Frame): Stance {
  const corners = groundCorners(room.ground)
  let best: Stance | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const azimuth of AZIMUTHS) {
    for (const polar of POLARS) {
      const from = { x: 0, y: 0, z: 0, azimuth: azimuth.angle, polar: polar.angle, distance: 1 }
      const found = framed({ ...from, lens: PLAIN_LENS }, corners, frame, MARGINS.plant)
      const worth = filled(found, corners) * azimuth.worth * polar.worth
      if (best !== undefined && worth <= most) continue
      best = found
      most = worth
    }
  }
  if (best === undefined) throw new Error('there is no side to look at a Plant from')
  return best
}

/** Whether the whole Plant is in the picture. */
export const showsWhole = (stance: Stance, { ground }: Room, { width, height }: Frame): boolean =>
  seen(stance, groundCorners(ground)).every(
    ([u, v, depth]) =>
      depth > 0 && Math.abs(u) < (OVER_THE_EDGE * width) / height && Math.abs(v) < OVER_THE_EDGE,
  )

type Seen = readonly [right: number, up: number, depth: number]

const eyeScratch: Spot = { x: 0, y: 0, z: 0 }

/** Where corners are in the picture, in half heights of it from its middle. */
function seen(stance: Stance, corners: Corners): readonly Seen[] {
  eyeOf(stance, eyeScratch)
  const half = openingOf(stance.lens) / 2
  const [cos, sin] = [Math.cos(stance.azimuth), Math.sin(stance.azimuth)]
  const [flat, steep] = [Math.cos(stance.polar), Math.sin(stance.polar)]
  const found: Seen[] = []
  for (let k = 0; k + 2 < corners.length; k += 3) {
    const x = (corners[k] ?? 0) - eyeScratch.x
    const y = (corners[k + 1] ?? 0) - eyeScratch.y
    const z = (corners[k + 2] ?? 0) - eyeScratch.z
    const depth = x * lookX(stance) + y * lookY(stance) + z * lookZ(stance)
    const scale = 1 / (half * Math.max(1e-6, depth))
    found.push([(x * cos + y * sin) * scale, (-x * sin * flat + y * cos * flat + z * steep) * scale, depth])
  }
  return found
}

/** How much of the picture lies within the outline of these corners. */
function filled(stance: Stance, corners: Corners): number {
  const points = [...seen(stance, corners)].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return (edge(points) + edge(points.reverse())) / 2
}

/** The area below one side of a convex outline, counted with its sign: both sides together are the outline's, twice. */
function edge(points: readonly Seen[]): number {
  const chain: Seen[] = []
  for (const point of points) {
    for (;;) {
      const [a, b] = [chain.at(-2), chain.at(-1)]
      if (a === undefined || b === undefined || turns(a, b, point) > 0) break
      chain.pop()
    }
    chain.push(point)
  }
  let area = 0
  chain.forEach((to, i) => {
    const from = chain[i - 1]
    if (from !== undefined) area += from[0] * to[1] - to[0] * from[1]
  })
  return area
}

const turns = (a: Seen, b: Seen, c: Seen): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
