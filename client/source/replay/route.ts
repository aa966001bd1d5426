import type { PastTrouble, Span } from '../../state/time.ts'
import type { Reels } from '../journal.ts'
import type { Bounds } from './bounds.ts'
import type { Screen } from './screen.ts'
import type { Strip } from './strip.ts'

/** What became of the way at its end. */
export type Onward = 'entered' | 'jumped' | 'waits' | 'ends'

/** The way that the Playhead goes from where it is: strips that are played, are here, or come. */
export interface Route {
  /** The instant of the step that is shown. */
  readonly at: number
  readonly stepMillis: number
  /** Asks for what comes next and makes it ready. */
  prepare(pace: Pace): void
  /** So far the Playhead may go before the next strip. */
  limit(): number
  /** Shows the last step that the Playhead has come to. */
  showTo(playhead: number): void
  /** Goes over into the next strip, where it is here. */
  onward(): Onward
  /** Whether enough is here to go on after a wait. */
  isReady(): boolean
  /** Why nothing more comes; it is asked for again after `again`. */
  readonly failure: PastTrouble | undefined
  again(): void
  drop(): void
}

/** How it is to be played. */
export interface Pace extends Bounds {
  readonly speed: number
  readonly stepMillis: number
}

export interface RouteAround {
  readonly screen: Screen
  readonly reels: Reels
  readonly now: () => number
  /** A strip was asked for. */
  asked(span: Span): void
  /** A strip is played from here on. */
  entered(strip: Strip): void
}

/** At first little, for somebody waits for it. */
export const FIRST_STEPS = 10
export const MOST_STEPS = 60
/** So much of the wall's time is here or comes. */
export const AHEAD_MILLIS = 5000
/** A strip is asked for in as many steps as are about so large; so are the columns that undo one [PH-13]. */
export const STRIP_BYTES = 20 << 20
export const UNDO_BYTES = 32 << 20

export const failureOf = ({ failure }: Strip): PastTrouble =>
  failure === undefined || failure === 'aborted' ? 'unreachable' : failure
