import { describe, expect, it } from 'vitest'
import { decodeFrame } from '../../../../../models/frame/decode.ts'
import { createFrame } from '../../../../../models/frame/frame.ts'
import { createTwin } from '../../../../../models/twin.ts'
import { recordsIn } from '../../../../../server/edge/journal/hour-files.ts'
import { hourInName } from '../../../../../server/edge/journal/names.ts'
import type { News } from '../../../../../server/edge/journal/news.ts'
import { writtenPlant } from '../../../../../server/edge/journal/plant.ts'
import { recover } from '../../../../../server/edge/journal/recover.ts'
import { createWriter, type Writer } from '../../../../../server/edge/journal/writer.ts'
import {
  BEGIN,
  CONTRACT_PLANT,
  madeTale,
  plainTwinAt,
  type Row,
  type Tale,
} from '../../../../contract/journal.ts'
import { rowsOn } from '../../../../helpers/journal-rows.ts'
import { createMemoryDisk, type MemoryDisk } from '../../../../helpers/memory-disk.ts'
import { dice, FUZZ_RUNS, FUZZ_TIMEOUT_MILLIS, SEED } from '../../../../helpers/seed.ts'
import { until } from '../../../../helpers/until.ts'

const KEEP = { fullDays: 1e6, secondDays: 1e6, minuteDays: 1e6, mostBytes: 1e12 }
const SIZE = 35
const RECOVERY = { plant: writtenPlant(CONTRACT_PLANT), keep: KEEP, wallNow: () => 0 }

const keyOf = ({ slot, place, quantum, time, quality }: Row): string =>
  [slot, place, quantum, time, quality].join()
const keysOn = (disk: MemoryDisk): string[] => rowsOn(disk, CONTRACT_PLANT).rows.map(keyOf).sort()

interface Life {
  readonly writer: Writer
  /** Readings that have been told to be kept. */
  readonly kept: () => number
  readonly news: News[]
}

async function begin(disk: MemoryDisk): Promise<Life> {
  const { after, standing, unclosed } = await recover({ disk, ...RECOVERY })
  const news: News[] = []
  const writer = createWriter({
    ...{
      disk,
      plant: writtenPlant(CONTRACT_PLANT),
      twin: createTwin(SIZE),
      after,
      standing,
      keep: KEEP,
      unclosed,
    },
    wallNow: () => 0,
    tell: (said) => news.push(said),
  })
  const kept = (): number => news.reduce((sum, said) => sum + (said.kind === 'kept' ? said.readings : 0), 0)
  return { writer, kept, news }
}

const isWriting = ({ news }: Life): Promise<void> =>
  until('it is written again', () => {
    const last = news.filter((said) => said.kind === 'state').at(-1)
    return last?.state.kind === 'writing'
  })

const handAll = ({ writer }: Life, { pages }: Tale): void => {
  for (const page of pages) writer.take(structuredClone(page))
}

const isHour = (name: string): boolean => hourInName(name) !== undefined

/** A draft that was written for a while, and never sealed. */
async function leftDraft(seed: number, pages: number) {
  const disk = createMemoryDisk()
  const tale = madeTale(dice(seed), BEGIN, pages)
  const life = await begin(disk)
  handAll(life, tale)
  return { disk, tale, name: disk.names().find((each) => each.startsWith('draft-')) ?? '' }
}

