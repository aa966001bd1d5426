import { describe, expect, it } from 'vitest'
import { createByteWriter } from '../../../../models/frame/varint.ts'
import { type Batch, createBatch } from '../../../../models/segment/batch.ts'
import { createDraftBasis, decodeDraft, encodeDraft } from '../../../../models/segment/draft.ts'
import { dice, FUZZ_RUNS, mutated, SEED } from '../../../helpers/seed.ts'
import { madeBatch, madeLayout } from './made.ts'

const told = ({ count, packets, slots, quanta, qualities, machines, firsts, axis, times }: Batch) => [
  ...[slots, quanta, qualities].map((column) => column.slice(0, count)),
  ...[machines, firsts, axis, times].map((column) => column.slice(0, packets)),
]

describe('a draft', () => {
  it('[Y-10] gives back every packet as it came, however it was cut into writes', () => {
    const writer = createByteWriter()
    for (let run = 0; run < 300; run++) {
      const chance = dice(SEED + run)
      const layout = madeLayout(chance)
      const batch = madeBatch(chance, layout)
      const read = createBatch(batch.count, batch.packets)
      const [writing, reading] = [createDraftBasis(layout.size), createDraftBasis(layout.size)]
      for (let first = 0; first < batch.packets; ) {
        const end = Math.min(batch.packets, first + 1 + chance.below(30))
        writer.at = 0
        encodeDraft(writer, batch, first, end, writing)
        const machines = layout.machineSlots.length - 1
        expect(decodeDraft(writer.bytes.slice(0, writer.at), reading, machines, read)).toBe(true)
        first = end
      }
      expect(told(read), `run ${run}`).toEqual(told(batch))
    }
  })

  it('[Y-10] refuses bytes that are none, and writes nothing outside what it was given', () => {
    const chance = dice(SEED)
    const writer = createByteWriter()
    let refused = 0
    for (let run = 0; run < FUZZ_RUNS / 20; run++) {
      const layout = madeLayout(chance)
      const batch = madeBatch(chance, layout)
      writer.at = 0
      encodeDraft(writer, batch, 0, batch.packets, createDraftBasis(layout.size))
      const read = createBatch(batch.count, batch.packets)
      const broken = mutated(chance, writer.bytes.slice(0, writer.at))
      if (!decodeDraft(broken, createDraftBasis(layout.size), layout.machineSlots.length - 1, read)) refused++
      expect(read.count).toBeLessThanOrEqual(read.slots.length)
      expect(read.packets).toBeLessThanOrEqual(read.axis.length)
    }
    expect(refused).toBeGreaterThan(0)
  })
})
