/*
 * HOT: projects the foot of every Machine once.
 */
import type { Boxes } from './boxes.ts'
import { project, type Sight, type Spot } from './sight.ts'

/** Larger than so many times the reach in the picture, a Machine is met or not. */
const SMALL = 8

const spotScratch: Spot = { x: 0, y: 0, depth: 0 }
const hullScratch = new Float64Array(16)
const CORNERS = 8

/** The small Machine whose box is seen nearest to a place, within `reach` pixels; of several, the nearer one [U-3]. */
export function nearMiss(
  boxes: Boxes,
  sight: Sight,
  x: number,
  y: number,
  reach: number,
): number | undefined {
  let [best, bestDepth, found] = [reach, Infinity, -1]
  const { clip, width, height } = sight
  // How many pixels a metre is at depth 1: half the height by the length of the matrix's second row.
  const lens = (Math.hypot(clip[1]!, clip[5]!, clip[9]!) * height) / 2
  const [cx, cy] = [(x / width) * 2 - 1, 1 - (y / height) * 2]
  for (let machine = 0; machine < boxes.count; machine++) {
    const [bx, by, bz] = [boxes.x[machine]!, boxes.y[machine]!, boxes.base[machine]!]
    const depth = clip[3]! * bx + clip[7]! * by + clip[11]! * bz + clip[15]!
    const size = boxes.around[machine]! * lens
    if (depth <= 0 || size * 2 > reach * SMALL * depth) continue
    // In pixels times depth, so that nothing is divided for the many that are far from the pointer.
    const near = size * 2 + reach * depth
    const dx = clip[0]! * bx + clip[4]! * by + clip[8]! * bz + clip[12]! - cx * depth
    if (Math.abs(dx) * width > near * 2) continue
    const dy = clip[1]! * bx + clip[5]! * by + clip[9]! * bz + clip[13]! - cy * depth
    if (Math.abs(dy) * height > near * 2) continue
    const distance = distanceToBox(boxes, machine, sight, x, y)
    if (distance > best || (distance === best && depth >= bestDepth)) continue
    ;[best, bestDepth, found] = [distance, depth, machine]
  }
  return found < 0 ? undefined : found
}

/** From a place to the silhouette of a box; 0 inside. */
function distanceToBox(boxes: Boxes, machine: number, sight: Sight, x: number, y: number): number {
  const [cos, sin] = [boxes.cos[machine]!, boxes.sin[machine]!]
  for (let corner = 0; corner < CORNERS; corner++) {
    const dx = corner & 1 ? boxes.halfX[machine]! : -boxes.halfX[machine]!
    const dy = corner & 2 ? boxes.halfY[machine]! : -boxes.halfY[machine]!
    const dz = corner & 4 ? boxes.height[machine]! : 0
    const [bx, by] = [boxes.x[machine]! + dx * cos - dy * sin, boxes.y[machine]! + dx * sin + dy * cos]
    project(sight, bx, by, boxes.base[machine]! + dz, spotScratch)
    if (spotScratch.depth <= 0) return Infinity
    hullScratch[corner * 2] = spotScratch.x - x
    hullScratch[corner * 2 + 1] = spotScratch.y - y
  }
  return distanceToHull(hullScratch)
}

/** From the origin to the hull of eight points; every edge of the hull is one of their pairs. */
function distanceToHull(points: Float64Array): number {
  let distance = Infinity
  let inside = true
  for (let a = 0; a < CORNERS; a++) {
    for (let b = 0; b < CORNERS; b++) {
      if (a === b) continue
      const [ax, ay] = [points[a * 2]!, points[a * 2 + 1]!]
      const [ex, ey] = [points[b * 2]! - ax, points[b * 2 + 1]! - ay]
      if (!isEdge(points, a, ex, ey)) continue
      if (ax * ey - ay * ex < 0) inside = false
      const length = ex * ex + ey * ey
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * ex + ay * ey) / length))
      distance = Math.min(distance, Math.hypot(ax + ex * t, ay + ey * t))
    }
  }
  return inside ? 0 : distance
}

/** Whether all points lie on the left of an edge that begins at `a`. */
function isEdge(points: Float64Array, a: number, ex: number, ey: number): boolean {
  for (let c = 0; c < CORNERS; c++) {
    const turn = ex * (points[c * 2 + 1]! - points[a * 2 + 1]!) - ey * (points[c * 2]! - points[a * 2]!)
    if (turn < -1e-9) return false
  }
  return true
}
