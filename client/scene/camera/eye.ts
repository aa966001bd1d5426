/* HOT: runs in every frame in which the camera moves; no allocation. */
import { type BoxGrid, boxAround } from './grid.ts'
import { LOWEST_EYE } from './moves.ts'
import type { Spot } from './stance.ts'

/** How far the eye keeps from what a Machine takes, in metres. */
const MACHINE_MARGIN = 0.3
/** Walls give way, so the eye keeps no more from them than a picture needs. */
const WALL_MARGIN = 0.15
/** Put a little beyond the margin, so that what was put out stays out to the last bit. */
const BEYOND = 0.002
const MOST_PUSHES = 6

/**
 * Puts the eye out of whatever it is in: past a wall the way it was going, out of a Machine by the
 * nearest side, above everything where sides do not help. True where it was moved.
 */
export function freeEye(grid: BoxGrid, eye: Spot, wayX: number, wayY: number): boolean {
  let moved = false
  if (!(eye.z >= LOWEST_EYE)) {
    eye.z = LOWEST_EYE + BEYOND
    moved = true
  }
  for (let pushes = 0; ; pushes++) {
    const inside = boxAround(grid, eye.x, eye.y, eye.z, MACHINE_MARGIN, WALL_MARGIN)
    if (inside < 0) return moved
    if (pushes >= MOST_PUSHES) above(grid, inside, eye)
    else if (grid.boxes.wall[inside] === 1) hop(grid, inside, eye, wayX, wayY)
    else push(grid, inside, eye)
    moved = true
  }
}

function above({ boxes }: BoxGrid, i: number, eye: Spot): void {
  eye.z = boxes.top[i]! + MACHINE_MARGIN + BEYOND
}

function hop({ boxes }: BoxGrid, i: number, eye: Spot, wayX: number, wayY: number): void {
  const cos = boxes.cos[i]!
  const sin = boxes.sin[i]!
  const across = (eye.y - boxes.y[i]!) * cos - (eye.x - boxes.x[i]!) * sin
  const way = wayY * cos - wayX * sin
  const side = Math.sign(Math.abs(way) > 1e-9 ? way : across) || 1
  const further = side * (boxes.halfDepth[i]! + WALL_MARGIN + BEYOND) - across
  eye.x -= sin * further
  eye.y += cos * further
}

function push({ boxes }: BoxGrid, i: number, eye: Spot): void {
  const cos = boxes.cos[i]!
  const sin = boxes.sin[i]!
  const dx = eye.x - boxes.x[i]!
  const dy = eye.y - boxes.y[i]!
  const along = dx * cos + dy * sin
  const across = dy * cos - dx * sin
  const out = MACHINE_MARGIN + BEYOND
  const toEnd = boxes.halfWidth[i]! + out - Math.abs(along)
  const toSide = boxes.halfDepth[i]! + out - Math.abs(across)
  const toTop = boxes.top[i]! + out - eye.z
  const under = boxes.bottom[i]! - out
  const toBottom = under >= LOWEST_EYE ? eye.z - under : Number.POSITIVE_INFINITY
  const least = Math.min(toEnd, toSide, toTop, toBottom)
  if (least === toTop) eye.z += toTop
  else if (least === toBottom) eye.z = under
  else if (least === toEnd) {
    const further = along < 0 ? -toEnd : toEnd
    eye.x += cos * further
    eye.y += sin * further
  } else {
    const further = across < 0 ? -toSide : toSide
    eye.x -= sin * further
    eye.y += cos * further
  }
}
