import { describe, expect, it } from 'vitest'
import { BLOCK, RECORD } from '../../../../../models/segment/record.ts'
import { createRollup, decodeRollup } from '../../../../../models/segment/rollup.ts'
import { createTwin } from '../../../../../models/twin.ts'
import { blockAt, blockIn, recordsIn } from '../../../../../server/edge/journal/hour-files.ts'
import { HOUR_MILLIS, hourInName, hourName, hourOf } from '../../../../../server/edge/journal/names.ts'
import type { News } from '../../../../../server/edge/journal/news.ts'
import { writtenPlant } from '../../../../../server/edge/journal/plant.ts'
import { recover } from '../../../../../server/edge/journal/recover.ts'
import type { Keep } from '../../../../../server/edge/journal/retain.ts'
import { sealedIn } from '../../../../../server/edge/journal/sealed.ts'
import { createWriter } from '../../../../../server/edge/journal/writer.ts'
import { BEGIN, CONTRACT_PLANT, madeTale, type Row, type Tale } from '../../../../contract/journal.ts'
import { rowsOn } from '../../../../helpers/journal-rows.ts'
import { createMemoryDisk, type MemoryDisk } from '../../../../helpers/memory-disk.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'

const FOR_GOOD: Keep = { fullDays: 1e6, secondDays: 1e6, minuteDays: 1e6, mostBytes: 1e12 }
const DAY_MILLIS = 24 * HOUR_MILLIS
const SIZE = 35

interface Kept {
  readonly disk: MemoryDisk
  readonly tales: readonly Tale[]
}

interface Manner {
  readonly keep?: Keep
  readonly now?: number
}

async function open(disk: MemoryDisk, { keep = FOR_GOOD, now = 0 }: Manner = {}) {
  const wallNow = (): number => now
  const { after, standing, unclosed } = await recover({
    disk,
    plant: writtenPlant(CONTRACT_PLANT),
    keep,
    wallNow,
  })
  const news: News[] = []
  const tell = (said: News): void => {
    news.push(said)
  }
  const plan = {
    disk,
    plant: writtenPlant(CONTRACT_PLANT),
    twin: createTwin(SIZE),
    after,
    standing,
    keep,
    unclosed,
    wallNow,
    tell,
  }
  return { writer: createWriter(plan), news }
}

/** Some minutes of each of so many hours, written and sealed. */
async function keptHours(hours: number): Promise<Kept> {
  const disk = createMemoryDisk()
  const tales: Tale[] = []
  for (let hour = 0; hour < hours; hour++) {
    const tale = madeTale(dice(SEED + hour), BEGIN + hour * HOUR_MILLIS, 130)
    const { writer } = await open(disk)
    for (const page of tale.pages) writer.take(structuredClone(page))
    await writer.close()
    tales.push(tale)
  }
  return { disk, tales }
}

const keyOf = (row: Row): string => [row.slot, row.place, row.quantum, row.time, row.quality].join()
const keysOf = (rows: readonly Row[]): readonly string[] => rows.map(keyOf).sort()
const fileOf = (hour: number): string => hourName(hourOf(BEGIN) + hour, 1)
const hoursOn = (disk: MemoryDisk): readonly string[] =>
  disk
    .names()
    .filter((name) => hourInName(name) !== undefined)
    .sort()

/** By slot and bucket: count, lowest, highest, sum and last of the usable Readings, in the order of the axis. */
function bucketsOf(
  rows: readonly Row[],
  from: number,
  millis: number,
): ReadonlyMap<string, readonly number[]> {
  const buckets = new Map<string, number[]>()
  const inOrder = rows.map((row, i) => ({ row, i })).sort((a, b) => a.row.place - b.row.place || a.i - b.i)
  for (const { row } of inOrder) {
    if (row.quality === 3) continue
    const key = `${row.slot}/${Math.floor((row.place - from) / millis)}`
    const [count = 0, min = row.quantum, max = row.quantum, sum = 0] = buckets.get(key) ?? []
    const { quantum } = row
    buckets.set(key, [count + 1, Math.min(min, quantum), Math.max(max, quantum), sum + quantum, quantum])
  }
  return buckets
}

