import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { EVENT_KINDS, type EventsQuestion } from '../../../../../models/journal-answer.ts'
import type { PlacedEvent } from '../../../../../models/segment/event-lines.ts'
import { eventId } from '../../../../../server/core/journal/events.ts'
import {
  bucketTable,
  channelHeads,
  readingTable,
  tableTexts,
} from '../../../../../server/edge/journal/reader-columns.ts'
import { createDensities } from '../../../../../server/edge/journal/reader-density.ts'
import { eventsOf } from '../../../../../server/edge/journal/reader-events.ts'
import { momentAt } from '../../../../../server/edge/journal/reader-moment.ts'
import { createPace } from '../../../../../server/edge/journal/reader-pace.ts'
import { bucketsOf } from '../../../../../server/edge/journal/reader-range.ts'
import { readingsOf } from '../../../../../server/edge/journal/reader-raw.ts'
import { openStore, type Store } from '../../../../../server/edge/journal/reader-store.ts'
import {
  BEGIN,
  draft,
  emptyJournal,
  HOUR,
  hourFile,
  journalIn,
  type MadeJournal,
  type MadeReading,
  MINUTE,
  madeBatch,
  remove,
  seal,
  writeHour,
} from '../../../../helpers/journal.ts'
import { generatedTable } from '../../../../helpers/plant.ts'
import { type Dice, dice, SEED } from '../../../../helpers/seed.ts'

const table = generatedTable(60)
const made: MadeJournal[] = []
const stores: Store[] = []
afterEach(() => {
  for (const store of stores.splice(0)) store.close()
  for (const journal of made.splice(0)) remove(journal)
})

const pace = createPace(new AbortController().signal)
const opened = ({ folder, dictionary }: MadeJournal): Store => {
  const store = openStore(folder, dictionary, (broken) => {
    throw new Error(JSON.stringify(broken))
  })
  stores.push(store)
  store.look(Date.now(), { all: true })
  return store
}

function madeEvents(chance: Dice, from: number, to: number): PlacedEvent[] {
  const places = Array.from({ length: chance.below(30) }, () => from + chance.below(to - from))
  return places
    .sort((a, b) => a - b)
    .flatMap((place) => [place, place].slice(0, 1 + chance.below(2)))
    .map((place) => {
      const at = { place, time: place - chance.below(50), machine: chance.below(table.machines.length) }
      if (chance.below(2) === 0) return { ...at, event: 'stateChanged', to: chance.below(18) }
      return { ...at, event: 'alarmRaised', code: 'X"event":"partScrapped"', priority: 'low' }
    })
}

/** Two hours around their seam, the first over and told as an hour, with a gap in it, and a stretch that is open. */
function madeJournal(chance: Dice): MadeJournal {
  const journal = emptyJournal(table)
  made.push(journal)
  const stretch = (from: number, to: number, packets = 400) => ({
    ...{ from, to, batch: madeBatch(chance, journal.layout, from, to, packets) },
    events: madeEvents(chance, from, to),
  })
  seal(journal, stretch(BEGIN + 55 * MINUTE + 777, BEGIN + 56 * MINUTE))
  seal(journal, stretch(BEGIN + 56 * MINUTE, BEGIN + 57 * MINUTE))
  seal(journal, stretch(BEGIN + 59 * MINUTE, BEGIN + HOUR))
  writeHour(journal, BEGIN)
  seal(journal, stretch(BEGIN + HOUR, BEGIN + HOUR + MINUTE))
  const from = BEGIN + HOUR + MINUTE
  const writing = draft(journal, from)
  writing.readings(madeBatch(chance, journal.layout, from, from + 30_000, 300), from + 30_000)
  writing.events(madeEvents(chance, from, from + 30_000), from + 30_000)
  return journal
}

const ENDS = BEGIN + HOUR + 1.5 * MINUTE
const HEAD = { from: 1, to: 2, everyMillis: null }
const slots = [3, 400, 401, 17, 790]

/** Quanta by where their bucket begins: the plainest way. */
function byBucket(readings: readonly MadeReading[], everyMillis: number): ReadonlyMap<number, number[]> {
  const rows = new Map<number, number[]>()
  for (const { place, quantum } of readings) {
    const start = Math.floor(place / everyMillis) * everyMillis
    rows.set(start, [...(rows.get(start) ?? []), quantum])
  }
  return rows
}

