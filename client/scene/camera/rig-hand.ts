import type { CameraMode } from '../../state/camera.ts'
import type { Ground } from './depth.ts'
import type { Frame } from './fit.ts'
import type { Hand } from './hand.ts'
import { furthestBy, keepTarget } from './limits.ts'
import { meetsLevel } from './moves.ts'
import { focusAt, lookZ, openingOf, type Spot, type Stance } from './stance.ts'
import type { Steer, Steering } from './steering.ts'

/** What a hand, a wheel or keys do to the rig; pixels are CSS pixels of the picture. */
export interface RigHand extends Pick<Hand, 'turn' | 'pinch' | 'letGo'> {
  /** Takes hold of what lies under a pixel; `place` is what was picked there, else it is the floor. */
  grab(x: number, y: number, place: Spot | undefined): void
  /** Brings what is held to a pixel; what is followed is let go. */
  carry(x: number, y: number): void
  /** Nearer (below 0) or further by a logarithm, about what lies under a pixel. */
  zoom(log: number, x: number, y: number, place: Spot | undefined): void
  /** Flies to a place on the floor or on a Machine; who walks walks there. */
  goTo(place: Spot): void
  /** What lies under a pixel where nothing was picked: the floor, or the depth of the target. */
  placeAt(x: number, y: number): Spot
  steer(steer: Steer): void
  unsteer(steer: Steer): void
  unsteerAll(): void
  hurry(yes: boolean): void
}

/** What of the rig its hand takes hold of. */
export interface RigParts {
  readonly ground: Ground
  readonly stance: Stance
  readonly hand: Hand
  readonly steering: Steering
  frame(): Frame
  mode(): CameraMode
  /** A flight ends where it is. */
  interrupt(): void
  hurry(yes: boolean): void
  /** Ends following. */
  free(): void
  /** Where nothing may glide, a held key is one step of so long. */
  press(deltaMillis: number): void
  goTo(place: Spot): void
}

/** So long is a press of a key where nothing may glide; the keyboard's own repeat makes the next. */
const PRESS_MILLIS = 160
/** The floor is held no further away than so many times the target. */
const FURTHEST_HOLD = 5

export function createRigHand(parts: RigParts): RigHand {
  const { stance, hand, steering } = parts
  const placeAt = (x: number, y: number): Spot => placeUnder(stance, parts.frame(), x, y)
  return {
    turn(dx, dy) {
      parts.interrupt()
      hand.turn(dx, dy)
    },
    pinch(factor, twist) {
      parts.interrupt()
      hand.pinch(factor, twist)
    },
    letGo: hand.letGo,
    grab(x, y, place) {
      parts.interrupt()
      hand.grab(x, y, place ?? placeAt(x, y))
    },
    carry(x, y) {
      parts.interrupt()
      if (parts.mode().kind === 'follow') parts.free()
      hand.carry(x, y)
    },
    zoom(log, x, y, place) {
      parts.interrupt()
      hand.zoom(log, place ?? placeAt(x, y))
    },
    goTo: parts.goTo,
    placeAt,
    steer(steer) {
      parts.interrupt()
      if (parts.mode().kind === 'orbit' && !steering.isBusy()) focusOnFloor(stance, parts.ground)
      steering.hold(steer)
      parts.press(PRESS_MILLIS)
    },
    unsteer: steering.drop,
    unsteerAll: steering.dropAll,
    hurry: parts.hurry,
  }
}

function placeUnder(stance: Stance, frame: Frame, x: number, y: number): Spot {
  const place: Spot = { x: 0, y: 0, z: 0 }
  const half = frame.height / 2
  const [u, v] = [(x - frame.width / 2) / half, (half - y) / half]
  if (!meetsLevel(stance, u, v, 0, stance.distance * FURTHEST_HOLD, place)) {
    placeAtDepth(stance, frame, x, y, place)
  }
  return place
}

/** Looks at the floor in the middle of the picture, where it is neither much nearer nor much further than the target. */
function focusOnFloor(stance: Stance, ground: Ground): void {
  const drop = stance.z - lookZ(stance) * stance.distance
  const along = drop / Math.max(1e-6, -lookZ(stance))
  if (along < stance.distance * 0.4 || along > stance.distance * 2.5) return
  if (along >= furthestBy(ground, stance.lens)) return
  focusAt(stance, along)
  keepTarget(stance, ground)
}

/** Where the picture's pixel shows the depth of the target: what is held where there is nothing to hold. */
function placeAtDepth(stance: Stance, frame: Frame, x: number, y: number, place: Spot): void {
  const half = openingOf(stance.lens) / 2
  const across = ((x - frame.width / 2) / (frame.height / 2)) * half * stance.distance
  const up = ((frame.height / 2 - y) / (frame.height / 2)) * half * stance.distance
  const [cos, sin, flat] = [Math.cos(stance.azimuth), Math.sin(stance.azimuth), Math.cos(stance.polar)]
  place.x = stance.x + across * cos - up * sin * flat
  place.y = stance.y + across * sin + up * cos * flat
  place.z = stance.z + up * Math.sin(stance.polar)
}