function hourBuckets(disk: MemoryDisk, file: string): ReadonlyMap<string, readonly number[]> {
  const found = recordsIn(disk, file)
    .found.filter(({ head }) => head.kind === RECORD.hour)
    .at(-1)
  const buckets = new Map<string, readonly number[]>()
  for (let first = 0; found !== undefined && first < SIZE; first += 16) {
    const slots = Math.min(16, SIZE - first)
    const bytes = blockIn(disk, file, found, blockAt(found, BLOCK.rollup, first / 16))
    const rollup = createRollup()
    const all = Int32Array.from({ length: slots }, (_, i) => i)
    if (bytes === undefined || !decodeRollup(bytes, slots, all, rollup)) throw new Error('no such group')
    for (let i = 0; i < slots; i++) {
      for (let k = rollup.starts[i]!; k < rollup.starts[i + 1]!; k++)
        buckets.set(`${first + i}/${rollup.buckets[k]}`, [
          ...[rollup.counts[k]!, rollup.mins[k]!, rollup.maxs[k]!, rollup.sums[k]!, rollup.lasts[k]!],
        ])
    }
  }
  return buckets
}

const hourStart = (hour: number): number => (hourOf(BEGIN) + hour) * HOUR_MILLIS
const sorted = (buckets: ReadonlyMap<string, readonly number[]>) =>
  [...buckets].sort(([a], [b]) => (a < b ? -1 : 1))

