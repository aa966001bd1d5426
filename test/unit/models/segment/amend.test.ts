import { describe, expect, it } from 'vitest'
import { amendTile, chainInOrder } from '../../../../models/segment/amend.ts'
import {
  addPacket,
  addReading,
  type Batch,
  createBatch,
  endOfPacket,
} from '../../../../models/segment/batch.ts'
import { createChains, gatherTile } from '../../../../models/segment/gather.ts'
import { createTile, type Tile } from '../../../../models/segment/tile.ts'
import { type Dice, dice, SEED } from '../../../helpers/seed.ts'
import { chained, FROM, madeBatch, madeLayout, madeTwin } from './made.ts'

/** Packets of a Batch, each in one of two others: what came in time, and what came late. */
function parted(chance: Dice, batch: Batch): readonly [Batch, Batch] {
  const parts = [createBatch(batch.count, batch.packets), createBatch(batch.count, batch.packets)] as const
  for (let packet = 0; packet < batch.packets; packet++) copyPacket(batch, packet, parts[chance.below(2)]!)
  return parts
}

function copyPacket(batch: Batch, packet: number, into: Batch): void {
  addPacket(into, batch.machines[packet]!, batch.axis[packet]!, batch.times[packet]!)
  for (let i = batch.firsts[packet]!; i < endOfPacket(batch, packet); i++)
    addReading(into, batch.slots[i]!, batch.quanta[i]!, batch.qualities[i]!)
}

/** By slot, what it had when: places are apart from one another, so that their order is told. */
const told = (tile: Tile): readonly (readonly number[])[][] =>
  Array.from({ length: tile.slots }, (_, i) =>
    Array.from({ length: tile.starts[i + 1]! - tile.starts[i]! }, (_, k) => {
      const at = tile.starts[i]! + k
      const packet = tile.packetOf[at]!
      return [tile.axis[packet]!, tile.times[packet]!, tile.quanta[at]!, tile.qualities[at]!]
    }),
  )

/** The same packets, no two at one place. */
function apart(batch: Batch): Batch {
  for (let packet = 0; packet < batch.packets; packet++) batch.axis[packet] = FROM + packet * 7
  return batch
}

describe('what came late', () => {
  it('[Y-11] is put into a tile where it lies, as if it had come in time', () => {
    const [tile, amended, known] = [createTile(), createTile(), createTile()]
    for (let run = 0; run < 300; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const batch = apart(madeBatch(chance, layout))
      const carried = madeTwin(chance, layout)
      const [prompt, late] = parted(chance, batch)
      for (const each of layout.tiles) {
        const place = { layout, tile: each, from: FROM }
        gatherTile(place, batch, chained(batch, layout), carried, known)
        gatherTile(place, prompt, chained(prompt, layout), carried, tile)
        const fresh = amendTile(place, tile, late, carried, amended)
        expect(withoutTwins(told(amended)), `run ${run}`).toEqual(withoutTwins(told(known)))
        expect(fresh).toBe(amended.starts[amended.slots]! - tile.starts[tile.slots]!)
      }
    }
  })

  it('[Y-11] is left out where it is there already', () => {
    const [tile, once, twice] = [createTile(), createTile(), createTile()]
    let merged = 0
    for (let run = 0; run < 100; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const carried = madeTwin(chance, layout)
      const [prompt, late] = parted(chance, apart(madeBatch(chance, layout)))
      const place = { layout, tile: layout.tiles[0]!, from: FROM }
      gatherTile(place, prompt, chained(prompt, layout), carried, tile)
      merged += amendTile(place, tile, late, carried, once)
      expect(amendTile(place, once, late, carried, twice), `run ${run}`).toBe(0)
      expect(told(twice)).toEqual(told(once))
    }
    expect(merged).toBeGreaterThan(0)
  })

  it('[Y-11] is chained by place, and behind what came before it at the same place', () => {
    for (let run = 0; run < 300; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const batch = madeBatch(chance, layout)
      for (let packet = 0; packet < batch.packets; packet++) batch.axis[packet] = FROM + chance.below(50)
      const chains = createChains(layout.machineSlots.length - 1, batch.packets)
      for (let packet = 0; packet < batch.packets; packet++) chainInOrder(chains, batch, packet)
      const numbers = Array.from({ length: batch.packets }, (_, packet) => packet)
      numbers.sort((a, b) => batch.axis[a]! - batch.axis[b]! || a - b)
      chains.heads.forEach((head, machine) => {
        const chain: number[] = []
        for (let packet = head; packet !== -1; packet = chains.nexts[packet]!) chain.push(packet)
        expect(chain).toEqual(numbers.filter((packet) => batch.machines[packet] === machine))
        expect(chains.tails[machine]).toBe(chain.at(-1) ?? -1)
      })
    }
  })
})

/** The same Reading twice at one place, which a merge leaves out. */
const withoutTwins = (slots: readonly (readonly number[])[][]): readonly (readonly number[])[][] =>
  slots.map((readings) => [...new Map(readings.map((reading) => [reading.join(), reading])).values()])
