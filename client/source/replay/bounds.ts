import type { Span } from '../../state/time.ts'

/** Between what the route may ask for: the Journal's end as far as it is written, and what is played around in. */
export interface Bounds {
  /** Up to here the Journal is written. */
  readonly edge: number
  readonly loop: Span | undefined
}

export interface NextSpan extends Span {
  /** From the end of the loop to its beginning, or the other way backwards. */
  readonly jump: boolean
}

/** The stretch that is played after an instant; undefined where less than `least` is written, and that is the end. */
export function spanAfter(
  end: number,
  longest: number,
  least: number,
  { edge, loop }: Bounds,
): NextSpan | undefined {
  const jump = loop !== undefined && end === loop.to
  const from = jump ? loop.from : end
  const stop = loop !== undefined && from < loop.to ? Math.min(loop.to, edge) : edge
  const to = Math.min(from + longest, stop)
  const isEnough = to - from >= least || (to > from && to === loop?.to)
  return isEnough ? { from, to, jump } : undefined
}

/** The stretch that is played after an instant when played backwards; undefined at the beginning of the axis. */
export function spanBefore(begin: number, longest: number, { edge, loop }: Bounds): NextSpan | undefined {
  const jump = loop !== undefined && begin === loop.from
  const to = jump ? Math.min(loop.to, edge) : begin
  const stop = loop !== undefined && to > loop.from ? loop.from : 0
  const from = Math.max(to - longest, stop)
  return from < to ? { from, to, jump } : undefined
}
