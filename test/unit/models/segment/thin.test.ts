import { describe, expect, it } from 'vitest'
import { createByteWriter } from '../../../../models/frame/varint.ts'
import { gatherTile } from '../../../../models/segment/gather.ts'
import { thinTile } from '../../../../models/segment/thin.ts'
import { createTile, type Tile } from '../../../../models/segment/tile.ts'
import { decodeTile } from '../../../../models/segment/tile-decode.ts'
import { encodeTile } from '../../../../models/segment/tile-encode.ts'
import { dice, SEED } from '../../../helpers/seed.ts'
import { chained, FROM, madeBatch, madeLayout, madeTwin } from './made.ts'

interface Row {
  readonly place: number
  readonly time: number
  readonly quantum: number
  readonly quality: number
}

const rowsOf = (tile: Tile, slot: number): readonly Row[] =>
  Array.from({ length: tile.starts[slot + 1]! - tile.starts[slot]! }, (_, i) => {
    const k = tile.starts[slot]! + i
    const packet = tile.packetOf[k]!
    return {
      place: tile.axis[packet]!,
      time: tile.times[packet]!,
      quantum: tile.quanta[k]!,
      quality: tile.qualities[k]!,
    }
  })

/** The plainest way: by second, what is left of it. */
function thinned(rows: readonly Row[], isCode: boolean): readonly Row[] {
  const seconds = new Map<number, Row[]>()
  for (const row of rows) {
    const second = Math.floor(row.place / 1000)
    seconds.set(second, [...(seconds.get(second) ?? []), row])
  }
  return [...seconds.values()].map((of) => {
    const last = of.at(-1)!
    const usable = of.filter(({ quality }) => quality !== 3)
    if (isCode || last.quality === 3) return last
    return {
      ...last,
      quantum: Math.round(usable.reduce((sum, { quantum }) => sum + quantum, 0) / usable.length),
    }
  })
}

describe('a tile that is thinned', () => {
  it('[Y-12] has a Reading a second at the most, the mean of it, and of codes the last', () => {
    const [tile, thin, read] = [createTile(), createTile(), createTile()]
    const writer = createByteWriter()
    let gone = 0
    for (let run = 0; run < 300; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const batch = madeBatch(chance, layout)
      const areCodes = Uint8Array.from({ length: layout.size }, () => chance.below(2))
      for (const each of layout.tiles) {
        const place = { layout, tile: each, from: FROM }
        gatherTile(place, batch, chained(batch, layout), madeTwin(chance, layout), tile)
        thinTile(place, tile, areCodes, thin)
        writer.at = 0
        encodeTile(writer, place, thin)
        expect(decodeTile(writer.bytes.slice(0, writer.at), place, read)).toBe(true)
        for (let i = 0; i < tile.slots; i++) {
          const known = thinned(rowsOf(tile, i), areCodes[each.firstSlot + i] === 1)
          expect(rowsOf(read, i), `run ${run}, slot ${i}`).toEqual(known)
        }
        expect(read.carriedQuanta.slice(0, read.slots)).toEqual(thin.carriedQuanta.slice(0, thin.slots))
        gone += tile.starts[tile.slots]! - thin.starts[thin.slots]!
      }
    }
    expect(gone).toBeGreaterThan(1000)
  })
})
