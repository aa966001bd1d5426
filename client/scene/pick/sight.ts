/*
 * HOT: every Machine is projected once for a box, and once for a near miss.
 */
import type { Ray } from './facets.ts'

/** What a camera sees, as numbers: column-major matrices and the picture in CSS pixels. */
export interface Sight {
  /** clipFromWorld */
  readonly clip: Float64Array
  /** worldFromClip */
  readonly world: Float64Array
  width: number
  height: number
}

export const createSight = (): Sight => ({
  clip: new Float64Array(16),
  world: new Float64Array(16),
  width: 1,
  height: 1,
})

/** A place in the picture, in CSS pixels from its top left; `depth` is at most 0 behind the eye. */
export interface Spot {
  x: number
  y: number
  depth: number
}

export function project({ clip, width, height }: Sight, x: number, y: number, z: number, out: Spot): void {
  const w = clip[3]! * x + clip[7]! * y + clip[11]! * z + clip[15]!
  out.depth = w
  out.x = (((clip[0]! * x + clip[4]! * y + clip[8]! * z + clip[12]!) / w) * 0.5 + 0.5) * width
  out.y = (0.5 - ((clip[1]! * x + clip[5]! * y + clip[9]! * z + clip[13]!) / w) * 0.5) * height
}

/** The ray into the picture at a place; its direction has length 1. */
export function rayAt({ world, width, height }: Sight, x: number, y: number, out: Ray): void {
  const [cx, cy] = [(x / width) * 2 - 1, 1 - (y / height) * 2]
  for (let axis = 0; axis < 3; axis++) {
    const near = across(world, axis, cx, cy, -1) / across(world, 3, cx, cy, -1)
    const far = across(world, axis, cx, cy, 1) / across(world, 3, cx, cy, 1)
    out[axis] = near
    out[axis + 3] = far - near
  }
  const length = Math.hypot(out[3]!, out[4]!, out[5]!)
  for (let axis = 3; axis < 6; axis++) out[axis]! /= length
}

const across = (m: Float64Array, row: number, x: number, y: number, z: number): number =>
  m[row]! * x + m[row + 4]! * y + m[row + 8]! * z + m[row + 12]!
