import type { Plant, Workshop } from '../../../models/plant/schema.ts'
import type { SlotTable } from '../../../models/slots.ts'

/** Of no Machine. */
const NOBODY = -1

export type Flow = Workshop['flows'][number]

/** One way of the material, by the numbers of the Machines at its ends. */
export interface Way {
  readonly flow: Flow
  readonly from: number
  readonly to: number
}

/** The ways of a Plant, and by Machine those that lead to it, away from it, and by it as what carries. */
export interface Ways {
  readonly all: readonly Way[]
  readonly into: readonly (readonly Way[])[]
  readonly outOf: readonly (readonly Way[])[]
  readonly carried: readonly (readonly Way[])[]
  readonly indexOf: ReadonlyMap<string, number>
}

export function waysOf(plant: Plant, table: SlotTable): Ways {
  const indexOf = new Map(table.machines.map((placed) => [placed.machine.id, placed.index]))
  const into: Way[][] = table.machines.map(() => [])
  const outOf: Way[][] = table.machines.map(() => [])
  const carried: Way[][] = table.machines.map(() => [])
  const all: Way[] = []
  for (const flow of plant.workshops.flatMap((workshop) => workshop.flows)) {
    const from = indexOf.get(flow.from)
    const to = indexOf.get(flow.to)
    if (from === undefined || to === undefined) {
      throw new Error(`the flow from ${flow.from} to ${flow.to} joins no two machines of ${plant.id}`)
    }
    const way = { flow, from, to }
    all.push(way)
    outOf[from]?.push(way)
    into[to]?.push(way)
    if (flow.by !== undefined) carried[indexOf.get(flow.by) ?? NOBODY]?.push(way)
  }
  return { all, into, outOf, carried, indexOf }
}
