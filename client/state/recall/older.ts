import type { TwinEvent } from '../../../models/event.ts'
import { placeOfEvent } from '../../../models/event-id.ts'
import { alarmsAfter, type KnownEvent, NO_ALARMS } from '../alarms.ts'
import { datedEvents } from '../late.ts'
import type { Archive } from '../time.ts'

/** Events of before those that the screen keeps, as the Journal tells them, the newest first [PH-82]. */
export interface Older {
  readonly events: readonly KnownEvent[]
  /** What to ask for the page after; undefined before the first. */
  readonly next: number | undefined
  readonly life: 'unasked' | 'asking' | 'more' | 'all' | 'unanswered'
}

export const NO_OLDER: Older = { events: [], next: undefined, life: 'unasked' }

/** More than these nobody reads in a panel; the timeline leads further back. */
export const MOST_OLDER = 3000
export const OLDER_PAGE = 500
const OLDEST_MILLIS = 31 * 86_400_000

const newestFirst = (a: KnownEvent, b: KnownEvent): number => b.at - a.at || b.id - a.id

/** Events of the Journal as the screen keeps its own: by the server's time, late by when they arrived [E-10]. */
export function knownOf(
  told: readonly TwinEvent[],
  skewMillis: (machine: number) => number,
): readonly KnownEvent[] {
  const inOrder = told.toSorted((a, b) => a.id - b.id)
  const dated = inOrder.flatMap((event) =>
    datedEvents([event], {
      newestAt: Number.NEGATIVE_INFINITY,
      nowMillis: placeOfEvent(event.id),
      skewMillis,
    }),
  )
  return alarmsAfter(NO_ALARMS, dated).events.toReversed()
}

/** What two that tell of the same Event have in common: live and in the Journal it has another id [PH-82]. */
function sameOf(event: KnownEvent): string {
  const { machine, time, event: kind } = event
  switch (event.event) {
    case 'stateChanged':
    case 'linkChanged':
      return `${machine} ${time} ${kind} ${event.to}`
    case 'alarmRaised':
    case 'alarmCleared':
      return `${machine} ${time} ${kind} ${event.code}`
    case 'partProduced':
    case 'partScrapped':
      return `${machine} ${time} ${kind} ${event.count} ${event.part ?? ''}`
  }
}

/** The screen's own Events, and those of the others that it does not have; each once, the newest first [PH-82]. */
export function withOlder(own: readonly KnownEvent[], older: readonly KnownEvent[]): readonly KnownEvent[] {
  if (older.length === 0) return own
  const had = new Map<string, number>()
  for (const event of own) had.set(sameOf(event), (had.get(sameOf(event)) ?? 0) + 1)
  const others = older.filter((event) => {
    const left = had.get(sameOf(event)) ?? 0
    if (left > 0) had.set(sameOf(event), left - 1)
    return left === 0
  })
  return [...own, ...others].sort(newestFirst)
}

/**
 * What is older, when the screen's own Events became others: what it keeps no more goes over to them. Where none of its
 * own stayed the Playhead went elsewhere, and nothing older is known there.
 */
export function olderAfter(older: Older, before: readonly KnownEvent[], own: readonly KnownEvent[]): Older {
  if (older.life === 'unasked' || before === own) return older
  const ids = new Set(own.map(({ id }) => id))
  if (own.length === 0 || !before.some(({ id }) => ids.has(id))) return NO_OLDER
  const newest = own[0]?.at ?? 0
  const gone = before.filter(({ id, at }) => !ids.has(id) && at <= newest)
  if (gone.length === 0) return older
  return { ...older, events: withOlder(gone, older.events).slice(0, MOST_OLDER) }
}

/** The next page, behind what is there. */
export async function olderPage(
  older: Older,
  to: number,
  archive: Pick<Archive, 'events'>,
  skewMillis: (machine: number) => number,
  signal: AbortSignal,
): Promise<Older> {
  const after = older.next === undefined ? {} : { after: older.next }
  const answer = await archive.events(
    { from: Math.max(0, to - OLDEST_MILLIS), to, order: 'descending', limit: OLDER_PAGE, ...after },
    signal,
  )
  if (answer === undefined) return { ...older, life: 'unanswered' }
  const events = withOlder(older.events, knownOf(answer.events, skewMillis))
  const isAll = answer.next === null || events.length >= MOST_OLDER
  return {
    events: events.slice(0, MOST_OLDER),
    next: answer.next ?? older.next,
    life: isAll ? 'all' : 'more',
  }
}
