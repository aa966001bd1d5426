import type { MomentHead, SkimHead } from '../../models/journal-answer.ts'
import type { Archive, PastTrouble, Span } from '../state/time.ts'
import {
  readDensity,
  readEventsAnswer,
  readMomentHead,
  readRange,
  readReadings,
  readSkimHead,
} from './journal-heads.ts'
import { createPieceCutter } from './journal-pieces.ts'

/** A moment as it came: its head, and a Snapshot Frame. */
export interface MomentCame {
  readonly head: MomentHead
  readonly frame: Uint8Array
}

export interface SkimAsk extends Span {
  readonly stepMillis: number
}

/** Who hears a row of Frames as it comes. */
export interface SkimHearing {
  head(head: SkimHead): void
  frame(bytes: Uint8Array): void
}

export type Answered<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: PastTrouble | 'aborted' }

/** What the Playhead asks of the Journal. None of it ever throws. */
export interface Reels {
  moment(at: number, signal: AbortSignal): Promise<Answered<MomentCame>>
  /** What a moment rests on, without the moment. */
  ground(at: number, signal: AbortSignal): Promise<Answered<MomentHead>>
  /** Answers when all has come. */
  skim(ask: SkimAsk, hearing: SkimHearing, signal: AbortSignal): Promise<Answered<true>>
}

export interface JournalAround {
  /** Whose answers: the Journal's, or those of a recording [Y-49]. */
  readonly address: string
  readonly fetch: (address: string, init: { readonly signal: AbortSignal }) => Promise<Response>
  /** Machines of the Plant: an Event of another is left out. */
  readonly machines: () => number
  readonly after: (delayMillis: number, call: () => void) => void
}

const BUSY: ReadonlySet<number> = new Set([429, 503])
/** Asked again so often where the server is busy, and so much later each time. */
const MOST_TRIES = 6
const BUSY_MILLIS = 250
/** Of the 8 questions that the server answers one user at once [Y-42] the panels leave some to the Playhead. */
const MOST_OF_PANELS = 4

const MOMENT_PIECES = 2