describe('recovery', () => {
  it(
    '[Y-14, Y-16] after a loss of power at any moment everything that was told to be kept is there, once',
    async () => {
      const runs = Math.max(40, Math.floor(FUZZ_RUNS / 500))
      let told = 0
      let lives = 0
      await Promise.all(
        Array.from({ length: runs }, async (_, run) => {
          const chance = dice(SEED + run)
          let disk = createMemoryDisk()
          let at = BEGIN
          const sure = new Set<string>()
          const handed = new Set<string>()
          for (let life = 0; life < 3; life++) {
            const tale = madeTale(chance, at, 30 + chance.below(120))
            const opened = await begin(disk)
            handAll(opened, tale)
            for (const row of tale.rows) handed.add(keyOf(row))
            await new Promise((resolve) => setTimeout(resolve, chance.below(700)))
            const kept = opened.kept()
            for (const row of tale.rows.slice(0, kept)) sure.add(keyOf(row))
            told += kept
            // From now on the old life writes into what nobody reads any more.
            disk = disk.afterPowerLoss(chance)
            at = tale.until + 1 + chance.below(90_000)
            lives++
          }
          await recover({ disk, ...RECOVERY })
          const found = keysOn(disk)
          const there = new Set(found)
          expect(there.size, `seed ${SEED + run}: twice`).toBe(found.length)
          expect(
            [...sure].filter((key) => !there.has(key)),
            `seed ${SEED + run}`,
          ).toEqual([])
          expect([...there].filter((key) => !handed.has(key))).toEqual([])
          expect(disk.names().filter((name) => !isHour(name))).toEqual([])
        }),
      )
      expect(told).toBeGreaterThan(1000)
      expect(lives).toBe(3 * runs)
    },
    FUZZ_TIMEOUT_MILLIS * 3,
  )

  it('[Y-16] takes a draft up to its last whole record, wherever it was torn', async () => {
    const { disk, tale, name } = await leftDraft(SEED, 6)
    const whole = disk.bytesOf(name).slice()
    const counts = new Set<number>()
    for (let length = 0; length <= whole.length; length++) {
      const torn = createMemoryDisk()
      torn.open(name).write(whole.subarray(0, length))
      const { readings } = await recover({ disk: torn, ...RECOVERY })
      const found = keysOn(torn)
      const first = tale.rows.slice(0, found.length).map(keyOf).sort()
      expect(found, `at ${length}`).toEqual(first)
      expect(readings).toBe(found.length)
      counts.add(found.length)
    }
    expect(counts.has(0)).toBe(true)
    expect(Math.max(...counts)).toBe(tale.rows.length)
    expect(counts.size).toBeGreaterThan(2)
  }, 60_000)

  it('[T-6, Y-46] knows the Twin where the draft ended, to the last bit', async () => {
    for (let run = 0; run < 8; run++) {
      const { disk, tale } = await leftDraft(SEED + run, 3 + run * 12)
      const { known } = await recover({ disk, ...RECOVERY })
      const frame = createFrame(SIZE)
      expect(decodeFrame(known, new Int32Array(SIZE), frame)).toEqual({ ok: true })
      const twin = createTwin(SIZE)
      for (let i = 0; i < frame.count; i++) {
        const slot = frame.slots[i]!
        twin.quanta[slot] = frame.quanta[i]!
        twin.times[slot] = frame.times[i]!
        twin.qualities[slot] = frame.qualities[i]!
      }
      expect(frame.count).toBeGreaterThan(0)
      expect(twin).toEqual(plainTwinAt(createTwin(SIZE), tale.rows, tale.until))
    }
  })

  it('[Y-16] cuts off what was torn of a Segment, at every length, and seals it again from its draft', async () => {
    const { disk, tale, name } = await leftDraft(SEED + 1, 10)
    const draft = disk.bytesOf(name).slice()
    await recover({ disk, ...RECOVERY })
    const file = disk.names().find(isHour) ?? ''
    const whole = disk.bytesOf(file).slice()
    for (let length = 0; length <= whole.length; length += 1 + Math.floor(length / 40)) {
      const torn = createMemoryDisk()
      torn.open(file).write(whole.subarray(0, length))
      torn.open(name).write(draft)
      await recover({ disk: torn, ...RECOVERY })
      expect(torn.bytesOf(file), `at ${length}`).toEqual(whole)
      expect(keysOn(torn)).toEqual(tale.rows.map(keyOf).sort())
    }
  }, 60_000)

  it('[Y-9, Y-16] a flipped bit costs what it lies in and nothing else, and a Segment is not cut off for it', async () => {
    const { disk } = await leftDraft(SEED + 2, 40)
    await recover({ disk, ...RECOVERY })
    const file = disk.names().find(isHour) ?? ''
    const whole = disk.bytesOf(file).slice()
    const { rows } = rowsOn(disk, CONTRACT_PLANT)
    const records = recordsIn(disk, file).found.length
    const chance = dice(SEED)
    let lost = 0
    for (let i = 0; i < 400; i++) {
      const flipped = whole.slice()
      const bit = chance.below(whole.length * 8)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      const other = createMemoryDisk()
      other.open(file).write(flipped)
      await recover({ disk: other, ...RECOVERY })
      expect(other.size(file)).toBe(whole.length)
      const found = rowsOn(other, CONTRACT_PLANT)
      expect(recordsIn(other, file).found.length).toBeGreaterThanOrEqual(records - 1)
      if (found.rows.length === rows.length) expect(found.rows).toEqual(rows)
      else lost++
    }
    expect(lost).toBeGreaterThan(0)
  }, 60_000)

  it('[Y-17] a full disk stops the writing, says so, keeps what it can, and goes on by itself', async () => {
    const disk = createMemoryDisk()
    const tale = madeTale(dice(SEED + 3), BEGIN, 150)
    const life = await begin(disk)
    const [first, second, third] = [tale.pages.slice(0, 50), tale.pages.slice(50, 100), tale.pages.slice(100)]
    for (const page of first) life.writer.take(structuredClone(page))
    disk.quota = 0
    for (const page of second) life.writer.take(structuredClone(page))
    const failing = life.news.find((said) => said.kind === 'state')
    expect(failing).toMatchObject({ state: { kind: 'failing', code: 'full' } })
    disk.quota = Number.POSITIVE_INFINITY
    await isWriting(life)
    for (const page of third) life.writer.take(structuredClone(page))
    await life.writer.close()
    const lost = life.news.reduce((sum, said) => sum + (said.kind === 'lost' ? said.readings : 0), 0)
    const found = new Set(keysOn(disk))
    expect(lost).toBeGreaterThan(0)
    expect(life.kept() + lost).toBe(tale.rows.length)
    expect(found.size).toBe(life.kept())
    const ends = [first, third]
      .flatMap((pages) => rowsIn(tale, pages))
      .filter((row) => !found.has(keyOf(row)))
    expect(ends).toEqual([])
  })

  it('[Y-17] a folder that may not be written to is said, and taken as soon as it may', async () => {
    const disk = createMemoryDisk()
    const tale = madeTale(dice(SEED + 4), BEGIN, 40)
    const life = await begin(disk)
    disk.isReadOnly = true
    handAll(life, tale)
    expect(life.news.find((said) => said.kind === 'state')).toMatchObject({ state: { code: 'readOnly' } })
    expect(disk.names().filter(isHour)).toEqual([])
    disk.isReadOnly = false
    await isWriting(life)
    const later = madeTale(dice(SEED + 5), tale.until, 40)
    handAll(life, later)
    await life.writer.close()
    expect(keysOn(disk)).toEqual(later.rows.map(keyOf).sort())
  })
})

const rowsIn = (tale: Tale, pages: Tale['pages']): readonly Row[] => {
  const before = tale.pages.slice(0, tale.pages.indexOf(pages[0]!))
  const count = (of: Tale['pages']): number => of.reduce((sum, { batch }) => sum + batch.count, 0)
  return tale.rows.slice(count(before), count(before) + count(pages))
}
