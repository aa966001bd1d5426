import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { decodeFrame } from '../../models/frame/decode.ts'
import { createFrame } from '../../models/frame/frame.ts'
import { BLOCK } from '../../models/segment/record.ts'
import { createTwin } from '../../models/twin.ts'
import { headAt } from '../../server/edge/journal/reader-scan.ts'
import { dice, SEED } from '../helpers/seed.ts'
import { asked } from './parts/journal-client.ts'
import { BEGIN, filesIn, floorOf, HOUR_MILLIS, packedHour, shifted, simulated } from './parts/journal-made.ts'
import { paintedSeeks } from './parts/painted-seeks.ts'
import { atEndOfBench, startPart } from './parts/part.ts'
import { median, type Outcome, quantile, rounds, roundsOr, secondsOr } from './parts/report.ts'
import type { Telemetry } from './parts/telemetry.ts'

const SEEDS = 2
const SEEKS = 60
const WARM_SEEKS = 3
const PAINTED_SEEKS = 24

/**
 * The state of all Channels at random instants, from the request to where a client has applied it: an hour of 120,000
 * Channels, and a day of 12,000. What was simulated for an hour is laid side by side at other phases, and hour behind
 * hour; it is asked of the shipped reader thread through the shipped HTTP. Beside it, reported, what it takes the
 * shipped page with ten thousand Machines to paint one, drawn in software.
 */
export async function seek(): Promise<Outcome> {
  const millis = Math.ceil(secondsOr(3600) / 60) * 60_000
  const sources = await simulated(SEEDS, { plant: 'gearbox', startMillis: BEGIN, millis })
  const large = await measured(sources, 120_000, 1)
  const long = await measured(sources, 12_000, 24)
  const painted = await paintedSeeks(PAINTED_SEEKS)
  return {
    figures: {
      p95_ms: Math.max(large.p95, long.p95),
      large_p95_ms: large.p95,
      large_median_ms: large.median,
      long_p95_ms: long.p95,
      long_median_ms: long.median,
      large_cpu_ms: large.cpu,
      long_cpu_ms: long.cpu,
      large_floor_ms: large.floor,
      long_floor_ms: long.floor,
      large_bytes_per_reading: large.bytesPerReading,
      large_channels: large.channels,
      long_channels: long.channels,
      painted_p95_ms: quantile(painted, 0.95),
      painted_median_ms: quantile(painted, 0.5),
    },
    bars: { p95_ms: { atMost: 150 } },
  }
}

async function measured(sources: readonly Telemetry[], channels: number, hours: number) {
  const folder = mkdtempSync(join(tmpdir(), 'twinfloor-bench-seek-'))
  const tidied = atEndOfBench(() => rmSync(folder, { recursive: true, force: true }))
  const floor = floorOf(sources, channels)
  const { files } = filesIn(folder, floor)
  const hour = await packedHour(floor, BEGIN)
  for (let i = 0; i < hours; i++) {
    const from = BEGIN + i * HOUR_MILLIS
    await files.append(files.fileFor(from), shifted(hour.sheets, i * HOUR_MILLIS))
  }
  const door = startPart(new URL('./parts/journal-door.ts', import.meta.url))
  const { dictionary, layout } = floor
  const { url, indexMillis } = await door.ask<{ url: string; indexMillis: number }>('open', {
    folder,
    dictionary,
  })

  const chance = dice(SEED)
  const frame = createFrame(layout.size)
  const basis = new Int32Array(layout.size)
  const twin = createTwin(layout.size)
  const taken: number[] = []
  const wanted = roundsOr(SEEKS)
  let cpuBefore = 0
  for (let i = 0; i < WARM_SEEKS + wanted; i++) {
    if (i === WARM_SEEKS) cpuBefore = await door.ask<number>('cpuMicros')
    const at = BEGIN + chance.below(hours * HOUR_MILLIS)
    const begun = performance.now()
    const body = await asked(`${url}/api/journal/moment?at=${at}`)
    const start = 8 + body.readUInt32LE(0)
    if (!decodeFrame(body.subarray(start), basis, frame).ok) throw new Error('what came is no Frame')
    for (let k = 0; k < frame.count; k++) {
      const slot = frame.slots[k] ?? 0
      twin.quanta[slot] = frame.quanta[k] ?? 0
      twin.times[slot] = frame.times[k] ?? 0
      twin.qualities[slot] = frame.qualities[k] ?? 0
    }
    if (i >= WARM_SEEKS) taken.push(performance.now() - begun)
    if (frame.count < 0.9 * layout.size) throw new Error(`only ${frame.count} of ${layout.size} are known`)
  }
  const cpu = ((await door.ask<number>('cpuMicros')) - cpuBefore) / 1000 / wanted
  await door.end()
  const floors = floorsOf(folder, files.names()[0] ?? '')
  rmSync(folder, { recursive: true, force: true })
  tidied()
  const sorted = [...taken].sort((a, b) => a - b)
  const p95 = quantile(sorted, 0.95)
  console.log(
    `${floor.channels} Channels, ${hours} h: ${hour.readings} Readings an hour in ${hour.sheets.length} Segments,`,
    `${(hour.bytes / hour.readings).toFixed(3)} B each; index in ${indexMillis.toFixed(0)} ms`,
  )
  console.log(
    `seek: median ${median(taken).toFixed(1)}, p95 ${p95.toFixed(1)} ms (seed ${SEED}, ${taken.length} seeks)`,
  )
  console.log(`reading and unpacking the same Segments: ${rounds(floors, 1)} ms`)
  return {
    ...{ p95, median: median(taken), floor: median(floors), channels: floor.channels, cpu },
    bytesPerReading: hour.bytes / hour.readings,
  }
}

/** What it takes at the least: to read a Segment and to unpack its tiles, here and now. */
function floorsOf(folder: string, name: string): readonly number[] {
  const bytes = readFileSync(join(folder, name))
  const read = (offset: number, length: number) => bytes.subarray(offset, offset + length)
  const taken: number[] = []
  for (let at = 0, found = headAt(read, 0, bytes.length); found; found = headAt(read, at, bytes.length)) {
    const { head, offset } = found
    at = offset + head.length
    const begun = performance.now()
    const record = Buffer.from(bytes.subarray(offset, at))
    let tiles = 0
    for (let i = 0; i < head.count; i++) {
      if (head.sorts[i] !== BLOCK.tile) continue
      const start = head.offsets[i] ?? 0
      inflateRawSync(record.subarray(start, start + (head.lengths[i] ?? 0)))
      tiles++
    }
    if (tiles > 0) taken.push(performance.now() - begun)
    if (taken.length === 20) break
  }
  return taken
}