/** Asks the Journal, or a recording, over HTTP [PH-17]. */
export function journalOver({ address: base, fetch, machines, after }: JournalAround): Reels & Archive {
  const decoder = new TextDecoder()
  const pause = (millis: number): Promise<void> => new Promise((resolve) => after(millis, resolve))

  /** Reads with `read`; undefined out of it says that what came cannot be read. */
  async function ask<Answer>(
    address: string,
    signal: AbortSignal,
    read: (response: Response) => Promise<Answer | undefined>,
  ): Promise<Answered<Answer>> {
    for (let tries = 1; ; tries++) {
      try {
        const response = await fetch(`${base}/${address}`, { signal })
        if (response.status === 401) return { kind: 'login' }
        if (response.status === 404) return { kind: 'nothing' }
        if (!response.ok) {
          void response.body?.cancel()
          if (!BUSY.has(response.status) || tries === MOST_TRIES) return { kind: 'unreachable' }
          await pause(BUSY_MILLIS * tries)
          if (signal.aborted) return { kind: 'aborted' }
          continue
        }
        const answer = await read(response)
        return answer === undefined ? { kind: 'unreachable' } : { kind: 'answer', answer }
      } catch {
        return { kind: signal.aborted ? 'aborted' : 'unreachable' }
      }
    }
  }

  /** Hands on piece after piece until all has come, or `take` has enough; true where none was cut short. */
  async function eachPiece(
    response: Response,
    take: (piece: Uint8Array) => 'more' | 'enough',
  ): Promise<boolean> {
    const reader = response.body?.getReader()
    if (reader === undefined) return false
    let enough = false
    const cutter = createPieceCutter((piece) => {
      enough ||= take(piece) === 'enough'
    })
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      cutter.push(part.value)
      if (!enough) continue
      void reader.cancel().catch(() => undefined)
      return true
    }
    return cutter.isWhole()
  }

  const json = (piece: Uint8Array): unknown => JSON.parse(decoder.decode(piece))

  const readMoment = async (response: Response): Promise<MomentCame | undefined> => {
    const pieces: Uint8Array[] = []
    // Read to its end, so that the connection serves the next one.
    await eachPiece(response, (piece) => (pieces.push(piece) > MOMENT_PIECES ? 'enough' : 'more'))
    const [first, frame] = pieces
    if (first === undefined || frame === undefined) return undefined
    const head = readMomentHead(json(first), machines())
    return head === undefined ? undefined : { head, frame }
  }

  const readGround = async (response: Response): Promise<MomentHead | undefined> => {
    let head: MomentHead | undefined
    await eachPiece(response, (piece) => {
      head = readMomentHead(json(piece), machines())
      return 'enough'
    })
    return head
  }

  const skimRead =
    (hearing: SkimHearing) =>
    async (response: Response): Promise<true | undefined> => {
      let head: SkimHead | undefined
      const whole = await eachPiece(response, (piece) => {
        if (head !== undefined) hearing.frame(piece)
        else {
          head = readSkimHead(json(piece), machines())
          if (head === undefined) return 'enough'
          hearing.head(head)
        }
        return 'more'
      })
      return head !== undefined && whole ? true : undefined
    }

  let underWay = 0
  const waiting: (() => void)[] = []
  /** What panels ask, a few at once, in turn. */
  async function plain<Answer>(
    address: string,
    read: (value: unknown) => Answer | undefined,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Answer | undefined> {
    if (underWay >= MOST_OF_PANELS) await new Promise<void>((resolve) => waiting.push(resolve))
    else underWay++
    try {
      if (signal.aborted) return undefined
      const answered = await ask(address, signal, async (response) => read(await response.json()))
      return answered.kind === 'answer' ? answered.answer : undefined
    } finally {
      const next = waiting.shift()
      if (next === undefined) underWay--
      else next()
    }
  }

  return {
    moment: (at, signal) => ask(`moment?at=${whole(at)}`, signal, readMoment),
    ground: (at, signal) => ask(`moment?at=${whole(at)}`, signal, readGround),
    skim: ({ from, to, stepMillis }, hearing, signal) =>
      ask(`skim?${spanned({ from, to })}&step=${whole(stepMillis)}`, signal, skimRead(hearing)),
    density: ({ buckets, ...span }, signal) =>
      plain(`density?${spanned(span)}&buckets=${whole(buckets)}`, readDensity, signal),
    events: ({ kinds = [], machines: of, order, limit, after: id, ...span }, signal) =>
      plain(
        [
          `events?${spanned(span)}&order=${order}&limit=${whole(limit)}`,
          ...(kinds.length === 0 ? [] : [`kinds=${kinds.join(',')}`]),
          ...(of === undefined ? [] : [`machines=${of.join(',')}`]),
          ...(id === undefined ? [] : [`after=${id}`]),
        ].join('&'),
        (value) => readEventsAnswer(value, machines()),
        signal,
      ),
    range: ({ slots, points, ...span }, signal) =>
      plain(`range?${spanned(span)}&channels=${runsOf(slots)}&points=${whole(points)}`, readRange, signal),
    readings: ({ slots, limit, ...span }, signal) =>
      plain(
        `range?${spanned(span)}&channels=${runsOf(slots)}&raw=true${limit === undefined ? '' : `&limit=${whole(limit)}`}`,
        readReadings,
        signal,
      ),
  }
}

/** The Journal's instants are whole milliseconds since 1970. */
const whole = (millis: number): number => Math.max(0, Math.round(millis))

const spanned = ({ from, to }: Span): string =>
  `from=${Math.max(0, Math.floor(from))}&to=${Math.max(0, Math.ceil(to))}`

/** Numbers of Channels, those that follow one another as a run: an address is short. */
export function runsOf(slots: readonly number[]): string {
  const sorted = [...new Set(slots)].sort((a, b) => a - b)
  const runs: { first: number; last: number }[] = []
  for (const slot of sorted) {
    const run = runs.at(-1)
    if (run !== undefined && slot === run.last + 1) run.last = slot
    else runs.push({ first: slot, last: slot })
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',')
}
