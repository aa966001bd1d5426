import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createBatch } from '../../../../../models/segment/batch.ts'
import type { PlacedEvent } from '../../../../../models/segment/event-lines.ts'
import { type Layout, layoutFrom } from '../../../../../models/segment/layout.ts'
import { BLOCK } from '../../../../../models/segment/record.ts'
import { NOTHING_STANDS, standingAfter, standingEvents } from '../../../../../models/standing.ts'
import { createTwin, QUALITY, type Twin } from '../../../../../models/twin.ts'
import { numberedEvents } from '../../../../../server/core/journal/events.ts'
import { createChores } from '../../../../../server/edge/journal/chores.ts'
import { type Disk, openDisk } from '../../../../../server/edge/journal/disk.ts'
import { beginDraft } from '../../../../../server/edge/journal/draft.ts'
import { blockAt, openHourFiles } from '../../../../../server/edge/journal/hour-files.ts'
import { joinedLate, type Late, noneLate } from '../../../../../server/edge/journal/late.ts'
import { mend } from '../../../../../server/edge/journal/mend.ts'
import { HOUR_MILLIS, hourInName } from '../../../../../server/edge/journal/names.ts'
import type { Page } from '../../../../../server/edge/journal/news.ts'
import { type WrittenPlant, writtenPlant } from '../../../../../server/edge/journal/plant.ts'
import { standingAt } from '../../../../../server/edge/journal/reader-standing.ts'
import { recover } from '../../../../../server/edge/journal/recover.ts'
import { retain } from '../../../../../server/edge/journal/retain.ts'
import { createPacker } from '../../../../../server/edge/journal/seal.ts'
import { sealedIn } from '../../../../../server/edge/journal/sealed.ts'
import { standingTold } from '../../../../../server/edge/journal/standing.ts'
import { createWriter } from '../../../../../server/edge/journal/writer.ts'
import { BEGIN, CONTRACT_PLANT, plainStandingAt } from '../../../../contract/journal.ts'
import { findJournal } from '../../../../helpers/journal-folder.ts'

