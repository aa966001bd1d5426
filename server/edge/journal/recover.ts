import { crc32, inflateRawSync } from 'node:zlib'
import { decodeFrame } from '../../../models/frame/decode.ts'
import { createFrame } from '../../../models/frame/frame.ts'
import { createBatch } from '../../../models/segment/batch.ts'
import { type Dictionary, layoutOfDictionary, readDictionary } from '../../../models/segment/dictionary.ts'
import { createDraftBasis, decodeDraft } from '../../../models/segment/draft.ts'
import { DRAFT, type DraftRecord, draftRecordAt } from '../../../models/segment/draft-record.ts'
import { decodeEventLines, decodeStanding } from '../../../models/segment/event-lines.ts'
import { type Layout, layoutFrom } from '../../../models/segment/layout.ts'
import { RECORD } from '../../../models/segment/record.ts'
import type { Standing } from '../../../models/standing.ts'
import { createTwin, type Twin } from '../../../models/twin.ts'
import { beginStretch, courseFrom, type Stretch, takePackets } from '../../core/journal/stretch.ts'
import { carryStanding } from './carry-standing.ts'
import { createChores } from './chores.ts'
import type { Disk } from './disk.ts'
import { snapshotOf } from './draft.ts'
import { blockIn, openHourFiles, recordsIn } from './hour-files.ts'
import { firstPlace, type Late, noneLate } from './late.ts'
import { draftInName, hourInName, isFresh } from './names.ts'
import { type WrittenPlant, writtenPlant } from './plant.ts'
import type { Keep } from './retain.ts'
import { createPacker, sealed } from './seal.ts'
import { sealedIn } from './sealed.ts'
import { standingBefore } from './standing.ts'
import { knownBefore } from './strays.ts'

/** What was found when the Journal was opened. */
export interface Recovered {
  /** Where it ended; the axis goes on behind it. */
  readonly after: number
  /** Drafts that have become Segments. */
  readonly drafts: number
  readonly readings: number
  /** Bytes that were torn, and are cut off. */
  readonly torn: number
  /** What stands there. */
  readonly standing: Standing
  /** The Twin there, of the Plant that is written now, as a Snapshot. */
  readonly known: Uint8Array
  /** Files of hours without a record of it. */
  readonly unclosed: readonly string[]
}

export interface RecoverPlan {
  readonly disk: Disk
  /** That is written from now on. */
  readonly plant: WrittenPlant
  readonly keep: Keep
  readonly wallNow: () => number
}

/** Makes Segments of the drafts that a killed server left, up to their last whole record [Y-16]. */
export async function recover(plan: RecoverPlan): Promise<Recovered> {
  const { disk } = plan
  disk.make()
  for (const name of disk.names()) if (isFresh(name)) disk.remove(name)
  const drafts = disk
    .names()
    .flatMap((name) => {
      const from = draftInName(name)
      return from === undefined ? [] : [{ name, from }]
    })
    .sort((a, b) => a.from - b.from)
  let torn = 0
  if (drafts.length > 0)
    for (const name of disk.names()) {
      if (hourInName(name) !== undefined)
        torn += cutTail(
          disk,
          name,
          drafts.map(({ from }) => from),
        )
    }
  let readings = 0
  for (const [i, { name }] of drafts.entries()) {
    const found = readDraft(disk, name)
    torn += found.torn
    if (found.draft !== undefined) readings += await sealDraft(plan, found.draft, drafts[i + 1]?.from)
    disk.remove(name)
  }
  if (drafts.length > 0) disk.syncNames()
  const hours = disk.names().filter((name) => hourInName(name) !== undefined)
  const last = hours.reduce((most, name) => Math.max(most, hourInName(name) ?? most), 0)
  const ends = hours
    .filter((name) => hourInName(name) === last)
    .flatMap((name) => sealedIn(disk, name).map(({ to }) => to))
  const own = { disk, files: openHourFiles(plan), layout: layoutFrom(plan.plant.machineSlots) }
  const twin = knownBefore(own, Number.POSITIVE_INFINITY, { asItCame: true })
  return {
    known: snapshotOf(twin, 0),
    after: ends.reduce((most, to) => Math.max(most, to), Number.NEGATIVE_INFINITY),
    standing: standingBefore(disk, Number.MAX_SAFE_INTEGER, plan.plant),
    ...{ drafts: drafts.length, readings, torn },
    unclosed: hours.filter((name) => !hasHour(disk, name)),
  }
}

/**
 * What is no record, and has none behind it, was torn; what has is damage, which the reader names. A Segment that is
 * whole in length but not sound is written again where its draft is there still.
 */
