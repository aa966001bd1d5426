import type { TwinEvent } from './event.ts'

/*
 * What is asked of the Journal and what it answers. Instants are places on its axis of time, milliseconds since
 * 1970 [Y-1].
 */

export type EventKind = TwinEvent['event']
export const EVENT_KINDS = [
  'stateChanged',
  'linkChanged',
  'partProduced',
  'partScrapped',
  'alarmRaised',
  'alarmCleared',
] as const satisfies readonly EventKind[]

export type JournalQuestion =
  | MomentQuestion
  | ReelQuestion
  | PlantQuestion
  | SkimQuestion
  | RangeQuestion
  | RawQuestion
  | EventsQuestion
  | DensityQuestion
  | RecordingQuestion

/** The Twin at an instant [Y-33]. */
export interface MomentQuestion {
  readonly kind: 'moment'
  readonly at: number
}

/** The record of the Segment that holds an instant [Y-37]. */
export interface ReelQuestion {
  readonly kind: 'reel'
  readonly at: number
}

/** What a file says of its Plant, by that Plant's hash [Y-37]. */
export interface PlantQuestion {
  readonly kind: 'plant'
  readonly hash: string
}

/** Frames for fast play [Y-38]. */
export interface SkimQuestion {
  readonly kind: 'skim'
  readonly from: number
  readonly to: number
  readonly stepMillis: number
}

/** How Channels are told: JSON and CSV to read at once, Parquet and MCAP for other programs [Y-50]. */
export const TABLE_FORMS = ['json', 'csv', 'parquet', 'mcap'] as const
export type TableForm = (typeof TABLE_FORMS)[number]

/** Channels by buckets of time [Y-35]. */
export interface RangeQuestion {
  readonly kind: 'range'
  readonly slots: readonly number[]
  readonly from: number
  readonly to: number
  readonly everyMillis: number
  readonly form: TableForm
}

/** Channels by Reading [Y-35]. */
export interface RawQuestion {
  readonly kind: 'raw'
  readonly slots: readonly number[]
  readonly from: number
  readonly to: number
  /** Reading ends with the Segment in which so many are reached. */
  readonly limit: number
  readonly form: TableForm
}

export interface EventsQuestion {
  readonly kind: 'events'
  readonly from: number
  readonly to: number
  /** None: all kinds. */
  readonly kinds: readonly EventKind[]
  /** Indices in today's Plant; undefined for all. */
  readonly machines: readonly number[] | undefined
  readonly order: 'ascending' | 'descending'
  readonly limit: number
  /** The id of the last Event of the page before. */
  readonly after: number | undefined
}

export interface DensityQuestion {
  readonly kind: 'density'
  readonly from: number
  readonly to: number
  readonly buckets: number
}

/** All that was recorded of a stretch, for another server [Y-47]. */
export interface RecordingQuestion {
  readonly kind: 'recording'
  readonly from: number
  readonly to: number
}

/** How closely an age is kept: every Reading, one a second, or what the buckets of a minute tell. */
export const EXACTNESS = ['full', 'second', 'minute'] as const
export type Exactness = (typeof EXACTNESS)[number]

/** What a moment rests on. */
export type Ground =
  | {
      readonly kind: 'recorded'
      readonly exactness: Exactness
      readonly from: number
      readonly to: number
      /** The id of the Plant that was recorded, where none of its Machines is in today's [Y-33]. */
      readonly plant?: string
    }
  /** Nothing was written there: what is shown is what was known where the gap begins. An end that is none is open. */
  | { readonly kind: 'gap'; readonly from: number | undefined; readonly to: number | undefined }

export interface MomentHead {
  readonly kind: 'moment'
  readonly at: number
  readonly ground: Ground
  /** What had been told before and still held there, the oldest first [Y-43]. */
  readonly standing: readonly TwinEvent[]
  /** Machines whose state there cannot be told because bits of it are not as they were written [Y-39]. */
  readonly damaged: readonly number[]
}

export interface ReelHead {
  readonly kind: 'reel'
  readonly from: number
  readonly to: number
  /** The Plant that its slots belong to. */
  readonly plantHash: string
  /** The same for as long as the bytes are; undefined while the stretch is open. */
  readonly version: string | undefined
  readonly bytes: number
}

export interface SkimHead {
  readonly kind: 'skim'
  readonly from: number
  readonly to: number
  readonly stepMillis: number
  /** What it rests on where it begins, and of which Machines it cannot be told there. */
  readonly ground: Ground
  readonly damaged: readonly number[]
  /** What had been told before and still held where it begins, the oldest first [Y-43]. */
  readonly standing: readonly TwinEvent[]
}

export interface RecordingHead {
  readonly kind: 'recording'
  /** Of the first piece that was recorded, and of the last. */
  readonly from: number
  readonly to: number
}

export interface EventsAnswer {
  readonly from: number
  readonly to: number
  readonly events: readonly TwinEvent[]
  /** What to ask `after` for the page that follows; null where there is none. */
  readonly next: number | null
}

/** Where there is what [Y-36]. */
export interface DensityAnswer {
  readonly from: number
  readonly to: number
  readonly everyMillis: number
  /** By bucket. */
  readonly readings: readonly number[]
  /** By bucket, the least exact of what lies there: 1 for the first of EXACTNESS and so on, 0 where nothing was written. */
  readonly exactness: readonly number[]
  readonly events: Readonly<Record<EventKind, readonly number[]>>
  readonly gaps: readonly (readonly [from: number, to: number])[]
  /** Of the whole Journal; null where there is nothing in it. */
  readonly first: number | null
  readonly last: number | null
}

export interface ChannelHead {
  readonly slot: number
  readonly path: string
  readonly key: string
  readonly unit: string
  readonly resolution: number
}

/** Columns of one Channel by bucket; a bucket without a usable Reading is left out. */
export interface BucketColumns extends ChannelHead {
  readonly start: readonly number[]
  readonly min: readonly number[]
  readonly max: readonly number[]
  readonly mean: readonly number[]
  readonly last: readonly number[]
  readonly count: readonly number[]
}

/** Columns of one Channel by Reading: where it lies, its device's time, value and quality. */
export interface ReadingColumns extends ChannelHead {
  readonly place: readonly number[]
  readonly time: readonly number[]
  readonly value: readonly number[]
  readonly quality: readonly number[]
}

export interface RangeAnswer<Columns = BucketColumns | ReadingColumns> {
  readonly from: number
  /** All is told up to here; more may be asked from here where it is before the end that was asked for. */
  readonly to: number
  /** Null where every Reading is told. */
  readonly everyMillis: number | null
  readonly channels: readonly Columns[]
}

/** The head of an answer, before its bytes; plain answers are all in their bytes. */
export type AnswerHead =
  | MomentHead
  | ReelHead
  | SkimHead
  | { readonly kind: 'plain'; readonly type: TableForm }
  | RecordingHead
  | { readonly kind: 'nothing' }
  | { readonly kind: 'tooMuch' }

/** An answer on its way: its head, and its bytes as they are found. */
export interface JournalAnswer {
  /** Fails where it is stopped first. */
  readonly head: Promise<AnswerHead>
  /** Ends the work where it is left before its end. */
  readonly parts: AsyncIterable<Uint8Array>
  /** Nobody waits for it any more. */
  stop(): void
}

/** Whoever answers what is asked of the Journal. */
export interface JournalReading {
  ask(question: JournalQuestion): JournalAnswer
}
