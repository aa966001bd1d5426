/*
 * HOT: asked for every candidate against all that is placed. One column, no allocation.
 */

/** What is taken of the picture: rectangles as left, top, right, bottom. */
export interface Occupancy {
  count: number
  readonly taken: Float32Array
}

const MOST = 1024

export const createOccupancy = (): Occupancy => ({ count: 0, taken: new Float32Array(MOST * 4) })

/**
 * Whether a rectangle and `margin` around it touch nothing that is taken since the first `from`; `but` is one that
 * may be touched.
 */
export function isFree(
  { taken, count }: Occupancy,
  left: number,
  top: number,
  right: number,
  bottom: number,
  margin: number,
  from: number,
  but: number,
): boolean {
  for (let i = from; i < count; i++) {
    const at = i * 4
    if (
      left - margin < taken[at + 2]! &&
      right + margin > taken[at]! &&
      top - margin < taken[at + 3]! &&
      bottom + margin > taken[at + 1]! &&
      i !== but
    )
      return false
  }
  return true
}

/** Takes a rectangle and answers its number; what is too much is forgotten. */
export function take(occupancy: Occupancy, left: number, top: number, right: number, bottom: number): number {
  if (occupancy.count >= MOST) return -1
  const at = occupancy.count * 4
  occupancy.taken[at] = left
  occupancy.taken[at + 1] = top
  occupancy.taken[at + 2] = right
  occupancy.taken[at + 3] = bottom
  return occupancy.count++
}
