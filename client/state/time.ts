import { createStore } from 'zustand/vanilla'
import type {
  BucketColumns,
  DensityAnswer,
  EventKind,
  EventsAnswer,
  Ground,
  RangeAnswer,
  ReadingColumns,
} from '../../models/journal-answer.ts'

/*
 * Which time the screen shows. Instants are places on the Journal's axis, milliseconds since 1970 [Y-1]; the present
 * is where that axis grows.
 */

/** A stretch of the axis: from, included, to to, not included. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Why the past cannot be shown as it was asked for. */
export type PastTrouble = 'unreachable' | 'login' | 'nothing'

export interface Past {
  readonly kind: 'past'
  /** Where the Playhead was when this browser's clock said `anchorMillis`; it goes on from there at `rate`. */
  readonly at: number
  readonly anchorMillis: number
  /** Milliseconds of the axis in a millisecond: 0 while it stands or waits, below 0 backwards. */
  readonly rate: number
  /** The rate that is wished for when it plays. */
  readonly speed: number
  readonly playing: boolean
  /** What comes next, or was asked for, is not here yet. */
  readonly waiting: boolean
  /** What is shown rests on it; undefined until something is. */
  readonly ground: Ground | undefined
  /** How many Machines cannot be told of there because bits are damaged [Y-39]. */
  readonly damaged: number
  readonly loop: Span | undefined
  /** Where the present was when it was left. */
  readonly leftAt: number
  readonly trouble: PastTrouble | undefined
}

export type Time = { readonly kind: 'live' } | Past

export const time = createStore<Time>(() => ({ kind: 'live' }))

/** What has arrived is on the disk, and can be read, at most so much later [Y-14]. */
export const WRITTEN_MILLIS = 1500

export const SLOWEST = 0.1
export const FASTEST = 600
/** What a press on faster or slower goes through; backwards the same with the sign turned. */
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600] as const

/** The wall's time between two pictures that the Journal is asked for: what lies between glides [PH-12]. */
const STEP_MILLIS = 100
const SHORTEST_STEP_MILLIS = 10

/** So much of the axis lies between two pictures at a speed, whole milliseconds. */
export const stepMillisOf = (speed: number): number =>
  Math.max(SHORTEST_STEP_MILLIS, Math.round(STEP_MILLIS * Math.abs(speed)))

/** Where a Playhead in the past is. In a loop it is never beyond its ends, also before it was told to have jumped. */
export function pastMillis({ at, anchorMillis, rate, loop }: Past, browserMillis: number): number {
  const on = at + (browserMillis - anchorMillis) * rate
  if (loop === undefined || at < loop.from || at > loop.to) return on
  return Math.min(loop.to, Math.max(loop.from, on))
}

/** What moves the Playhead; wired in main. */
export interface Player {
  /** Shows an instant, playing on or standing as before; from the present it stands. Later than now is now: live. */
  seek(at: number): void
  /** Follows a pointer: stands, and shows each instant as soon as it is here; of many that wait the last counts. */
  scrub(at: number): void
  /**
   * Goes on from where it is, backwards where the speed is below 0. In the present there is only backwards; who comes
   * to it is live.
   */
  play(speed: number): void
  pause(): void
  /** Plays around in a stretch, from its begin where the Playhead is not in it; undefined ends that. */
  loop(span: Span | undefined): void
  toLive(): void
}

/** What is asked of the Journal about the past, whatever the Playhead shows. Undefined where no answer came. */
export interface Archive {
  density(ask: Span & { readonly buckets: number }, signal?: AbortSignal): Promise<DensityAnswer | undefined>
  events(ask: EventsAsk, signal?: AbortSignal): Promise<EventsAnswer | undefined>
  /** Channels by buckets of about that many points. */
  range(
    ask: Span & { readonly slots: readonly number[]; readonly points: number },
    signal?: AbortSignal,
  ): Promise<RangeAnswer<BucketColumns> | undefined>
  /** Channels by Reading. */
  readings(
    ask: Span & { readonly slots: readonly number[]; readonly limit?: number },
    signal?: AbortSignal,
  ): Promise<RangeAnswer<ReadingColumns> | undefined>
}

export interface EventsAsk extends Span {
  /** None: all kinds. */
  readonly kinds?: readonly EventKind[]
  /** Indices; undefined for all. */
  readonly machines?: readonly number[]
  readonly order: 'ascending' | 'descending'
  readonly limit: number
  readonly after?: number
}

const NOBODY: Player & Archive = {
  seek: () => undefined,
  scrub: () => undefined,
  play: () => undefined,
  pause: () => undefined,
  loop: () => undefined,
  toLive: () => undefined,
  density: async () => undefined,
  events: async () => undefined,
  range: async () => undefined,
  readings: async () => undefined,
}

let wired: Player & Archive = NOBODY

export function attachPast(to: Player & Archive): void {
  wired = to
}

let tellAsked = (): void => undefined

/** Calls back right before a person here moves the Playhead [PH-103]. */
export function onAsked(call: () => void): void {
  tellAsked = call
}

/** What moves the Playhead without a person here having asked: an address, or another page. */
export const unasked = (): Player => wired

const asked = (): Player => {
  tellAsked()
  return wired
}

/** Moves the Playhead of this page, as a person in it asks. */
export const player: Player = {
  seek: (at) => asked().seek(at),
  scrub: (at) => asked().scrub(at),
  play: (speed) => asked().play(speed),
  pause: () => asked().pause(),
  loop: (span) => asked().loop(span),
  toLive: () => asked().toLive(),
}

/** Asks the Journal. */
export const archive: Archive = {
  density: (ask, signal) => wired.density(ask, signal),
  events: (ask, signal) => wired.events(ask, signal),
  range: (ask, signal) => wired.range(ask, signal),
  readings: (ask, signal) => wired.readings(ask, signal),
}
