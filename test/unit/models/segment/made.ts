import { addPacket, addReading, type Batch, createBatch } from '../../../../models/segment/batch.ts'
import { chain, createChains, type PacketChains } from '../../../../models/segment/gather.ts'
import { type Layout, layoutFrom } from '../../../../models/segment/layout.ts'
import { createTwin, type Twin } from '../../../../models/twin.ts'
import type { Dice } from '../../../helpers/seed.ts'

export const FROM = 1_770_000_000_000
export const MILLIS = 60_000

/** A Plant of a few Machines with a few slots each, in small tiles. */
export function madeLayout(chance: Dice): Layout {
  const starts = [0]
  const machines = 1 + chance.below(12)
  for (let i = 0; i < machines; i++) starts.push((starts.at(-1) ?? 0) + 1 + chance.below(9))
  return layoutFrom(Int32Array.from(starts), 1 + chance.below(30))
}

/** Readings as they may come: in packets, some of old times, some twice, some bad, of any quantum. */
export function madeBatch(chance: Dice, layout: Layout): Batch {
  const packets = chance.below(200)
  const batch = createBatch(packets * 12, packets)
  const machines = layout.machineSlots.length - 1
  let axis = FROM
  for (let i = 0; i < packets; i++) {
    axis += chance.below(4) === 0 ? chance.below(2000) : 0
    if (axis >= FROM + MILLIS) break
    const machine = chance.below(machines)
    addPacket(batch, machine, axis, axis - (chance.below(3) === 0 ? chance.below(90_000) - 1000 : 7))
    const first = layout.machineSlots[machine] ?? 0
    const slots = (layout.machineSlots[machine + 1] ?? 0) - first
    const readings = 1 + chance.below(12)
    for (let k = 0; k < readings; k++) {
      const quantum = chance.below(5) === 0 ? (chance.below(2 ** 31) * 2) | 0 : chance.below(100)
      addReading(batch, first + chance.below(slots), quantum, chance.below(6) === 0 ? 1 + chance.below(3) : 1)
    }
  }
  return batch
}

export function madeTwin(chance: Dice, layout: Layout): Twin {
  const twin = createTwin(layout.size)
  for (let slot = 0; slot < layout.size; slot++) {
    if (chance.below(4) === 0) continue
    twin.quanta[slot] = (chance.below(2 ** 31) * 2) | 0
    twin.times[slot] = FROM - chance.below(2) * chance.below(2 ** 31)
    twin.qualities[slot] = 1 + chance.below(3)
  }
  return twin
}

export function chained(batch: Batch, layout: Layout): PacketChains {
  const chains = createChains(layout.machineSlots.length - 1, batch.packets)
  for (let packet = 0; packet < batch.packets; packet++) chain(chains, batch.machines[packet] ?? 0, packet)
  return chains
}

/** The plainest way to the Twin: one Reading after another, up to and including an instant. */
export function replayed(batch: Batch, carried: Twin, until: number): Twin {
  const twin = createTwin(carried.size)
  twin.quanta.set(carried.quanta)
  twin.times.set(carried.times)
  twin.qualities.set(carried.qualities)
  for (let packet = 0; packet < batch.packets; packet++) {
    if ((batch.axis[packet] ?? 0) > until) break
    const end = packet + 1 < batch.packets ? (batch.firsts[packet + 1] ?? 0) : batch.count
    for (let i = batch.firsts[packet] ?? 0; i < end; i++) {
      const slot = batch.slots[i] ?? 0
      twin.quanta[slot] = batch.quanta[i] ?? 0
      twin.times[slot] = batch.times[packet] ?? 0
      twin.qualities[slot] = batch.qualities[i] ?? 0
    }
  }
  return twin
}
