import type { DensityAnswer } from '../../../models/journal-answer.ts'
import type { FloorState } from '../../../models/state.ts'
import type { Span } from '../../state/time.ts'
import type { Band } from './bands.ts'
import type { Mark, StateStretch } from './marks.ts'
import type { Ruler } from './ruler.ts'

/*
 * What the track's canvas is painted from: its rows, its colours and what is seen at the moment.
 */

/** Where the rows of the track begin and end, in pixels from its top. */
export interface Rows {
  readonly width: number
  readonly height: number
  /** A rem. */
  readonly unit: number
  /** Below the calendar; 0 where there is no room for one. */
  readonly ruler: number
  /** Below the ruler. */
  readonly body: number
}

export interface Colours {
  readonly ink: string
  readonly soft: string
  readonly edge: string
  readonly line: string
  readonly band: string
  readonly meter: string
  readonly hatch: string
  readonly ground: string
  readonly surface: string
  readonly accent: string
  readonly past: string
  readonly font: string
  /** What a high, a medium and a low alarm, and each state, is drawn in. */
  readonly alarms: Readonly<Record<'high' | 'medium' | 'low', string>>
  readonly states: Readonly<Record<FloorState, string>>
}

export interface Scene {
  readonly sight: Span
  readonly now: number
  readonly bands: readonly Band[]
  readonly ruler: Ruler
  readonly density: DensityAnswer | undefined
  readonly alarms: readonly Mark[]
  /** Older Events than could be told of one by one are told by how many there were. */
  readonly alarmsFrom: number
  readonly states: readonly StateStretch[]
  readonly picked: Span | undefined
  readonly isLooping: boolean
  readonly bookmarks: readonly number[]
  readonly sayTick: (at: number) => string
  readonly sayBand: (band: Band) => readonly string[]
}

export type Brush = CanvasRenderingContext2D

/** Where an instant lies across the track. */
export type Across = (at: number) => number
