import type { Language } from '../../../models/text.ts'
import type { ChartTrace } from './bucket-trace.ts'

/** A line as it is drawn. */
export interface ChartLine {
  readonly key: string
  readonly unit: string
  readonly colour: string
  readonly dash: readonly number[]
  /** Words and counters hold until the next; quantities run from point to point. */
  readonly steps: boolean
  /** Words have names and no axis. */
  readonly words: boolean
  readonly trace: ChartTrace
}

/** What the theme and the language say of the chart. */
export interface ChartLook {
  readonly soft: string
  readonly grid: string
  readonly hatch: string
  /** The hue of the past. */
  readonly past: string
  readonly font: string
  /** How much larger than on a desk all is drawn; a wall is read from afar. */
  readonly scale: number
  readonly number: (value: number, decimals: number) => string
  readonly language: Language
  /** The Plant's. */
  readonly timeZone: string
}

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** An instant that stands in the chart. */
export interface Mark {
  readonly at: number
  readonly kind: 'playhead' | 'live' | 'pin'
  readonly word: string
}

export const AXIS_WIDTH = 46

/** Lines of words share a scale that no axis tells of. */
export const WORDS = 'words'
export const UNIT = 'unit '
export const scaleOf = ({ words, unit }: ChartLine): string => (words ? WORDS : `${UNIT}${unit}`)
