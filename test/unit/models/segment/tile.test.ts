import { describe, expect, it } from 'vitest'
import { createByteWriter } from '../../../../models/frame/varint.ts'
import { applyTile, gatherTile } from '../../../../models/segment/gather.ts'
import type { Layout } from '../../../../models/segment/layout.ts'
import { createTile } from '../../../../models/segment/tile.ts'
import { decodeTile } from '../../../../models/segment/tile-decode.ts'
import { encodeTile } from '../../../../models/segment/tile-encode.ts'
import { momentOfTile } from '../../../../models/segment/tile-moment.ts'
import { copyTwin, createTwin } from '../../../../models/twin.ts'
import { dice, FUZZ_RUNS, FUZZ_TIMEOUT_MILLIS, mutated, SEED } from '../../../helpers/seed.ts'
import { chained, FROM, MILLIS, madeBatch, madeLayout, madeTwin, replayed } from './made.ts'

const writer = createByteWriter()
const tile = createTile()
const read = createTile()

function packed(layout: Layout, number: number): Uint8Array {
  const place = { layout, tile: layout.tiles[number]!, from: FROM }
  writer.at = 0
  encodeTile(writer, place, tile)
  return writer.bytes.slice(0, writer.at)
}

describe('a tile of a Segment', () => {
  it('[Y-4] gives back every Reading with its quantum, time, quality and place on the axis', () => {
    for (let run = 0; run < 300; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const batch = madeBatch(chance, layout)
      const chains = chained(batch, layout)
      const carried = madeTwin(chance, layout)
      layout.tiles.forEach((each, number) => {
        gatherTile({ layout, tile: each, from: FROM }, batch, chains, carried, tile)
        expect(decodeTile(packed(layout, number), { layout, tile: each, from: FROM }, read)).toBe(true)
        const [a, b] = [tile, read].map((of) => {
          const count = of.starts[of.slots]!
          const readings = Array.from({ length: count }, (_, i) => {
            const packet = of.packetOf[i]!
            return [of.quanta[i], of.qualities[i], of.axis[packet], of.times[packet]]
          })
          return { slots: of.slots, starts: of.starts.slice(0, of.slots + 1), readings, packets: of.packets }
        })
        expect(b, `run ${run}`).toEqual(a)
      })
    }
  })

  it('[Y-5] gives the same Twin at any instant as one Reading after another, and where it ends', () => {
    for (let run = 0; run < 300; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const batch = madeBatch(chance, layout)
      const chains = chained(batch, layout)
      const carried = madeTwin(chance, layout)
      const begun = createTwin(layout.size)
      copyTwin(carried, begun)
      for (const until of [FROM - 1, FROM, FROM + chance.below(MILLIS), FROM + MILLIS]) {
        const twin = createTwin(layout.size)
        const moment = createTwin(layout.size)
        layout.tiles.forEach((each, number) => {
          const place = { layout, tile: each, from: FROM }
          gatherTile(place, batch, chains, begun, tile)
          const bytes = packed(layout, number)
          expect(decodeTile(bytes, place, read)).toBe(true)
          applyTile(read, each.firstSlot, until, twin)
          expect(momentOfTile(bytes, place, until, moment)).toBe(true)
        })
        expect(moment, `run ${run}`).toEqual(twin)
        const known = replayed(batch, begun, until)
        expect(twin.qualities, `run ${run}`).toEqual(known.qualities)
        expect(twin.quanta.map((quantum, i) => (known.qualities[i] === 0 ? 0 : quantum))).toEqual(
          known.quanta.map((quantum, i) => (known.qualities[i] === 0 ? 0 : quantum)),
        )
        expect(twin.times).toEqual(known.times)
      }
    }
  })

  it(
    '[Y-6] refuses bytes that are none, or reads some tile of them, and never more than there is',
    () => {
      const chance = dice(SEED)
      let sound = 0
      for (let run = 0; run < FUZZ_RUNS / 20; run++) {
        const layout = madeLayout(chance)
        const batch = madeBatch(chance, layout)
        const chains = chained(batch, layout)
        const number = chance.below(layout.tiles.length)
        const place = { layout, tile: layout.tiles[number]!, from: FROM }
        gatherTile(place, batch, chains, madeTwin(chance, layout), tile)
        const bytes = packed(layout, number)
        for (let change = 0; change < 20; change++) {
          const broken = mutated(chance, bytes)
          const moment = createTwin(layout.size)
          const held = momentOfTile(broken, place, FROM + chance.below(MILLIS), moment)
          expect(moment.qualities.every((quality) => quality <= 3) || !held).toBe(true)
          if (!decodeTile(broken, place, read)) continue
          sound++
          expect(read.starts[read.slots]!).toBeLessThanOrEqual(broken.length)
          const count = read.starts[read.slots]!
          expect(read.packetOf.subarray(0, count).every((packet) => packet < read.packets)).toBe(true)
          expect(read.qualities.subarray(0, count).every((quality) => quality <= 3)).toBe(true)
        }
      }
      expect(sound).toBeGreaterThan(0)
    },
    FUZZ_TIMEOUT_MILLIS,
  )
})
