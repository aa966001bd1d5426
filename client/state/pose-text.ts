import type { Pose } from './camera.ts'

/*
 * A Pose as an address carries it: seven plain numbers joined by "_", which no address escapes.
 * Centimetres and hundredths of a degree; anything may stand in an address, so reading validates.
 */

interface Part {
  readonly min: number
  readonly max: number
  readonly digits: number
}

const DEGREES = 180 / Math.PI
const SIDEWAYS: Part = { min: -100_000, max: 100_000, digits: 2 }
const UPWARDS: Part = { min: -100, max: 1000, digits: 2 }
const AROUND: Part = { min: 0, max: 360, digits: 2 }
const TILTED: Part = { min: 0, max: 180, digits: 2 }
const AWAY: Part = { min: 0.1, max: 900_000, digits: 2 }
const LENS: Part = { min: 1, max: 120, digits: 2 }

const PLAIN_NUMBER = /^-?\d{1,6}(?:\.\d{1,2})?$/

/** One turn holds every direction once. */
const oneTurn = (degrees: number): number => degrees - 360 * Math.floor(degrees / 360)

function written(value: number, { min, max, digits }: Part): string {
  const scale = 10 ** digits
  const held = Math.min(max, Math.max(min, Number.isFinite(value) ? value : min))
  return String(Math.round(held * scale) / scale || 0)
}

function read(text: string | undefined, { min, max }: Part): number | undefined {
  if (text === undefined || !PLAIN_NUMBER.test(text)) return undefined
  const value = Number(text)
  return value >= min && value <= max ? value : undefined
}

/** At most 60 characters. */
export const poseText = ({ target, azimuth, polar, distance, lens }: Pose): string =>
  [
    written(target[0], SIDEWAYS),
    written(target[1], SIDEWAYS),
    written(target[2], UPWARDS),
    written((Math.round(oneTurn(azimuth * DEGREES) * 100) % 36_000) / 100, AROUND),
    written(polar * DEGREES, TILTED),
    written(distance, AWAY),
    written(lens, LENS),
  ].join('_')

/** The Pose that the text tells, or nothing where it tells none. */
export function poseOf(text: string): Pose | undefined {
  if (text.length > 60) return undefined
  const parts = text.split('_')
  if (parts.length !== 7) return undefined
  const x = read(parts[0], SIDEWAYS)
  const y = read(parts[1], SIDEWAYS)
  const z = read(parts[2], UPWARDS)
  const azimuth = read(parts[3], AROUND)
  const polar = read(parts[4], TILTED)
  const distance = read(parts[5], AWAY)
  const lens = read(parts[6], LENS)
  if (x === undefined || y === undefined || z === undefined || azimuth === undefined) return undefined
  if (polar === undefined || distance === undefined || lens === undefined) return undefined
  return {
    target: [x, y, z],
    azimuth: (azimuth % 360) / DEGREES,
    polar: polar / DEGREES,
    distance,
    lens,
  }
}
