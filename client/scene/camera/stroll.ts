import type { Frame } from './fit.ts'
import { WALKING_REACH } from './goals.ts'
import type { Hand } from './hand.ts'
import type { Room } from './room.ts'
import { eyeOf, lookX, lookY, lookZ, openingOf, type Spot, type Stance } from './stance.ts'
import type { Course, Steering } from './steering.ts'
import { EYE_HEIGHT, HURRYING, WALKING, walkBy } from './walk.ts'

/** What one walks by. */
export interface Legs {
  readonly hand: Hand
  readonly steering: Steering
  readonly hurries: boolean
  readonly course: Course
}

/** How far up and down one looks, from straight down. */
const LOWEST_LOOK = 0.35
const HIGHEST_LOOK = 2.6
const TURN = 1.3
const TILT = 0.9
/** Metres for a logarithm of a wheel: about half a metre a notch. */
const WHEEL_METRES = 3

const feetScratch: Spot = { x: 0, y: 0, z: 0 }
const lookScratch = { x: 0, y: 0, log: 0 }

/** One step of a walk: looks round, goes ahead and aside, never through anything. */
export function stroll(stance: Stance, room: Room, frame: Frame, legs: Legs, deltaMillis: number): void {
  const { hand, steering, course } = legs
  const busy = hand.isBusy()
  if (!steering.advance(deltaMillis, course) && !busy) return
  hand.drain(deltaMillis, lookScratch)
  eyeOf(stance, feetScratch)
  const perPixel = openingOf(stance.lens) / frame.height
  stance.azimuth += lookScratch.x * perPixel + course.turn * TURN
  const polar = stance.polar + lookScratch.y * perPixel + course.tilt * TILT
  stance.polar = Math.min(HIGHEST_LOOK, Math.max(LOWEST_LOOK, polar))
  // Gathering speed would be running: a held key walks evenly.
  const pace = legs.hurries ? HURRYING : WALKING
  const most = (pace * deltaMillis) / 1000
  const ahead = Math.min(most, Math.max(-most, course.ahead * pace)) - lookScratch.log * WHEEL_METRES
  const right = Math.min(most, Math.max(-most, course.right * pace))
  const [cos, sin] = [Math.cos(stance.azimuth), Math.sin(stance.azimuth)]
  walkBy(room.standing, room.ground, feetScratch, right * cos - ahead * sin, right * sin + ahead * cos)
  stance.distance = WALKING_REACH
  stance.x = feetScratch.x + lookX(stance) * WALKING_REACH
  stance.y = feetScratch.y + lookY(stance) * WALKING_REACH
  stance.z = EYE_HEIGHT + lookZ(stance) * WALKING_REACH
}
