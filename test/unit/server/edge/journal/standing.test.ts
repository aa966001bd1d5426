import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { TwinEvent } from '../../../../../models/event.ts'
import { createBatch } from '../../../../../models/segment/batch.ts'
import type { PlacedEvent } from '../../../../../models/segment/event-lines.ts'
import { BLOCK } from '../../../../../models/segment/record.ts'
import { NOTHING_STANDS, standingAfter, standingEvents } from '../../../../../models/standing.ts'
import { createTwin } from '../../../../../models/twin.ts'
import { numberedEvents } from '../../../../../server/core/journal/events.ts'
import { openDisk } from '../../../../../server/edge/journal/disk.ts'
import { HOUR_MILLIS, hourInName } from '../../../../../server/edge/journal/names.ts'
import type { News } from '../../../../../server/edge/journal/news.ts'
import { writtenPlant } from '../../../../../server/edge/journal/plant.ts'
import { standingAt } from '../../../../../server/edge/journal/reader-standing.ts'
import { recover } from '../../../../../server/edge/journal/recover.ts'
import { sealedIn } from '../../../../../server/edge/journal/sealed.ts'
import { standingTold } from '../../../../../server/edge/journal/standing.ts'
import { createWriter, type Writer } from '../../../../../server/edge/journal/writer.ts'
import { BEGIN, CONTRACT_PLANT, madeTale, plainStandingAt } from '../../../../contract/journal.ts'
import { findJournal } from '../../../../helpers/journal-folder.ts'
import { createMemoryDisk } from '../../../../helpers/memory-disk.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'
import { until } from '../../../../helpers/until.ts'

