import type { TwinEvent } from '../../../models/event.ts'
import { placeOfEvent } from '../../../models/event-id.ts'
import type { EventKind, EventsAnswer } from '../../../models/journal-answer.ts'
import { alarmsAfter, type KnownEvent, NO_ALARMS, type StandingAlarms } from '../../state/alarms.ts'
import { type Dated, LATE_MILLIS } from '../../state/late.ts'
import { MAX_RECENT_EVENTS, withEvents } from '../../state/recent.ts'
import type { EventsAsk, Span } from '../../state/time.ts'

/*
 * The Events around the Playhead: those at and before it are shown, and leave again where it goes backwards [PH-11].
 */

export interface ChronicleAround {
  events(ask: EventsAsk, signal: AbortSignal): Promise<EventsAnswer | undefined>
  /** What a Machine's clock is behind by where the Playhead is. */
  skewMillis(machine: number): number
  show(recentEvents: readonly KnownEvent[], alarms: StandingAlarms): void
}

export interface Chronicle {
  /** All begins anew at an instant, at which some things held that had been told before. */
  land(at: number, standing: readonly TwinEvent[]): void
  /** What held at an instant that lies on the way. */
  held(at: number, standing: readonly TwinEvent[]): void
  /** Tells what happens in a stretch that comes next, both ends included. */
  ahead(span: Span): void
  /** The Playhead is here. */
  reach(at: number): void
  /** Nothing is waited for any more. */
  end(): void
}

/** Of what lies further back than this only what stands is told. */
const BACK_MILLIS = 6 * 3_600_000
/** Where fewer than this are left on the way back, older ones are asked for. */
const FEW = MAX_RECENT_EVENTS / 2
/** As many as the strips that are here may tell of. */
const MOST_KNOWN = 20_000
const PAGE = 1000
/** Of a stretch with more Events than so many pages the alarms of what is left are told, and the last Events. */
const MOST_PAGES = 3
const MOST_ALARM_PAGES = 1
const ALARMS: readonly EventKind[] = ['alarmRaised', 'alarmCleared']
/** Machines whose reason was told longer ago. */
const MOST_REASONS = 1000
const MOST_ANCHORS = 64

interface Anchor {
  readonly at: number
  readonly standing: readonly TwinEvent[]
  readonly alarms: StandingAlarms
}

