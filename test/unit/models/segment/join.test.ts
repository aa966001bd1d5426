import { describe, expect, it } from 'vitest'
import {
  addPacket,
  addReading,
  type Batch,
  createBatch,
  endOfPacket,
} from '../../../../models/segment/batch.ts'
import { gatherTile } from '../../../../models/segment/gather.ts'
import { joinSlot } from '../../../../models/segment/join.ts'
import { beginRollup, createRollup, rollUp } from '../../../../models/segment/rollup.ts'
import { createTile } from '../../../../models/segment/tile.ts'
import { dice, SEED } from '../../../helpers/seed.ts'
import { chained, FROM, madeBatch, madeLayout, madeTwin } from './made.ts'

const BUCKET = 7000

/** The packets of a Batch that lie in a stretch. */
function within(batch: Batch, from: number, to: number): Batch {
  const part = createBatch(batch.count, batch.packets)
  for (let packet = 0; packet < batch.packets; packet++) {
    if (batch.axis[packet]! < from || batch.axis[packet]! >= to) continue
    addPacket(part, batch.machines[packet]!, batch.axis[packet]!, batch.times[packet]!)
    for (let i = batch.firsts[packet]!; i < endOfPacket(batch, packet); i++)
      addReading(part, batch.slots[i]!, batch.quanta[i]!, batch.qualities[i]!)
  }
  return part
}

describe('roll-ups that are joined', () => {
  it('[Y-13] are the roll-up of the whole time, wherever it was cut', () => {
    const tile = createTile()
    let shared = 0
    for (let run = 0; run < 300; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const batch = madeBatch(chance, layout)
      const carried = madeTwin(chance, layout)
      const each = layout.tiles[0]!
      const rolled = (of: Batch, from: number) => {
        const rollup = createRollup()
        gatherTile({ layout, tile: each, from: FROM }, of, chained(of, layout), carried, tile)
        rollUp(tile, from, BUCKET, rollup)
        return rollup
      }
      const cuts = [0, ...Array.from({ length: 4 }, () => chance.below(60_000)), 60_000].sort((a, b) => a - b)
      const parts = cuts.slice(1).map((to, i) => {
        const shift = Math.floor(cuts[i]! / BUCKET)
        return { rollup: rolled(within(batch, FROM + cuts[i]!, FROM + to), FROM + shift * BUCKET), shift }
      })
      const [whole, joined] = [rolled(batch, FROM), createRollup()]
      beginRollup(joined, whole.slots)
      joined.starts[0] = 0
      for (let i = 0; i < whole.slots; i++) joinSlot(parts, i, joined, i)
      const count = whole.starts[whole.slots]!
      expect(joined.starts.slice(0, whole.slots + 1)).toEqual(whole.starts.slice(0, whole.slots + 1))
      for (const column of ['buckets', 'counts', 'mins', 'maxs', 'lasts', 'sums'] as const)
        expect(joined[column].slice(0, count), `run ${run}, ${column}`).toEqual(whole[column].slice(0, count))
      shared += parts.reduce((sum, { rollup }) => sum + rollup.starts[rollup.slots]!, 0) - count
    }
    expect(shared).toBeGreaterThan(0)
  })
})