const home = mkdtempSync(join(tmpdir(), 'twinfloor-standing-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const FOR_GOOD = { fullDays: 1e6, secondDays: 1e6, minuteDays: 1e6, mostBytes: 1e12 }
const DAY_MILLIS = 24 * HOUR_MILLIS
const plant = writtenPlant(CONTRACT_PLANT)
const BEGIN_HOUR = Math.floor(BEGIN / HOUR_MILLIS)

async function open(folder: string, { keep = FOR_GOOD, now = 0 } = {}): Promise<Writer> {
  const disk = openDisk(folder)
  const wallNow = (): number => now
  const { after, standing, unclosed } = await recover({ disk, plant, keep, wallNow })
  const twin = createTwin(35)
  return createWriter({ disk, plant, twin, after, standing, keep, unclosed, wallNow, tell: () => undefined })
}

const stoodAt = (folder: string, at: number): readonly TwinEvent[] =>
  standingEvents(standingAt(findJournal(folder, CONTRACT_PLANT).store, at))

/** Some minutes of each of so many hours. */
async function hoursOf(folder: string, hours: number): Promise<readonly PlacedEvent[]> {
  const events: PlacedEvent[] = []
  for (let hour = 0; hour < hours; hour++) {
    const tale = madeTale(dice(SEED + hour), BEGIN + hour * HOUR_MILLIS, 150)
    const writer = await open(folder)
    for (const page of tale.pages) writer.take(structuredClone(page))
    await writer.close()
    events.push(...tale.events)
  }
  return events
}

const raised = (place: number, code: string): PlacedEvent => ({
  ...{ event: 'alarmRaised', priority: 'low', machine: 2, time: place - 5, place, code },
})
const codes = (events: readonly TwinEvent[]): readonly string[] =>
  events.flatMap((event) => (event.event === 'alarmRaised' ? [event.code] : []))

describe('what stands, in the Journal', () => {
  it('[Y-44] is the same where ages were thinned, and the hours that told of it have gone', async () => {
    const folder = join(home, 'ages')
    const events = await hoursOf(folder, 4)
    const disk = openDisk(folder)
    const now = (BEGIN_HOUR + 3) * HOUR_MILLIS + 2 * DAY_MILLIS - HOUR_MILLIS + 1000
    // The first hour is gone, the second is kept by the minute, the third by the second.
    const keep = { ...FOR_GOOD, fullDays: 2 - 1 / 24, secondDays: 2, minuteDays: 2 + 1 / 24 }
    const writer = await open(folder, { keep, now })
    await writer.tidy()
    await writer.close()
    const files = disk.names().filter((name) => hourInName(name) !== undefined)
    const sorts = files.sort().map((file) => {
      const segments = sealedIn(disk, file)
      return [BLOCK.tile, BLOCK.seconds].map((sort) => segments.some((sealed) => sealed.has(sort)))
    })
    expect(sorts).toEqual([
      [false, false],
      [true, true],
      [true, false],
    ])
    const told = sealedIn(disk, files[0] ?? '').map((sealed) => sealed.has(BLOCK.standing))
    expect(told.filter(Boolean).length).toBe(1)
    let stood = 0
    for (let minute = 0; minute < 180; minute++) {
      const at = BEGIN + HOUR_MILLIS + minute * 60_000 + 777
      const plain = plainStandingAt(events, at)
      stood += plain.filter(({ time }) => time < BEGIN + HOUR_MILLIS - 60_000).length
      expect(stoodAt(folder, at), `minute ${minute}`).toEqual(plain)
    }
    expect(stood).toBeGreaterThan(50)
  })

  it('[Y-45] what came hours late is amended into every Segment after it until it makes no difference', async () => {
    const folder = join(home, 'late')
    const events = [...(await hoursOf(folder, 3))]
    const end = BEGIN + 2 * HOUR_MILLIS + 400_000
    const late = [raised(BEGIN + 30_000, 'LATE'), raised(BEGIN + 31_000, 'GONE')]
    const cleared: PlacedEvent = {
      ...{ event: 'alarmCleared', code: 'GONE', machine: 2, place: BEGIN + HOUR_MILLIS + 45_000, time: 1 },
    }
    const writer = await open(folder)
    const { batch } = madeTale(dice(1), end, 1).pages[0]!
    writer.take({ batch, events: [...late, cleared], from: end, until: end + 100 })
    await writer.close()
    events.push(...late, cleared)
    for (const [at, there] of [
      [BEGIN + 29_999, []],
      [BEGIN + 30_999, ['LATE']],
      [BEGIN + HOUR_MILLIS + 44_999, ['LATE', 'GONE']],
      [BEGIN + HOUR_MILLIS + 45_000, ['LATE']],
      [end + 50, ['LATE']],
    ] as const) {
      const stood = stoodAt(folder, at)
      expect(stood).toEqual(plainStandingAt(events, at))
      expect(codes(stood).filter((code) => code.length === 4)).toEqual(there)
    }
  })

  it('[Y-46] after a gap in the writing it is what stood then, in the draft, after a kill and sealed', async () => {
    const folder = join(home, 'gap')
    const writer = await open(folder)
    const page = (from: number, events: readonly PlacedEvent[]) => ({
      ...{ batch: madeTale(dice(2), from, 1).pages[0]!.batch, events, from, until: from + 300 },
    })
    writer.take(page(BEGIN, [raised(BEGIN + 10, 'A'), raised(BEGIN + 11, 'B')]))
    const again = BEGIN + 50_000
    const then = standingAfter(
      NOTHING_STANDS,
      numberedEvents([raised(BEGIN + 11, 'B'), raised(again - 9, 'C')]),
    )
    writer.take({ ...page(again, []), twin: createTwin(35), standing: then })
    writer.take(page(again + 1000, [raised(again + 1000, 'D')]))
    const all = (): readonly (readonly string[])[] =>
      [again - 49_000, again + 10, again + 1300].map((at) => codes(stoodAt(folder, at)))
    const meant = [
      ['A', 'B'],
      ['B', 'C'],
      ['B', 'C', 'D'],
    ]
    expect(all()).toEqual(meant)
    // As a server finds it that was killed here.
    const disk = openDisk(folder)
    const { standing } = await recover({ disk, plant, keep: FOR_GOOD, wallNow: () => 0 })
    expect(codes(standingEvents(standing))).toEqual(['B', 'C', 'D'])
    expect(all()).toEqual(meant)
  })

  it('[Y-17, Y-46] after a time in which the disk was full it is what it is then, and told anew', async () => {
    const disk = createMemoryDisk()
    const news: News[] = []
    const writer = createWriter({
      ...{ disk, plant, twin: createTwin(35), after: BEGIN, standing: NOTHING_STANDS, keep: FOR_GOOD },
      ...{ wallNow: () => 0, tell: (said) => news.push(said) },
    })
    const told = (from: number, events: readonly PlacedEvent[]): void =>
      writer.take({ batch: createBatch(0, 0), events, from, until: from + 300 })
    const cleared: PlacedEvent = {
      event: 'alarmCleared',
      code: 'A',
      machine: 2,
      place: BEGIN + 4000,
      time: 1,
    }
    told(BEGIN, [raised(BEGIN + 10, 'A'), raised(BEGIN + 11, 'B')])
    disk.quota = 0
    told(BEGIN + 2000, [raised(BEGIN + 2000, 'C')])
    told(BEGIN + 4000, [cleared, raised(BEGIN + 4001, 'D')])
    disk.quota = Number.POSITIVE_INFINITY
    await until('it is written again', () => {
      const last = news.filter((said) => said.kind === 'state').at(-1)
      return last?.state.kind === 'writing'
    })
    told(BEGIN + 50_000, [raised(BEGIN + 50_100, 'E')])
    told(BEGIN + 61_000, [])
    await writer.close()
    const [file = ''] = disk.names()
    const begun = sealedIn(disk, file).map((sealed) => standingTold(disk, file, sealed))
    expect(begun.map((each) => codes(standingEvents(each?.standing ?? NOTHING_STANDS)))).toEqual([
      [],
      ['B', 'C', 'D'],
      ['B', 'C', 'D', 'E'],
    ])
    expect(begun.map((each) => each?.isAnew)).toEqual([false, true, false])
  })

  it('[Y-31, Y-43] is of the Machines of today, whatever Plant told of it', async () => {
    const folder = join(home, 'plants')
    const events = await hoursOf(folder, 1)
    const today = { ...CONTRACT_PLANT, hash: 'other', machines: CONTRACT_PLANT.machines.slice(2).reverse() }
    const end = BEGIN + 300_000
    const known = plainStandingAt(events, end)
      .filter(({ machine }) => machine >= 2)
      .map((event) => ({ ...event, machine: 6 - event.machine }))
    const found = standingEvents(standingAt(findJournal(folder, today).store, end))
    expect(found).toEqual(known)
    expect(found.length).toBeGreaterThan(3)
    const { standing } = await recover({
      ...{ disk: openDisk(folder), plant: writtenPlant(today), keep: FOR_GOOD, wallNow: () => 0 },
    })
    expect(standingEvents(standing)).toEqual(known)
  })
})
