import { crc32, deflateRawSync } from 'node:zlib'
import { createByteWriter } from '../../../models/frame/varint.ts'
import type { ReelHead } from '../../../models/journal-answer.ts'
import { encodeEventLines, encodeStanding } from '../../../models/segment/event-lines.ts'
import {
  BLOCK,
  type Block,
  encodeRecord,
  PREFIX_BYTES,
  RECORD,
  type RecordPlan,
} from '../../../models/segment/record.ts'
import { createRollup, encodeRollup, rollUp } from '../../../models/segment/rollup.ts'
import { createTile } from '../../../models/segment/tile.ts'
import { encodeTile } from '../../../models/segment/tile-encode.ts'
import type { Pace } from './reader-pace.ts'
import { standingOfOwn } from './reader-standing.ts'
import { type Piece, type Store, tilePlace } from './reader-store.ts'

const MINUTE_MILLIS = 60_000

export interface Reel {
  readonly head: ReelHead
  readonly pieces: readonly Uint8Array[]
}

/** The record of the Segment that holds an instant, amended as it is by now; undefined where none does [Y-37]. */
export async function reelAt(store: Store, at: number, pace: Pace): Promise<Reel | undefined> {
  const piece = store.pieceAt(at)
  if (piece === undefined || (piece.kind === 'sealed' && piece.to <= at)) return undefined
  return reelOfPiece(store, piece, pace)
}

async function reelOfPiece(store: Store, piece: Piece, pace: Pace): Promise<Reel | undefined> {
  const found = await blocksOf(store, piece, pace)
  if (found === undefined) return undefined
  const { blocks, stored } = found
  if (stored === undefined) return reelOf(piece, blocks, piece.kind === 'open' ? undefined : versionOf)
  const { from, to } = piece
  const plantHash = piece.plant.dictionary.hash
  return {
    head: { kind: 'reel', from, to, plantHash, version: versionOf([stored]), bytes: stored.length },
    pieces: [stored],
  }
}

export interface PieceBlocks {
  /** Those that are sound, as they hold by now. */
  readonly blocks: readonly Block[]
  /** The record that is just that; undefined where none is. */
  readonly stored: Uint8Array | undefined
}

/** The blocks of a piece, packed; undefined where its file has gone. */
export async function blocksOf(store: Store, piece: Piece, pace: Pace): Promise<PieceBlocks | undefined> {
  if (piece.kind === 'open') return { blocks: await packedDraft(store, piece, pace), stored: undefined }
  const { place, head } = piece.base
  const stored = store.blocks.record(place)
  if (stored === undefined) return undefined
  const blocks: Block[] = []
  let isAsStored = true
  for (const { sort, number } of blocksIn(piece)) {
    await pace.turn()
    for (const source of piece.sources) {
      const i = store.blocks.find(source.head, sort, number)
      if (i < 0) continue
      const isBase = source.head === head
      const bytes = store.blocks.packed(source.place, source.head, i, isBase ? stored : undefined)
      if (bytes !== undefined) blocks.push({ sort, number, bytes, unpacked: source.head.unpacked[i] ?? 0 })
      if (bytes === undefined || !isBase) isAsStored = false
      break
    }
  }
  return { blocks, stored: isAsStored ? stored : undefined }
}

/** The head bears the checksum of every block, and the prefix that of the head. */
const versionOf = ([first = new Uint8Array(0)]: readonly Uint8Array[]): string =>
  Buffer.from(first.subarray(4, PREFIX_BYTES)).toString('hex')

function* blocksIn({ sources }: Piece & { kind: 'sealed' }) {
  const had = new Set<string>()
  for (const { head } of sources.toReversed()) {
    for (let i = 0; i < head.count; i++) {
      const [sort, number] = [head.sorts[i] ?? 0, head.numbers[i] ?? 0]
      if (had.has(`${sort}:${number}`)) continue
      had.add(`${sort}:${number}`)
      yield { sort: sort as Block['sort'], number }
    }
  }
}

function reelOf(
  piece: Piece,
  blocks: readonly Block[],
  version: ((pieces: readonly Uint8Array[]) => string) | undefined,
): Reel {
  const { from, to, plant } = piece
  const pieces = encodeRecord(planOf(piece), blocks, crc32)
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0)
  const head = { kind: 'reel', from, to, plantHash: plant.dictionary.hash, bytes } as const
  return { head: { ...head, version: version?.(pieces) }, pieces }
}

export function planOf(piece: Piece): RecordPlan {
  const { from, to } = piece
  const { readings, events } =
    piece.kind === 'open'
      ? { readings: piece.stretch.batch.count, events: piece.stretch.events.length }
      : piece.base.head
  return { kind: RECORD.segment, from, to, readings, events }
}

const encoder = new TextEncoder()

/** The stretch that is open, packed as it will be when it is sealed. */
async function packedDraft(store: Store, piece: Piece & { kind: 'open' }, pace: Pace): Promise<Block[]> {
  const blocks: Block[] = []
  const [writer, tile, rollup] = [createByteWriter(), createTile(), createRollup()]
  const add = (sort: Block['sort'], number: number, bytes: Uint8Array): void => {
    blocks.push({ sort, number, bytes: deflateRawSync(bytes, { level: 1 }), unpacked: bytes.length })
  }
  const minute = Math.floor(piece.from / MINUTE_MILLIS) * MINUTE_MILLIS
  for (let number = 0; number < piece.plant.layout.tiles.length; number++) {
    await pace.turn()
    const place = tilePlace(piece, number)
    if (place === undefined || !store.tile(piece, number, tile)) continue
    writer.at = 0
    encodeTile(writer, place, tile)
    add(BLOCK.tile, number, writer.bytes.subarray(0, writer.at))
    rollUp(tile, minute, MINUTE_MILLIS, rollup)
    writer.at = 0
    encodeRollup(writer, rollup)
    add(BLOCK.rollup, number, writer.bytes.subarray(0, writer.at))
  }
  add(BLOCK.standing, 0, encoder.encode(encodeStanding(standingOfOwn(store, piece))))
  const { events } = piece.stretch
  if (events.length > 0) add(BLOCK.events, 0, encoder.encode(encodeEventLines(events)))
  return blocks
}
