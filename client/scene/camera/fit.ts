import type { Ground } from './depth.ts'
import { type Boxes, boxAround } from './grid.ts'
import type { Room } from './room.ts'
import { eyeOf, focusAt, lookX, lookY, lookZ, openingOf, type Spot, type Stance } from './stance.ts'

/** CSS pixels of the picture's edges that something else covers. */
export interface Insets {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The picture, in CSS pixels. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly covered: Insets
}

export const UNCOVERED: Insets = { left: 0, right: 0, top: 0, bottom: 0 }

/** The bar of the scene's tools lies along the right edge, where the picture is wide enough to have it shown. */
export const besideTools = (width: number): Insets => (width < 700 ? UNCOVERED : { ...UNCOVERED, right: 48 })

/** Shares of the free part's smaller side that stay empty all round: a Plant fills it, a Machine has some hall about it. */
export const MARGINS = { plant: 0.07, machines: 0.14 } as const
/** Nothing is looked at from nearer than this, however small. */
const NEAREST_FIT = 4.5

/** Corners of what is to be framed: x, y, z, one after the other. */
export type Corners = readonly number[]

export function cornersOf(
  boxes: Boxes,
  indexes: readonly number[],
  at: (index: number) => { x: number; y: number } | undefined,
): Corners {
  const corners: number[] = []
  for (const i of indexes) {
    const [cos, sin] = [boxes.cos[i] ?? 1, boxes.sin[i] ?? 0]
    const place = at(i)
    const x = place?.x ?? boxes.x[i]
    const y = place?.y ?? boxes.y[i]
    if (x === undefined || y === undefined) continue
    for (const side of [-1, 1]) {
      for (const end of [-1, 1]) {
        const u = end * (boxes.halfWidth[i] ?? 0)
        const v = side * (boxes.halfDepth[i] ?? 0)
        const [cx, cy] = [x + u * cos - v * sin, y + u * sin + v * cos]
        corners.push(cx, cy, boxes.bottom[i] ?? 0, cx, cy, boxes.top[i] ?? 0)
      }
    }
  }
  return corners
}

/** The floor of the whole Plant, and what stands on it. */
export function groundCorners({ west, south, east, north, top }: Ground): Corners {
  const height = Math.min(top, 4)
  return [west, east].flatMap((x) => [south, north].flatMap((y) => [x, y, 0, x, y, height]))
}

/** How far the free part reaches from the picture's middle: slopes to its four sides, the margin taken off. */
function slopesOf({ width, height, covered }: Frame, lens: number, empty: number) {
  const half = openingOf(lens) / 2
  const free = {
    width: Math.max(width * 0.25, width - covered.left - covered.right),
    height: Math.max(height * 0.25, height - covered.top - covered.bottom),
  }
  const margin = empty * Math.min(free.width, free.height)
  const slope = (pixels: number) => (pixels * 2 * half) / Math.max(1, height)
  const side = (edge: number, whole: number) => slope(whole / 2 - edge - margin)
  const left = Math.min(covered.left, width * 0.6)
  const bottom = Math.min(covered.bottom, height * 0.6)
  return {
    left: side(left, width),
    right: side(width - left - free.width, width),
    bottom: side(bottom, height),
    top: side(height - bottom - free.height, height),
  }
}

/**
 * Where to stand, looking the way the Stance looks, so that all corners are in the free part of the
 * picture and it is filled. Exact: four planes through the eye, each touched or cleared.
 */
