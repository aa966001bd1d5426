import type { Kind } from '../../../models/kinds/kind.ts'
import { isInside, type Point } from '../../../models/plant/geometry.ts'
import type { Machine, Plant } from '../../../models/plant/schema.ts'
import { cos, hypot, sin } from '../exact.ts'
import { type Spot, spotOn } from './curve.ts'
import type { Network } from './network.ts'
import { shareOf } from './sections.ts'

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

/** From the middle of the lane to the middle of the bay beside it. */
export const BAY_METRES = 1.05
/** The way along the lane in which a vehicle draws out of or into a bay. */
export const SHIFT_METRES = 2.6
/** Whoever turns round at a dead end swings to both sides; a bay begins before that. */
const DEAD_END_METRES = 0.9
const APART_METRES = 3.6
const NEAR_METRES = 1.75
const STEP_METRES = 0.6
/** A stop may be so far from its machine. */
const STOP_AT_MOST = 15
const STOPS_AT_MOST = 4
const ASIDE_METRES = Array.from({ length: 33 }, (_, i) => (i % 2 === 1 ? 1 : -1) * 0.5 * Math.ceil(i / 2))

interface Candidate {
  readonly lane: number
  readonly metres: number
  readonly side: 1 | -1
  readonly x: number
  readonly y: number
}

const spotScratch: Spot = { x: 0, y: 0, radians: 0 }

function candidateAt(network: Network, lane: number, metres: number, side: 1 | -1): Candidate {
  const curve = network.lanes[lane]?.curve
  if (curve !== undefined) spotOn(curve, metres, spotScratch)
  const { x, y, radians } = spotScratch
  return {
    lane,
    metres,
    side,
    x: x + side * BAY_METRES * sin(radians),
    y: y - side * BAY_METRES * cos(radians),
  }
}

/** Where along a lane there is way enough to draw in and out; undefined where there is none. */
function rangeOf(network: Network, lane: number): readonly [number, number] | undefined {
  const here = network.lanes[lane]
  if (here === undefined || network.loopOf[lane] === -1) return undefined
  const low = here.startsDead ? DEAD_END_METRES : SHIFT_METRES
  const high = here.metres - (here.endsDead ? DEAD_END_METRES : SHIFT_METRES)
  return low <= high ? [low, high] : undefined
}

const sidesOf = (network: Network, lane: number): readonly (1 | -1)[] =>
  network.lanes[lane]?.isOneWay ? [1, -1] : [1]

