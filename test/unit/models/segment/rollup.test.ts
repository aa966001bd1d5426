import { describe, expect, it } from 'vitest'
import { createByteWriter } from '../../../../models/frame/varint.ts'
import { gatherTile } from '../../../../models/segment/gather.ts'
import {
  createRollup,
  decodeRollup,
  encodeRollup,
  type Rollup,
  rollUp,
} from '../../../../models/segment/rollup.ts'
import { createTile, type Tile } from '../../../../models/segment/tile.ts'
import { dice, mutated, SEED } from '../../../helpers/seed.ts'
import { chained, FROM, madeBatch, madeLayout, madeTwin } from './made.ts'

const BUCKET = 7000

interface Row {
  readonly bucket: number
  readonly count: number
  readonly min: number
  readonly max: number
  readonly last: number
  readonly sum: number
}

/** The plainest way to the buckets of a slot. */
function bucketsOf(tile: Tile, slot: number): readonly Row[] {
  const rows = new Map<number, Row>()
  for (let k = tile.starts[slot]!; k < tile.starts[slot + 1]!; k++) {
    if (tile.qualities[k] === 3) continue
    const quantum = tile.quanta[k]!
    const bucket = Math.floor((tile.axis[tile.packetOf[k]!]! - FROM) / BUCKET)
    const had = rows.get(bucket)
    rows.set(bucket, {
      bucket,
      count: (had?.count ?? 0) + 1,
      min: Math.min(had?.min ?? quantum, quantum),
      max: Math.max(had?.max ?? quantum, quantum),
      last: quantum,
      sum: (had?.sum ?? 0) + quantum,
    })
  }
  return [...rows.values()]
}

const rowsOf = (rollup: Rollup, slot: number): readonly Row[] =>
  Array.from({ length: rollup.starts[slot + 1]! - rollup.starts[slot]! }, (_, i) => {
    const k = rollup.starts[slot]! + i
    return {
      bucket: rollup.buckets[k]!,
      count: rollup.counts[k]!,
      min: rollup.mins[k]!,
      max: rollup.maxs[k]!,
      last: rollup.lasts[k]!,
      sum: rollup.sums[k]!,
    }
  })

describe('a roll-up', () => {
  it('[Y-7] has the count, lowest, highest, last and sum of each bucket of each slot, to the last quantum', () => {
    const writer = createByteWriter()
    const [rolled, read, tile] = [createRollup(), createRollup(), createTile()]
    for (let run = 0; run < 300; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const batch = madeBatch(chance, layout)
      const place = { layout, tile: layout.tiles[0]!, from: FROM }
      gatherTile(place, batch, chained(batch, layout), madeTwin(chance, layout), tile)
      rollUp(tile, FROM, BUCKET, rolled)
      writer.at = 0
      encodeRollup(writer, rolled)
      const bytes = writer.bytes.slice(0, writer.at)
      const wanted = Int32Array.from({ length: tile.slots }, (_, i) => i).filter(() => chance.below(2) === 0)
      expect(decodeRollup(bytes, tile.slots, wanted, read)).toBe(true)
      wanted.forEach((slot, i) => {
        expect(rowsOf(read, i), `run ${run}, slot ${slot}`).toEqual(bucketsOf(tile, slot))
      })
      const broken = mutated(chance, bytes)
      decodeRollup(broken, tile.slots, wanted, read)
      expect(read.starts[wanted.length] ?? 0).toBeLessThanOrEqual(Math.max(broken.length, bytes.length))
    }
  })
})
