import { diagonalOf, type Ground } from './depth.ts'
import { freeEye } from './eye.ts'
import type { Room } from './room.ts'
import {
  aimFrom,
  eyeOf,
  focusAt,
  lookX,
  lookY,
  lookZ,
  openingOf,
  PLAIN_LENS,
  type Spot,
  type Stance,
  shift,
} from './stance.ts'

/** Metres beyond the Plant to which one may look: as far as one may walk, and what one sees from there. */
const AROUND = 25
const LOWEST_TARGET = -2
const LEAST_HEIGHT = 8
/** Metres below and above that, where the look passes the Plant by. */
const SLACK = 40
/** What a hand comes nearest to, through a plain lens. */
const NEAREST = 1.5
/** What a Pose from elsewhere may hold. */
const NEAREST_OF_ALL = 0.1
const PLANTS_AWAY = 3

/** How many times further away this lens shows the same as a plain one. */
const lengthOf = (lens: number): number => openingOf(PLAIN_LENS) / openingOf(lens)

export const nearestBy = (lens: number): number => NEAREST * lengthOf(lens)

/** Three diagonals of the Plant, and enough for one that is a single machine. */
export const furthestBy = (ground: Ground, lens: number): number =>
  Math.max(60, PLANTS_AWAY * diagonalOf(ground)) * lengthOf(lens)

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
const finite = (value: number, otherwise: number): number => (Number.isFinite(value) ? value : otherwise)

/** Numbers that can be drawn, whatever came. What a rig itself came to stays as it is. */
export function soundStance(stance: Stance, ground: Ground): void {
  stance.x = finite(stance.x, (ground.west + ground.east) / 2)
  stance.y = finite(stance.y, (ground.south + ground.north) / 2)
  stance.z = finite(stance.z, 0)
  stance.azimuth = finite(stance.azimuth, 0)
  stance.polar = within(finite(stance.polar, 1), 0, Math.PI)
  stance.lens = within(finite(stance.lens, PLAIN_LENS), 1, 120)
  const furthest = furthestBy(ground, stance.lens)
  const distance = Math.max(NEAREST_OF_ALL, finite(stance.distance, furthest))
  // What stands in the way may have put a far eye a little further: that is left where it is.
  stance.distance = distance > furthest * 1.5 ? furthest : distance
}

/** Whether the target is in the Plant or beside it, and no more than so far below or above it. */
const inReach = (stance: Stance, ground: Ground, slack: number): boolean =>
  stance.x >= ground.west - AROUND &&
  stance.x <= ground.east + AROUND &&
  stance.y >= ground.south - AROUND &&
  stance.y <= ground.north + AROUND &&
  stance.z >= LOWEST_TARGET - slack &&
  stance.z <= Math.max(ground.top, LEAST_HEIGHT) + slack

/** The part of the look, from the target, that lies between two levels of an axis. */
let fromScratch = 0
let toScratch = 0
function cut(at: number, look: number, low: number, high: number): void {
  if (Math.abs(look) < 1e-12) {
    if (at < low || at > high) toScratch = Number.NEGATIVE_INFINITY
    return
  }
  fromScratch = Math.max(fromScratch, ((look > 0 ? low : high) - at) / look)
  toScratch = Math.min(toScratch, ((look > 0 ? high : low) - at) / look)
}

/** Slides the target along the look to where it is in reach; false where the look does not pass there. */
function slideIn(stance: Stance, ground: Ground, slack: number): boolean {
  fromScratch = nearestBy(stance.lens) - stance.distance
  toScratch = furthestBy(ground, stance.lens) - stance.distance
  cut(stance.x, lookX(stance), ground.west - AROUND, ground.east + AROUND)
  cut(stance.y, lookY(stance), ground.south - AROUND, ground.north + AROUND)
  cut(stance.z, lookZ(stance), LOWEST_TARGET - slack, Math.max(ground.top, LEAST_HEIGHT) + slack)
  if (fromScratch > toScratch) return false
  focusAt(stance, stance.distance + within(0, fromScratch, toScratch))
  return true
}

/** Keeps the target in the Plant: along the look where that is enough, which changes no picture. */
export function keepTarget(stance: Stance, ground: Ground): void {
  if (inReach(stance, ground, 0) || slideIn(stance, ground, 0)) return clampIn(stance, ground)
  if (!inReach(stance, ground, SLACK)) slideIn(stance, ground, SLACK)
  clampIn(stance, ground)
}

/** The place nearest to another at which one may look. */
export const reachableX = (x: number, { west, east }: Ground): number =>
  within(x, west - AROUND, east + AROUND)
export const reachableY = (y: number, { south, north }: Ground): number =>
  within(y, south - AROUND, north + AROUND)

function clampIn(stance: Stance, ground: Ground): void {
  stance.x = reachableX(stance.x, ground)
  stance.y = reachableY(stance.y, ground)
  stance.z = within(stance.z, LOWEST_TARGET - SLACK, Math.max(ground.top, LEAST_HEIGHT) + SLACK)
}

const eyeScratch: Spot = { x: 0, y: 0, z: 0 }
const oldScratch: Spot = { x: 0, y: 0, z: 0 }

/**
 * Keeps the eye out of whatever stands, the way it went being from `before`; without one, the way
 * to the target. It turns to go on looking at the target, or slides with it.
 */
export function keepEye(stance: Stance, room: Room, how: 'aim' | 'slide', before?: Spot): void {
  eyeOf(stance, eyeScratch)
  const wayX = before === undefined ? stance.x - eyeScratch.x : eyeScratch.x - before.x
  const wayY = before === undefined ? stance.y - eyeScratch.y : eyeScratch.y - before.y
  oldScratch.x = eyeScratch.x
  oldScratch.y = eyeScratch.y
  oldScratch.z = eyeScratch.z
  if (!freeEye(room.standing, eyeScratch, wayX, wayY)) return
  if (how === 'slide' || !aimFrom(stance, eyeScratch)) {
    shift(stance, eyeScratch.x - oldScratch.x, eyeScratch.y - oldScratch.y, eyeScratch.z - oldScratch.z)
    if (!inReach(stance, room.ground, SLACK)) {
      stance.x -= eyeScratch.x - oldScratch.x
      stance.y -= eyeScratch.y - oldScratch.y
      stance.z -= eyeScratch.z - oldScratch.z
      aimFrom(stance, eyeScratch)
    }
  }
}

/** All of the above at once, for a Stance that comes from elsewhere. */
export function settle(stance: Stance, room: Room): void {
  soundStance(stance, room.ground)
  // What a rig came to may look past the Plant; it is left so.
  if (!inReach(stance, room.ground, SLACK)) keepTarget(stance, room.ground)
  keepEye(stance, room, 'aim')
}
