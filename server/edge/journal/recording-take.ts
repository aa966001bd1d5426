import { z } from 'zod'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../models/plant/parse.ts'
import type { PlantAnswer } from '../../../models/protocol.ts'
import { type Dictionary, layoutOfDictionary, readDictionary } from '../../../models/segment/dictionary.ts'
import type { Layout } from '../../../models/segment/layout.ts'
import { BLOCK, type HeadColumns, RECORD } from '../../../models/segment/record.ts'
import { STRETCH_MILLIS } from '../../core/journal/stretch.ts'
import type { Disk } from './disk.ts'
import { HOUR_MILLIS, hourName, hourOf } from './names.ts'
import { holdWithinBounds } from './recording-bounds.ts'
import { REFUSED, RecordingRefused, type RecordingRow, type RowRecord, textIn } from './recording-row.ts'

/*
 * A recording becomes files of hours as the Journal has them, so that it is read in the same way.
 */

const told = z.object({
  hash: z.string().min(1).max(200),
  plant: z.unknown(),
  initials: z.array(z.string().max(1000)).max(1_000_000),
})

/** What a recording tells of itself. */
export interface RecordingTaken {
  readonly answer: PlantAnswer
  readonly from: number
  readonly to: number
}

/** The Plant that what follows belongs to. */
interface OpenPlant {
  readonly dictionary: Dictionary
  readonly layout: Layout
  readonly bytes: Uint8Array
}

/** To the end of the year 9999: beyond it an hour has no name. */
const LAST_INSTANT = 253_402_300_799_999
/** No Plant has as many: 20,000 Machines have half of it. */
const MOST_SLOTS = 1_000_000

const refuse = (why: keyof typeof REFUSED): never => {
  throw new RecordingRefused(REFUSED[why])
}

/** Writes what comes into a folder of its own; throws where it is not as it was written, and that is to be removed. */
export async function takeRecording(row: RecordingRow, disk: Disk): Promise<RecordingTaken> {
  const names = new Set<string>()
  let taken: RecordingTaken | undefined
  let plant: OpenPlant | undefined
  let records = 0
  let hasEnded = false
  for await (const record of row.records()) {
    const { head } = record
    if (taken === undefined) {
      if (head.kind !== RECORD.recording) refuse('notOne')
      if (!isNamed(head)) refuse('broken')
      taken = { answer: answerIn(record), from: head.from, to: head.to }
      continue
    }
    if (hasEnded) refuse('broken')
    switch (head.kind) {
      case RECORD.end:
        if (head.readings !== records) refuse('cut')
        hasEnded = true
        continue
      case RECORD.plant:
        plant = plantIn(record)
        break
      case RECORD.segment:
      case RECORD.hour:
        if (plant === undefined || !belongs(head, plant)) return refuse('broken')
        holdWithinBounds(record, plant.layout)
        names.add(put(disk, plant, record))
        break
      default:
        refuse('broken')
    }
    records++
  }
  if (taken === undefined || !hasEnded) return refuse('cut')
  for (const name of names) {
    const tape = disk.open(name)
    await tape.sync()
    tape.close()
  }
  return taken
}

function answerIn(record: RowRecord): PlantAnswer {
  const answer = told.safeParse(parsed(textIn(record, BLOCK.answer))).data
  const plant = answer === undefined ? undefined : parsePlant(answer.plant, KINDS)
  if (answer === undefined || plant?.ok !== true) return refuse('plant')
  return { hash: answer.hash, plant: plant.plant, initials: answer.initials }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function plantIn(record: RowRecord): OpenPlant {
  const dictionary = readDictionary(textIn(record, BLOCK.plant))
  if (dictionary === undefined) return refuse('plant')
  const layout = layoutOfDictionary(dictionary)
  if (layout.size > MOST_SLOTS) return refuse('plant')
  return { dictionary, layout, bytes: record.bytes }
}

/** Of a time that has a name. */
const isNamed = ({ from, to }: HeadColumns): boolean => from >= 0 && to >= from && to <= LAST_INSTANT

/** Of the Plant before it, and of at most an hour, or a minute. */
function belongs(head: HeadColumns, { layout }: OpenPlant): boolean {
  const { kind, from, to, sorts } = head
  if (!isNamed(head)) return false
  if (kind === RECORD.hour) return to - from <= HOUR_MILLIS && from % HOUR_MILLIS === 0
  const own = sorts.filter((sort) => sort === BLOCK.tile).length
  return (
    to - from <= STRETCH_MILLIS &&
    (own === 0 || own === layout.tiles.length) &&
    sorts.includes(BLOCK.standing)
  )
}

/** Into the file of its hour and Plant; answers which that is. */
function put(disk: Disk, { bytes: plant }: OpenPlant, { head, bytes }: RowRecord): string {
  for (let turn = 1; ; turn++) {
    const name = hourName(hourOf(head.from), turn)
    const isFresh = disk.size(name) === 0
    const begins = isFresh ? undefined : disk.read(name, 0, plant.length)
    if (!isFresh && (begins === undefined || !Buffer.from(begins).equals(plant))) continue
    const tape = disk.open(name)
    try {
      if (isFresh) tape.write(plant)
      tape.write(bytes)
    } finally {
      tape.close()
    }
    return name
  }
}
