import {
  depthOf,
  eyeOf,
  focusAt,
  lookX,
  lookY,
  lookZ,
  nearestTurn,
  openingOf,
  type Spot,
  type Stance,
  shift,
} from './stance.ts'

/** What a hand does to a Stance. Pure but for the Stance that it writes; the rig keeps the eye out of things. */

/** The eye is never lower; higher than any AGV with its margin, as these are not among what stands still. */
export const LOWEST_EYE = 0.75
/** Radians: a little above the floor's own line, so that the floor stays a floor. */
const FLATTEST = 1.52

const eyeScratch: Spot = { x: 0, y: 0, z: 0 }

/** Turns about a place by so much, as if the Plant were on a turntable there; as flat as the floor allows. */
export function orbitAbout(stance: Stance, place: Spot, turn: number, tilt: number): void {
  const allowed = tiltAllowed(stance, place, tilt)
  tiltAbout(stance, place, allowed)
  turnAbout(stance, place, turn)
}

function turnAbout(stance: Stance, place: Spot, turn: number): void {
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const dx = stance.x - place.x
  const dy = stance.y - place.y
  stance.x = place.x + dx * cos - dy * sin
  stance.y = place.y + dx * sin + dy * cos
  stance.azimuth += turn
}

/** Tilts about the line through the place that lies across the picture. */
function tiltAbout(stance: Stance, place: Spot, tilt: number): void {
  const cos = Math.cos(tilt)
  const sin = Math.sin(tilt)
  const northX = -Math.sin(stance.azimuth)
  const northY = Math.cos(stance.azimuth)
  const forward = (stance.x - place.x) * northX + (stance.y - place.y) * northY
  const up = stance.z - place.z
  const further = forward * cos - up * sin - forward
  shift(stance, northX * further, northY * further, forward * sin + up * cos - up)
  stance.polar += tilt
}

/** How much of a tilt keeps the look between straight down and flat, and the eye above the floor. */
function tiltAllowed(stance: Stance, place: Spot, tilt: number): number {
  const held = Math.min(Math.max(stance.polar + tilt, 0), Math.max(FLATTEST, stance.polar)) - stance.polar
  if (held <= 0) return held
  eyeOf(stance, eyeScratch)
  const forward =
    (eyeScratch.x - place.x) * -Math.sin(stance.azimuth) + (eyeScratch.y - place.y) * Math.cos(stance.azimuth)
  const up = eyeScratch.z - place.z
  const radius = Math.hypot(forward, up)
  const deepest = (LOWEST_EYE + 0.01 - place.z) / radius
  if (radius < 1e-6 || deepest <= -1) return held
  const angle = Math.atan2(up, forward)
  const here = angle < -Math.PI / 2 ? angle + 2 * Math.PI : angle
  const lowest = Math.PI - Math.asin(Math.min(1, deepest))
  return Math.min(held, Math.max(0, lowest - here))
}

/** Comes nearer (below 1) or goes away (above 1), a place staying where it is in the picture. */
export function zoomAbout(stance: Stance, place: Spot, factor: number): void {
  stance.x = place.x + (stance.x - place.x) * factor
  stance.y = place.y + (stance.y - place.y) * factor
  stance.z = place.z + (stance.z - place.z) * factor
  stance.distance *= factor
}

/** Takes the depth of a place as its own, so that steps fit what the hand has hold of. */
export function focusOn(stance: Stance, place: Spot, nearest: number, furthest: number): void {
  const most = Math.max(furthest, stance.distance)
  focusAt(stance, Math.min(most, Math.max(nearest, depthOf(stance, place))))
}

/** The flattest ray by which a place is still dragged along the floor; flatter, and the floor would run away. */
const STEEP_ENOUGH = 0.12

const raySlope: Spot = { x: 0, y: 0, z: 0 }

/** The ray through a point of the picture, one metre along the look; u to the right and v up, 1 at half the height. */
export function rayThrough(stance: Stance, u: number, v: number, ray: Spot): void {
  const half = openingOf(stance.lens) / 2
  const cos = Math.cos(stance.azimuth)
  const sin = Math.sin(stance.azimuth)
  const flat = Math.cos(stance.polar)
  ray.x = lookX(stance) + half * (u * cos - v * sin * flat)
  ray.y = lookY(stance) + half * (u * sin + v * cos * flat)
  ray.z = lookZ(stance) + half * v * Math.sin(stance.polar)
}

/** Moves over the floor so that a place comes under a point of the picture. */
export function panTo(stance: Stance, place: Spot, u: number, v: number, fromU: number, fromV: number): void {
  eyeOf(stance, eyeScratch)
  rayThrough(stance, u, v, raySlope)
  const drop = eyeScratch.z - place.z
  const depth = depthOf(stance, place)
  if (drop > 0.2 && -raySlope.z > STEEP_ENOUGH) {
    const along = drop / -raySlope.z
    if (along < depth * 4) {
      const dx = place.x - (eyeScratch.x + raySlope.x * along)
      const dy = place.y - (eyeScratch.y + raySlope.y * along)
      shift(stance, dx, dy, 0)
      return
    }
  }
  panBy(stance, fromU - u, fromV - v, depth)
}

/** Moves over the floor by a part of the picture's half height, as measured at a depth. */
export function panBy(stance: Stance, u: number, v: number, depth: number): void {
  const half = (openingOf(stance.lens) / 2) * Math.max(depth, 0.5)
  const cos = Math.cos(stance.azimuth)
  const sin = Math.sin(stance.azimuth)
  const forward = (v * half) / Math.max(0.4, Math.cos(stance.polar))
  shift(stance, u * half * cos - forward * sin, u * half * sin + forward * cos, 0)
}

/** Where a ray from the eye meets the level z, written to `place`; false where it does not within reach. */
export function meetsLevel(
  stance: Stance,
  u: number,
  v: number,
  z: number,
  reach: number,
  place: Spot,
): boolean {
  eyeOf(stance, eyeScratch)
  rayThrough(stance, u, v, raySlope)
  if (raySlope.z > -1e-6) return false
  const along = (z - eyeScratch.z) / raySlope.z
  if (along <= 0 || along > reach) return false
  place.x = eyeScratch.x + raySlope.x * along
  place.y = eyeScratch.y + raySlope.y * along
  place.z = z
  return true
}

/** The diagonal of a drawing that is nearest to where one looks now. */
export const nearestDiagonal = (azimuth: number): number =>
  nearestTurn(Math.PI / 4 + (Math.PI / 2) * Math.round((azimuth - Math.PI / 4) / (Math.PI / 2)), azimuth)
