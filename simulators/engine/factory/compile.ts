import { calledFor } from '../../../models/plant/production.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import type { SlotTable } from '../../../models/slots.ts'
import type { Menders } from './compile-failures.ts'
import { HOUR, MINUTE, scaledLaw } from './compile-laws.ts'
import { linksOf } from './compile-links.ts'
import { crewsOf, shiftsOf } from './compile-people.ts'
import { rolesOf } from './compile-roles.ts'
import { batchSizeOf, stationOf } from './compile-stations.ts'
import { stockOf } from './compile-stock.ts'
import { type Ways, waysOf } from './compile-ways.ts'
import type { CrewModel, FactoryModel, OrderModel, Role } from './model.ts'

export interface CompilePlan {
  readonly plant: Plant
  readonly table: SlotTable
  /** Decides how worn each part is at first, and how much each machine spoils. */
  readonly seed: number
  /** The day on which the clocks of the Plant are read. */
  readonly startMillis: number
}

/** The Plant as the discrete events know it: Machines numbered as in its slot table, flows in their order [W-20]. */
export function compileFactory({ plant, table, seed, startMillis }: CompilePlan): FactoryModel {
  const ways = waysOf(plant, table)
  const roles = rolesOf(plant, table, ways)
  const crews = crewsOf(plant, table.machines.length)
  const products = productsOf(plant)
  const compiling = { plant, table, ways, roles, menders: mendersOf(crews), products, seed }
  const batchOf = (machine: number): number => {
    const placed = table.machines[machine]
    if (placed === undefined) return 1
    return batchSizeOf(placed, roles[machine] ?? 'none', plant.production?.machines[placed.machine.id])
  }
  const stations = table.machines.map((placed) => stationOf(placed, compiling))
  const links = linksOf(plant, table, ways, batchOf)
  return {
    stations,
    links,
    stock: stockOf(stations, links),
    products,
    crews,
    shifts: shiftsOf(plant, startMillis),
    orders: ordersOf(plant, products, roles, ways),
  }
}

/** Without a file there are two, so that lines are set up from time to time. */
const productsOf = (plant: Plant): readonly string[] =>
  plant.production?.products.map(({ id }) => id) ?? ['A', 'B']

function mendersOf(crews: readonly CrewModel[]): Menders {
  const byId = new Map(crews.map(({ id }, i) => [id, i]))
  const { operators, fitters } = calledFor(crews)
  return {
    operators: operators && byId.get(operators.id),
    fitters: fitters && byId.get(fitters.id),
    byId,
  }
}

/** Parts of one product in a row through one line, where the plant file tells no orders. */
const USUAL_LOT = 120

function ordersOf(plant: Plant, products: readonly string[], roles: readonly Role[], ways: Ways): OrderModel {
  const told = plant.production?.orders
  if (told !== undefined) {
    return {
      mix: told.mix.map(({ product, weight }) => ({ product: products.indexOf(product), weight })),
      lot: scaledLaw(told.lot, 1),
      every: told.every === undefined ? undefined : scaledLaw(told.every, MINUTE),
      dueAfter: scaledLaw(told.due, HOUR),
    }
  }
  // What is released is shared by all lines that begin at one store.
  const lines = roles.map((role, machine) => (role === 'source' ? (ways.outOf[machine]?.length ?? 0) : 0))
  const mean = USUAL_LOT * lines.reduce((most, each) => Math.max(most, each), 1)
  return {
    mix: products.map((_, product) => ({ product, weight: 1 })),
    lot: { law: 'triangular', low: mean / 2, mode: mean, high: 1.5 * mean },
    every: undefined,
    dueAfter: { law: 'fixed', value: 8 * HOUR },
  }
}
