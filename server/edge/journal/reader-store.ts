import type { Dictionary } from '../../../models/segment/dictionary.ts'
import { decodeEventLines, type PlacedEvent } from '../../../models/segment/event-lines.ts'
import { gatherTile } from '../../../models/segment/gather.ts'
import { BLOCK, type HeadColumns } from '../../../models/segment/record.ts'
import type { Tile, TilePlace } from '../../../models/segment/tile.ts'
import { decodeTile } from '../../../models/segment/tile-decode.ts'
import { firstAfter, lastBefore, placeAt, type RecordPlace, stretchesIn } from '../../core/journal/shelf.ts'
import { type Blocks, openBlocks } from './reader-blocks.ts'
import { type BrokenReport, createReport } from './reader-broken.ts'
import { type OpenStretch, tailDrafts } from './reader-drafts.ts'
import { openFolder } from './reader-files.ts'
import { type FilePlant, knowPlants } from './reader-plants.ts'
import { createLibrarian, type Shelves } from './reader-shelves.ts'

/** One record that may hold a block of a Segment. */
interface Source {
  readonly place: RecordPlace
  readonly head: HeadColumns
}

/** A piece of the axis that has been written: a sealed Segment with its amendments, or a stretch that is open. */
export type Piece =
  | {
      readonly kind: 'sealed'
      readonly from: number
      readonly to: number
      readonly plant: FilePlant
      /** The newest first. */
      readonly sources: readonly Source[]
      readonly base: Source
    }
  | {
      readonly kind: 'open'
      readonly from: number
      readonly to: number
      readonly plant: FilePlant
      readonly stretch: OpenStretch
      /** Nothing was begun after it: it goes on. */
      readonly isNewest: boolean
    }

/** All that has been written, read from the files alone. */
export interface Store {
  readonly shelves: Shelves
  readonly blocks: Blocks
  readonly today: Dictionary
  /** Finds what has been written since; files that are long done where they are told of, or all. */
  look(now: number, what?: { readonly all?: boolean; readonly told?: readonly string[] }): void
  plantOf(file: number): FilePlant | undefined
  plantByHash(hash: string): Dictionary | undefined
  /** The piece that begins last at an instant or before it. It may have ended. */
  pieceAt(at: number): Piece | undefined
  /** Those that share time with a stretch, in the order of the axis, made as they are asked for, but for some files. */
  pieces(from: number, to: number, without?: ReadonlySet<number>): Generator<Piece>
  /** The piece of a record that was on the shelf of Segments; undefined where its file has gone since. */
  sealed(place: RecordPlace): Piece | undefined
  /** What is not sealed yet. */
  openPieces(): readonly Piece[]
  open(): readonly OpenStretch[]
  /** A block out of a piece's newest record that has it, unpacked; undefined where none has it sound. */
  block(
    piece: Piece & { kind: 'sealed' },
    sort: number,
    number: number,
    record?: Uint8Array,
  ): Uint8Array | undefined
  /** False where the tile is not there or not sound. */
  tile(piece: Piece, number: number, into: Tile): boolean
  events(piece: Piece): readonly PlacedEvent[]
  close(): void
}

const decoder = new TextDecoder()

