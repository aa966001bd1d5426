import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { PlacedEvent } from '../../models/segment/event-lines.ts'
import { standingEvents } from '../../models/standing.ts'
import type { Twin } from '../../models/twin.ts'
import { openDisk } from '../../server/edge/journal/disk.ts'
import type { News, Page } from '../../server/edge/journal/news.ts'
import { writtenPlant } from '../../server/edge/journal/plant.ts'
import { standingAt } from '../../server/edge/journal/reader-standing.ts'
import { recover } from '../../server/edge/journal/recover.ts'
import { createWriter } from '../../server/edge/journal/writer.ts'
import { findJournal } from '../helpers/journal-folder.ts'
import {
  CONTRACT_PLANT,
  type JournalLike,
  journalContract,
  plainStandingAt,
  plainTwinAt,
  type Row,
} from './journal.ts'

const home = mkdtempSync(join(tmpdir(), 'twinfloor-journal-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

interface Remembered {
  readonly rows: Row[]
  readonly events: PlacedEvent[]
  readonly covered: (readonly [number, number])[]
  readonly known: Twin
}

const remembered = new Map<string, Remembered>()

/** The plainest Journal: everything in a list. */
function openFake(name: string, known: Twin): JournalLike {
  const had = remembered.get(name) ?? { rows: [], events: [], covered: [], known }
  remembered.set(name, had)
  const { rows, events, covered } = had
  let from = Number.NaN
  let until = Number.NaN
  return {
    hand(page: Page) {
      const { batch } = page
      if (Number.isNaN(from)) from = page.from
      until = page.until
      for (let packet = 0; packet < batch.packets; packet++) {
        const end = packet + 1 < batch.packets ? batch.firsts[packet + 1]! : batch.count
        for (let i = batch.firsts[packet]!; i < end; i++)
          rows.push({
            slot: batch.slots[i]!,
            place: batch.axis[packet]!,
            time: batch.times[packet]!,
            quantum: batch.quanta[i]!,
            quality: batch.qualities[i]!,
          })
      }
      events.push(...page.events)
    },
    kept: () => Promise.resolve(),
    async close() {
      covered.push([from, until])
    },
    readings: (a, b) =>
      rows
        .filter(({ place }) => place >= a && place < b)
        .map((row, i) => ({ row, i }))
        .sort((x, y) => x.row.slot - y.row.slot || x.row.place - y.row.place || x.i - y.i)
        .map(({ row }) => row),
    twinAt: (at) => plainTwinAt(had.known, rows, at),
    events: (a, b) => events.filter(({ place }) => place >= a && place < b).sort((x, y) => x.place - y.place),
    standingAt: (at) => plainStandingAt(events, at),
    covered: () => covered,
  }
}

const KEEP = { fullDays: 1e6, secondDays: 1e6, minuteDays: 1e6, mostBytes: 1e12 }

/** The writer as it ships, on a folder, and the reader as it ships. */
async function openReal(name: string, twin: Twin): Promise<JournalLike> {
  const folder = join(home, name)
  const disk = openDisk(folder)
  const wallNow = (): number => 0
  const { after, standing, unclosed } = await recover({
    disk,
    plant: writtenPlant(CONTRACT_PLANT),
    keep: KEEP,
    wallNow,
  })
  let waiting = 0
  let onKept: (() => void) | undefined
  const tell = (news: News): void => {
    if (news.kind === 'said') throw new Error(`${news.sentence} ${JSON.stringify(news.facts)}`)
    if (news.kind !== 'kept' && news.kind !== 'lost') return
    waiting -= news.pages
    if (waiting === 0) onKept?.()
  }
  const plan = {
    disk,
    plant: writtenPlant(CONTRACT_PLANT),
    twin,
    after,
    standing,
    keep: KEEP,
    wallNow,
    tell,
    unclosed,
  }
  const writer = createWriter(plan)
  return {
    hand(page) {
      waiting++
      // As the thread gets it: in columns of its own.
      writer.take(structuredClone(page))
    },
    kept: () =>
      new Promise((resolve) => {
        onKept = resolve
        if (waiting === 0) resolve()
      }),
    close: () => writer.close(),
    ...withoutStore(folder),
  }
}

/** Looked at anew with each question. */
const withoutStore = (
  folder: string,
): Pick<JournalLike, 'readings' | 'twinAt' | 'events' | 'standingAt' | 'covered'> => ({
  readings: (from, to) => findJournal(folder, CONTRACT_PLANT).readings(from, to),
  twinAt: (at) => findJournal(folder, CONTRACT_PLANT).twinAt(at),
  events: (from, to) => findJournal(folder, CONTRACT_PLANT).events(from, to),
  standingAt: (at) => standingEvents(standingAt(findJournal(folder, CONTRACT_PLANT).store, at)),
  covered: () => findJournal(folder, CONTRACT_PLANT).covered(),
})

journalContract('the plainest Journal', openFake)
journalContract('the Journal in its folder', openReal)
