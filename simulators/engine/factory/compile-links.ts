import type { Plant } from '../../../models/plant/schema.ts'
import type { Placed, SlotTable } from '../../../models/slots.ts'
import { temperamentOf } from '../temperament.ts'
import { SECOND } from './compile-laws.ts'
import type { Way, Ways } from './compile-ways.ts'
import type { LinkModel } from './model.ts'

/** From hand to hand, where nothing stands between two machines. */
const HANDOVER_SECONDS = 2
const DIRECT_CAPACITY = 2
const CARRIED_CAPACITY = 4
/** Of a product that is none, so that the model is refused [W-2]. */
const NONE = -1
const FLEET_CAPACITY = 12
/** A vehicle takes what half of the room between two machines holds, as far as it can carry. */
const LARGEST_LOAD = 10

/** Every flow as a link, with room for whole batches [W-23]. `batchOf` is how many parts a machine takes at once. */
export function linksOf(
  plant: Plant,
  table: SlotTable,
  ways: Ways,
  batchOf: (machine: number) => number,
): readonly LinkModel[] {
  const products = new Map((plant.production?.products ?? []).map(({ id }, i) => [id, i]))
  return ways.all.map((way) => {
    const carrier =
      way.flow.by === undefined ? undefined : table.machines[ways.indexOf.get(way.flow.by) ?? -1]
    const fleet = carrier?.kind.id === 'agv'
    const dwell = dwellSeconds(table.machines[way.from])
    // What comes out at once needs room at once, and the next batch gathers while the last is in work.
    const atOnce = Math.max(batchOf(way.from), batchOf(way.to))
    const capacity = Math.max(way.flow.buffer ?? usualCapacity(carrier), atOnce, 1) + dwell.parts
    return {
      from: way.from,
      to: way.to,
      capacity,
      transferMillis: fleet ? 0 : SECOND * (dwell.seconds + carrySeconds(carrier)),
      by: fleet ? undefined : carrier?.index,
      fleet,
      // A hand carries one part, a belt many.
      serial: carrier?.kind.id === 'robot',
      load: fleet ? loadOf(way, capacity) : 1,
      products: way.flow.products?.map((id) => products.get(id) ?? NONE),
    }
  })
}

const usualCapacity = (carrier: Placed | undefined): number =>
  carrier === undefined ? DIRECT_CAPACITY : carrier.kind.id === 'agv' ? FLEET_CAPACITY : CARRIED_CAPACITY

const carrySeconds = (carrier: Placed | undefined): number =>
  carrier === undefined ? HANDOVER_SECONDS : cycleSecondsOf(carrier)

export const cycleSecondsOf = (placed: Placed): number =>
  placed.machine.idealCycleSeconds ?? temperamentOf(placed.kind.id).cycleSeconds

const loadOf = (way: Way, capacity: number): number =>
  Math.min(capacity, way.flow.load ?? Math.min(LARGEST_LOAD, Math.max(1, Math.floor(capacity / 2))))

/** What is still on its way through an oven when the next goes in: how long, and how many parts. */
function dwellSeconds(placed: Placed | undefined): { readonly seconds: number; readonly parts: number } {
  const cycles = placed === undefined ? 0 : temperamentOf(placed.kind.id).dwellCycles
  return { seconds: placed === undefined ? 0 : cycles * cycleSecondsOf(placed), parts: cycles }
}
