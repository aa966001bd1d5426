import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { SLOTS_A_GROUP } from '../../models/segment/join.ts'
import { RECORD } from '../../models/segment/record.ts'
import { openFolder } from '../../server/edge/journal/reader-files.ts'
import { headAt } from '../../server/edge/journal/reader-scan.ts'
import { dice, SEED } from '../helpers/seed.ts'
import { asked } from './parts/journal-client.ts'
import {
  BEGIN,
  filesIn,
  floorOf,
  HOUR_MILLIS,
  type MadeFloor,
  packedHour,
  shifted,
  simulated,
} from './parts/journal-made.ts'
import { atEndOfBench, startPart } from './parts/part.ts'
import { median, type Outcome, quantile, roundsOr, secondsOr } from './parts/report.ts'

const SEEDS = 2
const CHANNELS = 12_000
const HOURS = 30 * 24
/** The last day has its Segments still; what is older is kept by the minute. */
const FULL_HOURS = 24
const ASKED_CHANNELS = 1000
const POINTS = 2000
const ROUNDS = 40

/**
 * Buckets of the Journal of 12,000 Channels, from the request to the parsed answer: an hour of 1,000 Channels by the
 * minute, and a month of one at 2,000 points. What was simulated for an hour is laid side by side at other phases, and
 * hour behind hour; it is asked of the shipped reader thread through the shipped HTTP.
 */
export async function range(): Promise<Outcome> {
  const millis = Math.ceil(secondsOr(3600) / 60) * 60_000
  const sources = await simulated(SEEDS, { plant: 'gearbox', startMillis: BEGIN, millis })
  const floor = floorOf(sources, CHANNELS)
  const folder = mkdtempSync(join(tmpdir(), 'twinfloor-bench-range-'))
  const tidied = atEndOfBench(() => rmSync(folder, { recursive: true, force: true }))
  await writeMonth(folder, floor)
  const door = startPart(new URL('./parts/journal-door.ts', import.meta.url))
  const { url, indexMillis } = await door.ask<{ url: string; indexMillis: number }>('open', {
    folder,
    dictionary: floor.dictionary,
  })
  const end = BEGIN + HOURS * HOUR_MILLIS
  const chance = dice(SEED)
  const slots = (): number => chance.below(floor.layout.size - ASKED_CHANNELS)
  const wanted = roundsOr(ROUNDS)

  const overAt = (): number => end - (2 + chance.below(FULL_HOURS - 2)) * HOUR_MILLIS
  const hour = await timed(wanted, () => hourOf(url, slots(), overAt(), HOUR_MILLIS / 60_000))
  // The last hour is not told as a whole yet.
  const open = await timed(wanted, () => hourOf(url, slots(), end - HOUR_MILLIS, HOUR_MILLIS / 60_000))
  const month = await timed(wanted, () => monthOf(url, chance.below(floor.layout.size), end))
  await door.end()
  const names = openFolder(folder).names()
  const floors = {
    hour: floorOver(folder, names.slice(-2, -1), 100, Math.ceil(ASKED_CHANNELS / SLOTS_A_GROUP)),
    month: floorOver(folder, names, 100, 1),
  }
  rmSync(folder, { recursive: true, force: true })
  tidied()
  console.log(`${floor.channels} Channels, ${HOURS} h; index in ${indexMillis.toFixed(0)} ms; seed ${SEED}`)
  console.log(`an hour of ${ASKED_CHANNELS} Channels: ${said(hour)}, out of its Segments ${said(open)}`)
  console.log(`a month of one: ${said(month)}`)
  console.log(
    `reading and unpacking as much: hour ${floors.hour.toFixed(1)}, month ${floors.month.toFixed(1)} ms`,
  )
  return {
    figures: {
      hour_ms: quantile(hour, 0.95),
      month_ms: quantile(month, 0.95),
      hour_median_ms: median(hour),
      month_median_ms: median(month),
      hour_of_segments_ms: quantile(open, 0.95),
      hour_floor_ms: floors.hour,
      month_floor_ms: floors.month,
    },
    bars: { hour_ms: { atMost: 100 }, month_ms: { atMost: 100 } },
  }
}

/** A month of hours, each told as a whole but for the last, and the Segments of the last day. */
async function writeMonth(folder: string, floor: MadeFloor): Promise<void> {
  const { files, hourOf: told } = filesIn(folder, floor)
  const { sheets } = await packedHour(floor, BEGIN)
  const first = files.fileFor(BEGIN)
  await files.append(first, sheets)
  const whole = await told(first)
  for (let i = 0; i < HOURS; i++) {
    const millis = i * HOUR_MILLIS
    const isFull = i >= HOURS - FULL_HOURS
    const own = [...(isFull && i > 0 ? sheets : []), ...(i < HOURS - 1 ? [whole] : [])]
    await files.append(files.fileFor(BEGIN + millis), shifted(own, millis))
  }
}

async function timed(times: number, ask: () => Promise<void>): Promise<readonly number[]> {
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const begun = performance.now()
    await ask()
    taken.push(performance.now() - begun)
  }
  return taken.sort((a, b) => a - b)
}

async function hourOf(url: string, slot: number, from: number, buckets: number): Promise<void> {
  const channels = `${slot}-${slot + ASKED_CHANNELS - 1}`
  const path = `/api/journal/range?from=${from}&to=${from + HOUR_MILLIS}&every=60000&channels=${channels}`
  const answer = JSON.parse(String(await asked(url + path)))
  const rows = answer.channels.reduce((sum: number, { count }: { count: number[] }) => sum + count.length, 0)
  // The server's own two Channels of a Machine say something only where it changes.
  if (answer.channels.length !== ASKED_CHANNELS || rows < 0.6 * ASKED_CHANNELS * buckets)
    throw new Error(`only ${rows} buckets came`)
}

async function monthOf(url: string, slot: number, end: number): Promise<void> {
  const from = end - HOURS * HOUR_MILLIS
  const path = `/api/journal/range?from=${from}&to=${end}&points=${POINTS}&channels=${slot}`
  const answer = JSON.parse(String(await asked(url + path)))
  const [{ count }] = answer.channels
  if (count.length > POINTS + 1) throw new Error(`${count.length} points came`)
}

const said = (sorted: readonly number[]): string =>
  `median ${median(sorted).toFixed(1)}, p95 ${quantile(sorted, 0.95).toFixed(1)} ms`

/** Heads and blocks of some files' hours, as many groups of Channels from one on, read and unpacked. */
function floorOver(folder: string, files: readonly string[], group: number, groups: number): number {
  const from = openFolder(folder)
  const hours = files.flatMap((name) => {
    const seen = from.look(name)
    if (seen === undefined) return []
    const read = (offset: number, length: number) => from.read(seen.id, offset, length)
    for (let at = 0, found = headAt(read, 0, seen.size); found; found = headAt(read, at, seen.size)) {
      if (found.head.kind === RECORD.hour) return [{ file: seen.id, ...found }]
      at = found.offset + found.head.length
    }
    return []
  })
  if (hours.length === 0) throw new Error('no hour was told as a whole')
  const begun = performance.now()
  for (const { file, head, offset, headBytes } of hours) {
    from.read(file, offset, headBytes)
    for (let i = group; i < group + groups; i++) {
      const bytes = from.read(file, offset + (head.offsets[i] ?? 0), head.lengths[i] ?? 0)
      if (bytes !== undefined) inflateRawSync(bytes)
    }
  }
  const taken = performance.now() - begun
  from.close()
  return taken
}
