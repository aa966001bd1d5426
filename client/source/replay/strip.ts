import type { SkimHead } from '../../../models/journal-answer.ts'
import type { Answered, Reels, SkimAsk } from '../journal.ts'

/** A stretch of the axis in steps, as the Journal tells it: kept as bytes, decoded when it is played. */
export interface Strip extends SkimAsk {
  /** Whether the Playhead comes here by a jump: from the end of a loop to its beginning. */
  readonly jump: boolean
  /** By step; the first is a Snapshot. */
  readonly frames: Uint8Array[]
  bytes: number
  /** What is told of where it begins; undefined until it comes. */
  begins: SkimHead | undefined
  state: 'coming' | 'whole' | 'failed'
  /** What became of it; only where it failed. */
  failure: Exclude<Answered<true>['kind'], 'answer'> | undefined
  /** Nobody plays it any more. */
  drop(): void
}

/** More than this in one row is left: the next one begins where it ends [PH-13]. */
const MOST_STRIP_BYTES = 24 << 20

/** Asks for a strip, which fills as it comes; `heard` is called when it ended, and not after it was dropped. */
export function askStrip(reels: Reels, ask: SkimAsk, jump: boolean, heard: () => void): Strip {
  const calling = new AbortController()
  let dropped = false
  const strip: Strip = {
    ...ask,
    jump,
    frames: [],
    bytes: 0,
    begins: undefined,
    state: 'coming',
    failure: undefined,
    drop() {
      dropped = true
      calling.abort()
    },
  }
  const hearing = {
    head: (head: SkimHead): void => {
      strip.begins = head
    },
    frame: (bytes: Uint8Array): void => {
      if (strip.state !== 'coming') return
      strip.frames.push(bytes)
      strip.bytes += bytes.length
      if (strip.bytes <= MOST_STRIP_BYTES) return
      strip.state = 'whole'
      calling.abort()
    },
  }
  void reels.skim(ask, hearing, calling.signal).then(({ kind }) => {
    if (dropped) return
    if (strip.state === 'coming') {
      // A row without a single step would be asked for for ever.
      const isWhole = kind === 'answer' && strip.frames.length > 1
      strip.state = isWhole ? 'whole' : 'failed'
      if (!isWhole) strip.failure = kind === 'answer' ? 'unreachable' : kind
    }
    heard()
  })
  return strip
}

/** The instant of a step. */
export const stepTime = ({ from, to, stepMillis }: SkimAsk, step: number): number =>
  Math.min(to, from + step * stepMillis)

/** What was shown is not kept. */
export const SHOWN_STEP = new Uint8Array(0)

/** How far it is here. */
export const knownTo = (strip: Strip): number =>
  strip.frames.length === 0 ? strip.from : stepTime(strip, strip.frames.length - 1)