export function createChronicle({ events: ask, skewMillis, show }: ChronicleAround): Chronicle {
  /** The oldest first. */
  let known: readonly KnownEvent[] = []
  let anchors: readonly Anchor[] = []
  let calling = new AbortController()
  let begins = 0
  let isWholeBack = true
  let isAskingBack = false
  let at = 0
  let shown: { readonly count: number; readonly anchor: Anchor | undefined } | undefined

  const dated = (event: TwinEvent): Dated => {
    const own = event.event === 'linkChanged' ? event.time : event.time + skewMillis(event.machine)
    const lateMillis = placeOfEvent(event.id) - own
    return lateMillis > LATE_MILLIS ? { ...event, at: own, lateMillis } : { ...event, at: own }
  }
  const anchorOf = (instant: number, standing: readonly TwinEvent[]): Anchor => {
    const raised = standing.filter(({ event }) => event === 'alarmRaised')
    return { at: instant, standing, alarms: alarmsAfter(NO_ALARMS, raised).alarms }
  }
  const anchorAt = (instant: number): Anchor | undefined =>
    anchors.reduce<Anchor | undefined>(
      (best, each) => (each.at <= instant && (best === undefined || each.at >= best.at) ? each : best),
      undefined,
    )
  /** How many lie at and before an instant. */
  const countAt = (instant: number): number => {
    let [low, high] = [0, known.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (placeOfEvent(known[middle]?.id ?? 0) <= instant) low = middle + 1
      else high = middle
    }
    return low
  }
  const take = (came: readonly TwinEvent[]): void => {
    if (came.length === 0) return
    const byId = new Map<number, Dated>(known.map((event) => [event.id, event]))
    for (const event of came) if (!byId.has(event.id)) byId.set(event.id, dated(event))
    const all = [...byId.values()].sort((a, b) => a.id - b.id)
    const past = all.findLastIndex((event) => placeOfEvent(event.id) <= at) + 1
    const from = Math.max(0, Math.min(all.length - MOST_KNOWN, past - MAX_RECENT_EVENTS))
    if (from > 0) isWholeBack = false
    known = alarmsAfter(NO_ALARMS, all.slice(from, from + MOST_KNOWN)).events
    shown = undefined
    tell()
  }
  const tell = (): void => {
    const count = countAt(at)
    const anchor = anchorAt(at)
    if (shown?.count === count && shown.anchor === anchor) return
    shown = { count, anchor }
    const recent = known.slice(Math.max(0, count - MAX_RECENT_EVENTS), count)
    const since = known.slice(anchor === undefined ? 0 : countAt(anchor.at), count)
    const { alarms } = alarmsAfter(anchor?.alarms ?? NO_ALARMS, since)
    show([...withEvents([], recent), ...reasonsBefore(recent[0], anchor)], alarms)
  }
  /** Why Machines are as they are, where the Event that told it is no more among the recent ones [M-10]. */
  const reasonsBefore = (oldest: KnownEvent | undefined, anchor: Anchor | undefined): readonly KnownEvent[] =>
    (anchor?.standing ?? [])
      .filter(({ event, id }) => event === 'stateChanged' && (oldest === undefined || id < oldest.id))
      .slice(-MOST_REASONS)
      .map(dated)
      .sort((a, b) => b.at - a.at)

  const back = async (to: number, after?: number): Promise<void> => {
    if (isAskingBack || to <= begins) return
    isAskingBack = true
    const { signal } = calling
    const order = 'descending' as const
    const answer = await ask(
      { from: begins, to, order, limit: MAX_RECENT_EVENTS, ...(after === undefined ? {} : { after }) },
      signal,
    )
    if (signal.aborted) return
    isAskingBack = false
    if (answer === undefined) return
    isWholeBack = answer.next === null
    take(answer.events)
  }

  /** Page after page; answers after which Event more are left, undefined where there are none or no answer came. */
  const pages = async (
    span: Span,
    kinds: readonly EventKind[],
    begin: number | undefined,
    most: number,
    signal: AbortSignal,
  ): Promise<number | undefined> => {
    let after = begin
    for (let page = 0; page < most; page++) {
      const next = after === undefined ? {} : { after }
      const answer = await ask({ ...span, kinds, order: 'ascending', limit: PAGE, ...next }, signal)
      if (answer === undefined || signal.aborted) return undefined
      take(answer.events)
      if (answer.next === null) return undefined
      after = answer.next
    }
    return after
  }

  return {
    land(instant, standing) {
      calling.abort()
      calling = new AbortController()
      at = instant
      begins = Math.max(0, instant - BACK_MILLIS)
      known = []
      anchors = [anchorOf(instant, standing)]
      isAskingBack = false
      isWholeBack = false
      shown = undefined
      tell()
      void back(instant + 1)
    },
    held(instant, standing) {
      if (standing.length === 0 && anchors.length > 0 && anchors.every(({ standing: s }) => s.length === 0))
        return
      anchors = [...anchors, anchorOf(instant, standing)].slice(-MOST_ANCHORS)
    },
    ahead({ from, to }) {
      const { signal } = calling
      const span = { from, to: to + 1 }
      const run = async (): Promise<void> => {
        const left = await pages(span, [], undefined, MOST_PAGES, signal)
        if (left === undefined) return
        await pages(span, ALARMS, left, MOST_ALARM_PAGES, signal)
        const newest = await ask({ ...span, order: 'descending', limit: MAX_RECENT_EVENTS }, signal)
        if (newest !== undefined && !signal.aborted) take(newest.events)
      }
      void run()
    },
    reach(instant) {
      at = instant
      tell()
      const first = known[0]
      if (first !== undefined && !isWholeBack && countAt(at) < FEW)
        void back(placeOfEvent(first.id) + 1, first.id)
    },
    end: () => calling.abort(),
  }
}
