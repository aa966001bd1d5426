import type { Pose } from '../../state/camera.ts'

/** A Pose that is written in place: what the rig moves, frame by frame, without making anything. */
export interface Stance {
  x: number
  y: number
  z: number
  azimuth: number
  polar: number
  distance: number
  lens: number
}

/** A place in the Plant, written in place. */
export interface Spot {
  x: number
  y: number
  z: number
}

/** Degrees; how a person's own look at a hall is best told on a screen. */
export const PLAIN_LENS = 35
/** From so far away that parallels stay parallel, as on a drawing. */
export const LONG_LENS = 6
/** Wider, so that one sees where one walks. */
export const WALKING_LENS = 58

const RADIANS = Math.PI / 180

/** Height of the picture, in metres, at one metre's distance. */
export const openingOf = (lens: number): number => 2 * Math.tan((lens * RADIANS) / 2)

/** Height of the picture at the target, in metres: what a person calls near or far, whatever the lens. */
export const spanOf = (stance: Stance): number => stance.distance * openingOf(stance.lens)

export const stanceOf = ({ target, azimuth, polar, distance, lens }: Pose): Stance => ({
  x: target[0],
  y: target[1],
  z: target[2],
  azimuth,
  polar,
  distance,
  lens,
})

export const poseFrom = (stance: Stance): Pose => ({
  target: [stance.x, stance.y, stance.z],
  azimuth: stance.azimuth,
  polar: stance.polar,
  distance: stance.distance,
  lens: stance.lens,
})

export function copyStance(from: Stance, to: Stance): void {
  to.x = from.x
  to.y = from.y
  to.z = from.z
  to.azimuth = from.azimuth
  to.polar = from.polar
  to.distance = from.distance
  to.lens = from.lens
}

export const sameStance = (a: Stance, b: Stance): boolean =>
  a.x === b.x &&
  a.y === b.y &&
  a.z === b.z &&
  a.azimuth === b.azimuth &&
  a.polar === b.polar &&
  a.distance === b.distance &&
  a.lens === b.lens

export const lookX = (s: Stance): number => -Math.sin(s.azimuth) * Math.sin(s.polar)
export const lookY = (s: Stance): number => Math.cos(s.azimuth) * Math.sin(s.polar)
export const lookZ = (s: Stance): number => -Math.cos(s.polar)

export function eyeOf(stance: Stance, eye: Spot): void {
  eye.x = stance.x - lookX(stance) * stance.distance
  eye.y = stance.y - lookY(stance) * stance.distance
  eye.z = stance.z - lookZ(stance) * stance.distance
}

export function shift(stance: Stance, dx: number, dy: number, dz: number): void {
  stance.x += dx
  stance.y += dy
  stance.z += dz
}

/** Looks at the same target from another place; false where that is the target itself. From straight above, the azimuth stays. */
export function aimFrom(stance: Stance, eye: Spot): boolean {
  const dx = stance.x - eye.x
  const dy = stance.y - eye.y
  const dz = stance.z - eye.z
  const along = Math.hypot(dx, dy)
  const distance = Math.hypot(along, dz)
  if (distance < 0.05) return false
  if (along > 1e-6) stance.azimuth = nearestTurn(Math.atan2(-dx, dy), stance.azimuth)
  stance.polar = Math.atan2(along, -dz)
  stance.distance = distance
  return true
}

/** Moves the target along the look, which changes nothing in the picture. */
export function focusAt(stance: Stance, distance: number): void {
  const further = distance - stance.distance
  shift(stance, lookX(stance) * further, lookY(stance) * further, lookZ(stance) * further)
  stance.distance = distance
}

/** How far in front of the eye a place lies, along the look. */
export function depthOf(stance: Stance, place: Spot): number {
  const dx = place.x - stance.x
  const dy = place.y - stance.y
  const dz = place.z - stance.z
  return stance.distance + dx * lookX(stance) + dy * lookY(stance) + dz * lookZ(stance)
}

/** The same direction, written as the one nearest to another. */
export const nearestTurn = (angle: number, to: number): number =>
  angle + 2 * Math.PI * Math.round((to - angle) / (2 * Math.PI))

/** One turn holds every direction once: 0 to below two pi. */
export function oneTurn(angle: number): number {
  const turned = angle - 2 * Math.PI * Math.floor(angle / (2 * Math.PI))
  return turned < 2 * Math.PI ? turned : 0
}
