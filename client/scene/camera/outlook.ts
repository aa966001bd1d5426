import { boxAround } from './grid.ts'
import type { Driven, Room } from './room.ts'
import { nearestTurn, type Stance } from './stance.ts'

/** From where something that drives is watched: beside straight behind it, how steeply, and from how far. */
export interface Outlook {
  angle: number
  polar: number
  distance: number
  /** Since it was last asked whether anything stands between. */
  uncheckedMillis: number
  /** For how long a better one has been free. */
  betterMillis: number
  /** Something is between it and the eye now. */
  hidden: boolean
}

/** The first is liked best; the last sees down into the narrowest aisle. */
const OUTLOOKS: readonly (readonly [angle: number, polar: number])[] = [
  [0, 0.95],
  [0.6, 0.95],
  [-0.6, 0.95],
  [0, 0.7],
  [1.2, 0.9],
  [-1.2, 0.9],
  [0.6, 0.65],
  [-0.6, 0.65],
  [1.2, 0.6],
  [-1.2, 0.6],
  [0, 0.45],
  [0, 0.25],
  [0, 0.06],
]
const CHECK_MILLIS = 250
/** A better outlook must stay free for so long before the picture turns to it. */
const BETTER_MILLIS = 2500
const TURN_MILLIS = 900
/** The picture turns so much faster while something is in the way. */
const HURRIED_MILLIS = 320
/** It will soon be so much further on. */
const AHEAD_METRES = 2.5
/** What stands must keep so far from the line of sight; nothing is asked of the last metre. */
const CLEARANCE = 0.35
const LAST_METRE = 1
const STEP = 0.3
const ROOF = 0.5

const RADIANS = Math.PI / 180
/** The azimuth of a look along the way that it drives. */
const behind = ({ heading }: Driven): number => heading * RADIANS - Math.PI / 2

/** Whether nothing that stands is between it and the eye. Walls give way. */
export function isInSight(
  { standing }: Room,
  x: number,
  y: number,
  azimuth: number,
  polar: number,
  distance: number,
): boolean {
  const [away, up] = [Math.sin(polar), Math.cos(polar)]
  for (let along = distance; along > LAST_METRE; along -= STEP) {
    const px = x + Math.sin(azimuth) * away * along
    const py = y - Math.cos(azimuth) * away * along
    const inside = boxAround(standing, px, py, ROOF + up * along, CLEARANCE, -CLEARANCE)
    if (inside >= 0) return false
  }
  return true
}

/** The best outlook from which it is seen now, and if possible a little further on too. */
function bestOf(at: Driven, room: Room, distance: number): number {
  const [dx, dy] = [Math.cos(at.heading * RADIANS), Math.sin(at.heading * RADIANS)]
  let found = -1
  for (let i = 0; i < OUTLOOKS.length; i++) {
    const [angle, polar] = OUTLOOKS[i] ?? [0, 0]
    const azimuth = behind(at) + angle
    if (!isInSight(room, at.x, at.y, azimuth, polar, distance)) continue
    if (found < 0) found = i
    const [x, y] = [at.x + dx * AHEAD_METRES, at.y + dy * AHEAD_METRES]
    if (isInSight(room, x, y, azimuth, polar, distance)) return i
  }
  return found < 0 ? OUTLOOKS.length - 1 : found
}

export function outlookOn(at: Driven, room: Room, distance: number): Outlook {
  const [angle, polar] = OUTLOOKS[bestOf(at, room, distance)] ?? [0, 0]
  return { angle, polar, distance, uncheckedMillis: 0, betterMillis: 0, hidden: false }
}

export const azimuthOf = (outlook: Outlook, at: Driven): number => behind(at) + outlook.angle

/**
 * Turns gently to where it is best seen, and gives a good outlook up only when something comes between.
 * Where nothing may glide it is another picture at once, and only when it must be.
 */
export function keepOutlook(
  outlook: Outlook,
  stance: Stance,
  at: Driven,
  room: Room,
  deltaMillis: number,
  still: boolean,
): void {
  outlook.uncheckedMillis += deltaMillis
  if (outlook.uncheckedMillis >= CHECK_MILLIS) {
    const past = outlook.uncheckedMillis
    outlook.uncheckedMillis = 0
    const azimuth = still ? stance.azimuth : azimuthOf(outlook, at)
    const polar = still ? stance.polar : outlook.polar
    const free = isInSight(room, at.x, at.y, azimuth, polar, outlook.distance)
    outlook.hidden = !isInSight(room, at.x, at.y, stance.azimuth, stance.polar, stance.distance)
    const [angle, steepness] = OUTLOOKS[bestOf(at, room, outlook.distance)] ?? [0, 0]
    const better = angle !== outlook.angle || steepness !== outlook.polar
    outlook.betterMillis = better ? outlook.betterMillis + past : 0
    if (!free || (!still && outlook.betterMillis >= BETTER_MILLIS)) {
      outlook.angle = angle
      outlook.polar = steepness
      outlook.betterMillis = 0
      if (still) {
        stance.azimuth = azimuthOf(outlook, at)
        stance.polar = steepness
        stance.distance = outlook.distance
      }
    }
  }
  if (still) return
  const nearer = 1 - Math.exp(-deltaMillis / (outlook.hidden ? HURRIED_MILLIS : TURN_MILLIS))
  const azimuth = nearestTurn(azimuthOf(outlook, at), stance.azimuth)
  stance.azimuth = eased(stance.azimuth, azimuth, nearer)
  stance.polar = eased(stance.polar, outlook.polar, nearer)
  stance.distance = eased(stance.distance, outlook.distance, nearer)
}

const eased = (value: number, goal: number, nearer: number): number =>
  Math.abs(goal - value) < 2e-3 ? goal : value + (goal - value) * nearer
