import type { RawQuestion } from '../../../models/journal-answer.ts'
import { createTile } from '../../../models/segment/tile.ts'
import type { Pace } from './reader-pace.ts'
import { tilesOf } from './reader-parts.ts'
import type { Piece, Store } from './reader-store.ts'
import { rescaled } from './reader-today.ts'

/** One Channel's Readings in the order of the axis. */
export interface Readings {
  readonly places: number[]
  readonly times: number[]
  readonly quanta: number[]
  readonly qualities: number[]
}

export interface RawFound {
  readonly found: ReadonlyMap<number, Readings>
  /** All Readings before this instant have been found. */
  readonly to: number
}

const tileScratch = createTile()

/** Some Channels by Reading, up to the end of the piece in which there are more than were asked for [Y-35]. */
export async function readingsOf(
  store: Store,
  { slots, from, to, limit }: Pick<RawQuestion, 'slots' | 'from' | 'to' | 'limit'>,
  pace: Pace,
): Promise<RawFound> {
  const found = new Map<number, Readings>(
    slots.map((slot) => [slot, { places: [], times: [], quanta: [], qualities: [] }]),
  )
  let count = 0
  for (const piece of store.pieces(from, to)) {
    if (count >= limit) return { found, to: piece.from }
    count += await addPiece(store, piece, found, from, to, pace)
  }
  return { found, to }
}

async function addPiece(
  store: Store,
  piece: Piece,
  found: ReadonlyMap<number, Readings>,
  from: number,
  to: number,
  pace: Pace,
): Promise<number> {
  const { plant } = piece
  let count = 0
  for (const [number, those] of tilesOf(plant, found)) {
    await pace.turn()
    const firstSlot = plant.layout.tiles[number]?.firstSlot ?? 0
    if (!store.tile(piece, number, tileScratch)) continue
    const { starts, packetOf, axis, times, quanta, qualities } = tileScratch
    for (const { own, into } of those) {
      const i = own - firstSlot
      const factor = plant.map.factors[own] ?? 1
      for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k++) {
        const packet = packetOf[k] ?? 0
        const place = axis[packet] ?? 0
        if (place < from || place >= to) continue
        into.places.push(place)
        into.times.push(times[packet] ?? 0)
        into.quanta.push(rescaled(quanta[k] ?? 0, factor))
        into.qualities.push(qualities[k] ?? 0)
        count++
      }
    }
  }
  return count
}