export function baysOf(plan: BayPlan): Bays {
  const { plant, network, machines, vehicles, served } = plan
  const ground = groundOf(plan)
  const all: Bay[] = []
  const chargers = new Set<number>()
  const everywhere = candidatesOf(network)
  const add = ({ lane, metres, side, x, y }: Candidate): number => {
    all.push({ lane, metres, side, x, y, conflicts: [] })
    return all.length - 1
  }
  const zones = plant.workshops.flatMap((workshop) => workshop.zones.filter(({ use }) => use === 'charging'))
  const inZone = (each: Candidate) => zones.some(({ outline }) => isInside(outline, [each.x, each.y]))
  const isFree = (each: Candidate) => !all.some((bay) => collide(bay, each))
  // A vehicle belongs to the loop that it stands nearest to.
  const loops = vehicles.map((vehicle) => {
    const at = machines[vehicle]?.at ?? [0, 0]
    const nearest = nearestOf(everywhere, at, () => true)
    return nearest === undefined ? -1 : (network.loopOf[nearest.lane] ?? -1)
  })
  const stops = new Map<number, Map<number, readonly number[]>>()
  const wanted = new Map<number, Map<number, number>>()
  loops.forEach((loop, v) => {
    const of = wanted.get(loop) ?? new Map<number, number>()
    wanted.set(loop, of)
    for (const [machine, flows] of served[v] ?? []) of.set(machine, (of.get(machine) ?? 0) + flows)
  })
  for (const [loop, ofLoop] of wanted) {
    const known = new Map<number, readonly number[]>()
    stops.set(loop, known)
    if (loop === -1) continue
    for (const [machine, flows] of ofLoop) {
      const at = machines[machine]?.at
      if (at === undefined) continue
      const places = stopsAt(network, loop, at, Math.min(STOPS_AT_MOST, Math.ceil(flows / 2)), ground)
      const indices = places.map((stop) => {
        const same = all.findIndex(
          ({ lane, metres, side }) =>
            lane === stop.lane && side === stop.side && Math.abs(metres - stop.metres) < 0.3,
        )
        return same === -1 ? add(stop) : same
      })
      if (indices.length > 0) known.set(machine, indices)
    }
  }
  for (const each of everywhere) {
    if (zones.length > 0 && inZone(each) && isFree(each) && ground.isClear(each)) chargers.add(add(each))
  }
  const homes = new Int32Array(vehicles.length).fill(-1)
  const starts = new Int32Array(vehicles.length).fill(-1)
  const taken = new Set<number>()
  vehicles.forEach((vehicle, v) => {
    const at = machines[vehicle]?.at ?? [0, 0]
    const mine = (each: Candidate) => network.loopOf[each.lane] === loops[v] && !inZone(each) && isFree(each)
    const home =
      nearestOf(everywhere, at, (each) => mine(each) && ground.isClear(each)) ??
      nearestOf(everywhere, at, mine)
    if (home === undefined) return
    const index = add(home)
    homes[v] = index
    starts[v] = index
    for (const charger of chargers) {
      const bay = all[charger]
      if (bay === undefined || taken.has(charger) || network.loopOf[bay.lane] !== loops[v]) continue
      const start = all[starts[v] ?? -1] ?? bay
      if (metresFrom(bay, at) < metresFrom(start, at) - 1) starts[v] = charger
    }
    taken.add(starts[v] ?? -1)
  })
  joinConflicts(all)
  return { all, homes, starts, stops, chargers }
}

const metresFrom = (bay: { readonly x: number; readonly y: number }, [x, y]: Point): number =>
  hypot(bay.x - x, bay.y - y)

function candidatesOf(network: Network): readonly Candidate[] {
  return network.lanes.flatMap((_, lane) => {
    const range = rangeOf(network, lane)
    if (range === undefined) return []
    const steps = Math.floor((range[1] - range[0]) / STEP_METRES)
    return Array.from({ length: steps + 1 }, (_step, i) => range[0] + i * STEP_METRES).flatMap((metres) =>
      sidesOf(network, lane).map((side) => candidateAt(network, lane, metres, side)),
    )
  })
}

function nearestOf(
  candidates: readonly Candidate[],
  at: Point,
  suits: (candidate: Candidate) => boolean,
): Candidate | undefined {
  let best: Candidate | undefined
  let bestMetres = Number.POSITIVE_INFINITY
  for (const each of candidates) {
    const metres = metresFrom(each, at)
    if (metres >= bestMetres - 1e-9 || !suits(each)) continue
    best = each
    bestMetres = metres
  }
  return best
}

/** [W-32] Where a machine is served from: beside the lane nearest to it, on the machine's side of the road. */
function stopsAt(
  network: Network,
  loop: number,
  at: Point,
  count: number,
  ground: Ground,
): readonly Candidate[] {
  let best: Candidate | undefined
  let bestMetres = STOP_AT_MOST
  network.lanes.forEach(({ curve }, lane) => {
    const range = network.loopOf[lane] === loop ? rangeOf(network, lane) : undefined
    if (range === undefined) return
    const foot = Math.max(range[0], Math.min(range[1], footOn(curve.xs, curve.ys, curve.metres, at)))
    for (const side of sidesOf(network, lane)) {
      const candidate = candidateAt(network, lane, foot, side)
      const metres = metresFrom(candidate, at)
      if (metres >= bestMetres - 1e-9) continue
      best = candidate
      bestMetres = metres
    }
  })
  if (best === undefined) return []
  const { lane, metres, side } = best
  const [low, high] = rangeOf(network, lane) ?? [metres, metres]
  const stops: Candidate[] = []
  for (const aside of ASIDE_METRES) {
    if (stops.length === count || metres + aside < low || metres + aside > high) continue
    const candidate = candidateAt(network, lane, metres + aside, side)
    if (!stops.some((stop) => collide(stop, candidate)) && ground.isClear(candidate)) stops.push(candidate)
  }
  return stops.length > 0 ? stops : [best]
}

