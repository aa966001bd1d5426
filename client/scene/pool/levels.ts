/*
 * HOT: once a Machine for every picture of a moving camera. Columns in, columns out, nothing allocated.
 *
 * 1. Leave out what the camera does not see.
 * 2. Weigh what it sees by its size on the screen, in classes of a tenth of an octave.
 * 3. From the largest class down, give details while there are rows and triangles left.
 */
import { PLACE } from './columns.ts'

export const LEVEL = { unseen: 0, far: 1, mid: 2, near: 3 } as const

/** What the camera sees, as the sorting needs it. */
export interface Sight {
  /** Six planes, four numbers each; the inside is positive. */
  readonly planes: Float64Array
  readonly eye: Float64Array
  /** Unit vector along the view. */
  readonly ahead: Float64Array
  /** Pixels that one metre takes at one metre's depth. */
  pixelsAtOneMetre: number
}

/** How much may be drawn. */
export interface Allowance {
  readonly triangles: number
  readonly rows: number
  /** Smaller than this on the screen, in pixels, parts need not move, or details need not be there. */
  readonly nearPixels: number
  readonly midPixels: number
}

/** How large each Machine is: its triangles near and in the middle, and its ball, by index. */
export interface Weights {
  readonly near: Uint16Array
  readonly mid: Uint16Array
  /** Of the ball around each Machine, metres. */
  readonly radius: Float32Array
}

const FAR_TRIANGLES = 12
const CLASSES = 200
const CLASS_STEP = Math.LN2 / 10
/** A Machine that has its details keeps them a little longer, so that none flickers at the edge. */
const KEEP = 1.15

const sizes = new Float32Array(CLASSES)
const nearTriangles = new Float64Array(CLASSES)
const midTriangles = new Float64Array(CLASSES)
const machinesIn = new Int32Array(CLASSES)
for (let i = 0; i < CLASSES; i++) sizes[i] = Math.exp(i * CLASS_STEP) / 4

const classOf = (pixels: number): number =>
  Math.max(0, Math.min(CLASSES - 1, Math.floor(Math.log(pixels * 4) / CLASS_STEP)))

let classScratch = new Uint8Array(0)

/** Writes the level of every Machine; `levels` holds those of the picture before. */
export function sortIntoLevels(
  { planes, eye, ahead, pixelsAtOneMetre }: Sight,
  places: Float32Array,
  weights: Weights,
  allowed: Allowance,
  levels: Uint8Array,
): void {
  const count = levels.length
  if (classScratch.length < count) classScratch = new Uint8Array(count)
  machinesIn.fill(0)
  nearTriangles.fill(0)
  midTriangles.fill(0)
  let seen = 0
  for (let i = 0; i < count; i++) {
    const at = i * PLACE
    const height = places[at + 6]!
    const radius = weights.radius[i]!
    const x = places[at]!
    const y = places[at + 1]!
    const z = places[at + 2]! + height / 2
    let inside = true
    for (let p = 0; p < 24 && inside; p += 4)
      inside = planes[p]! * x + planes[p + 1]! * y + planes[p + 2]! * z + planes[p + 3]! > -radius
    if (!inside) {
      levels[i] = LEVEL.unseen
      continue
    }
    const depth = (x - eye[0]!) * ahead[0]! + (y - eye[1]!) * ahead[1]! + (z - eye[2]!) * ahead[2]!
    let pixels = (pixelsAtOneMetre * radius * 2) / Math.max(0.5, depth)
    if (levels[i] === LEVEL.near) pixels *= KEEP
    const k = classOf(pixels)
    classScratch[i] = k
    machinesIn[k]!++
    nearTriangles[k]! += weights.near[i]!
    midTriangles[k]! += weights.mid[i]!
    levels[i] = LEVEL.far
    seen++
  }
  let left = allowed.triangles - seen * FAR_TRIANGLES
  let rows = allowed.rows
  let nearest = CLASSES
  const nearEnd = classOf(allowed.nearPixels)
  for (let k = CLASSES - 1; k >= nearEnd; k--) {
    if (rows < machinesIn[k]! || left < nearTriangles[k]!) break
    rows -= machinesIn[k]!
    left -= nearTriangles[k]!
    nearest = k
  }
  let middle = nearest
  const midEnd = classOf(allowed.midPixels)
  for (let k = nearest - 1; k >= midEnd; k--) {
    if (left < midTriangles[k]!) break
    left -= midTriangles[k]!
    middle = k
  }
  for (let i = 0; i < count; i++) {
    if (levels[i] === LEVEL.unseen) continue
    const k = classScratch[i]!
    levels[i] = k >= nearest ? LEVEL.near : k >= middle ? LEVEL.mid : LEVEL.far
  }
}