export function framed(stance: Stance, corners: Corners, frame: Frame, empty: number): Stance {
  const slopes = slopesOf(frame, stance.lens, empty)
  const [cos, sin] = [Math.cos(stance.azimuth), Math.sin(stance.azimuth)]
  const [flat, steep] = [Math.cos(stance.polar), Math.sin(stance.polar)]
  let [right, left, top, bottom] = [-Infinity, Infinity, -Infinity, Infinity]
  let [nearest, furthest] = [Infinity, -Infinity]
  let [lowest, highest] = [Infinity, -Infinity]
  for (let k = 0; k + 2 < corners.length; k += 3) {
    const [x, y, z] = [corners[k] ?? 0, corners[k + 1] ?? 0, corners[k + 2] ?? 0]
    const across = x * cos + y * sin
    const up = -x * sin * flat + y * cos * flat + z * steep
    const deep = x * lookX(stance) + y * lookY(stance) + z * lookZ(stance)
    right = Math.max(right, across - slopes.right * deep)
    left = Math.min(left, across + slopes.left * deep)
    top = Math.max(top, up - slopes.top * deep)
    bottom = Math.min(bottom, up + slopes.bottom * deep)
    nearest = Math.min(nearest, deep)
    furthest = Math.max(furthest, deep)
    lowest = Math.min(lowest, z)
    highest = Math.max(highest, z)
  }
  const middle = (nearest + furthest) / 2
  const deep = Math.min(
    (left - right) / (slopes.left + slopes.right),
    (bottom - top) / (slopes.bottom + slopes.top),
    nearest - 1,
    middle - NEAREST_FIT * (openingOf(35) / openingOf(stance.lens)),
  )
  const across = (right + slopes.right * deep + left - slopes.left * deep) / 2
  const up = (top + slopes.top * deep + bottom - slopes.bottom * deep) / 2
  const found: Stance = {
    ...stance,
    x: across * cos - up * sin * flat + middle * lookX(stance),
    y: across * sin + up * cos * flat + middle * lookY(stance),
    z: up * steep + middle * lookZ(stance),
    distance: middle - deep,
  }
  focusAtLevel(found, (lowest + highest) / 2)
  return found
}

/** Looks at half the height of what is framed, where the look comes by it anyway. */
function focusAtLevel(stance: Stance, level: number): void {
  const further = (level - stance.z) / lookZ(stance)
  if (Math.abs(further) < stance.distance / 2) focusAt(stance, stance.distance + further)
}

const eyeScratch: Spot = { x: 0, y: 0, z: 0 }
const STEEPER = 0.14
const STEEPEST = 0.25

/** As framed, but from steeper above where something else stands before what is to be seen. */
export function framedFreely(stance: Stance, corners: Corners, frame: Frame, room: Room): Stance {
  let found = framed(stance, corners, frame, MARGINS.machines)
  for (let polar = stance.polar; !isClear(found, corners, room) && polar > STEEPEST; ) {
    polar -= STEEPER
    found = framed({ ...stance, polar }, corners, frame, MARGINS.machines)
  }
  return found
}

/** Whether the way from the eye to the corners' middle is free, as far as their own outermost. */
function isClear(stance: Stance, corners: Corners, { standing }: Room): boolean {
  eyeOf(stance, eyeScratch)
  let [reach, x, y, z] = [0, 0, 0, 0]
  const count = corners.length / 3
  for (let k = 0; k + 2 < corners.length; k += 3) {
    x += (corners[k] ?? 0) / count
    y += (corners[k + 1] ?? 0) / count
    z += (corners[k + 2] ?? 0) / count
  }
  for (let k = 0; k + 2 < corners.length; k += 3) {
    reach = Math.max(
      reach,
      Math.hypot((corners[k] ?? 0) - x, (corners[k + 1] ?? 0) - y, (corners[k + 2] ?? 0) - z),
    )
  }
  const away = Math.hypot(x - eyeScratch.x, y - eyeScratch.y, z - eyeScratch.z)
  const steps = Math.min(400, Math.ceil(Math.max(0, away - reach) / 0.4))
  for (let step = 0; step <= steps; step++) {
    const part = (step * 0.4) / away
    const [px, py, pz] = [
      eyeScratch.x + (x - eyeScratch.x) * part,
      eyeScratch.y + (y - eyeScratch.y) * part,
      eyeScratch.z + (z - eyeScratch.z) * part,
    ]
    const inside = boxAround(standing, px, py, pz, step === 0 ? 0.35 : 0, 0)
    if (inside >= 0 && standing.boxes.wall[inside] !== 1) return false
  }
  return true
}
