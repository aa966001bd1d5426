import type { RangeQuestion } from '../../../models/journal-answer.ts'
import { SLOTS_A_GROUP } from '../../../models/segment/join.ts'
import { BLOCK } from '../../../models/segment/record.ts'
import { createRollup, decodeRollup, type Rollup, rollUp } from '../../../models/segment/rollup.ts'
import { createTile, type Tile } from '../../../models/segment/tile.ts'
import { QUALITY } from '../../../models/twin.ts'
import { addBucket, type Buckets, createBuckets, wholeBuckets } from '../../core/journal/buckets.ts'
import { type Stretch, stretchesIn } from '../../core/journal/shelf.ts'
import type { Pace } from './reader-pace.ts'
import { groupsOf, tilesOf } from './reader-parts.ts'
import { hasSort } from './reader-sorts.ts'
import type { Piece, Store } from './reader-store.ts'
import { rescaled } from './reader-today.ts'

const MINUTE_MILLIS = 60_000
const SECOND_MILLIS = 1000

/** Whole buckets of what is asked for. */
interface Wanted {
  readonly from: number
  readonly to: number
  readonly everyMillis: number
  /** By slot of today. */
  readonly found: ReadonlyMap<number, Buckets>
}

/** Some Channels by buckets of time: from the coarsest of what is kept that suffices [Y-35]. */
export async function bucketsOf(
  store: Store,
  question: Pick<RangeQuestion, 'slots' | 'from' | 'to' | 'everyMillis'>,
  pace: Pace,
): Promise<Wanted> {
  const { slots, everyMillis } = question
  const [from, to] = wholeBuckets(question.from, question.to, everyMillis)
  const wanted = { from, to, everyMillis, found: new Map(slots.map((slot) => [slot, createBuckets()])) }
  const hours = everyMillis % MINUTE_MILLIS === 0 ? hoursOf(store, from, to) : NO_HOURS
  const told = new Set(hours.map(({ file }) => file))
  let next = 0
  const addHoursUntil = async (until: number): Promise<void> => {
    for (let hour = hours[next]; hour !== undefined && hour.from < until; hour = hours[++next]) {
      addHour(store, hour, wanted)
      await pace.turn()
    }
  }
  for (const piece of store.pieces(from, to, told)) {
    await addHoursUntil(piece.from)
    await addPiece(store, piece, wanted, pace)
  }
  await addHoursUntil(Number.POSITIVE_INFINITY)
  return wanted
}

const NO_HOURS: readonly Stretch[] = []

/** Hours that are over and of which nothing has come since they were told. */
function hoursOf({ shelves: { hours, lastReadings } }: Store, from: number, to: number): readonly Stretch[] {
  return stretchesIn(hours, from, to).filter(({ file, offset }) => offset > (lastReadings.get(file) ?? -1))
}

const rollupScratch = createRollup()
const tileScratch = createTile()

function addHour(store: Store, hour: Stretch, wanted: Wanted): void {
  const plant = store.plantOf(hour.file)
  const head = store.blocks.head(hour)
  if (plant === undefined || head === undefined) return
  for (const [group, those] of groupsOf(plant, wanted.found)) {
    const i = store.blocks.find(head, BLOCK.rollup, group)
    const bytes = i < 0 ? undefined : store.blocks.block(hour, head, i)
    const first = group * SLOTS_A_GROUP
    const slots = Math.min(SLOTS_A_GROUP, plant.layout.size - first)
    const local = Int32Array.from(those, ({ own }) => own - first)
    if (bytes === undefined || !decodeRollup(bytes, slots, local, rollupScratch)) continue
    those.forEach(({ own, into }, k) => {
      addRollup(rollupScratch, k, hour.from, MINUTE_MILLIS, plant.map.factors[own] ?? 1, wanted, into)
    })
  }
}

async function addPiece(store: Store, piece: Piece, wanted: Wanted, pace: Pace): Promise<void> {
  const { plant } = piece
  const { tiles } = plant.layout
  const grain = grainOf(piece, wanted.everyMillis)
  for (const [number, those] of tilesOf(plant, wanted.found)) {
    await pace.turn()
    const tile = tiles[number]
    if (tile === undefined) continue
    const local = Int32Array.from(those, ({ own }) => own - tile.firstSlot)
    if (grain === 0) {
      if (!store.tile(piece, number, tileScratch)) continue
      those.forEach(({ own, into }, k) => {
        addReadings(tileScratch, local[k] ?? 0, plant.map.factors[own] ?? 1, wanted, into)
      })
      continue
    }
    const begins = Math.floor(piece.from / grain) * grain
    if (!rolledUp(store, piece, number, grain, begins, tile.endSlot - tile.firstSlot, local)) continue
    those.forEach(({ own, into }, k) => {
      const at = piece.kind === 'open' ? (local[k] ?? 0) : k
      addRollup(rollupScratch, at, begins, grain, plant.map.factors[own] ?? 1, wanted, into)
    })
  }
}

/** What a piece keeps that is as coarse as it may be: a minute, a second, or 0 for its Readings. */
function grainOf(piece: Piece, everyMillis: number): number {
  if (everyMillis % MINUTE_MILLIS === 0) return MINUTE_MILLIS
  const isThinned = piece.kind === 'sealed' && hasSort(piece.base.head, BLOCK.seconds)
  return isThinned && everyMillis % SECOND_MILLIS === 0 ? SECOND_MILLIS : 0
}

function rolledUp(
  store: Store,
  piece: Piece,
  number: number,
  grain: number,
  begins: number,
  slots: number,
  local: Int32Array,
): boolean {
  if (piece.kind === 'open') {
    if (!store.tile(piece, number, tileScratch)) return false
    rollUp(tileScratch, begins, grain, rollupScratch)
    return true
  }
  const bytes = store.block(piece, grain === MINUTE_MILLIS ? BLOCK.rollup : BLOCK.seconds, number)
  return bytes !== undefined && decodeRollup(bytes, slots, local, rollupScratch)
}

function addRollup(
  { starts, buckets: numbers, mins, maxs, lasts, sums, counts }: Rollup,
  i: number,
  begins: number,
  grain: number,
  factor: number,
  { from, to, everyMillis }: Wanted,
  into: Buckets,
): void {
  for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k++) {
    const at = begins + (numbers[k] ?? 0) * grain
    if (at < from || at >= to) continue
    addBucket(
      into,
      Math.floor(at / everyMillis) * everyMillis,
      rescaled(mins[k] ?? 0, factor),
      rescaled(maxs[k] ?? 0, factor),
      rescaled(lasts[k] ?? 0, factor),
      (sums[k] ?? 0) * factor,
      counts[k] ?? 0,
    )
  }
}

function addReadings(
  { starts, packetOf, axis, quanta, qualities }: Tile,
  i: number,
  factor: number,
  { from, to, everyMillis }: Wanted,
  into: Buckets,
): void {
  for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k++) {
    const at = axis[packetOf[k] ?? 0] ?? 0
    if (qualities[k] === QUALITY.bad || at < from || at >= to) continue
    const quantum = rescaled(quanta[k] ?? 0, factor)
    addBucket(into, Math.floor(at / everyMillis) * everyMillis, quantum, quantum, quantum, quantum, 1)
  }
}
