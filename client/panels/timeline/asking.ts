import { placeOfEvent } from '../../../models/event-id.ts'
import type { Archive, Span } from '../../state/time.ts'
import { lengthOf, showsPresent } from './sight.ts'
import type { Timeline, Told } from './timeline.ts'

/*
 * What the timeline asks of the Journal: where there is what, the alarms, and the changes of the selected Machine
 * [PH-47].
 */

export interface Asking {
  readonly archive: Pick<Archive, 'density' | 'events'>
  readonly now: () => number
  /** Nothing more is written meanwhile. */
  readonly isOver?: boolean
  /** Calls later, unless it is called off. */
  readonly after: (delayMillis: number, call: () => void) => () => void
  readonly tell: (told: Partial<Timeline>) => void
}

export interface Wish {
  /** Looked at anew each time it is asked: a sight that goes along with the present is another by then. */
  readonly sight: () => Span
  readonly buckets: number
  readonly machine: number | undefined
}

export interface Asker {
  /** Asked once the hand rests; what was asked before is called off. */
  wish(wish: Wish): void
  stop(): void
}

const SETTLED_MILLIS = 160
/** The live edge is asked about so often. */
const AGAIN_MILLIS = 5000
const MOST_EVENTS = 1000
/** A state that began longer ago is not looked for. */
const LONG_STATE_MILLIS = 86_400_000
/** So much beyond either edge is asked for too, so that a pan shows at once what is there. */
const MARGIN = 0.5

export function createAsker({ archive, now, isOver = false, after, tell }: Asking): Asker {
  let callOff: () => void = () => undefined
  let under = new AbortController()
  const wait = (wish: Wish, delayMillis: number): void => {
    callOff()
    callOff = after(delayMillis, () => void ask(wish))
  }
  const ask = async (wish: Wish): Promise<void> => {
    under.abort()
    under = new AbortController()
    const { signal } = under
    const present = Math.ceil(now())
    const sight = wish.sight()
    const length = lengthOf(sight)
    const from = Math.max(0, Math.floor(sight.from - MARGIN * length))
    const to = Math.min(present, Math.ceil(sight.to + MARGIN * length))
    if (to > from) await askAll({ from, to }, wish, signal)
    if (!isOver && !signal.aborted && showsPresent(wish.sight(), now())) wait(wish, AGAIN_MILLIS)
  }
  // One after another: of one user only so many questions are answered at once [Y-42].
  const askAll = async (span: Span, { buckets, machine }: Wish, signal: AbortSignal): Promise<void> => {
    const wider = Math.max(1, Math.round(buckets * (1 + 2 * MARGIN)))
    const density = await archive.density({ ...span, buckets: wider }, signal)
    if (signal.aborted) return
    if (density !== undefined) tell({ density })
    const alarms = await eventsOf(span, 'alarmRaised', undefined, signal)
    if (signal.aborted) return
    if (alarms !== undefined) tell({ alarms })
    const changes = machine === undefined ? undefined : await changesOf(span, machine, signal)
    if (!signal.aborted && (machine === undefined || changes !== undefined)) tell({ changes })
  }
  /** With the change before them, so that it is known what the Machine was where they begin. */
  const changesOf = async (span: Span, machine: number, signal: AbortSignal): Promise<Told | undefined> => {
    const told = await eventsOf(span, 'stateChanged', machine, signal)
    if (told === undefined || told.from > span.from) return told
    const before = { from: Math.max(0, span.from - LONG_STATE_MILLIS), to: span.from }
    const asked = {
      ...before,
      kinds: ['stateChanged'],
      machines: [machine],
      order: 'descending',
      limit: 1,
    } as const
    const answer = await archive.events(asked, signal)
    return { ...told, events: [...(answer?.events ?? []), ...told.events] }
  }
  const eventsOf = async (
    span: Span,
    kind: 'alarmRaised' | 'stateChanged',
    machine: number | undefined,
    signal: AbortSignal,
  ): Promise<Told | undefined> => {
    const of = machine === undefined ? {} : { machines: [machine] }
    const asked = { ...span, ...of, kinds: [kind], order: 'descending', limit: MOST_EVENTS } as const
    const answer = await archive.events(asked, signal)
    if (answer === undefined) return undefined
    const events = answer.events.toReversed()
    const [oldest] = events
    const from = answer.next === null || oldest === undefined ? span.from : placeOfEvent(oldest.id)
    return { from, to: span.to, events, machine }
  }
  return {
    wish: (wish) => {
      under.abort()
      wait(wish, SETTLED_MILLIS)
    },
    stop() {
      callOff()
      under.abort()
    },
  }
}
