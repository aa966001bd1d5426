import { isInside, type Point } from '../../../models/plant/geometry.ts'
import type { Workshop } from '../../../models/plant/schema.ts'
import { distance, distanceToSegment, leftOf } from './outline.ts'

export type Door = Workshop['doors'][number]

/** Where a wall is open, in metres from its beginning. */
export interface Opening {
  readonly from: number
  readonly to: number
  readonly height: number
  readonly door: Door
}

/** A straight wall from corner to corner, with what it leaves open. */
export interface WallRun {
  readonly from: Point
  readonly to: Point
  readonly length: number
  readonly turned: number
  readonly height: number
  readonly thickness: number
  /** The unit vector away from what it encloses; undefined for a screen that encloses nothing. */
  readonly outward: Point | undefined
  /** Between the Workshop and what is outside, not a room within it. */
  readonly outer: boolean
  readonly openings: readonly Opening[]
}

/** A part of a wall without openings: metres along it, and heights. */
export interface WallPiece {
  readonly from: number
  readonly to: number
  readonly bottom: number
  readonly top: number
}

const TOUCH = 0.02
/** A door belongs to a wall that runs this near to it. */
const DOOR_REACH = 0.6
/** How far beside a wall one looks to see what it encloses. */
const BESIDE = 0.4
const ROOM_REACH = 1

type Wall = Workshop['walls'][number]

/** The Workshop's walls: corners butt against each other, and every door is in the wall nearest to it. */
export function wallRuns(workshop: Workshop): readonly WallRun[] {
  const { walls, doors } = workshop
  const nearest = doors.map((door) => {
    const gaps = walls.map((wall) => distanceToSegment(door.at, wall.from, wall.to))
    const best = gaps.indexOf(Math.min(...gaps))
    return (gaps[best] ?? DOOR_REACH) < DOOR_REACH ? best : -1
  })
  return walls.map((wall, i) => {
    const [from, to] = [joined(walls, i, 'from'), joined(walls, i, 'to')]
    const length = distance(from, to)
    const along = (p: Point): number =>
      ((p[0] - from[0]) * (to[0] - from[0]) + (p[1] - from[1]) * (to[1] - from[1])) / (length || 1)
    return {
      from,
      to,
      length,
      turned: Math.atan2(to[1] - from[1], to[0] - from[0]),
      height: wall.height ?? workshop.height,
      thickness: wall.thickness,
      ...enclosed(workshop, wall),
      openings: apart(
        doors
          .filter((_, d) => nearest[d] === i)
          .map((door) => ({
            from: Math.max(0, along(door.at) - door.width / 2),
            to: Math.min(length, along(door.at) + door.width / 2),
            height: door.height,
            door,
          })),
      ),
    }
  })
}

/** Where two walls share a corner, the earlier reaches round it and the later stops at it. */
function joined(walls: readonly Wall[], i: number, end: 'from' | 'to'): Point {
  const wall = walls[i]
  if (wall === undefined) return [0, 0]
  const [here, there] = end === 'from' ? [wall.from, wall.to] : [wall.to, wall.from]
  const length = distance(here, there) || 1
  const meets = walls.findIndex((other, j) => {
    if (j === i || (distance(other.from, here) > TOUCH && distance(other.to, here) > TOUCH)) return false
    const [a, b] = [leftOf(here, there), leftOf(other.from, other.to)]
    return Math.abs(a[0] * b[1] - a[1] * b[0]) > 0.2
  })
  const other = walls[meets]
  if (other === undefined) return here
  const by = Math.min(((meets > i ? 1 : -1) * other.thickness) / 2, length)
  return [here[0] + ((here[0] - there[0]) / length) * by, here[1] + ((here[1] - there[1]) / length) * by]
}

function enclosed({ outline, zones }: Workshop, { from, to }: Wall): Pick<WallRun, 'outward' | 'outer'> {
  const left = leftOf(from, to)
  const right: Point = [-left[0], -left[1]]
  const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const beside = ([x, y]: Point, by: number): Point => [middle[0] + x * by, middle[1] + y * by]
  const [inLeft, inRight] = [
    isInside(outline, beside(left, BESIDE)),
    isInside(outline, beside(right, BESIDE)),
  ]
  if (inLeft !== inRight) return { outward: inLeft ? right : left, outer: true }
  const roomAt = (side: Point): boolean =>
    zones.some((zone) => isInside(zone.outline, beside(side, ROOM_REACH)))
  const [roomLeft, roomRight] = [roomAt(left), roomAt(right)]
  return { outward: roomLeft === roomRight ? undefined : roomLeft ? right : left, outer: false }
}

/** In order, and where two overlap the second begins where the first ends: no part of either is walled up. */
function apart(openings: readonly Opening[]): readonly Opening[] {
  let reached = 0
  return [...openings]
    .sort((a, b) => a.from - b.from)
    .map((opening) => {
      const from = Math.max(opening.from, reached)
      reached = Math.max(reached, opening.to)
      return { ...opening, from }
    })
    .filter(({ from, to }) => to - from > TOUCH)
}

/** What stands of a wall: full height between its openings, and above them. */
export function piecesOf({ length, height, openings }: WallRun): readonly WallPiece[] {
  const pieces: WallPiece[] = []
  let from = 0
  for (const opening of openings) {
    if (opening.from - from > 1e-6) pieces.push({ from, to: opening.from, bottom: 0, top: height })
    if (height - opening.height > 1e-6) {
      pieces.push({ from: opening.from, to: opening.to, bottom: opening.height, top: height })
    }
    from = opening.to
  }
  if (length - from > 1e-6) pieces.push({ from, to: length, bottom: 0, top: height })
  return pieces
}

/** The place so many metres along a wall, and so far to its left. */
export function placeOn({ from, turned }: WallRun, along: number, left = 0): Point {
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  return [from[0] + cos * along - sin * left, from[1] + sin * along + cos * left]
}
