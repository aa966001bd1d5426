import type { Point } from '../../../models/plant/geometry.ts'

/** Where the picture is taken from. */
export interface Eye {
  readonly x: number
  readonly y: number
  readonly z: number
  /** How steeply it looks: 0 along the floor, 1 straight down. */
  readonly down: number
  /** The Workshop under whose roof it is, -1 for none. */
  readonly within: number
}

/** A wall as it may stand in somebody's way. */
export interface Barrier {
  readonly workshop: number
  readonly from: Point
  readonly to: Point
  readonly height: number
  /** The unit vector away from what it encloses; undefined for a screen that encloses nothing. */
  readonly outward: Point | undefined
  /** Metres of ground behind it that nobody needs to see. */
  readonly gap: number
}

/** Below this, and under a roof, a person walks, and everything stays whole. */
export const WALKING_HEIGHT = 3
/** What stays of a wall that gives way. */
export const PLINTH = 0.9

export const walks = (eye: Eye): boolean => eye.within >= 0 && eye.z < WALKING_HEIGHT

/*
 * How far an eye is beyond a wall's plane, as the sine of the angle under which it sees the wall. Between the two it
 * stays as it was, so that a camera on the edge does not make it flicker.
 */
const GOES = 0.02
const COMES = -0.03

/** Looked at so steeply, a hall is a plan, and all of its walls are cut. */
const STEEP = { goes: 0.9, comes: 0.87 } as const

/** Whether a wall stands between the eye and what it encloses, or hides what is behind it [H-4, H-5]. */
export function givesWay(wall: Barrier, eye: Eye, down: boolean): boolean {
  if (walks(eye)) return false
  if (eye.down > (down ? STEEP.comes : STEEP.goes)) return true
  const { outward, from, to, height } = wall
  if (outward === undefined) return eye.z > height * (down ? 0.9 : 1.1)
  const beyond = (eye.x - from[0]) * outward[0] + (eye.y - from[1]) * outward[1]
  const away = Math.hypot(eye.x - (from[0] + to[0]) / 2, eye.y - (from[1] + to[1]) / 2)
  if (beyond / Math.max(1, away) > (down ? COMES : GOES)) return true
  if (eye.within === wall.workshop || wall.gap === Infinity) return false
  return hidden(height, -beyond, eye.z) > wall.gap * (down ? 0.85 : 1) + (down ? 0 : 0.5)
}

/** How far the ground behind a wall is hidden from an eye so far before it and so high. */
const hidden = (height: number, before: number, z: number): number =>
  z <= height ? Infinity : (height * Math.max(0, before)) / (z - height)

/** How long a wall takes to go or to come back. */
export const GIVE_WAY_MILLIS = 360

/** From `shown` towards whole (1) or away (0), by the time that has passed. */
export const eased = (shown: number, whole: boolean, passedMillis: number): number =>
  whole
    ? Math.min(1, shown + passedMillis / GIVE_WAY_MILLIS)
    : Math.max(0, shown - passedMillis / GIVE_WAY_MILLIS)

/** The height at which a wall is cut, slow at both ends. */
export const cutHeight = (height: number, shown: number): number => {
  if (shown >= 1) return height + 1
  const plinth = Math.min(PLINTH, height)
  return plinth + (height - plinth) * shown * shown * (3 - 2 * shown)
}