describe('what is kept of old ages', () => {
  it('[Y-13] an hour that is over is told by minutes, late Readings included', async () => {
    const { disk, tales } = await keptHours(2)
    // The second hour is over once something comes in a third.
    const { writer } = await open(disk)
    const third = madeTale(dice(SEED + 9), BEGIN + 2 * HOUR_MILLIS, 3)
    for (const page of third.pages) writer.take(structuredClone(page))
    await writer.close()
    for (const [hour, { rows }] of tales.entries())
      expect(sorted(hourBuckets(disk, fileOf(hour)))).toEqual(
        sorted(bucketsOf(rows, hourStart(hour), 60_000)),
      )
  })

  it('[Y-13] an hour is told anew where something came for it after it was over', async () => {
    const { disk, tales } = await keptHours(2)
    const { writer, news } = await open(disk)
    const [first] = tales
    const late = madeTale(dice(SEED + 20), BEGIN, 40)
    const page = late.pages.find(({ batch }) => batch.count > 20)!
    const from = (tales.at(-1)?.until ?? 0) + 1
    writer.take({ batch: structuredClone(page.batch), events: [], from, until: from + 200 })
    await writer.close()
    const rows = late.rows.filter(({ place }) =>
      page.batch.axis.subarray(0, page.batch.packets).includes(place),
    )
    const own = rows.filter(({ quantum }) =>
      page.batch.quanta.subarray(0, page.batch.count).includes(quantum),
    )
    expect(news.filter((said) => said.kind === 'late')).toEqual([
      { kind: 'late', merged: page.batch.count, dropped: 0 },
    ])
    const all = [...(first?.rows ?? []), ...own]
    expect(sorted(hourBuckets(disk, fileOf(0)))).toEqual(sorted(bucketsOf(all, hourStart(0), 60_000)))
  })

  it('[Y-12, Y-18] after the full days there is a Reading a second, and what each second came to', async () => {
    const { disk, tales } = await keptHours(2)
    const keep = { ...FOR_GOOD, fullDays: 1 }
    const now = hourStart(1) + DAY_MILLIS + 1000
    const { writer, news } = await open(disk, { keep, now })
    await writer.tidy()
    await writer.close()
    expect(news.filter((said) => said.kind === 'changed')).toEqual([{ kind: 'changed', file: fileOf(0) }])
    const { rows, damaged } = rowsOn(disk, CONTRACT_PLANT)
    const old = rows.filter(({ place }) => place < hourStart(1))
    const seconds = new Set(old.map(({ slot, place }) => `${slot}/${Math.floor(place / 1000)}`))
    expect(damaged).toBe(0)
    expect(seconds.size).toBe(old.length)
    const known = tales[0]?.rows ?? []
    expect(seconds.size).toBe(
      new Set(known.map(({ slot, place }) => `${slot}/${Math.floor(place / 1000)}`)).size,
    )
    expect(keysOf(rows.filter(({ place }) => place >= hourStart(1)))).toEqual(keysOf(tales[1]?.rows ?? []))
    expect(sorted(hourBuckets(disk, fileOf(0)))).toEqual(sorted(bucketsOf(known, hourStart(0), 60_000)))
    expect(sealedIn(disk, fileOf(0)).every((sealed) => sealed.has(BLOCK.seconds))).toBe(true)
    await (await open(disk, { keep, now })).writer.tidy()
    expect(rowsOn(disk, CONTRACT_PLANT).rows).toEqual(rows)
  })

  it('[Y-18] then there are minutes and Events, and then nothing', async () => {
    const { disk, tales } = await keptHours(3)
    const keep = { ...FOR_GOOD, fullDays: 0, secondDays: 1, minuteDays: 2 }
    const covered = sealedIn(disk, fileOf(1)).map(({ from, to }) => [from, to])
    const { writer } = await open(disk, { keep, now: hourStart(1) + 2 * DAY_MILLIS + 1000 })
    await writer.tidy()
    await writer.close()
    expect(hoursOn(disk)).toEqual([fileOf(1), fileOf(2)])
    const second = sealedIn(disk, fileOf(1))
    expect(second.map(({ from, to }) => [from, to])).toEqual(covered)
    expect(second.some((sealed) => sealed.has(BLOCK.tile))).toBe(false)
    expect(second.some((sealed) => sealed.has(BLOCK.events))).toBe(true)
    expect(sorted(hourBuckets(disk, fileOf(1)))).toEqual(
      sorted(bucketsOf(tales[1]?.rows ?? [], hourStart(1), 60_000)),
    )
  })

  it('[Y-18] the oldest go while there is too much', async () => {
    const { disk } = await keptHours(4)
    const files = hoursOn(disk)
    const most = files.slice(-2).reduce((sum, file) => sum + disk.size(file), 0) + 10
    const { writer, news } = await open(disk, { keep: { ...FOR_GOOD, mostBytes: most } })
    await writer.tidy()
    await writer.close()
    expect(hoursOn(disk)).toEqual(files.slice(-2))
    expect(news.filter((said) => said.kind === 'changed').map((said) => said.file)).toEqual(files.slice(0, 2))
  })

  it('[Y-11, Y-18] what is older than anything kept is counted and dropped; what is not gets a Segment of its own', async () => {
    const { disk, tales } = await keptHours(1)
    const from = (tales[0]?.until ?? 0) + 1
    const old = madeTale(dice(SEED + 30), BEGIN - 5 * HOUR_MILLIS, 12)
    const older = madeTale(dice(SEED + 31), BEGIN - 3 * DAY_MILLIS, 12)
    const keep = { ...FOR_GOOD, minuteDays: 1 }
    const { writer, news } = await open(disk, { keep, now: BEGIN })
    for (const { pages } of [old, older])
      for (const { batch } of pages)
        writer.take({ batch: structuredClone(batch), events: [], from, until: from + 200 })
    await writer.close()
    const merged = news.reduce((sum, said) => sum + (said.kind === 'late' ? said.merged : 0), 0)
    const dropped = news.reduce((sum, said) => sum + (said.kind === 'late' ? said.dropped : 0), 0)
    expect([merged, dropped]).toEqual([old.rows.length, older.rows.length])
    expect(keysOf(rowsOn(disk, CONTRACT_PLANT).rows)).toEqual(
      keysOf([...old.rows, ...(tales[0]?.rows ?? [])]),
    )
  })
})
