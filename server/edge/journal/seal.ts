import { setImmediate as turn } from 'node:timers/promises'
import { createByteWriter } from '../../../models/frame/varint.ts'
import { encodeEventLines, type PlacedEvent } from '../../../models/segment/event-lines.ts'
import { gatherTile } from '../../../models/segment/gather.ts'
import type { Layout } from '../../../models/segment/layout.ts'
import { BLOCK, type Block } from '../../../models/segment/record.ts'
import { createRollup, encodeRollup, rollUp } from '../../../models/segment/rollup.ts'
import { createTile, type Tile, type TilePlace } from '../../../models/segment/tile.ts'
import { encodeTile } from '../../../models/segment/tile-encode.ts'
import type { Standing } from '../../../models/standing.ts'
import type { Stretch } from '../../core/journal/stretch.ts'
import { packedBlock, packedText } from './packing.ts'
import { standingBlock } from './standing-block.ts'

export const MINUTE_MILLIS = 60_000
export const SECOND_MILLIS = 1000

/** Packs tiles and what they come to; its columns are used again and again. */
export interface Packer {
  /** The tile as it is, and its roll-up by minutes. */
  tile(place: TilePlace, number: number, tile: Tile): Promise<readonly Block[]>
  /** Its roll-up by buckets of any length, minutes unless said otherwise. */
  rollup(sort: Block['sort'], number: number, tile: Tile, from: number, bucketMillis?: number): Promise<Block>
}

export function createPacker(): Packer {
  const writer = createByteWriter(1 << 16)
  const rollup = createRollup()
  const rolled = (sort: Block['sort'], number: number, tile: Tile, from: number, millis = MINUTE_MILLIS) => {
    rollUp(tile, Math.floor(from / millis) * millis, millis, rollup)
    writer.at = 0
    encodeRollup(writer, rollup)
    return packedBlock(sort, number, writer.bytes.slice(0, writer.at))
  }
  return {
    tile(place, number, tile) {
      writer.at = 0
      encodeTile(writer, place, tile)
      const packed = packedBlock(BLOCK.tile, number, writer.bytes.slice(0, writer.at))
      return Promise.all([packed, rolled(BLOCK.rollup, number, tile, place.from)])
    },
    rollup: rolled,
  }
}

/** So many are packed while the next ones are gathered. */
const MOST_IN_PACKING = 8

/**
 * The blocks of a Segment, with what stands where it begins, and whether that was told anew. Between two tiles others have their turn, so that what
 * comes meanwhile is written.
 */
export async function sealed(
  stretch: Stretch,
  layout: Layout,
  packer: Packer,
  standing: Standing,
  { isAnew = false } = {},
): Promise<readonly Block[]> {
  const { from, piles, counts, carried, events } = stretch
  const tile = createTile()
  const packing: Promise<readonly Block[]>[] = []
  for (const [number, each] of layout.tiles.entries()) {
    const place = { layout, tile: each, from }
    const pile = piles[number]
    if (pile === undefined) throw new RangeError(`a stretch has nothing for tile ${number}`)
    gatherTile(place, pile.batch, pile.chains, carried.twin, tile, counts)
    packing.push(packer.tile(place, number, tile))
    await packing[number - MOST_IN_PACKING]
    await turn()
  }
  const blocks = [...(await Promise.all(packing)).flat(), standingBlock(standing, { isAnew })]
  if (events.length === 0) return blocks
  return [...blocks, packedText(BLOCK.events, encodeEventLines(inOrder(events)))]
}

/** As a Segment has them. */
export const inOrder = (events: readonly PlacedEvent[]): readonly PlacedEvent[] =>
  [...events].sort((a, b) => a.place - b.place)