describe('a range of the Journal', () => {
  it.each([1, 777, 1000, 60_000, 180_000, 3_600_000])(
    '[Y-35] by buckets of %i ms has the count, lowest, highest, last and mean of each, as Reading by Reading',
    async (everyMillis) => {
      const chance = dice(SEED + everyMillis)
      const journal = madeJournal(chance)
      const store = opened(journal)
      const asked = { slots, from: BEGIN + 55.5 * MINUTE, to: ENDS - 10_000, everyMillis }
      const { from, to, found } = await bucketsOf(store, asked, pace)
      expect([from <= asked.from, to >= asked.to, (to - from) % everyMillis]).toEqual([true, true, 0])
      let buckets = 0
      for (const slot of slots) {
        const known = journal.readings.filter(
          (each) => each.slot === slot && each.quality !== 3 && each.place >= from && each.place < to,
        )
        const rows = byBucket(known, everyMillis)
        buckets += rows.size
        const all = [...rows.values()]
        expect(found.get(slot), `slot ${slot}`).toEqual({
          starts: [...rows.keys()],
          mins: all.map((row) => Math.min(...row)),
          maxs: all.map((row) => Math.max(...row)),
          lasts: all.map((row) => row.at(-1)),
          sums: all.map((row) => row.reduce((a, b) => a + b, 0)),
          counts: all.map((row) => row.length),
        })
      }
      expect(buckets).toBeGreaterThan(4)
    },
  )

  it('[Y-35] by minutes is read out of what is left of an age, and says nothing of its Readings', async () => {
    const journal = madeJournal(dice(SEED))
    const asked = { slots, from: BEGIN, to: BEGIN + HOUR, everyMillis: MINUTE }
    const full = await bucketsOf(opened(journal), asked, pace)
    const thinned = journalIn(join(journal.folder, 'thinned'), journal.dictionary)
    thinned.readings.push(...journal.readings)
    writeHour(thinned, BEGIN)
    const store = opened(thinned)
    expect(await bucketsOf(store, asked, pace)).toEqual(full)
    const raw = await readingsOf(store, { ...asked, limit: 100 }, pace)
    expect(raw.found.get(3)?.places).toEqual([])
    rmSync(join(thinned.folder, hourFile(BEGIN)))
    store.look(Date.now(), { all: true })
    expect((await bucketsOf(store, asked, pace)).found.get(3)?.starts).toEqual([])
  })

  it('[Y-35] of an age that is kept by the second has the extremes of each second still', async () => {
    const chance = dice(SEED + 5)
    const journal = emptyJournal(table)
    made.push(journal)
    const [from, to] = [BEGIN + 1234, BEGIN + MINUTE]
    seal(journal, { from, to, batch: madeBatch(chance, journal.layout, from, to, 4000), isThin: true })
    const store = opened(journal)
    expect(momentAt(store, from + 5000).head.ground).toMatchObject({ exactness: 'second' })
    let crowded = 0
    for (const everyMillis of [1000, 5000, MINUTE]) {
      const { found } = await bucketsOf(store, { slots, from, to, everyMillis }, pace)
      for (const slot of slots) {
        const known = journal.readings.filter((each) => each.slot === slot && each.quality !== 3)
        const rows = byBucket(known, everyMillis)
        const all = [...rows.values()]
        expect(found.get(slot)).toMatchObject({
          starts: [...rows.keys()],
          mins: all.map((row) => Math.min(...row)),
          maxs: all.map((row) => Math.max(...row)),
          counts: all.map((row) => row.length),
        })
        if (everyMillis === 1000) crowded += all.filter((row) => row.length > 1).length
      }
    }
    expect(crowded).toBeGreaterThan(5)
  })

  it('[Y-35] by Reading is every Reading, and where there are more than asked for says how far it goes', async () => {
    const journal = madeJournal(dice(SEED + 1))
    const store = opened(journal)
    const known = (from: number, to: number, slot: number) =>
      journal.readings.filter((each) => each.slot === slot && each.place >= from && each.place < to)
    let from = BEGIN + 55.9 * MINUTE
    let pages = 0
    for (; from < ENDS; pages++) {
      const { found, to } = await readingsOf(store, { slots, from, to: ENDS, limit: 10 }, pace)
      for (const slot of slots) {
        const those = known(from, to, slot)
        expect(found.get(slot)).toEqual({
          places: those.map(({ place }) => place),
          times: those.map(({ time }) => time),
          quanta: those.map(({ quantum }) => quantum),
          qualities: those.map(({ quality }) => quality),
        })
      }
      expect(to).toBeGreaterThan(from)
      from = to
    }
    expect(pages).toBeGreaterThan(2)
  })

  it('[Y-35] is told as JSON and as CSV, in units', async () => {
    const journal = madeJournal(dice(SEED + 2))
    const store = opened(journal)
    const asked = { slots, from: BEGIN + HOUR, to: BEGIN + HOUR + MINUTE, everyMillis: 30_000 }
    const { found } = await bucketsOf(store, asked, pace)
    const heads = channelHeads(store.today, slots)
    const json = JSON.parse([...tableTexts('json', HEAD, bucketTable(heads, found))].join(''))
    expect(json).toMatchObject(HEAD)
    expect(json.channels).toHaveLength(slots.length)
    const channel = json.channels.find((each: { count: number[] }) => each.count.length > 0)
    const { slot, path, key, unit, start, min, max, mean, last, count } = channel
    const placed = table.machines[table.machineOf[slot]!]!
    const spec = placed.channels[slot - placed.firstSlot]!
    expect([path, key, unit]).toEqual([placed.path, spec.key, spec.unit])
    const per = table.perUnit[slot]!
    expect([min, max, last]).toEqual(
      [found.get(slot)!.mins, found.get(slot)!.maxs, found.get(slot)!.lasts].map((of) =>
        of.map((q) => q / per),
      ),
    )
    expect(mean[0]).toBeCloseTo(found.get(slot)!.sums[0]! / count[0] / per, 3)
    const lines = [...tableTexts('csv', HEAD, bucketTable(heads, found))].join('').split('\r\n')
    expect(lines[0]).toBe('channel,unit,start,min,max,mean,last,count')
    expect(lines).toContain(
      [
        `${path}/${key}`,
        unit,
        new Date(start[0]).toISOString(),
        min[0],
        max[0],
        mean[0],
        last[0],
        count[0],
      ].join(','),
    )
    expect(lines).toHaveLength(2 + [...found.values()].reduce((sum, { starts }) => sum + starts.length, 0))
    const raw = await readingsOf(store, { ...asked, limit: 1e6 }, pace)
    const told = JSON.parse([...tableTexts('json', HEAD, readingTable(heads, raw.found))].join(''))
    expect(told.channels[1].value).toEqual(raw.found.get(400)!.quanta.map((q) => q / table.perUnit[400]!))
    expect([...tableTexts('csv', HEAD, readingTable(heads, raw.found))].join('')).toContain(
      'channel,unit,place,time,value,quality\r\n',
    )
  })
})

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