const home = mkdtempSync(join(tmpdir(), 'twinfloor-cut-off-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const KEEP = { fullDays: 1e6, secondDays: 1e6, minuteDays: 1e6, mostBytes: 1e12 }
const MINUTE = 60_000
const SIZE = 35
const MACHINE = 2
/** A Channel of it. */
const SLOT = 11
const plant = writtenPlant(CONTRACT_PLANT)
const layout: Layout = layoutFrom(plant.machineSlots)
const ON_DISK = { plant, keep: KEEP, wallNow: () => 0 }

const raised = (place: number, code: string): PlacedEvent => ({
  ...{ event: 'alarmRaised', priority: 'low', machine: MACHINE, time: place - 5, place, code },
})
const cleared = (place: number, code: string): PlacedEvent => ({
  ...{ event: 'alarmCleared', machine: MACHINE, time: place - 5, place, code },
})

/** One Reading of the slot. */
function reading(place: number, quantum: number) {
  const batch = createBatch(1, 1)
  batch.machines[0] = MACHINE
  batch.axis[0] = place
  batch.times[0] = place - 5
  batch.packets = 1
  batch.slots[0] = SLOT
  batch.quanta[0] = quantum
  batch.qualities[0] = QUALITY.good
  batch.count = 1
  return batch
}

const page = (from: number, until: number, told: Partial<Page> = {}): Page => ({
  ...{ batch: createBatch(0, 0), events: [], from, until, ...told },
})

/** A life that ends as it should, of so many minutes, with what it is told where it begins. */
async function lived(
  disk: Disk,
  from: number,
  minutes: number,
  told: Partial<Page> = {},
  of: WrittenPlant = plant,
): Promise<void> {
  const { after, standing, unclosed } = await recover({ disk, ...ON_DISK, plant: of })
  const writer = createWriter({
    ...{ disk, plant: of, twin: createTwin(SIZE), after, standing, keep: KEEP, unclosed },
    ...{ wallNow: () => 0, tell: () => undefined },
  })
  const end = from + minutes * MINUTE
  for (let at = from; at < end; at += 20_000)
    writer.take(page(at, Math.min(at + 20_000, end - 1), at === from ? told : {}))
  await writer.close()
}

/** As a server leaves it that is killed in its next minute: what came late is in the draft alone. */
function leftDraft(disk: Disk, from: number, late: Late): void {
  const draft = beginDraft(disk, from, createTwin(SIZE), plant.block.bytes)
  if (late.readings.packets > 0) draft.readings(late.readings, 0, late.readings.packets, from + 1000)
  if (late.events.length > 0) draft.events(late.events, from + 1000)
  draft.close()
}

const late = (told: Partial<Late>): Late => ({ ...noneLate(), ...told })

/** Merges as it is done live, up to a kill after so many Segments. */
async function mergedUpTo(disk: Disk, all: Late, segments: number): Promise<void> {
  const real = openHourFiles({ disk, plant })
  let left = segments
  const files = {
    ...real,
    async append(file: string, sheets: Parameters<typeof real.append>[1]) {
      const written = await real.append(file, sheets.slice(0, left))
      left -= written.length
      if (written.length < sheets.length) throw new Error('killed')
      return written
    },
  }
  const merging = mend({ disk, files, layout, plant, packer: createPacker() }, all)
  if (Number.isFinite(segments)) await expect(merging).rejects.toThrow('killed')
  else await merging
}

/** What stands is what one Event after another gives, at every tenth of a minute. */
function expectStanding(
  folder: string,
  events: readonly PlacedEvent[],
  minutes: number,
  gaps: readonly number[] = [],
): void {
  const { store } = findJournal(folder, CONTRACT_PLANT)
  for (let tenth = 0; tenth < minutes * 10; tenth++) {
    if (gaps.includes(Math.floor(tenth / 10))) continue
    const at = BEGIN + tenth * 6000
    expect(standingEvents(standingAt(store, at)), `tenth ${tenth}`).toEqual(plainStandingAt(events, at))
  }
  store.close()
}

/** What the slot holds half a second after a minute began. */
function quantaAt(folder: string, minutes: readonly number[]): readonly (number | undefined)[] {
  const journal = findJournal(folder, CONTRACT_PLANT)
  const quanta = minutes.map((minute) => journal.twinAt(BEGIN + minute * MINUTE + 500).quanta[SLOT])
  journal.store.close()
  return quanta
}

/** The Twin of whoever has heard that Reading. */
function twinOf(place: number, quantum: number): Twin {
  const twin = createTwin(SIZE)
  twin.quanta[SLOT] = quantum
  twin.times[SLOT] = place - 5
  twin.qualities[SLOT] = QUALITY.good
  return twin
}

function flip(path: string, offset: number): void {
  const bytes = readFileSync(path)
  bytes[offset]! ^= 1
  writeFileSync(path, bytes)
}

describe('a merge that a kill cut off', () => {
  it('[Y-44, Y-45] of Events of two drafts at once: what stands is right in every Segment after it', async () => {
    const folder = join(home, 'two-drafts')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A'), raised(BEGIN + 1001, 'X')]
    await lived(disk, BEGIN, 4, { events: inTime })
    const first = [raised(BEGIN + 2000, 'B')]
    const second = [cleared(BEGIN + 3000, 'A')]
    leftDraft(disk, BEGIN + 4 * MINUTE, late({ events: first }))
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ events: second }))
    await mergedUpTo(disk, late({ events: [...first, ...second] }), 1)
    await recover({ disk, ...ON_DISK })
    expectStanding(folder, [...inTime, ...first, ...second], 5)
  })

  it('[Y-44, Y-45] of Events of one draft that came in two turns: it is right too', async () => {
    const folder = join(home, 'two-turns')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A')]
    await lived(disk, BEGIN, 4, { events: inTime })
    const [first, second] = [[raised(BEGIN + 2000, 'B')], [cleared(BEGIN + 3000, 'A')]]
    leftDraft(disk, BEGIN + 4 * MINUTE, late({ events: [...first, ...second] }))
    await mergedUpTo(disk, late({ events: first }), Number.POSITIVE_INFINITY)
    await mergedUpTo(disk, late({ events: second }), 2)
    await recover({ disk, ...ON_DISK })
    expectStanding(folder, [...inTime, ...first, ...second], 5)
  })

  it('[Y-44, Y-45] it is right after a gap too', async () => {
    const folder = join(home, 'gap')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A'), raised(BEGIN + 1001, 'X')]
    await lived(disk, BEGIN, 2, { events: inTime })
    const again = BEGIN + 3 * MINUTE
    await lived(disk, again, 2)
    const [first, second] = [[raised(BEGIN + 2000, 'B')], [cleared(BEGIN + 3000, 'A')]]
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ events: first }))
    leftDraft(disk, BEGIN + 6 * MINUTE, late({ events: second }))
    await mergedUpTo(disk, late({ events: [...first, ...second] }), 1)
    await recover({ disk, ...ON_DISK })
    expectStanding(folder, [...inTime, ...first, ...second], 6, [2])
  })

  it('[Y-46] what was told anew after a gap stays, also where it is amended and kept by the minute', async () => {
    const folder = join(home, 'anew')
    const disk = openDisk(folder)
    const before = [
      raised(BEGIN + 1000, 'A'),
      raised(BEGIN + 1001, 'X'),
      { ...raised(BEGIN + 1002, 'Y'), machine: 3 },
    ]
    await lived(disk, BEGIN, 2, { events: before })
    const again = BEGIN + 3 * MINUTE
    // A was cleared in the gap, and N raised; of Machine 3 it is what it was.
    const then = standingAfter(
      NOTHING_STANDS,
      numberedEvents([before[1]!, before[2]!, raised(again - 1000, 'N')]),
    )
    await lived(disk, again, 2, { standing: then, twin: createTwin(SIZE) })
    const own = [raised(BEGIN + 2000, 'B'), { ...cleared(BEGIN + 3000, 'Y'), machine: 3 }]
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ events: own }))
    await mergedUpTo(disk, late({ events: own }), 1)
    await recover({ disk, ...ON_DISK })
    const codesAt = (minute: number): readonly string[] => {
      const { store } = findJournal(folder, CONTRACT_PLANT)
      const events = standingEvents(standingAt(store, BEGIN + minute * MINUTE + 9000))
      store.close()
      return events.flatMap((event) => (event.event === 'alarmRaised' ? [event.code] : []))
    }
    const all = () => [0, 1, 3, 4, 5].map(codesAt)
    const meant = [
      ['A', 'X', 'B'],
      ['A', 'X', 'B'],
      ['X', 'N'],
      ['X', 'N'],
      ['X', 'N'],
    ]
    expect(all()).toEqual(meant)
    const [file = ''] = disk.names()
    const areAnew = () => sealedIn(disk, file).map((sealed) => standingTold(disk, file, sealed)?.isAnew)
    expect(areAnew()).toEqual([false, false, true, false, false])
    // It has been amended: Y had been cleared.
    expect(sealedIn(disk, file)[2]?.amendments.length).toBe(1)
    const keep = { ...KEEP, fullDays: 0, secondDays: 0, minuteDays: 2 }
    const wallNow = (): number => BEGIN + 5 * HOUR_MILLIS
    const inTurn = <Done>(work: () => Promise<Done>): Promise<Done> => work()
    await retain({ disk, keep, packer: createPacker(), wallNow, inTurn, hold: () => false })
    expect(areAnew()).toEqual([false, undefined, true, undefined, undefined])
    expect(all()).toEqual(meant)
  })

  it('[Y-31, Y-44] it is right by the Machines of each Segment, where the Plant changed within the hour', async () => {
    const folder = join(home, 'plants')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A'), raised(BEGIN + 1001, 'X')]
    await lived(disk, BEGIN, 2, { events: inTime })
    const turned = { ...CONTRACT_PLANT, hash: 'turned', machines: CONTRACT_PLANT.machines.toReversed() }
    await lived(disk, BEGIN + 2 * MINUTE, 2, {}, writtenPlant(turned))
    expect(disk.names().filter((name) => hourInName(name) !== undefined).length).toBe(2)
    const [first, second] = [[raised(BEGIN + 2000, 'B')], [cleared(BEGIN + 3000, 'A')]]
    leftDraft(disk, BEGIN + 4 * MINUTE, late({ events: first }))
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ events: second }))
    await mergedUpTo(disk, late({ events: [...first, ...second] }), 1)
    await recover({ disk, ...ON_DISK })
    expectStanding(folder, [...inTime, ...first, ...second], 5)
    const own = sealedIn(disk, disk.names().find((name) => name.includes('-2.')) ?? '')
    expect(own.map(({ amendments }) => amendments.length > 0)).toEqual([true, true])
  })

  it('[Y-17, Y-45] it is right where a disk that failed cut it off, and what came meanwhile is merged with it', async () => {
    const folder = join(home, 'failed')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A'), raised(BEGIN + 1001, 'X')]
    await lived(disk, BEGIN, 4, { events: inTime })
    const [first, second] = [[raised(BEGIN + 2000, 'B')], [cleared(BEGIN + 3000, 'A')]]
    const real = openHourFiles({ disk, plant })
    let left = 2
    const failing = {
      ...real,
      async append(file: string, sheets: Parameters<typeof real.append>[1]) {
        const written = await real.append(file, sheets.slice(0, left))
        left = Number.POSITIVE_INFINITY
        if (written.length < sheets.length) throw new Error('full')
        return written
      },
    }
    const of = { disk, files: failing, layout, plant, packer: createPacker(), keep: KEEP, wallNow: () => 0 }
    const chores = createChores(of)
    await expect(chores.mendAll(late({ events: first }))).rejects.toThrow('full')
    const { mended } = await chores.mendAll(late({ events: [...first, ...second] }))
    expectStanding(folder, [...inTime, ...first, ...second], 4)
    const stood = standingAfter(NOTHING_STANDS, numberedEvents(inTime))
    const end = plainStandingAt([...inTime, ...first, ...second], BEGIN + 4 * MINUTE)
    expect(standingEvents(mended(stood))).toEqual(end)
  })

  it('[Y-39, Y-44] where the Events of a Segment are not sound the next one is left as it is', async () => {
    const folder = join(home, 'damaged')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A')]
    await lived(disk, BEGIN, 1, { events: inTime })
    await lived(disk, BEGIN + MINUTE, 2, { events: [raised(BEGIN + MINUTE + 1000, 'X')] })
    const [file = ''] = disk.names()
    const { base } = sealedIn(disk, file)[1]!
    flip(join(folder, file), base.offset + base.head.offsets[blockAt(base, BLOCK.events, 0)]!)
    leftDraft(disk, BEGIN + 3 * MINUTE, late({ events: [{ ...raised(BEGIN + 2000, 'B'), machine: 3 }] }))
    await recover({ disk, ...ON_DISK })
    const codes = sealedIn(disk, file).map((sealed) =>
      standingEvents(standingTold(disk, file, sealed)!.standing).map(
        (event) => 'code' in event && event.code,
      ),
    )
    expect(codes).toEqual([[], ['A', 'B'], ['A', 'B', 'X'], ['A', 'B', 'X']])
  })

  it("[Y-11] of Readings: they are carried on up to the slot's next Reading", async () => {
    const folder = join(home, 'readings')
    const disk = openDisk(folder)
    await lived(disk, BEGIN, 4, { batch: reading(BEGIN + 1000, 100) })
    const own = reading(BEGIN + 2000, 200)
    leftDraft(disk, BEGIN + 4 * MINUTE, late({ readings: own }))
    await mergedUpTo(disk, late({ readings: own }), 1)
    await recover({ disk, ...ON_DISK })
    expect(quantaAt(folder, [0, 1, 2, 3, 4])).toEqual([0, 200, 200, 200, 200])
  })
  it('[Y-11] of Readings that came in two drafts: each is carried on, in the order of the axis', async () => {
    const folder = join(home, 'readings-of-two')
    const disk = openDisk(folder)
    await lived(disk, BEGIN, 2, { batch: reading(BEGIN + 1000, 100) })
    await lived(disk, BEGIN + 3 * MINUTE, 2, { twin: twinOf(BEGIN + 1000, 100) })
    const [first, second] = [reading(BEGIN + 2000, 200), reading(BEGIN + MINUTE + 3000, 300)]
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ readings: first }))
    leftDraft(disk, BEGIN + 6 * MINUTE, late({ readings: second }))
    await mergedUpTo(
      disk,
      joinedLate({ readings: reading(BEGIN + 2000, 200), events: [] }, late({ readings: second })),
      2,
    )
    await recover({ disk, ...ON_DISK })
    expect(quantaAt(folder, [0, 1, 3, 4, 5, 6])).toEqual([0, 200, 300, 300, 300, 300])
  })

  it('[Y-46] after a gap a Reading that the server had heard by then stays', async () => {
    const folder = join(home, 'heard')
    const disk = openDisk(folder)
    await lived(disk, BEGIN, 2, { batch: reading(BEGIN + 1000, 100) })
    await lived(disk, BEGIN + 3 * MINUTE, 2, { twin: twinOf(BEGIN + 2 * MINUTE, 900) })
    const readings = reading(BEGIN + 2000, 200)
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ readings }))
    await recover({ disk, ...ON_DISK })
    expect(quantaAt(folder, [0, 1, 3, 4])).toEqual([0, 200, 900, 900])
  })
})

describe('a merge that nothing cut off', () => {
  it('[Y-3, Y-11] of what came in two stretches that waited to be sealed: the last is carried on', async () => {
    const folder = join(home, 'waiting')
    const disk = openDisk(folder)
    disk.make()
    const writer = createWriter({
      ...{ disk, plant, twin: createTwin(SIZE), after: Number.NEGATIVE_INFINITY, standing: NOTHING_STANDS },
      ...{ keep: KEEP, wallNow: () => 0, tell: () => undefined },
    })
    const told = [reading(BEGIN + 1000, 100), reading(BEGIN + 2000, 200), reading(BEGIN + 3000, 300)]
    for (const [i, batch] of told.entries())
      for (let at = BEGIN + i * MINUTE; at < BEGIN + (i + 1) * MINUTE; at += 20_000)
        writer.take(page(at, at + 20_000, at === BEGIN + i * MINUTE ? { batch } : {}))
    await writer.close()
    expect(quantaAt(folder, [0, 1, 2])).toEqual([0, 300, 300])
  })
})
