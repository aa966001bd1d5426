import { copyStance, nearestTurn, openingOf, type Stance, spanOf } from './stance.ts'

/**
 * A flight from one Stance to another: away from what is left, over, and down to what is reached, the
 * path on which the picture flows most evenly (van Wijk and Nuij, Smooth and efficient zooming and panning).
 */
export interface Flight {
  readonly from: Stance
  /** Moves along where what is flown to moves. Its azimuth is the one that is reached by the shorter turn. */
  readonly to: Stance
  /** The azimuth as it was wished. */
  readonly wished: number
  readonly millis: number
  pastMillis: number
}

/** How willingly a flight rises; 1.4 is what people liked best in the paper, lower stays lower. */
const RISE = 1.25
const SHORTEST_MILLIS = 400
const LONGEST_MILLIS = 900

/** A path's length in pictures, and what its shape is made of. */
interface Path {
  length: number
  from: number
  away: number
  fromSpan: number
  toSpan: number
}

const pathScratch: Path = { length: 0, from: 0, away: 0, fromSpan: 1, toSpan: 1 }

function measure(from: Stance, to: Stance, path: Path): void {
  const away = Math.hypot(to.x - from.x, to.y - from.y, to.z - from.z)
  const [w0, w1] = [spanOf(from), spanOf(to)]
  path.fromSpan = w0
  path.toSpan = w1
  path.away = away
  if (away < 1e-4 * Math.min(w0, w1)) {
    path.away = 0
    path.length = Math.abs(Math.log(w1 / w0)) / RISE
    return
  }
  const rise2 = RISE * RISE
  const rest = rise2 * rise2 * away * away
  const b0 = (w1 * w1 - w0 * w0 + rest) / (2 * w0 * rise2 * away)
  const b1 = (w1 * w1 - w0 * w0 - rest) / (2 * w1 * rise2 * away)
  path.from = -Math.asinh(b0)
  path.length = (-Math.asinh(b1) - path.from) / RISE
}

/** 400 to 900 ms, by how much the picture changes; or as long as it is told to take. */
export function flightTo(from: Stance, to: Stance, overMillis?: number): Flight {
  const goal = { ...to, azimuth: nearestTurn(to.azimuth, from.azimuth) }
  measure(from, goal, pathScratch)
  const turned = Math.abs(goal.azimuth - from.azimuth) + Math.abs(goal.polar - from.polar)
  const change = pathScratch.length * 0.5 + turned * 0.4
  const needed = SHORTEST_MILLIS + (LONGEST_MILLIS - SHORTEST_MILLIS) * (1 - Math.exp(-change / 1.5))
  const millis = Math.max(needed, overMillis ?? 0)
  return { from: { ...from }, to: goal, wished: to.azimuth, millis, pastMillis: 0 }
}

/** Begins and ends without a jerk. */
const eased = (t: number): number => t * t * t * (t * (6 * t - 15) + 10)

/** Goes on by so much and writes where the flight is. True while it flies; the last is the goal itself. */
export function fly(flight: Flight, deltaMillis: number, stance: Stance): boolean {
  flight.pastMillis += deltaMillis
  if (flight.pastMillis >= flight.millis) {
    copyStance(flight.to, stance)
    stance.azimuth = flight.wished
    return false
  }
  along(flight.from, flight.to, eased(flight.pastMillis / flight.millis), stance)
  return true
}

function along(from: Stance, to: Stance, done: number, stance: Stance): void {
  measure(from, to, pathScratch)
  const { length, away, fromSpan, toSpan } = pathScratch
  let span = fromSpan * (toSpan / fromSpan) ** done
  let part = done
  if (away > 0) {
    const start = pathScratch.from
    const here = RISE * length * done + start
    span = (fromSpan * Math.cosh(start)) / Math.cosh(here)
    part = (fromSpan * (Math.cosh(start) * Math.tanh(here) - Math.sinh(start))) / (RISE * RISE * away)
  }
  stance.x = from.x + (to.x - from.x) * part
  stance.y = from.y + (to.y - from.y) * part
  stance.z = from.z + (to.z - from.z) * part
  stance.azimuth = from.azimuth + (to.azimuth - from.azimuth) * done
  stance.polar = from.polar + (to.polar - from.polar) * done
  stance.lens = from.lens * (to.lens / from.lens) ** done
  stance.distance = span / openingOf(stance.lens)
}
