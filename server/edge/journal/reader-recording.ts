import { crc32, deflateRawSync } from 'node:zlib'
import { createByteWriter } from '../../../models/frame/varint.ts'
import type { AnswerHead, RecordingQuestion } from '../../../models/journal-answer.ts'
import { createBatch } from '../../../models/segment/batch.ts'
import { createChains, gatherTile } from '../../../models/segment/gather.ts'
import { BLOCK, type Block, encodeRecord, RECORD, type RecordPlan } from '../../../models/segment/record.ts'
import { createTile } from '../../../models/segment/tile.ts'
import { encodeTile } from '../../../models/segment/tile-encode.ts'
import { createTwin } from '../../../models/twin.ts'
import { type RecordPlace, stretchesIn } from '../../core/journal/shelf.ts'
import { packedText } from './packing.ts'
import { leftOf } from './reader-minutes.ts'
import type { Pace } from './reader-pace.ts'
import type { FilePlant } from './reader-plants.ts'
import { blocksOf, planOf } from './reader-reel.ts'
import { standingOfOwn } from './reader-standing.ts'
import { type Piece, type Store, tilePlace } from './reader-store.ts'
import { standingBlock } from './standing-block.ts'

/*
 * What was recorded of a stretch as one row of records, for whoever has nothing else [Y-47].
 */

/** An hour of 12,000 Channels at their usual pace is a tenth of it. */
export const MOST_RECORDING_BYTES = 256 << 20

/** What a row is made of; counted, so that its end tells whether all of it is there. */
interface Row {
  records: number
  plant: FilePlant | undefined
}

export function recordingOf(
  store: Store,
  { from, to }: RecordingQuestion,
  pace: Pace,
): { readonly head: AnswerHead; readonly parts: AsyncGenerator<Uint8Array> } | undefined {
  const pieces = [...store.pieces(from, to)].filter((piece) => piece.to > piece.from)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const parts = rowOf(store, pieces, { from, to }, pace)
  if (pieces.reduce((sum, piece) => sum + sizeOf(piece), 0) > MOST_RECORDING_BYTES)
    return { head: { kind: 'tooMuch' }, parts }
  return { head: { kind: 'recording', from: first.from, to: last.to }, parts }
}

const sizeOf = (piece: Piece): number => (piece.kind === 'open' ? 0 : piece.base.head.length)

async function* rowOf(
  store: Store,
  pieces: readonly Piece[],
  span: { readonly from: number; readonly to: number },
  pace: Pace,
): AsyncGenerator<Uint8Array> {
  const row: Row = { records: 0, plant: undefined }
  for (const piece of pieces) {
    const found = await blocksOf(store, piece, pace)
    if (found === undefined) continue
    const missing = missingOf(store, piece, found.blocks)
    yield* ofPlant(row, piece.plant, piece.from)
    row.records++
    yield* found.stored !== undefined && missing.length === 0
      ? [found.stored]
      : record(planOf(piece), [...found.blocks, ...missing])
  }
  // Of an age that is kept by the minute the hours tell what the Readings came to.
  for (const hour of stretchesIn(store.shelves.hours, span.from, span.to)) {
    await pace.turn()
    const stored = leftOf(store, hour) === 'readings' ? undefined : store.blocks.record(hour)
    const plant = store.plantOf(hour.file)
    if (stored === undefined || plant === undefined || !isSound(store, hour)) continue
    yield* ofPlant(row, plant, hour.from)
    row.records++
    yield stored
  }
  yield* record({ kind: RECORD.end, ...span, readings: row.records, events: 0 }, [])
}

const record = (plan: RecordPlan, blocks: readonly Block[]): readonly Uint8Array[] =>
  encodeRecord(plan, blocks, crc32)

/** The Plant that what follows belongs to, where it is another than before. */
function* ofPlant(row: Row, plant: FilePlant, from: number): Generator<Uint8Array> {
  if (row.plant === plant) return
  row.plant = plant
  row.records++
  const text = packedText(BLOCK.plant, JSON.stringify(plant.dictionary))
  yield* record({ kind: RECORD.plant, from, to: from, readings: 0, events: 0 }, [text])
}

/** What a piece lacks that must be there: what stands, where the one before it told it; and tiles that are not sound. */
function missingOf(store: Store, piece: Piece, blocks: readonly Block[]): readonly Block[] {
  const missing: Block[] = []
  if (!blocks.some(({ sort }) => sort === BLOCK.standing))
    missing.push(standingBlock(standingOfOwn(store, piece)))
  const tiles = new Set(blocks.flatMap(({ sort, number }) => (sort === BLOCK.tile ? [number] : [])))
  if (tiles.size === 0) return missing
  for (let number = 0; number < piece.plant.layout.tiles.length; number++)
    if (!tiles.has(number)) missing.push(emptyTile(piece, number))
  return missing
}

/** As if nothing were known of its Machines. */
function emptyTile(piece: Piece, number: number): Block {
  const { layout } = piece.plant
  const place = tilePlace(piece, number)
  if (place === undefined) throw new RangeError(`a Plant has no tile ${number}`)
  const [writer, tile] = [createByteWriter(), createTile()]
  const chains = createChains(layout.machineSlots.length - 1, 0)
  gatherTile(place, createBatch(0, 0), chains, createTwin(layout.size), tile)
  encodeTile(writer, place, tile)
  const bytes = writer.bytes.slice(0, writer.at)
  return { sort: BLOCK.tile, number, bytes: deflateRawSync(bytes), unpacked: bytes.length }
}

function isSound(store: Store, hour: RecordPlace): boolean {
  const head = store.blocks.head(hour)
  if (head === undefined) return false
  for (let i = 0; i < head.count; i++) if (store.blocks.packed(hour, head, i) === undefined) return false
  return true
}
