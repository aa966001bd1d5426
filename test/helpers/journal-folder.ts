import type { Dictionary } from '../../models/segment/dictionary.ts'
import type { PlacedEvent } from '../../models/segment/event-lines.ts'
import { applyTile } from '../../models/segment/gather.ts'
import { createTile } from '../../models/segment/tile.ts'
import { createTwin, type Twin } from '../../models/twin.ts'
import type { Broken } from '../../server/edge/journal/reader-broken.ts'
import { openStore, type Piece, type Store } from '../../server/edge/journal/reader-store.ts'
import type { Row } from '../contract/journal.ts'

/** What lies in a folder of the Journal, as its reader finds it. */
export interface FoundJournal {
  readings(from: number, to: number): readonly Row[]
  twinAt(at: number): Twin
  events(from: number, to: number): readonly PlacedEvent[]
  covered(): readonly (readonly [from: number, to: number])[]
  readonly broken: readonly Broken[]
  readonly store: Store
}

const LONG_AFTER = 8_000_000_000_000

export function findJournal(folder: string, dictionary: Dictionary): FoundJournal {
  const broken: Broken[] = []
  const store = openStore(folder, dictionary, (each) => broken.push(each))
  store.look(LONG_AFTER, { all: true })
  const pieces = (from = 0, to = LONG_AFTER): readonly Piece[] => [...store.pieces(from, to)]
  const size = dictionary.machines.reduce((sum, { channels }) => sum + channels.length, 0)
  return {
    broken,
    store,
    readings(from, to) {
      const bySlot: Row[][] = Array.from({ length: size }, () => [])
      for (const piece of pieces(from, to)) {
        for (const [number, { firstSlot }] of piece.plant.layout.tiles.entries()) {
          const tile = createTile()
          if (!store.tile(piece, number, tile)) continue
          for (let i = 0; i < tile.slots; i++) {
            for (let k = tile.starts[i]!; k < tile.starts[i + 1]!; k++) {
              const packet = tile.packetOf[k]!
              const place = tile.axis[packet]!
              if (place < from || place >= to) continue
              const [time, quantum, quality] = [tile.times[packet]!, tile.quanta[k]!, tile.qualities[k]!]
              bySlot[firstSlot + i]?.push({ slot: firstSlot + i, place, time, quantum, quality })
            }
          }
        }
      }
      return bySlot.flat()
    },
    twinAt(at) {
      const piece = store.pieceAt(at)
      const twin = createTwin(size)
      const tile = createTile()
      piece?.plant.layout.tiles.forEach(({ firstSlot }, number) => {
        if (store.tile(piece, number, tile)) applyTile(tile, firstSlot, at, twin)
      })
      return twin
    },
    events: (from, to) =>
      pieces(from, to)
        .flatMap((piece) => store.events(piece))
        .filter(({ place }) => place >= from && place < to),
    covered() {
      const joined: [number, number][] = []
      for (const { from, to } of pieces()) {
        const last = joined.at(-1)
        if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
        else joined.push([from, to])
      }
      return joined
    },
  }
}
