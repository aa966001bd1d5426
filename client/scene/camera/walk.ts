/* HOT: runs in every frame in which one walks; no allocation. */
import type { Ground } from './depth.ts'
import { awayFrom, type BoxGrid, boxNear } from './grid.ts'
import type { Spot } from './stance.ts'

export const EYE_HEIGHT = 1.65
/** Metres a second. */
export const WALKING = 1.4
export const HURRYING = 3
/** Metres beyond the Plant that one may walk. */
export const AROUND_THE_PLANT = 20

/** Half of a person's width, with a little air: at the corner of a machine too the eye keeps its margin. */
const BODY = 0.43
/** What ends below one's ankles is stepped over, what begins above one's head is walked under. */
const ANKLE = 0.25
const HEAD = 2
/** No step is so long that one could be through a wall with it. */
const LONGEST_STEP = 0.15
const MOST_PUSHES = 4

export const canStand = (grid: BoxGrid, x: number, y: number): boolean =>
  boxNear(grid, x, y, ANKLE, HEAD, BODY - 1e-6) < 0

/** Walks by so much, along what stands in the way. Where one cannot stand one has not been. */
export function walkBy(grid: BoxGrid, ground: Ground, feet: Spot, dx: number, dy: number): void {
  const steps = Math.ceil(Math.hypot(dx, dy) / LONGEST_STEP)
  for (let i = 0; i < steps; i++) {
    const { x, y } = feet
    feet.x = within(x + dx / steps, ground.west - AROUND_THE_PLANT, ground.east + AROUND_THE_PLANT)
    feet.y = within(y + dy / steps, ground.south - AROUND_THE_PLANT, ground.north + AROUND_THE_PLANT)
    for (let pushes = 0; pushes < MOST_PUSHES; pushes++) {
      const near = boxNear(grid, feet.x, feet.y, ANKLE, HEAD, BODY)
      if (near < 0) break
      pushOff(grid, near, feet)
    }
    if (canStand(grid, feet.x, feet.y) && Math.hypot(feet.x - x, feet.y - y) <= 2 * LONGEST_STEP) continue
    feet.x = x
    feet.y = y
    return
  }
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** Puts one beside a box, straight away from its nearest point. */
function pushOff({ boxes }: BoxGrid, i: number, feet: Spot): void {
  const cos = boxes.cos[i]!
  const sin = boxes.sin[i]!
  const dx = feet.x - boxes.x[i]!
  const dy = feet.y - boxes.y[i]!
  const along = dx * cos + dy * sin
  const across = dy * cos - dx * sin
  const u = along - within(along, -boxes.halfWidth[i]!, boxes.halfWidth[i]!)
  const v = across - within(across, -boxes.halfDepth[i]!, boxes.halfDepth[i]!)
  const away = awayFrom(boxes, i, feet.x, feet.y)
  if (away < 1e-9) return
  const further = (BODY + 1e-5 - away) / away
  feet.x += (u * cos - v * sin) * further
  feet.y += (u * sin + v * cos) * further
}

/** The free floor nearest to a place, looked for in rings; the place itself where there is none. */
export function freeFloor(grid: BoxGrid, ground: Ground, x: number, y: number): { x: number; y: number } {
  const from = {
    x: within(x, ground.west - AROUND_THE_PLANT, ground.east + AROUND_THE_PLANT),
    y: within(y, ground.south - AROUND_THE_PLANT, ground.north + AROUND_THE_PLANT),
  }
  for (let radius = 0; radius < 60; radius += 0.4) {
    const around = Math.max(1, Math.ceil((2 * Math.PI * radius) / 0.4))
    for (let k = 0; k < around; k++) {
      const angle = (2 * Math.PI * k) / around
      const [px, py] = [from.x + radius * Math.cos(angle), from.y + radius * Math.sin(angle)]
      if (canStand(grid, px, py)) return { x: px, y: py }
    }
  }
  return from
}
