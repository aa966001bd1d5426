import type { Span } from '../../state/time.ts'

/*
 * The stretch of the axis that the timeline shows, and how a hand moves it [PH-40].
 */

export const SHORTEST_MILLIS = 10_000
export const LONGEST_MILLIS = 400 * 86_400_000

/** So much of the sight may lie beyond the present, so that the live edge can be seen as an edge. */
export const AHEAD = 0.03

/** However far a hand pans, so much of the sight still shows what could have been recorded. */
const HELD = 0.1

/** What there is to be seen: from where the Journal begins, if it has anything, to the present. */
export interface Reach {
  readonly first: number | undefined
  readonly now: number
}

export const lengthOf = ({ from, to }: Span): number => to - from

export const xOf = (sight: Span, width: number, at: number): number =>
  ((at - sight.from) / lengthOf(sight)) * width

export const atX = (sight: Span, width: number, x: number): number =>
  sight.from + (x / Math.max(1, width)) * lengthOf(sight)

/** The nearest sight that is no longer, shorter or farther away than one may be. */
export function within(sight: Span, { first, now }: Reach): Span {
  const length = Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, lengthOf(sight)))
  const middle = (sight.from + sight.to) / 2
  const from = lengthOf(sight) === length ? sight.from : middle - length / 2
  const last = now + AHEAD * length - length
  const least = Math.min(last, (first ?? now) + HELD * length - length)
  const kept = Math.min(last, Math.max(least, from))
  return { from: kept, to: kept + length }
}

/** Longer or shorter by a factor; the instant under the pointer stays there. */
export function zoomed(sight: Span, at: number, factor: number, reach: Reach): Span {
  const length = Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, lengthOf(sight) * factor))
  const share = (at - sight.from) / lengthOf(sight)
  const from = at - share * length
  return within({ from, to: from + length }, reach)
}

export const panned = ({ from, to }: Span, byMillis: number, reach: Reach): Span =>
  within({ from: from + byMillis, to: to + byMillis }, reach)

/** All that is recorded; at least as much as is read at a glance. */
export function wholeOf({ first, now }: Reach): Span {
  const known = Math.max(SHORTEST_MILLIS, now - (first ?? now))
  const length = Math.min(LONGEST_MILLIS, known / (1 - 2 * AHEAD))
  const to = now + AHEAD * length
  return { from: to - length, to }
}

/** So long, with the present at its right edge. */
export const upTo = (now: number, length: number): Span => {
  const to = now + AHEAD * length
  return { from: to - length, to }
}

/** At least so much is seen of what has just begun to be recorded. */
const LEAST_FITTED_MILLIS = 300_000

/**
 * A sight that nobody has chosen, where it begins before all that is recorded: what there is as a whole, or as much of
 * its beginning as is seen anyway; the Playhead stays in it, also where that stands before the beginning [PH-87].
 */
export function fitted(sight: Span, at: number, { first, now }: Reach): Span {
  if (first === undefined || first <= sight.from) return sight
  const begin = Math.min(first, at)
  const whole = Math.max(LEAST_FITTED_MILLIS, lengthOf(wholeOf({ first: begin, now })))
  if (whole <= lengthOf(sight)) return upTo(now, whole)
  const from = Math.max(sight.from, begin - AHEAD * lengthOf(sight))
  return { from, to: from + lengthOf(sight) }
}

/** Whether the present lies in it, so that it grows there. */
export const showsPresent = (sight: Span, now: number): boolean => sight.from < now && now <= sight.to

/** Where the Playhead has left it, the page that it comes to; else the same. */
export function turnedTo(sight: Span, at: number, forwards: boolean, reach: Reach): Span {
  if (at >= sight.from && at <= sight.to) return sight
  const length = lengthOf(sight)
  const from = at - length * (forwards ? 0.1 : 0.9)
  return within({ from, to: from + length }, reach)
}

/** Two fingers: what lies under each of them stays there. */
export function pinched(
  sight: Span,
  width: number,
  was: readonly [number, number],
  is: readonly [number, number],
  reach: Reach,
): Span {
  const [oneAt, otherAt] = [atX(sight, width, was[0]), atX(sight, width, was[1])]
  const apart = is[1] - is[0]
  if (Math.abs(apart) < 1 || oneAt === otherAt) return sight
  const perPixel = (otherAt - oneAt) / apart
  if (perPixel <= 0) return sight
  const length = Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, perPixel * width))
  const middle = (oneAt + otherAt) / 2
  const from = middle - ((is[0] + is[1]) / 2 / width) * length
  return within({ from, to: from + length }, reach)
}
