import { createByteWriter } from '../../../models/frame/varint.ts'
import { addPacket, type Batch, createBatch, endOfPacket } from '../../../models/segment/batch.ts'
import { type Dictionary, layoutOfDictionary } from '../../../models/segment/dictionary.ts'
import { applyTile, chain, createChains, gatherTile } from '../../../models/segment/gather.ts'
import type { Layout } from '../../../models/segment/layout.ts'
import { BLOCK, type Block, RECORD } from '../../../models/segment/record.ts'
import { createRollup, encodeRollup, rollUp } from '../../../models/segment/rollup.ts'
import { createTile } from '../../../models/segment/tile.ts'
import { encodeTile } from '../../../models/segment/tile-encode.ts'
import { createTwin, type Twin } from '../../../models/twin.ts'
import { openDisk } from '../../../server/edge/journal/disk.ts'
import { type HourFiles, openHourFiles, type Sheet } from '../../../server/edge/journal/hour-files.ts'
import { hourSheet } from '../../../server/edge/journal/hour-record.ts'
import { packedBlock } from '../../../server/edge/journal/packing.ts'
import { writtenPlant } from '../../../server/edge/journal/plant.ts'
import { startPart } from './part.ts'
import type { Telemetry, TelemetryAsked } from './telemetry.ts'

export const HOUR_MILLIS = 3_600_000
const MINUTE_MILLIS = 60_000
/** As the writer has it: a stretch is a minute, or less where it is full. */
const MOST_READINGS = 2_000_000
const SERVER_CHANNELS = 2
/** A round hour in the past. */
export const BEGIN = Math.floor(1_770_000_000_000 / HOUR_MILLIS) * HOUR_MILLIS

/** A floor of many copies of simulated plants, each at another phase of what was simulated. */
export interface MadeFloor {
  readonly sources: readonly Telemetry[]
  readonly copies: number
  readonly dictionary: Dictionary
  readonly layout: Layout
  /** Without those that the server writes. */
  readonly channels: number
}

const PHASE_MILLIS = 7 * MINUTE_MILLIS

/** Simulates a plant with several seeds at once, each in a process of its own. */
export async function simulated(
  seeds: number,
  asked: Omit<TelemetryAsked, 'seed'>,
): Promise<readonly Telemetry[]> {
  const parts = Array.from({ length: seeds }, () => startPart(new URL('./telemetry.ts', import.meta.url)))
  const played = await Promise.all(
    parts.map((part, i) => part.ask<Telemetry>('play', { ...asked, seed: i + 1 })),
  )
  await Promise.all(parts.map((part) => part.end()))
  return played
}

/** So many copies side by side that there are at least so many Channels. */
export function floorOf(sources: readonly Telemetry[], channels: number): MadeFloor {
  const own = sources[0]?.dictionary.machines ?? []
  const each = own.reduce((sum, machine) => sum + machine.channels.length - SERVER_CHANNELS, 0)
  const copies = Math.ceil(channels / each)
  const machines = Array.from({ length: copies }, (_, copy) =>
    own.map(({ path, channels: those }) => ({ path: path.replace('/', `/copy-${copy}/`), channels: those })),
  ).flat()
  const dictionary = { plant: 'bench', hash: `bench-${copies}`, machines }
  return { sources, copies, dictionary, layout: layoutOfDictionary(dictionary), channels: copies * each }
}

export interface MadeHour {
  readonly readings: number
  readonly bytes: number
  readonly sheets: readonly Sheet[]
}

/** Packs an hour of a floor into the Segments that it would be sealed into. */
export async function packedHour(floor: MadeFloor, from: number): Promise<MadeHour> {
  const twin = knownBefore(floor, from)
  const sheets: Sheet[] = []
  let readings = 0
  let bytes = 0
  for (let minute = from; minute < from + HOUR_MILLIS; minute += MINUTE_MILLIS) {
    const parts = Math.ceil(countIn(floor, minute - from, MINUTE_MILLIS) / MOST_READINGS)
    for (let part = 0; part < parts; part++) {
      const begins = minute + Math.floor((part * MINUTE_MILLIS) / parts)
      const ends = minute + Math.floor(((part + 1) * MINUTE_MILLIS) / parts)
      const batch = batchOf(floor, from, begins, ends)
      const blocks = await blocksOf(floor, batch, begins, twin)
      sheets.push({
        plan: { kind: RECORD.segment, from: begins, to: ends, readings: batch.count, events: 0 },
        blocks,
      })
      readings += batch.count
      for (const block of blocks) bytes += block.bytes.length
    }
  }
  return { readings, bytes, sheets }
}

/** The same hour told of another time: within a Segment all times are told from where it begins. */
export const shifted = (sheets: readonly Sheet[], millis: number): readonly Sheet[] =>
  sheets.map(({ plan, blocks }) => ({
    plan: { ...plan, from: plan.from + millis, to: plan.to + millis },
    blocks,
  }))

export interface MadeFiles {
  readonly files: HourFiles
  hourOf(file: string): Promise<Sheet>
}

