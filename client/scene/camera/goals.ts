import type { CameraWish } from '../../state/camera.ts'
import { cornersOf, type Frame, framed, framedFreely, groundCorners, MARGINS } from './fit.ts'
import { furthestBy, nearestBy } from './limits.ts'
import { nearestDiagonal } from './moves.ts'
import type { Room } from './room.ts'
import {
  aimFrom,
  focusAt,
  LONG_LENS,
  nearestTurn,
  openingOf,
  PLAIN_LENS,
  type Spot,
  type Stance,
  spanOf,
  WALKING_LENS,
} from './stance.ts'
import { EYE_HEIGHT, freeFloor } from './walk.ts'

/** Where a wish leads: pure answers to "stand where?"; nothing here moves. */

const SHOWING_POLAR = 0.95
/**
 * A little from the side, as machines are drawn in catalogues: their fronts face south, and the light comes from
 * the south-west. A long hall fills more of the picture from less of a side; `worth` is how near one must come by it.
 */
const SIDES = [
  { azimuth: -0.42, worth: 1 },
  { azimuth: -0.28, worth: 0.94 },
  { azimuth: -0.16, worth: 0.88 },
] as const
/** Of a drawing in which the three axes are equally long. */
const ISOMETRIC = Math.acos(1 / Math.sqrt(3))
/** From flatter, the neighbours hide a machine; from steeper, its front is not seen. */
const FLATTEST_FIT = 1.08
const STEEPEST_FIT = 0.6
/** The whole Plant from another side must save at least this much distance to be worth it. */
const WORTH_TURNING = 0.8
/** Radians from straight before a machine within which its front is seen. */
const ASIDE = 0.8
/** Metres of floor that one who walked has in the picture when the camera rises. */
const RISEN_SPAN = 16
const FOLLOWED_DISTANCE = 15
const FOLLOWED_HEIGHT = 0.4
/** How far before the eye one looks when walking. */
export const WALKING_REACH = 3
/** How far before a thing one stands to look at it. */
const STANDING_OFF = 4

/** The same height of picture through another lens; more of it for one who stood on the floor. */
function through(stance: Stance, lens: number): Stance {
  const span = stance.lens === WALKING_LENS ? Math.max(RISEN_SPAN, spanOf(stance)) : spanOf(stance)
  return { ...stance, lens, distance: span / openingOf(lens) }
}

/** The whole Plant, from the side from which it fills the picture best. */
export function wholePlant(room: Room, frame: Frame): Stance {
  const corners = groundCorners(room.ground)
  const from = (azimuth: number): Stance =>
    framed(
      { x: 0, y: 0, z: 0, azimuth, polar: SHOWING_POLAR, distance: 1, lens: PLAIN_LENS },
      corners,
      frame,
      MARGINS.plant,
    )
  const best = (turned: number): Stance => {
    let found = from(SIDES[0].azimuth + turned)
    let distance = found.distance
    for (const { azimuth, worth } of SIDES) {
      const other = from(azimuth + turned)
      if (other.distance >= distance * worth) continue
      found = other
      distance = other.distance / worth
    }
    return found
  }
  const front = best(0)
  const side = best(Math.PI / 2)
  return side.distance < front.distance * WORTH_TURNING ? side : front
}

/** These Machines in the free part of the picture, much as one looks now; one alone with its front in sight. */
export function fitOf(machines: readonly number[], stance: Stance, room: Room, frame: Frame): Stance {
  const corners = cornersOf(room.machines, machines, (machine) => room.agvAt(machine))
  if (corners.length === 0) return wholePlant(room, frame)
  if (stance.lens <= LONG_LENS) return framed(stance, corners, frame, MARGINS.machines)
  const polar = Math.min(FLATTEST_FIT, Math.max(STEEPEST_FIT, stance.polar))
  const [only, another] = machines
  const azimuth =
    only === undefined || another !== undefined ? stance.azimuth : beforeFront(only, stance.azimuth, room)
  return framedFreely({ ...stance, azimuth, polar, lens: PLAIN_LENS }, corners, frame, room)
}

/** The direction nearest to one's own from which a Machine's front is seen well. */
function beforeFront(machine: number, azimuth: number, { machines }: Room): number {
  const straight = nearestTurn(Math.atan2(machines.sin[machine] ?? 0, machines.cos[machine] ?? 1), azimuth)
  return Math.min(straight + ASIDE, Math.max(straight - ASIDE, azimuth))
}

type Turn = Extract<CameraWish, { kind: 'turn' }>['to']

export function turnedTo(to: Turn, stance: Stance): Stance {
  switch (to) {
    case 'top':
      return { ...through(stance, LONG_LENS), azimuth: 0, polar: 0 }
    case 'isometric':
      return { ...through(stance, LONG_LENS), azimuth: nearestDiagonal(stance.azimuth), polar: ISOMETRIC }
    case 'north':
      return { ...stance, azimuth: 0 }
    case 'free': {
      const drawn = stance.polar < 0.35 || stance.lens <= LONG_LENS || stance.polar > 1.5
      return { ...through(stance, PLAIN_LENS), polar: drawn ? SHOWING_POLAR : stance.polar }
    }
  }
}

/** Behind and above what drives, as near as one is, or as one likes to be. */
export function followed(at: { x: number; y: number }, stance: Stance): Stance {
  const span = Math.min(spanOf(stance), FOLLOWED_DISTANCE * openingOf(PLAIN_LENS))
  const least = nearestBy(PLAIN_LENS) * 3
  return {
    x: at.x,
    y: at.y,
    z: FOLLOWED_HEIGHT,
    azimuth: stance.azimuth,
    polar: Math.min(FLATTEST_FIT, Math.max(STEEPEST_FIT, stance.polar)),
    distance: Math.max(least, span / openingOf(PLAIN_LENS)),
    lens: PLAIN_LENS,
  }
}

/** Upright on free floor before the target, looking at it. */
export function walkStart(stance: Stance, room: Room): Stance {
  const away = Math.min(STANDING_OFF, stance.distance)
  return upright(
    room,
    stance.x + Math.sin(stance.azimuth) * away,
    stance.y - Math.cos(stance.azimuth) * away,
    stance,
  )
}

/** Upright on the free floor nearest to a place, looking at what one looked at, or as one looked. */
export function upright(room: Room, x: number, y: number, look: Stance): Stance {
  const feet = freeFloor(room.standing, room.ground, x, y)
  const eye: Spot = { ...feet, z: EYE_HEIGHT }
  const stance: Stance = { ...look, z: EYE_HEIGHT - 0.25, lens: WALKING_LENS }
  const apart = Math.hypot(stance.x - eye.x, stance.y - eye.y)
  if (apart > 0.5) aimFrom(stance, eye)
  else {
    stance.polar = 1.5
    stance.x = eye.x - Math.sin(stance.azimuth)
    stance.y = eye.y + Math.cos(stance.azimuth)
    aimFrom(stance, eye)
  }
  focusAt(stance, WALKING_REACH)
  return stance
}

/** Half as far from a place as now, near enough to see what is there. */
export function nearTo(place: Spot, stance: Stance, room: Room): Stance {
  const distance = Math.max(nearestBy(stance.lens) * 4, stance.distance * 0.5)
  return {
    ...stance,
    x: place.x,
    y: place.y,
    z: place.z,
    distance: Math.min(distance, furthestBy(room.ground, stance.lens)),
  }
}
