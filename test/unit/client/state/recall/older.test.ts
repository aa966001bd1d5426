import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KnownEvent } from '../../../../../client/state/alarms.ts'
import {
  knownOf,
  NO_OLDER,
  type Older,
  olderAfter,
  olderPage,
  withOlder,
} from '../../../../../client/state/recall/older.ts'
import { MAX_RECENT_EVENTS, withEvents } from '../../../../../client/state/recent.ts'
import type { Archive } from '../../../../../client/state/time.ts'
import type { TwinEvent } from '../../../../../models/event.ts'
import { SEED } from '../../../../helpers/seed.ts'

const T = 1_700_000_000_000
/** As the Journal numbers them. */
const idAt = (at: number, turn = 0): number => (T + at) * 4096 + turn

const told = (at: number, machine: number, id = idAt(at)): TwinEvent => ({
  id,
  time: T + at,
  machine,
  event: 'alarmRaised',
  code: 'E1',
  priority: 'low',
})
const known = (event: TwinEvent): KnownEvent => ({ ...event, at: event.time })

/** A Journal of some Events, that are asked for by page. */
const journalOf = (events: readonly TwinEvent[]): Pick<Archive, 'events'> => ({
  async events({ from, to, limit, after, order }) {
    expect(order).toBe('descending')
    const asked = events
      .filter(({ id }) => id >= from * 4096 && id < to * 4096 && (after === undefined || id < after))
      .toSorted((a, b) => b.id - a.id)
    const page = asked.slice(0, limit)
    return { from, to, events: page, next: asked.length > limit ? (page.at(-1)?.id ?? null) : null }
  },
})

const never = new AbortController().signal
const noSkew = (): number => 0

async function allPages(journal: Pick<Archive, 'events'>, to: number): Promise<Older> {
  let older = NO_OLDER
  for (let page = 0; page < 20 && older.life !== 'all'; page++)
    older = await olderPage(older, to, journal, noSkew, never)
  return older
}

describe('Events of before', () => {
  it('[PH-82] a page opened at any moment shows each Event once, as one that heard all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.integer({ min: 0, max: 400 }), machine: fc.nat(3) }), { maxLength: 40 }),
        fc.integer({ min: 0, max: 400 }),
        async (happened, opened) => {
          const inOrder = happened.toSorted((a, b) => a.at - b.at)
          const journal = inOrder.map(({ at, machine }, i) => told(at, machine, idAt(at, i)))
          // Live they have ids of their own.
          const live = inOrder.map(({ at, machine }, i) => known(told(at, machine, i + 1)))
          const own = withEvents(
            [],
            live.filter(({ at }) => at >= T + opened),
          )
          const older = await allPages(journalOf(journal), T + 1000)
          const keys = (events: readonly KnownEvent[]) =>
            events.map(({ at, machine }) => `${at} ${machine}`).toSorted()
          const shown = withOlder(own, older.events)
          expect(keys(shown)).toEqual(keys(live))
          expect(shown.map(({ at }) => at)).toEqual(shown.map(({ at }) => at).toSorted((a, b) => b - a))
          // The page's own keep the ids by which their rows are known.
          for (const event of own) expect(shown).toContain(event)
        },
      ),
      { seed: SEED },
    )
  })

  it('[PH-82] pages follow one another without a seam, until there is none', async () => {
    const journal = Array.from({ length: 1203 }, (_, i) => told(i * 10, i % 7))
    const first = await olderPage(NO_OLDER, T + 100_000, journalOf(journal), noSkew, never)
    expect(first).toMatchObject({ life: 'more' })
    expect(first.events).toHaveLength(500)
    const all = await allPages(journalOf(journal), T + 100_000)
    expect(all.events.map(({ at }) => at - T)).toEqual(journal.map((_, i) => (1202 - i) * 10))
    expect(all.life).toBe('all')
    const off: Pick<Archive, 'events'> = { events: async () => undefined }
    expect(await olderPage(first, T, off, noSkew, never)).toMatchObject({
      life: 'unanswered',
      events: first.events,
    })
  })

  it('[PH-82, E-10] is told by the server’s time, and late by when it arrived', () => {
    const [late, prompt] = knownOf(
      [told(50_000, 1, idAt(100_500)), told(200_000, 1)],
      (machine) => machine * 1000,
    ).toReversed()
    expect(late).toMatchObject({ at: T + 51_000, lateMillis: 49_500 })
    expect(prompt).toMatchObject({ at: T + 201_000 })
    expect(prompt).not.toHaveProperty('lateMillis')
  })

  it('[PH-82, E-7] what was cleared knows what it was', () => {
    const cleared: TwinEvent = { id: idAt(20), time: T + 20, machine: 1, event: 'alarmCleared', code: 'E1' }
    expect(knownOf([cleared, told(10, 1)], noSkew)[0]).toMatchObject({
      ended: { code: 'E1', priority: 'low' },
    })
  })

  it('[PH-82] what the screen keeps no more goes over to what is older', async () => {
    const events = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => known(told((from + i) * 10, 0, from + i + 1)))
    const before = withEvents(
      [],
      events(0, MAX_RECENT_EVENTS).map(
        (event) => ({ ...event, event: 'partProduced', count: 1 }) as KnownEvent,
      ),
    )
    const came = events(MAX_RECENT_EVENTS, MAX_RECENT_EVENTS + 30)
    const own = withEvents(before, came)
    const asked: Older = { events: [], next: 1, life: 'more' }
    const after = olderAfter(asked, before, own)
    expect(after.events).toHaveLength(30)
    expect(withOlder(own, after.events)).toHaveLength(MAX_RECENT_EVENTS + 30)
    expect(olderAfter(NO_OLDER, before, own)).toBe(NO_OLDER)
  })

  it('[PH-82] elsewhere on the axis nothing older is known', () => {
    const asked: Older = { events: [known(told(1, 0))], next: 1, life: 'more' }
    const [here, there] = [[known(told(10, 0))], [known(told(900, 0))]]
    expect(olderAfter(asked, here, there)).toBe(NO_OLDER)
    expect(olderAfter(asked, here, [])).toBe(NO_OLDER)
    expect(olderAfter(asked, here, here)).toBe(asked)
  })
})
