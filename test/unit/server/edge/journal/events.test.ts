import { describe, expect, it } from 'vitest'
import { eventId } from '../../../../../models/event-id.ts'
import { EVENT_KINDS, type EventsQuestion } from '../../../../../models/journal-answer.ts'
import { createDensities } from '../../../../../server/edge/journal/reader-density.ts'
import { eventsOf } from '../../../../../server/edge/journal/reader-events.ts'
import { createPace } from '../../../../../server/edge/journal/reader-pace.ts'
import { BEGIN, draft, HOUR, MINUTE, seal, writeHour } from '../../../../helpers/journal.ts'
import { journals, madeStretch } from '../../../../helpers/journals.ts'
import { generatedTable } from '../../../../helpers/plant.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'
import { ENDS, madeHours } from './made-hours.ts'

const made = journals(generatedTable(60))
const pace = createPace(new AbortController().signal)

describe('Events of the Journal', () => {
  const all: EventsQuestion = {
    ...{ kind: 'events', from: BEGIN, to: ENDS, kinds: [], machines: undefined },
    ...{ order: 'ascending', limit: 1000, after: undefined },
  }

  it('[Y-34] come by time, kind and Machine, a page at a time, either way, with ids of their own', async () => {
    const journal = madeHours(made.empty(), dice(SEED + 3))
    const store = made.opened(journal)
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
    const journal = madeHours(made.empty(), dice(SEED + 4))
    const densities = createDensities(made.opened(journal))
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
    const none = await createDensities(made.opened(made.empty())).of({ ...asked, buckets: 2 }, pace)
    expect(none).toMatchObject({
      readings: [0, 0],
      first: null,
      last: null,
      gaps: [[BEGIN, BEGIN + 2 * HOUR]],
    })
  })

  it('[Y-36] tells how closely each bucket is kept, by the least exact in it', async () => {
    const journal = made.empty()
    const chance = dice(SEED + 5)
    writeHour(journal, BEGIN - HOUR)
    seal(journal, { ...madeStretch(chance, journal, BEGIN), isThin: true })
    seal(journal, madeStretch(chance, journal, BEGIN + MINUTE))
    const half = BEGIN + 2.5 * MINUTE
    const { batch } = madeStretch(chance, journal, half, half + MINUTE / 2)
    draft(journal, half).readings(batch, half + MINUTE / 2)
    const densities = createDensities(made.opened(journal))
    const levels = async (from: number, to: number, buckets: number): Promise<string> =>
      (await densities.of({ kind: 'density', from, to, buckets }, pace)).exactness.join('')
    expect(await levels(BEGIN - MINUTE, BEGIN + 4 * MINUTE, 10)).toBe('3322110100')
    expect(await levels(BEGIN - 2 * MINUTE, BEGIN + 4 * MINUTE, 2)).toBe('31')
    expect(await levels(BEGIN - 3 * HOUR, BEGIN - HOUR, 4)).toBe('0000')
  })
})
