import type { MachineProduction } from '../../../models/plant/production.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import type { Placed, SlotTable } from '../../../models/slots.ts'
import type { Law } from '../laws/law.ts'
import { Random, seedOf } from '../random.ts'
import { type Temperament, temperamentOf } from '../temperament.ts'
import { failuresOf, type Menders, stopsOf } from './compile-failures.ts'
import { lognormal, MINUTE, SECOND, scaledLaw } from './compile-laws.ts'
import { cycleSecondsOf } from './compile-links.ts'
import type { Way, Ways } from './compile-ways.ts'
import type { Role, StationModel } from './model.ts'

/** Machines seldom reach the time that they are rated for. */
const OVER_IDEAL = 1.02
const BATCH_PARTS = 8
const BATCH_WAIT_MINUTES = 20
const BUFFER_PARTS = 20
const STORE_PARTS = 1000
const FINDS = 0.98
const SETUP: Law = lognormal(2.2 * MINUTE, 0.6 * MINUTE)
/** What was seldom worse than a wait of seconds is no wait [G-5]. */
const PATIENCE_SECONDS = [20, 120] as const
const RESUME_SECONDS = 2
const RESTART_SECONDS = 25

export interface Compiling {
  readonly plant: Plant
  readonly table: SlotTable
  readonly ways: Ways
  readonly roles: readonly Role[]
  readonly menders: Menders
  /** Products by the file's ids; without a file there are two. */
  readonly products: readonly string[]
  readonly seed: number
}

/** A Machine as the discrete events know it [W-22] [W-24]. */
export function stationOf(placed: Placed, compiling: Compiling): StationModel {
  const { plant, roles, menders, products, ways } = compiling
  const told = plant.production?.machines[placed.machine.id]
  const temperament = temperamentOf(placed.kind.id)
  const role = roles[placed.index] ?? 'none'
  const works = WORKING.has(role)
  return {
    role,
    cycle: cycleOf(placed, role, told, temperament),
    productFactor: told?.products === undefined ? [] : products.map((id) => told.products?.[id] ?? 1),
    capacity: capacityOf(placed, role, told),
    batchWaitMillis: batchWaitOf(role, told),
    makes: role === 'disassembly' ? (told?.makes ?? 2) : 1,
    setup: setupOf(role, told, temperament, products),
    failures: failuresOf(placed, told, menders, compiling.seed),
    stops: role === 'none' ? [] : stopsOf(placed, told),
    spoils: works ? (told?.spoils ?? usualSpoils(placed, role, compiling.seed)) : 0,
    finds: role === 'inspection' ? (told?.finds ?? FINDS) : 0,
    reworkShare: told?.rework?.share ?? 0,
    reworkAt: told?.rework === undefined ? undefined : ways.indexOf.get(told.rework.at),
    operator: told?.operator === undefined ? undefined : menders.byId.get(told.operator),
    shifts: told?.shifts ?? (told?.operator !== undefined || placed.kind.id === 'workstation'),
    patienceMillis:
      told?.patience === undefined ? patienceOf(placed, role, told, compiling) : told.patience * SECOND,
    resumeMillis: RESUME_SECONDS * SECOND,
    restartMillis: RESTART_SECONDS * SECOND,
  }
}

const WORKING: ReadonlySet<Role> = new Set(['station', 'batch', 'assembly', 'disassembly', 'inspection'])

function cycleOf(
  placed: Placed,
  role: Role,
  told: MachineProduction | undefined,
  temperament: Temperament,
): Law {
  if (told?.cycle !== undefined) return scaledLaw(told.cycle, SECOND)
  // A source without a law gives whenever there is room; a store and a sink take no time of their own.
  if (!WORKING.has(role)) return { law: 'fixed', value: 0 }
  const parts = role === 'batch' ? batchSizeOf(placed, role, told) : 1
  const mean = OVER_IDEAL * parts * cycleSecondsOf(placed) * SECOND
  return lognormal(mean, temperament.spread * mean)
}

/** How many parts a machine takes at once; 1 for all but batches. */
export const batchSizeOf = (placed: Placed, role: Role, told: MachineProduction | undefined): number =>
  role === 'batch' ? (told?.batch?.size ?? placed.machine.capacity ?? BATCH_PARTS) : 1

function capacityOf(placed: Placed, role: Role, told: MachineProduction | undefined): number {
  if (role === 'batch') return batchSizeOf(placed, role, told)
  if (role !== 'store' && role !== 'sink' && role !== 'source') return 1
  return placed.machine.capacity ?? (placed.kind.id === 'buffer' ? BUFFER_PARTS : STORE_PARTS)
}

function setupOf(
  role: Role,
  told: MachineProduction | undefined,
  { setsUp }: Temperament,
  products: readonly string[],
): Law | undefined {
  if (products.length < 2 || !WORKING.has(role)) return undefined
  if (told?.setup !== undefined) return scaledLaw(told.setup, MINUTE)
  return setsUp ? SETUP : undefined
}

/** 2 to 10 parts in a thousand, each machine its own share; who only looks spoils nothing. */
const usualSpoils = (placed: Placed, role: Role, seed: number): number =>
  role === 'inspection' ? 0 : new Random(seedOf(`${placed.path}#spoils`, seed)).between(0.002, 0.01)

const batchWaitOf = (role: Role, told: MachineProduction | undefined): number =>
  role === 'batch' ? (told?.batch?.wait ?? BATCH_WAIT_MINUTES) * MINUTE : 0

/**
 * As long as the parts before it last: a machine that is faster than its line waits for each, and is well. A furnace
 * that is hot and gathers its next batch is at work [W-27].
 */
function patienceOf(
  placed: Placed,
  role: Role,
  told: MachineProduction | undefined,
  compiling: Compiling,
): number {
  const { ways } = compiling
  const room = Math.max(1, ...(ways.into[placed.index] ?? []).map((way) => way.flow.buffer ?? 1))
  const carried = ways.carried[placed.index] ?? []
  const { trade } = temperamentOf(placed.kind.id)
  if (role === 'none' && trade !== 'drives' && carried.length > 0)
    return SECOND * patienceOfCarrier(carried, compiling)
  const [least, most] = PATIENCE_SECONDS
  const seconds = Math.min(most, Math.max(least, room * cycleSecondsOf(placed)))
  return Math.max(SECOND * seconds, batchWaitOf(role, told))
}

/** A part that comes in time for the slowest of those that it serves is no late one. */
const CARRIER_CYCLES = 1.5

function patienceOfCarrier(carried: readonly Way[], { table }: Compiling): number {
  const cycles = carried
    .flatMap(({ from, to }) => [table.machines[from], table.machines[to]])
    .map((placed) => (placed === undefined ? 0 : cycleSecondsOf(placed)))
  return Math.max(PATIENCE_SECONDS[1], CARRIER_CYCLES * Math.max(...cycles))
}
