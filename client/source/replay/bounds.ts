import { type Span, WRITTEN_MILLIS } from '../../state/time.ts'

/** The axis as far as it is written. */
export interface Axis {
  /** Before this there is nothing. */
  readonly begin: number
  /** Up to here it is written. */
  readonly edge: number
  /** Nothing will follow on that. */
  readonly isOver: boolean
}

/** Of a recording from its first instant to its last; else up to what is written by now. */
export const axisOf = (recording: Span | undefined, serverMillis: number): Axis =>
  recording === undefined
    ? { begin: 0, edge: Math.floor(serverMillis - WRITTEN_MILLIS), isOver: false }
    : { begin: recording.from, edge: Math.max(recording.from, recording.to - 1), isOver: true }

/** Between what the route may ask for: what is written, and what is played around in. */
export interface Bounds extends Axis {
  readonly loop: Span | undefined
}

export interface NextSpan extends Span {
  /** From the end of the loop to its beginning, or the other way backwards. */
  readonly jump: boolean
}

/** The stretch that is played after an instant; undefined where less than `least` is written, or nothing more will be. */
export function spanAfter(
  end: number,
  longest: number,
  least: number,
  { edge, isOver, loop }: Bounds,
): NextSpan | undefined {
  const jump = loop !== undefined && end === loop.to
  const from = jump ? loop.from : end
  const stop = loop !== undefined && from < loop.to ? Math.min(loop.to, edge) : edge
  const to = Math.min(from + longest, stop)
  const isLast = to === loop?.to || (isOver && to === edge)
  const isEnough = to - from >= least || (to > from && isLast)
  return isEnough ? { from, to, jump } : undefined
}

/** The stretch that is played after an instant when played backwards; undefined where there is nothing before it. */
export function spanBefore(
  end: number,
  longest: number,
  { begin, edge, loop }: Bounds,
): NextSpan | undefined {
  const bottom = loop === undefined ? begin : Math.max(begin, loop.from)
  const jump = loop !== undefined && end <= bottom && end >= loop.from
  const to = jump ? Math.min(loop.to, edge) : end
  const stop = to > bottom ? bottom : begin
  const from = Math.max(to - longest, stop)
  return from < to ? { from, to, jump } : undefined
}
