import type { Kind } from '../../../models/kinds/kind.ts'
import { isInside } from '../../../models/plant/geometry.ts'
import type { Machine, Plant } from '../../../models/plant/schema.ts'
import { hypot } from '../exact.ts'
import { type Candidate, candidatesOf, collide, stopsAt } from './candidates.ts'
import { Field } from './field.ts'
import { groundOf } from './ground.ts'
import type { Network } from './network.ts'

/**
 * [W-32] A place beside a lane where a vehicle stands and nobody needs to pass: it serves a machine from there, charges
 * or waits. Who stands in one is out of the way.
 */
export interface Bay {
  readonly lane: number
  /** Along the lane. */
  readonly metres: number
  /** 1 to the right of the lane, -1 to its left. */
  readonly side: 1 | -1
  readonly x: number
  readonly y: number
  /** Too near for both to be taken, itself among them. */
  readonly conflicts: number[]
}

/** What stands at the roads: where each vehicle begins and is at home, where machines are served, where batteries are charged. */
export interface Bays {
  readonly all: readonly Bay[]
  /** By vehicle; -1 where no road has room for it. */
  readonly homes: Int32Array
  readonly starts: Int32Array
  /** By loop of the network, then by machine: one that is much visited has several, the nearest first. */
  readonly stops: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>
  readonly chargers: ReadonlySet<number>
}

export interface BayPlan {
  readonly plant: Plant
  readonly kinds: ReadonlyMap<string, Kind>
  readonly network: Network
  /** All machines in the order of their slots. */
  readonly machines: readonly Machine[]
  readonly vehicles: readonly number[]
  /** By vehicle: the machines that it serves, and how many flows begin or end at each. */
  readonly served: readonly ReadonlyMap<number, number>[]
}

/** One that is much visited has several bays, but no more than this. */
const STOPS_AT_MOST = 4

export function baysOf(plan: BayPlan): Bays {
  const { plant, kinds, network, machines, vehicles } = plan
  const ground = groundOf(machines, vehicles, kinds)
  const everywhere = new Field<Candidate>()
  const candidates = candidatesOf(network)
  for (const each of candidates) everywhere.add(each)
  const all: Bay[] = []
  const built = new Field<Bay>()
  const add = ({ lane, metres, side, x, y }: Candidate): number => {
    const bay = { lane, metres, side, x, y, conflicts: [] }
    all.push(bay)
    built.add(bay)
    return all.length - 1
  }
  const isFree = (each: Candidate) => !built.some(each, (bay) => collide(bay, each))
  const zones = plant.workshops.flatMap((workshop) => workshop.zones.filter(({ use }) => use === 'charging'))
  const inZone = ({ x, y }: Candidate) => zones.some(({ outline }) => isInside(outline, [x, y]))
  // A vehicle belongs to the loop that it stands nearest to.
  const loops = vehicles.map((vehicle) => {
    const nearest = everywhere.nearest(machines[vehicle]?.at ?? [0, 0], () => true)
    return nearest === undefined ? -1 : (network.loopOf[nearest.lane] ?? -1)
  })
  const stops = new Map<number, ReadonlyMap<number, readonly number[]>>()
  for (const [loop, visits] of visitsOf(plan, loops)) {
    const known = new Map<number, readonly number[]>()
    stops.set(loop, known)
    for (const [machine, flows] of visits) {
      const count = Math.min(STOPS_AT_MOST, Math.ceil(flows / 2))
      const places = stopsAt(network, everywhere, loop, machines[machine]?.at ?? [0, 0], count, ground)
      if (places.length > 0)
        known.set(
          machine,
          places.map((stop) => sameBay(all, stop) ?? add(stop)),
        )
    }
  }
  const chargers = new Set<number>()
  for (const each of zones.length === 0 ? [] : candidates) {
    if (inZone(each) && isFree(each) && ground.isClear(each)) chargers.add(add(each))
  }
  const homes = new Int32Array(vehicles.length).fill(-1)
  const starts = new Int32Array(vehicles.length).fill(-1)
  const taken = new Set<number>()
  vehicles.forEach((vehicle, v) => {
    const at = machines[vehicle]?.at ?? [0, 0]
    const mine = (each: Candidate) => network.loopOf[each.lane] === loops[v] && !inZone(each) && isFree(each)
    const home =
      everywhere.nearest(at, (each) => mine(each) && ground.isClear(each)) ?? everywhere.nearest(at, mine)
    if (home === undefined) return
    homes[v] = add(home)
    let [start, startMetres] = [homes[v] ?? -1, hypot(home.x - at[0], home.y - at[1]) - 1]
    // Whoever the plant file puts into a charging zone begins there.
    for (const charger of chargers) {
      const bay = all[charger]
      if (bay === undefined || taken.has(charger) || network.loopOf[bay.lane] !== loops[v]) continue
      const metres = hypot(bay.x - at[0], bay.y - at[1])
      if (metres < startMetres) [start, startMetres] = [charger, metres]
    }
    starts[v] = start
    taken.add(start)
  })
  joinConflicts(all)
  return { all, homes, starts, stops, chargers }
}

/** By loop of the network: the machines that vehicles at home there serve, and how often. */
function visitsOf(
  { served }: BayPlan,
  loops: readonly number[],
): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const visits = new Map<number, Map<number, number>>()
  loops.forEach((loop, v) => {
    if (loop === -1) return
    const ofLoop = visits.get(loop) ?? new Map<number, number>()
    visits.set(loop, ofLoop)
    for (const [machine, flows] of served[v] ?? []) ofLoop.set(machine, (ofLoop.get(machine) ?? 0) + flows)
  })
  return visits
}

/** Two machines that would be served from the same place are served from one bay. */
function sameBay(all: readonly Bay[], stop: Candidate): number | undefined {
  const same = all.findIndex(
    ({ lane, metres, side }) =>
      lane === stop.lane && side === stop.side && Math.abs(metres - stop.metres) < 0.3,
  )
  return same === -1 ? undefined : same
}

function joinConflicts(all: readonly Bay[]): void {
  const order = all.map((_, i) => i).sort((i, j) => (all[i]?.x ?? 0) - (all[j]?.x ?? 0))
  order.forEach((i, place) => {
    const one = all[i]
    if (one === undefined) return
    one.conflicts.push(i)
    for (let next = place + 1; next < order.length; next++) {
      const j = order[next] ?? -1
      const other = all[j]
      if (other === undefined || other.x - one.x > FARTHEST_CONFLICT) break
      if (!collide(one, other)) continue
      one.conflicts.push(j)
      other.conflicts.push(i)
    }
  })
}

/** Along a lane bays are in one another's way for less than this. */
const FARTHEST_CONFLICT = 4