function footOn(xs: readonly number[], ys: readonly number[], metres: readonly number[], at: Point): number {
  let best = 0
  let bestMetres = Number.POSITIVE_INFINITY
  for (let i = 1; i < xs.length; i++) {
    const a: Point = [xs[i - 1] ?? 0, ys[i - 1] ?? 0]
    const b: Point = [xs[i] ?? 0, ys[i] ?? 0]
    const share = shareOf(at, a, b)
    const off = hypot(a[0] + share * (b[0] - a[0]) - at[0], a[1] + share * (b[1] - a[1]) - at[1])
    if (off >= bestMetres) continue
    bestMetres = off
    best = (metres[i - 1] ?? 0) + share * ((metres[i] ?? 0) - (metres[i - 1] ?? 0))
  }
  return best
}

const collide = (one: Candidate, other: Candidate): boolean =>
  (one.lane === other.lane &&
    one.side === other.side &&
    Math.abs(one.metres - other.metres) < APART_METRES) ||
  hypot(one.x - other.x, one.y - other.y) < NEAR_METRES

function joinConflicts(all: readonly Bay[]): void {
  const order = all.map((_, i) => i).sort((i, j) => (all[i]?.x ?? 0) - (all[j]?.x ?? 0))
  order.forEach((i, place) => {
    const one = all[i]
    if (one === undefined) return
    one.conflicts.push(i)
    for (let next = place + 1; next < order.length; next++) {
      const j = order[next] ?? -1
      const other = all[j]
      if (other === undefined || other.x - one.x > APART_METRES) break
      if (!collide(one, other)) continue
      one.conflicts.push(j)
      other.conflicts.push(i)
    }
  })
}

/** What stands on the floor, so that no vehicle stands inside of a machine. */
interface Ground {
  isClear(candidate: Candidate): boolean
}

const CELL_METRES = 8
const HALF_LENGTH = 0.7

function groundOf({ machines, kinds, vehicles }: BayPlan): Ground {
  const drives = new Set(vehicles)
  const cells = new Map<string, Machine[]>()
  const cellOf = (x: number, y: number) => `${Math.floor(x / CELL_METRES)} ${Math.floor(y / CELL_METRES)}`
  machines.forEach((machine, i) => {
    if (drives.has(i) || machine.elevation > 2) return
    const key = cellOf(machine.at[0], machine.at[1])
    cells.set(key, [...(cells.get(key) ?? []), machine])
  })
  const covers = (machine: Machine, { x, y }: Candidate): boolean => {
    const size = kinds.get(machine.kind)?.size ?? [1, 1, 1]
    const turned = (machine.heading * Math.PI) / 180
    const [dx, dy] = [x - machine.at[0], y - machine.at[1]]
    const along = Math.abs(dx * cos(turned) + dy * sin(turned))
    const across = Math.abs(dy * cos(turned) - dx * sin(turned))
    return along < size[0] / 2 + HALF_LENGTH && across < size[1] / 2 + 0.45
  }
  return {
    isClear(candidate) {
      for (let i = -1; i <= 1; i++) {
        for (let j = -1; j <= 1; j++) {
          const near = cells.get(cellOf(candidate.x + i * CELL_METRES, candidate.y + j * CELL_METRES))
          if (near?.some((machine) => covers(machine, candidate))) return false
        }
      }
      return true
    },
  }
}
