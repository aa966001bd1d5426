import type { Quality } from '../state/scene.ts'
import { MOST_ROWS } from './pool/columns.ts'
import type { Allowance } from './pool/levels.ts'

/** What a level of quality spends. */
export interface Spending extends Allowance {
  /** Never more pixels than these to a CSS pixel: a wall of 4K screens has nothing of a fourfold picture. */
  readonly pixelRatio: number
}

export const SPENDINGS: Readonly<Record<Quality, Spending>> = {
  // An old phone, or no GPU at all.
  low: { pixelRatio: 1, triangles: 160_000, rows: 60, nearPixels: 160, midPixels: 26 },
  // An office laptop.
  medium: { pixelRatio: 1.25, triangles: 420_000, rows: 160, nearPixels: 110, midPixels: 16 },
  high: { pixelRatio: 1.5, triangles: 800_000, rows: 280, nearPixels: 80, midPixels: 11 },
  full: { pixelRatio: 2, triangles: 1_200_000, rows: MOST_ROWS, nearPixels: 60, midPixels: 8 },
}

/** Software in place of a GPU: what moves is drawn coarsely, what rests at the lowest level. */
export const STRAINED: Spending = {
  pixelRatio: 0.7,
  triangles: 90_000,
  rows: 30,
  nearPixels: 200,
  midPixels: 36,
}

const LADDER: readonly Quality[] = ['low', 'medium', 'high', 'full']

/** Watches how long pictures take, and climbs or descends. */
export interface Governor {
  readonly level: Quality
  /** Pictures and their time since it last judged. */
  readonly pictures: number
  readonly millis: number
  /** How long all has gone well, and how long it must before the next step up is tried. */
  readonly wellMillis: number
  readonly patienceMillis: number
  /** Even the lowest level is slow: only a moving camera is worth all that this machine can do. */
  readonly strained: boolean
}

const SLOW_PICTURE_MILLIS = 1000 / 40
const QUICK_PICTURE_MILLIS = 1000 / 55
/** A gap this long is no picture's fault: the tab slept. */
const SLEPT_MILLIS = 2000
/** At the lowest level, longer than this is a strain. */
const STRAIN_MILLIS = 80
const JUDGED_PICTURES = 20
/** Slow pictures are judged sooner: so many at least, and so long together. */
const FEWEST_JUDGED = 3
const LONG_ENOUGH_MILLIS = 800
const FIRST_PATIENCE_MILLIS = 6000
const LONGEST_PATIENCE_MILLIS = 600_000

export const createGovernor = (level: Quality): Governor => ({
  level,
  pictures: 0,
  millis: 0,
  wellMillis: 0,
  patienceMillis: FIRST_PATIENCE_MILLIS,
  strained: false,
})

/**
 * After one more picture in a row, which took so long. A step down is quick; each that had to be taken back doubles
 * the wait before the next try, so that a machine at its limit does not swing to and fro [Z-8].
 */
export function judged(governor: Governor, pictureMillis: number): Governor {
  if (pictureMillis > SLEPT_MILLIS) return { ...governor, pictures: 0, millis: 0 }
  const pictures = governor.pictures + 1
  const millis = governor.millis + pictureMillis
  const tells = pictures >= JUDGED_PICTURES || (pictures >= FEWEST_JUDGED && millis > LONG_ENOUGH_MILLIS)
  if (!tells) return { ...governor, pictures, millis }
  const mean = millis / pictures
  const rung = LADDER.indexOf(governor.level)
  const strained = rung === 0 && mean > STRAIN_MILLIS
  const fresh = { ...governor, pictures: 0, millis: 0, strained }
  if (mean > SLOW_PICTURE_MILLIS) {
    const level = LADDER[rung - 1]
    if (level === undefined) return { ...fresh, wellMillis: 0 }
    const patienceMillis = Math.min(LONGEST_PATIENCE_MILLIS, governor.patienceMillis * 2)
    return { ...fresh, level, wellMillis: 0, patienceMillis }
  }
  if (mean > QUICK_PICTURE_MILLIS) return { ...fresh, wellMillis: 0 }
  const wellMillis = governor.wellMillis + millis
  const level = LADDER[rung + 1]
  if (wellMillis < governor.patienceMillis || level === undefined) return { ...fresh, wellMillis }
  return { ...fresh, level, wellMillis: 0 }
}
