import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import { createBatch } from '../../../../../models/segment/batch.ts'
import type { PlacedEvent } from '../../../../../models/segment/event-lines.ts'
import { type Layout, layoutFrom } from '../../../../../models/segment/layout.ts'
import { standingEvents } from '../../../../../models/standing.ts'
import { createTwin, QUALITY, type Twin } from '../../../../../models/twin.ts'
import type { Disk } from '../../../../../server/edge/journal/disk.ts'
import { beginDraft } from '../../../../../server/edge/journal/draft.ts'
import { openHourFiles } from '../../../../../server/edge/journal/hour-files.ts'
import { type Late, noneLate } from '../../../../../server/edge/journal/late.ts'
import { mend } from '../../../../../server/edge/journal/mend.ts'
import type { Page } from '../../../../../server/edge/journal/news.ts'
import { type WrittenPlant, writtenPlant } from '../../../../../server/edge/journal/plant.ts'
import { standingAt } from '../../../../../server/edge/journal/reader-standing.ts'
import { recover } from '../../../../../server/edge/journal/recover.ts'
import { createPacker } from '../../../../../server/edge/journal/seal.ts'
import { createWriter } from '../../../../../server/edge/journal/writer.ts'
import { BEGIN, CONTRACT_PLANT, plainStandingAt } from '../../../../contract/journal.ts'
import { findJournal } from '../../../../helpers/journal-folder.ts'

export const KEEP = { fullDays: 1e6, secondDays: 1e6, minuteDays: 1e6, mostBytes: 1e12 }
export const MINUTE = 60_000
export const SIZE = 35
const MACHINE = 2
/** A Channel of it. */
const SLOT = 11
export const plant = writtenPlant(CONTRACT_PLANT)
export const layout: Layout = layoutFrom(plant.machineSlots)
export const ON_DISK = { plant, keep: KEEP, wallNow: () => 0 }

export const raised = (place: number, code: string): PlacedEvent => ({
  ...{ event: 'alarmRaised', priority: 'low', machine: MACHINE, time: place - 5, place, code },
})
export const cleared = (place: number, code: string): PlacedEvent => ({
  ...{ event: 'alarmCleared', machine: MACHINE, time: place - 5, place, code },
})

/** One Reading of the slot. */
export function reading(place: number, quantum: number) {
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

export const page = (from: number, until: number, told: Partial<Page> = {}): Page => ({
  ...{ batch: createBatch(0, 0), events: [], from, until, ...told },
})

/** A life that ends as it should, of so many minutes, with what it is told where it begins. */
export async function lived(
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
export function leftDraft(disk: Disk, from: number, late: Late): void {
  const draft = beginDraft(disk, from, createTwin(SIZE), plant.block.bytes)
  if (late.readings.packets > 0) draft.readings(late.readings, 0, late.readings.packets, from + 1000)
  if (late.events.length > 0) draft.events(late.events, from + 1000)
  draft.close()
}

export const late = (told: Partial<Late>): Late => ({ ...noneLate(), ...told })

/** Merges as it is done live, up to a kill after so many Segments. */
export async function mergedUpTo(disk: Disk, all: Late, segments: number): Promise<void> {
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
export function expectStanding(
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
export function quantaAt(folder: string, minutes: readonly number[]): readonly (number | undefined)[] {
  const journal = findJournal(folder, CONTRACT_PLANT)
  const quanta = minutes.map((minute) => journal.twinAt(BEGIN + minute * MINUTE + 500).quanta[SLOT])
  journal.store.close()
  return quanta
}

/** The Twin of whoever has heard that Reading. */
export function twinOf(place: number, quantum: number): Twin {
  const twin = createTwin(SIZE)
  twin.quanta[SLOT] = quantum
  twin.times[SLOT] = place - 5
  twin.qualities[SLOT] = QUALITY.good
  return twin
}

export function flip(path: string, offset: number): void {
  const bytes = readFileSync(path)
  bytes[offset]! ^= 1
  writeFileSync(path, bytes)
}
