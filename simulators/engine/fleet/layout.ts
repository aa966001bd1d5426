import type { Kind } from '../../../models/kinds/kind.ts'
import type { Machine, Plant } from '../../../models/plant/schema.ts'
import { MODE } from '../factory/fact.ts'
import type { FleetCalls } from '../factory/port.ts'
import { Random, seedOf } from '../random.ts'
import { type Agv, IN_BAY } from './agv.ts'
import { type Bays, baysOf } from './bays.ts'
import { DueTree } from './due.ts'
import { type Network, networkOf } from './network.ts'
import { routesOf } from './routes.ts'
import { staying } from './timetable.ts'
import { trafficOf } from './traffic.ts'
import type { Yard } from './yard.ts'

export interface FleetPlan {
  readonly plant: Plant
  readonly kinds: ReadonlyMap<string, Kind>
  readonly seed: number
  readonly startMillis: number
  /** Whether idle AGVs of a workshop help one another; they do unless told not to. */
  readonly helps?: boolean
}

/** The AGVs of a Plant with what they serve, and the roads and bays for them, before anything moves. */
export interface Layout {
  readonly machines: readonly Machine[]
  readonly paths: readonly string[]
  readonly workshops: readonly number[]
  readonly vehicles: readonly number[]
  /** By "from to": which machine carries. */
  readonly owners: ReadonlyMap<string, number>
  readonly network: Network
  readonly bays: Bays
}

export function layoutOf(plant: Plant, kinds: FleetPlan['kinds']): Layout {
  const machines: Machine[] = []
  const paths: string[] = []
  const workshops: number[] = []
  plant.workshops.forEach((workshop, w) => {
    for (const line of workshop.lines) {
      for (const machine of line.machines) {
        machines.push(machine)
        paths.push(`${workshop.id}/${line.id}/${machine.id}`)
        workshops.push(w)
      }
    }
  })
  const indexOf = new Map(machines.map(({ id }, i) => [id, i]))
  const vehicles = machines.flatMap(({ kind }, i) => (kind === 'agv' ? [i] : []))
  const numberOf = new Map(vehicles.map((machine, v) => [machine, v]))
  const served = vehicles.map(() => new Map<number, number>())
  const owners = new Map<string, number>()
  for (const { from, to, by } of plant.workshops.flatMap(({ flows }) => flows)) {
    const carrier = by === undefined ? undefined : indexOf.get(by)
    const vehicle = carrier === undefined ? undefined : numberOf.get(carrier)
    const [a, b] = [indexOf.get(from), indexOf.get(to)]
    if (carrier === undefined || vehicle === undefined || a === undefined || b === undefined) continue
    owners.set(`${a} ${b}`, carrier)
    const mine = served[vehicle]
    for (const machine of [a, b]) mine?.set(machine, (mine.get(machine) ?? 0) + 1)
  }
  const network = networkOf(plant)
  const bays = baysOf({ plant, kinds, network, machines, vehicles, served })
  return { machines, paths, workshops, vehicles, owners, network, bays }
}

/** A day at the plant has gone on when the run begins: batteries, distances and missions are somewhere. */
export function layOut(plan: FleetPlan, calls: FleetCalls) {
  const { plant, kinds, seed, startMillis } = plan
  const { machines, paths, workshops, vehicles, owners, network, bays } = layoutOf(plant, kinds)
  const routes = routesOf(network)
  const agvs = vehicles.map((machine, index): Agv => {
    const random = new Random(seedOf(`${paths[machine]}#fleet`, seed))
    const home = bays.homes[index] ?? -1
    const bay = bays.starts[index] ?? -1
    const lane = bays.all[home]?.lane ?? -1
    const placed = machines[machine]
    return {
      index,
      machine,
      random,
      home,
      part: network.partOf[lane] ?? -1,
      loop: network.loopOf[lane] ?? -1,
      workshop: workshops[machine] ?? 0,
      start: { at: placed?.at ?? [0, 0], radians: ((placed?.heading ?? 0) * Math.PI) / 180 },
      job: { kind: 'none' },
      doing: { kind: 'stands' },
      bay,
      leaving: -1,
      course: undefined,
      timetable: IN_BAY,
      own: staying(),
      beganMillis: 0,
      tail: 0,
      head: 0,
      stuckAt: 0,
      waitsSince: Number.NaN,
      waitsFor: -1,
      detourMillis: 0,
      halted: false,
      blocks: [],
      loaded: false,
      battery: random.between(0.35, 0.95),
      batteryMillis: 0,
      batteryMetres: 0,
      driven: Math.floor(random.between(200, 900)) * 1000,
      missions: random.below(4000),
      mode: MODE.off,
    }
  })
  const bayHolder = new Int32Array(bays.all.length).fill(-1)
  for (const agv of agvs) if (agv.bay !== -1) bayHolder[agv.bay] = agv.index
  const yard: Yard = {
    startMillis,
    traffic: trafficOf(network, routes, agvs.length),
    routes,
    bays,
    agvs,
    bayHolder,
    wanted: new Int32Array(bays.all.length),
    seatings: 0,
    seated: new Int32Array(network.parts).fill(-1),
    loads: Array.from({ length: network.parts }, () => []),
    seekers: new Uint16Array(network.parts),
    news: new Uint8Array(network.parts),
    hasNews: false,
    due: new DueTree(agvs.length + 1),
    helps: plan.helps ?? true,
    known: { changes: 0, lanes: new Map(), chargers: new Map() },
    courses: new Map(),
    calls,
    nowMillis: 0,
  }
  return { yard, owners }
}