function cutTail(disk: Disk, name: string, drafts: readonly number[]): number {
  const size = disk.size(name)
  const { found, end } = recordsIn(disk, name)
  const last = found.at(-1)
  const isAgain =
    last !== undefined &&
    last.head.kind === RECORD.segment &&
    drafts.includes(last.head.from) &&
    last.head.sorts.some((_, i) => blockIn(disk, name, last, i) === undefined)
  const keep = isAgain ? last.offset : end
  if (keep === size) return 0
  const tape = disk.open(name)
  tape.cut(keep)
  tape.close()
  return size - keep
}

const hasHour = (disk: Disk, name: string): boolean =>
  recordsIn(disk, name).found.at(-1)?.head.kind === RECORD.hour

/** A draft as it was read, in a stretch again. */
interface FoundDraft {
  readonly plant: WrittenPlant
  readonly layout: Layout
  readonly stretch: Stretch
  readonly late: Late
  readonly told: Standing | undefined
}

const decoder = new TextDecoder()

function readDraft(
  disk: Disk,
  name: string,
): { readonly draft: FoundDraft | undefined; readonly torn: number } {
  const bytes = disk.read(name, 0, disk.size(name)) ?? new Uint8Array(0)
  const records: DraftRecord[] = []
  let at = 0
  for (let next = draftRecordAt(bytes, at, crc32); next; next = draftRecordAt(bytes, at, crc32)) {
    records.push(next.record)
    at = next.end
  }
  const [first, ...rest] = records
  const torn = bytes.length - at
  if (first?.sort !== DRAFT.begun) return { draft: undefined, torn }
  const dictionary = dictionaryIn(first.dictionary)
  if (dictionary === undefined) return { draft: undefined, torn }
  const layout = layoutOfDictionary(dictionary)
  const course = courseFrom(twinIn(first.twin, layout.size))
  const stretch = beginStretch(first.from, course, layout)
  // Where it ended is told by what was written last, and not by the clock.
  stretch.to = Number.POSITIVE_INFINITY
  const late = noneLate()
  const basis = createDraftBasis(layout.size)
  let told: Standing | undefined
  for (const record of rest) {
    if (record.sort === DRAFT.begun) continue
    stretch.last = Math.max(stretch.last, record.until - 1)
    if (record.sort === DRAFT.standing) {
      told = decodeStanding(decoder.decode(record.bytes))
      continue
    }
    if (record.sort === DRAFT.events) {
      for (const event of decodeEventLines(decoder.decode(record.bytes)))
        (event.place < stretch.from ? late.events : stretch.events).push(event)
      continue
    }
    // A Reading has two bytes at least.
    const page = createBatch(record.bytes.length, record.bytes.length)
    if (!decodeDraft(record.bytes, basis, layout.machineSlots.length - 1, page)) break
    let taken = 0
    while (taken < page.packets) {
      taken = takePackets(stretch, course, page, taken, late.readings)
      if (taken < page.packets) stretch.last = page.axis[taken] ?? stretch.last
    }
  }
  return { draft: { plant: writtenPlant(dictionary), layout, stretch, late, told }, torn }
}

function dictionaryIn(packed: Uint8Array): Dictionary | undefined {
  try {
    return readDictionary(decoder.decode(inflateRawSync(packed)))
  } catch {
    return undefined
  }
}

function twinIn(bytes: Uint8Array, size: number): Twin {
  const twin = createTwin(size)
  const frame = createFrame(size)
  if (!decodeFrame(bytes, new Int32Array(size), frame).ok) return twin
  for (let i = 0; i < frame.count; i++) {
    const slot = frame.slots[i] ?? 0
    twin.quanta[slot] = frame.quanta[i] ?? 0
    twin.times[slot] = frame.times[i] ?? 0
    twin.qualities[slot] = frame.qualities[i] ?? 0
  }
  return twin
}

/** It may have been sealed already, and only its file not been removed. */
async function sealDraft(
  plan: RecoverPlan,
  { plant, layout, stretch, late, told }: FoundDraft,
  next: number | undefined,
): Promise<number> {
  const { disk } = plan
  const { from, readings, events } = stretch
  const packer = createPacker()
  const files = openHourFiles({ disk, plant })
  const file = files.fileFor(from)
  const isThere = disk.size(file) > 0 && sealedIn(disk, file).some((each) => each.from === from)
  if (!isThere) {
    const to = Math.min(stretch.last + 1, next ?? Number.POSITIVE_INFINITY)
    const begun = told ?? standingBefore(disk, from, plant)
    const blocks = await sealed(stretch, layout, packer, begun, { isAnew: told !== undefined })
    const sheet = {
      plan: { kind: RECORD.segment, from, to, readings, events: events.length },
      blocks,
    }
    await files.append(file, [sheet])
  }
  const chores = createChores({ ...plan, ...{ files, layout, packer, plant } })
  await chores.mendAll(late)
  if (late.events.length > 0) await carryStanding({ disk, plant }, firstPlace(late.events))
  return isThere ? 0 : readings
}