export function filesIn(folder: string, { dictionary, layout }: MadeFloor): MadeFiles {
  const disk = openDisk(folder)
  disk.make()
  return {
    files: openHourFiles({ disk, plant: writtenPlant(dictionary) }),
    async hourOf(file) {
      const sheet = await hourSheet(disk, file, layout)
      if (sheet === undefined) throw new Error(`${file} holds no hour`)
      return sheet
    },
  }
}

/** Calls with each stretch of a source that tells of a stretch of an hour, and what is added to its times. */
function sourced(
  { sources, copies }: MadeFloor,
  from: number,
  begins: number,
  ends: number,
  each: (source: Telemetry, copy: number, first: number, end: number, shift: number) => void,
): void {
  for (let copy = 0; copy < copies; copy++) {
    const source = sources[copy % sources.length]
    if (source === undefined) throw new Error('a floor is made of something')
    const at = (begins - from + copy * PHASE_MILLIS) % source.millis
    const start = source.startMillis + at
    const { axis, packets } = source.batch
    each(
      source,
      copy,
      firstNotBefore(axis, packets, start),
      firstNotBefore(axis, packets, start + ends - begins),
      begins - start,
    )
  }
}

function firstNotBefore(axis: Float64Array, packets: number, place: number): number {
  let low = 0
  let high = packets
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((axis[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

const readingsBetween = ({ batch }: Telemetry, first: number, end: number): number =>
  (end < batch.packets ? (batch.firsts[end] ?? 0) : batch.count) - (batch.firsts[first] ?? batch.count)

function countIn(floor: MadeFloor, at: number, millis: number): number {
  let count = 0
  sourced(floor, 0, at, at + millis, (source, _, first, end) => {
    count += first < end ? readingsBetween(source, first, end) : 0
  })
  return count
}

function batchOf(floor: MadeFloor, from: number, begins: number, ends: number): Batch {
  let [packets, readings] = [0, 0]
  sourced(floor, from, begins, ends, (source, _, first, end) => {
    packets += end - first
    if (first < end) readings += readingsBetween(source, first, end)
  })
  const batch = createBatch(readings, packets)
  sourced(floor, from, begins, ends, ({ batch: own, machineSlots }, copy, first, end, shift) => {
    const machines = machineSlots.length - 1
    const slots = machineSlots[machines] ?? 0
    for (let packet = first; packet < end; packet++) {
      const place = (own.axis[packet] ?? 0) + shift
      addPacket(batch, copy * machines + (own.machines[packet] ?? 0), place, (own.times[packet] ?? 0) + shift)
      const last = endOfPacket(own, packet)
      for (let i = own.firsts[packet] ?? 0; i < last; i++) {
        const at = batch.count++
        batch.slots[at] = copy * slots + (own.slots[i] ?? 0)
        batch.quanta[at] = own.quanta[i] ?? 0
        batch.qualities[at] = own.qualities[i] ?? 0
      }
    }
  })
  return batch
}

/** The Twin where an hour begins: what the hour before, which was the same, ended with. */
function knownBefore(floor: MadeFloor, from: number): Twin {
  const twin = createTwin(floor.layout.size)
  for (let minute = from - HOUR_MILLIS; minute < from; minute += MINUTE_MILLIS) {
    const batch = batchOf(floor, from - HOUR_MILLIS, minute, minute + MINUTE_MILLIS)
    for (let packet = 0; packet < batch.packets; packet++) {
      const end = endOfPacket(batch, packet)
      for (let i = batch.firsts[packet] ?? 0; i < end; i++) {
        const slot = batch.slots[i] ?? 0
        twin.quanta[slot] = batch.quanta[i] ?? 0
        twin.times[slot] = batch.times[packet] ?? 0
        twin.qualities[slot] = batch.qualities[i] ?? 0
      }
    }
  }
  return twin
}

const [tile, rollup, writer] = [createTile(), createRollup(), createByteWriter(1 << 20)]

/** The blocks of a stretch, and the Twin where it ends. */
export async function blocksOf(
  { layout }: Pick<MadeFloor, 'layout'>,
  batch: Batch,
  from: number,
  twin: Twin,
): Promise<Block[]> {
  const chains = createChains(layout.machineSlots.length - 1, batch.packets)
  for (let packet = 0; packet < batch.packets; packet++) chain(chains, batch.machines[packet] ?? 0, packet)
  const minute = Math.floor(from / MINUTE_MILLIS) * MINUTE_MILLIS
  const packing: Promise<Block>[] = []
  for (const [number, each] of layout.tiles.entries()) {
    const place = { layout, tile: each, from }
    gatherTile(place, batch, chains, twin, tile)
    applyTile(tile, each.firstSlot, Number.POSITIVE_INFINITY, twin)
    writer.at = 0
    encodeTile(writer, place, tile)
    packing.push(packedBlock(BLOCK.tile, number, writer.bytes.slice(0, writer.at)))
    rollUp(tile, minute, MINUTE_MILLIS, rollup)
    writer.at = 0
    encodeRollup(writer, rollup)
    packing.push(packedBlock(BLOCK.rollup, number, writer.bytes.slice(0, writer.at)))
    if (packing.length > 64) await packing[packing.length - 64]
  }
  return Promise.all(packing)
}
