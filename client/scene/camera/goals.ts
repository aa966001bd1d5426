import type { CameraWish } from '../../state/camera.ts'
import { cornersOf, type Frame, framed, framedFreely, groundCorners, MARGINS } from './fit.ts'
import { boxAround } from './grid.ts'
import { furthestBy, nearestBy } from './limits.ts'
import { nearestDiagonal } from './moves.ts'
import { azimuthOf, type Outlook } from './outlook.ts'
import { SHOWING_POLAR, showsWhole, wholePlant } from './overview.ts'
import type { Driven, Room } from './room.ts'
import {
  aimFrom,
  eyeOf,
  focusAt,
  LONG_LENS,
  lookX,
  lookY,
  lookZ,
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

/** Of a drawing in which the three axes are equally long. */
const ISOMETRIC = Math.acos(1 / Math.sqrt(3))
/** From flatter, the neighbours hide a machine; from steeper, its front is not seen. */
const FLATTEST_FIT = 1.08
const STEEPEST_FIT = 0.6
/** Radians from straight before a machine within which its front is seen. */
const ASIDE = 0.8
/** Metres of floor that one who walked has in the picture when the camera rises. */
const RISEN_SPAN = 16
const FOLLOWED_DISTANCE = 11
const NEAREST_FOLLOWED = 8
const FOLLOWED_HEIGHT = 0.4
/** How far before the eye one looks when walking. */
export const WALKING_REACH = 3
/** How far before a thing one stands to look at it. */
const STANDING_OFF = 4
/** A wall nearer than this is all that one would see. */
const NEAREST_WALL = 6
const FURTHEST_SIGHT = 20
const SIGHT_STEP = 0.15
const LEVEL_LOOK = 1.5

/** The same height of picture through another lens; more of it for one who stood on the floor. */
function through(stance: Stance, lens: number): Stance {
  const span = stance.lens === WALKING_LENS ? Math.max(RISEN_SPAN, spanOf(stance)) : spanOf(stance)
  return { ...stance, lens, distance: span / openingOf(lens) }
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

/** Where all of the Plant was seen all of it stays so; else as much is shown as was, about the same middle. */
export function turnedTo(to: Turn, stance: Stance, room: Room, frame: Frame): Stance {
  const whole = showsWhole(stance, room, frame)
  const drawn = (azimuth: number, polar: number): Stance => {
    const turned = { ...through(stance, LONG_LENS), azimuth, polar }
    return whole ? framed(turned, groundCorners(room.ground), frame, MARGINS.plant) : turned
  }
  switch (to) {
    case 'top':
      return drawn(0, 0)
    case 'isometric':
      return drawn(nearestDiagonal(stance.azimuth), ISOMETRIC)
    case 'north':
      return { ...stance, azimuth: 0 }
    case 'free': {
      const flat = stance.polar < 0.35 || stance.lens <= LONG_LENS || stance.polar > 1.5
      if (flat && whole) return wholePlant(room, frame)
      return { ...through(stance, PLAIN_LENS), polar: flat ? SHOWING_POLAR : stance.polar }
    }
  }
}

/** How far what is followed is looked at from: as near as one is, within what shows it and its way. */
export function followingDistance(stance: Stance): number {
  const asNear = spanOf(stance) / openingOf(PLAIN_LENS)
  return Math.min(FOLLOWED_DISTANCE, Math.max(NEAREST_FOLLOWED, asNear))
}

/** Behind and above what drives, where nothing stands between. */
export const followed = (at: Driven, outlook: Outlook): Stance => ({
  x: at.x,
  y: at.y,
  z: FOLLOWED_HEIGHT,
  azimuth: azimuthOf(outlook, at),
  polar: outlook.polar,
  distance: outlook.distance,
  lens: PLAIN_LENS,
})

/** Upright on free floor before a Machine's front, else before the target; looking at it, not at a wall. */
export function walkStart(stance: Stance, room: Room, machine?: number): Stance {
  const { machines } = room
  if (machine !== undefined && machine < machines.count) {
    const at = room.agvAt(machine)
    const [x, y] = [at?.x ?? machines.x[machine] ?? 0, at?.y ?? machines.y[machine] ?? 0]
    const straight = Math.atan2(machines.sin[machine] ?? 0, machines.cos[machine] ?? 1)
    const away = (machines.halfDepth[machine] ?? 0) + STANDING_OFF
    const look = { ...stance, x, y, azimuth: straight, distance: away }
    return upright(room, x + Math.sin(straight) * away, y - Math.cos(straight) * away, look)
  }
  const away = Math.min(STANDING_OFF, stance.distance)
  const [x, y] = [stance.x + Math.sin(stance.azimuth) * away, stance.y - Math.cos(stance.azimuth) * away]
  return lookingAlong(upright(room, x, y, stance), room)
}

/** Where a wall stands right before the eyes, turned to where one sees furthest; as little as that takes. */
function lookingAlong(stance: Stance, { standing }: Room): Stance {
  const eye: Spot = { x: 0, y: 0, z: 0 }
  eyeOf(stance, eye)
  const sightTo = (azimuth: number): number => {
    for (let away = SIGHT_STEP; away < FURTHEST_SIGHT; away += SIGHT_STEP) {
      const [x, y] = [eye.x - Math.sin(azimuth) * away, eye.y + Math.cos(azimuth) * away]
      const inside = boxAround(standing, x, y, EYE_HEIGHT, 0, 0)
      if (inside >= 0) return standing.boxes.wall[inside] === 1 ? away : Math.max(away, NEAREST_WALL)
    }
    return FURTHEST_SIGHT
  }
  let [best, most] = [stance.azimuth, sightTo(stance.azimuth)]
  if (most >= NEAREST_WALL) return stance
  for (const turn of [0.8, -0.8, 1.6, -1.6, 2.4, -2.4, Math.PI]) {
    const sight = sightTo(stance.azimuth + turn)
    if (sight > most + 1) [best, most] = [stance.azimuth + turn, sight]
  }
  const turned: Stance = { ...stance, azimuth: best, polar: LEVEL_LOOK }
  turned.x = eye.x + lookX(turned) * turned.distance
  turned.y = eye.y + lookY(turned) * turned.distance
  turned.z = eye.z + lookZ(turned) * turned.distance
  return turned
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
