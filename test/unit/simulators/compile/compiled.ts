import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../../models/plant/parse.ts'
import type { Plant } from '../../../../models/plant/schema.ts'
import { slotTable } from '../../../../models/slots.ts'
import { compileFactory } from '../../../../simulators/engine/factory/compile.ts'
import { findPlant } from '../../../../simulators/plant-source.ts'

export const IN_THE_BOX = ['gearbox', 'smt', 'moulding'] as const

/** 06:13 in Shanghai. */
export const START = 1_700_000_000_000

export function found(source: string): Plant {
  const result = findPlant(source, KINDS)
  if (!result.ok) throw new Error(result.sentence)
  return result.plant
}

export function parsed(file: unknown): Plant {
  const result = parsePlant(file, KINDS)
  if (!result.ok) throw new Error(result.problems.map(({ path }) => path).join())
  return result.plant
}

/** A Plant, its slots and its factory, and where in them a machine stands. */
export function compiled(plant: Plant, seed = 1, startMillis = START) {
  const table = slotTable(plant, KINDS)
  const model = compileFactory({ plant, table, seed, startMillis })
  const indexOf = (id: string): number => table.machines.findIndex(({ machine }) => machine.id === id)
  const station = (id: string) => {
    const one = model.stations[indexOf(id)]
    if (one === undefined) throw new Error(`no machine ${id}`)
    return one
  }
  const link = (from: string, to: string) => {
    const one = model.links.find((each) => each.from === indexOf(from) && each.to === indexOf(to))
    if (one === undefined) throw new Error(`no link from ${from} to ${to}`)
    return one
  }
  return { plant, table, model, indexOf, station, link }
}
