import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { bucketTexts, channelHeads, readingTexts } from '../../../../../server/edge/journal/reader-columns.ts'
import { momentAt } from '../../../../../server/edge/journal/reader-moment.ts'
import { bucketsOf } from '../../../../../server/edge/journal/reader-range.ts'
import { readingsOf } from '../../../../../server/edge/journal/reader-raw.ts'
import {
  BEGIN,
  emptyJournal,
  HOUR,
  hourFile,
  journalIn,
  type MadeReading,
  MINUTE,
  madeBatch,
  seal,
  writeHour,
} from '../../../../helpers/journal.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'

import { ENDS, made, madeJournal, opened, pace, removeMade, table } from './two-hours.ts'

afterEach(removeMade)

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
    const json = JSON.parse([...bucketTexts('json', HEAD, heads, found)].join(''))
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
    const lines = [...bucketTexts('csv', HEAD, heads, found)].join('').split('\r\n')
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
    const told = JSON.parse([...readingTexts('json', HEAD, heads, raw.found)].join(''))
    expect(told.channels[1].value).toEqual(raw.found.get(400)!.quanta.map((q) => q / table.perUnit[400]!))
    expect([...readingTexts('csv', HEAD, heads, raw.found)].join('')).toContain(
      'channel,unit,place,time,value,quality\r\n',
    )
  })
})
