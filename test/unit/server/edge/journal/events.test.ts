import { afterEach, describe, expect, it } from 'vitest'
import { EVENT_KINDS, type EventsQuestion } from '../../../../../models/journal-answer.ts'
import { eventId } from '../../../../../server/core/journal/events.ts'
import { createDensities } from '../../../../../server/edge/journal/reader-density.ts'
import { eventsOf } from '../../../../../server/edge/journal/reader-events.ts'
import { BEGIN, emptyJournal, HOUR, MINUTE } from '../../../../helpers/journal.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'
import { ENDS, made, madeJournal, opened, pace, removeMade, table } from './two-hours.ts'

afterEach(removeMade)

describe('Events of the Journal', () => {
  const all: EventsQuestion = {
    ...{ kind: 'events', from: BEGIN, to: ENDS, kinds: [], machines: undefined },
    ...{ order: 'ascending', limit: 1000, after: undefined },
  }

  it('[Y-34] come by time, kind and Machine, a page at a time, either way, with ids of their own', async () => {
    const journal = madeJournal(dice(SEED + 3))
    const store = opened(journal)
    let before = Number.NaN
    let turn = 0
    const known = journal.events.map(({ place, ...event }) => {
      turn = place === before ? turn + 1 : 0
      before = place
      return { ...event, id: eventId(place, turn) }
    })
    expect(known.length).toBeGreaterThan(30)
    expect(await eventsOf(store, all, pace)).toEqual({ from: BEGIN, to: ENDS, events: known, next: null })
    const cases: [Partial<EventsQuestion>, typeof known][] = [
      [{ kinds: ['alarmRaised'] }, known.filter(({ event }) => event === 'alarmRaised')],
      [{ kinds: ['partProduced'] }, []],
      [{ machines: [1, 2, 3, 4, 5, 6, 7, 8] }, known.filter(({ machine }) => machine > 0 && machine < 9)],
      [
        { from: BEGIN + 59.5 * MINUTE, to: BEGIN + HOUR + 10_000 },
        known.filter((_, i) => {
          const { place } = journal.events[i]!
          return place >= BEGIN + 59.5 * MINUTE && place < BEGIN + HOUR + 10_000
        }),
      ],
    ]
    for (const [asked, expected] of cases) {
      for (const order of ['ascending', 'descending'] as const) {
        const pages: unknown[] = []
        let after: number | undefined
        for (;;) {
          const page = await eventsOf(store, { ...all, ...asked, order, after, limit: 7 }, pace)
          pages.push(...page.events)
          if (page.next === null) break
          expect(page.events).toHaveLength(7)
          after = page.next
        }
        expect(pages).toEqual(order === 'ascending' ? expected : expected.toReversed())
      }
    }
  })
})

describe('the density of the Journal', () => {
  it('[Y-36] tells where there is what: Readings, Events by kind, gaps, and where it begins and ends', async () => {
    const journal = madeJournal(dice(SEED + 4))
    const densities = createDensities(opened(journal))
    const asked = { kind: 'density', from: BEGIN, to: BEGIN + 2 * HOUR } as const
    const kinds = (kind: string) => journal.events.filter(({ event }) => event === kind).length
    const sum = (numbers: readonly number[] = []) => numbers.reduce((a, b) => a + b, 0)
    for (const buckets of [24, 720, 24]) {
      const told = await densities.of({ ...asked, buckets }, pace)
      expect([told.readings.length, told.everyMillis]).toEqual([buckets, (2 * HOUR) / buckets])
      expect(Math.abs(sum(told.readings) - journal.readings.length)).toBeLessThan(buckets)
      for (const kind of EVENT_KINDS) expect(Math.abs(sum(told.events[kind]) - kinds(kind))).toBeLessThan(3)
      expect([told.first, told.last]).toEqual([BEGIN + 55 * MINUTE + 777, BEGIN + HOUR + 1.5 * MINUTE])
      expect(told.gaps).toEqual([
        [BEGIN, BEGIN + 55 * MINUTE + 777],
        [BEGIN + 57 * MINUTE, BEGIN + 59 * MINUTE],
        [ENDS, BEGIN + 2 * HOUR],
      ])
    }
    const seconds = await densities.of(
      { ...asked, from: BEGIN + HOUR, to: BEGIN + HOUR + MINUTE, buckets: 60 },
      pace,
    )
    journal.events.forEach(({ place, event }) => {
      const at = Math.floor((place - BEGIN - HOUR) / 1000)
      if (at >= 0 && at < 60) expect(seconds.events[event][at]).toBeGreaterThan(0)
    })
    const empty = emptyJournal(table)
    made.push(empty)
    const none = await createDensities(opened(empty)).of({ ...asked, buckets: 2 }, pace)
    expect(none).toMatchObject({
      readings: [0, 0],
      first: null,
      last: null,
      gaps: [[BEGIN, BEGIN + 2 * HOUR]],
    })
  })
})
