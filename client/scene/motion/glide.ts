/*
 * HOT: a few steps for every moving part and picture. Columns in place, nothing allocated.
 */

/**
 * What moves a part, by number: each value glides from where it is shown to what came last, in about the time
 * that passed between the last two, and rests there. Nothing goes on by itself into what was never told [Z-4].
 */
export interface Glides {
  readonly from: Float64Array
  readonly to: Float64Array
  readonly start: Float64Array
  readonly duration: Float32Array
  /** How often a value is expected, ms. */
  readonly period: Float32Array
  /** 0 for a plain value, else the way after which it is the same again, as 360 degrees. */
  readonly wrap: Float32Array
}

export const SHORTEST_GLIDE_MILLIS = 80
export const LONGEST_GLIDE_MILLIS = 1500
/** A little longer than the wait for the next value, so that a late one does not make the part stop and go. */
const SLACK = 1.15
const LATE = 1.5
const NEVER = Number.NEGATIVE_INFINITY

export const createGlides = (count: number): Glides => ({
  from: new Float64Array(count),
  to: new Float64Array(count),
  start: new Float64Array(count).fill(NEVER),
  duration: new Float32Array(count),
  period: new Float32Array(count).fill(1000),
  wrap: new Float32Array(count),
})

/** Where the value is shown at a time. */
export function glideAt(glides: Glides, i: number, millis: number): number {
  const { from, to, start, duration } = glides
  const passed = millis - start[i]!
  if (!(passed < duration[i]!)) return to[i]!
  return from[i]! + (to[i]! - from[i]!) * Math.max(0, passed / duration[i]!)
}

export const isGliding = ({ start, duration }: Glides, i: number, millis: number): boolean =>
  millis - start[i]! < duration[i]!

/**
 * A value came: go there from where it is shown. The first is there at once; one that rested begins to move at the
 * pace of its Channel, since nothing is sent while nothing changes. Where the past is played in steps, no way is
 * shorter than one of them: a part would stop and go [PH-16].
 */
export function steer(glides: Glides, i: number, value: number, millis: number, stepMillis = 0): void {
  const { from, to, start, duration, period, wrap } = glides
  if (start[i] === NEVER) {
    from[i] = value
    to[i] = value
    start[i] = millis
    duration[i] = 0
    return
  }
  const around = wrap[i]!
  const shown = glideAt(glides, i, millis)
  const wait = Math.min(millis - start[i]!, Math.max(period[i]!, stepMillis) * LATE)
  from[i] = around > 0 ? nearestTurn(shown, value, around) : shown
  to[i] = value
  start[i] = millis
  const longest = Math.max(LONGEST_GLIDE_MILLIS, stepMillis * SLACK)
  duration[i] = Math.min(longest, Math.max(SHORTEST_GLIDE_MILLIS, stepMillis * SLACK, wait * SLACK))
}

/** Everything is where it was told to be: after a jump in time nothing may be seen to travel there. */
export function cut({ duration }: Glides): void {
  duration.fill(0)
}

/** The same angle as `shown`, not more than half a turn from `value`. */
const nearestTurn = (shown: number, value: number, around: number): number =>
  shown + around * Math.round((value - shown) / around)
