import type { Plant } from '../../../models/plant/schema.ts'
import type { Placed, SlotTable } from '../../../models/slots.ts'
import { temperamentOf } from '../temperament.ts'
import type { Way, Ways } from './compile-ways.ts'
import type { Role } from './model.ts'

/** What every Machine does with material: as the plant file says, else by its Kind and its place in the flows [W-22]. */
export function rolesOf(plant: Plant, table: SlotTable, ways: Ways): readonly Role[] {
  const told = plant.production?.machines ?? {}
  return table.machines.map((placed) => told[placed.machine.id]?.role ?? usualRole(placed, table, ways))
}

function usualRole(placed: Placed, table: SlotTable, ways: Ways): Role {
  const into = ways.into[placed.index] ?? []
  const outOf = ways.outOf[placed.index] ?? []
  const { trade } = temperamentOf(placed.kind.id)
  switch (trade) {
    case 'connects':
    case 'drives':
      return 'none'
    case 'carries':
      return into.length + outOf.length === 0 ? 'none' : 'station'
    case 'stores':
      if (into.length > 0) return outOf.length > 0 ? 'store' : 'sink'
      return outOf.length > 0 ? 'source' : 'none'
    case 'heats':
      return 'batch'
    case 'judges':
      return 'inspection'
    case 'joins':
      return into.length > 1 && bringDifferent(into, table, ways) ? 'assembly' : 'station'
    case 'makes':
      return 'station'
  }
}

/** Whether no two of the ways bring the same material, so that one part of each makes one. */
function bringDifferent(into: readonly Way[], table: SlotTable, ways: Ways): boolean {
  const passed = into.map((way) => passedBefore(way, table, ways))
  return into.every((way, i) =>
    into.slice(i + 1).every((other, k) => !bringSame(way, other, passed[i], passed[i + 1 + k], table)),
  )
}

type Passed = ReadonlySet<number> | undefined

/**
 * The same material comes from machines that are alike and side by side, or was parted on its way. That both began
 * in one store says nothing: a store holds everything.
 */
function bringSame(way: Way, other: Way, one: Passed, two: Passed, table: SlotTable): boolean {
  const [a, b] = [table.machines[way.from], table.machines[other.from]]
  if (a !== undefined && b !== undefined && a.kind === b.kind && a.lineIndex === b.lineIndex) return true
  for (const machine of one ?? []) if (two?.has(machine)) return true
  return false
}

/** Every machine that material passes before it comes this way, back to the stores. */
function passedBefore(way: Way, table: SlotTable, ways: Ways): ReadonlySet<number> {
  const passed = new Set<number>()
  const reach = (machine: number): void => {
    if (table.machines[machine]?.kind.id !== 'storage') passed.add(machine)
  }
  reach(way.from)
  for (const machine of passed) for (const before of ways.into[machine] ?? []) reach(before.from)
  return passed
}
