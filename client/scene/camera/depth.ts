import { lookX, lookY, lookZ, openingOf, type Spot, type Stance } from './stance.ts'

/** Metres that the Plant takes, plant-wide; `top` is the height of its highest hall, or of a Machine that stands above it. */
export interface Ground {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly top: number
}

/** From where to where things are drawn, in metres along the look. */
export interface DepthRange {
  near: number
  far: number
}

/** Among the machines: near enough for what hangs above them, far enough for a floor without flicker. */
const NEAREST = 0.12
const AMONG = 0.4

export const diagonalOf = ({ west, south, east, north }: Ground): number =>
  Math.hypot(east - west, north - south)

/**
 * As tight as can be told without looking at what stands where: depth is finer the further away the
 * near side begins, and neither the Plant nor the floor under the eye may be cut.
 */
export function depthRange(
  ground: Ground,
  stance: Stance,
  eye: Spot,
  aspect: number,
  range: DepthRange,
): void {
  const half = openingOf(stance.lens) / 2
  const corner = Math.sqrt(1 + half * half * (1 + aspect * aspect))
  const besideX = Math.max(ground.west - eye.x, 0, eye.x - ground.east)
  const besideY = Math.max(ground.south - eye.y, 0, eye.y - ground.north)
  const above = Math.max(0, eye.z - ground.top)
  const toPlant = Math.hypot(besideX, besideY, above) / corner
  const steepest = Math.cos(stance.polar) + Math.sin(stance.polar) * half
  const toFloor = steepest > 1e-3 ? Math.max(0, eye.z) / steepest : Number.POSITIVE_INFINITY
  const among = Math.min(AMONG, Math.max(NEAREST, Math.max(0, eye.z) * 0.25))
  range.near = Math.max(among, 0.9 * Math.min(toPlant, toFloor))
  range.far = Math.max(range.near * 2, furthest(ground, stance, eye) + 2 * diagonalOf(ground) + 100)
}

function furthest({ west, south, east, north, top }: Ground, stance: Stance, eye: Spot): number {
  const [dx, dy, dz] = [lookX(stance), lookY(stance), lookZ(stance)]
  const x = Math.max((west - eye.x) * dx, (east - eye.x) * dx)
  const y = Math.max((south - eye.y) * dy, (north - eye.y) * dy)
  const z = Math.max(-eye.z * dz, (top - eye.z) * dz)
  return Math.max(0, x + y + z)
}