export function openStore(path: string, today: Dictionary, report: BrokenReport): Store {
  const folder = openFolder(path)
  const broken = createReport(folder, report, (file) => plantOf(file))
  const librarian = createLibrarian(folder, broken.bytes)
  const blocks = openBlocks(folder, broken.block)
  const plants = knowPlants(today, blocks)
  const drafts = tailDrafts(folder, plants)
  const { shelves } = librarian
  const { segments } = shelves

  /** Where a file's own word on its Plant is broken, that of the nearest file may do: what does not fit it is refused. */
  const plantOf = (file: number): FilePlant | undefined => {
    const own = shelves.plants.get(file)
    const known = own && plants.of(own)
    if (known !== undefined) return known
    const others = [...shelves.plants].filter(([other]) => other !== file)
    others.sort(([a], [b]) => Math.abs(a - file) - Math.abs(b - file))
    for (const [, place] of others) {
      const plant = plants.of(place)
      if (plant !== undefined) return plant
    }
    return plants.ofToday
  }

  const sourceOf = (place: RecordPlace): Source | undefined => {
    const head = blocks.head(place)
    return head && { place, head }
  }

  const sealed = (place: RecordPlace): Piece | undefined => {
    const base = sourceOf(place)
    const plant = plantOf(place.file)
    if (base === undefined || plant === undefined || !fits(base.head, plant)) return undefined
    const { from, to } = base.head
    const later = (shelves.amendments.get(from) ?? []).filter(({ file }) => file === place.file)
    const sources = [...later.map(sourceOf).reverse(), base].flatMap((source) => source ?? [])
    return { kind: 'sealed', from, to, plant, sources, base }
  }

  /** A stretch that has just been sealed has a draft for a moment still. */
  const open = (): readonly OpenStretch[] =>
    drafts.open().filter(({ from }) => {
      const before = lastBefore(segments, from)
      return before < 0 || segments.froms[before] !== from
    })

  const openPiece = (stretches: readonly OpenStretch[], i: number): Piece | undefined => {
    const stretch = stretches[i]
    if (stretch === undefined) return undefined
    const { from, plant, until } = stretch
    const sealedAt = firstAfter(segments, from)
    const next = Math.min(
      stretches[i + 1]?.from ?? Number.POSITIVE_INFINITY,
      sealedAt < segments.count ? (segments.froms[sealedAt] ?? 0) : Number.POSITIVE_INFINITY,
    )
    const isNewest = next === Number.POSITIVE_INFINITY
    return { kind: 'open', from, to: isNewest ? Math.max(from, until) : next, plant, stretch, isNewest }
  }

  const openPieces = (): readonly Piece[] => {
    const stretches = open()
    return stretches.flatMap((_, i) => openPiece(stretches, i) ?? [])
  }

  const block: Store['block'] = (piece, sort, number, record) => {
    for (const { place, head } of piece.sources) {
      const i = blocks.find(head, sort, number)
      if (i < 0) continue
      const bytes = blocks.block(place, head, i, head === piece.base.head ? record : undefined)
      if (bytes !== undefined) return bytes
      // An amendment that is not sound does not bring back what it amended: that was less than is known.
      return undefined
    }
    return undefined
  }

  return {
    shelves,
    blocks,
    today,
    look: (now, what) => drafts.look(librarian.look(now, what)),
    plantOf,
    plantByHash: plants.byHash,
    pieceAt(at) {
      const stretches = open()
      let last = stretches.length - 1
      while (last >= 0 && (stretches[last]?.from ?? 0) > at) last--
      const before = lastBefore(segments, at)
      const newest = openPiece(stretches, last)
      return newest !== undefined && (before < 0 || newest.from >= (segments.froms[before] ?? 0))
        ? newest
        : before < 0
          ? undefined
          : sealed(placeAt(segments, before))
    },
    *pieces(from, to, without) {
      for (const stretch of stretchesIn(segments, from, to)) {
        const piece = without?.has(stretch.file) ? undefined : sealed(stretch)
        if (piece !== undefined && piece.to > from) yield piece
      }
      for (const piece of openPieces()) if (piece.from < to && piece.to >= from) yield piece
    },
    sealed,
    openPieces,
    open,
    block,
    tile(piece, number, into) {
      const place = tilePlace(piece, number)
      if (place === undefined) return false
      if (piece.kind === 'open') {
        const { batch, chains, carried } = piece.stretch
        gatherTile(place, batch, chains, carried, into)
        return true
      }
      const bytes = block(piece, BLOCK.tile, number)
      return bytes !== undefined && decodeTile(bytes, place, into)
    },
    events(piece) {
      if (piece.kind === 'open') return piece.stretch.events
      const bytes = block(piece, BLOCK.events, 0)
      return bytes === undefined ? [] : decodeEventLines(decoder.decode(bytes))
    },
    close: () => folder.close(),
  }
}

/** Whether a Segment may be of a Plant: it has all of its tiles, and no more, or none at all any more. */
function fits({ sorts, numbers }: HeadColumns, { layout }: FilePlant): boolean {
  let tiles = 0
  let highest = -1
  for (let i = 0; i < sorts.length; i++) {
    if (sorts[i] !== BLOCK.tile) continue
    tiles++
    highest = Math.max(highest, numbers[i] ?? 0)
  }
  return tiles === 0 || (tiles === layout.tiles.length && highest === tiles - 1)
}

export function tilePlace({ plant, from }: Piece, number: number): TilePlace | undefined {
  const tile = plant.layout.tiles[number]
  return tile && { layout: plant.layout, tile, from }
}
