import type { Network } from './network.ts'

/*
 * How far it is: metres from the end of each lane to the beginning of another, by Dijkstra, kept for each destination
 * until a road is closed or opened [W-31].
 */
export interface Routes {
  readonly network: Network
  /** By lane: how many closures lie on it. */
  readonly closed: Int32Array
  /** How many lie on all, and how often one was added or taken away. */
  shut: number
  changes: number
  readonly known: Map<number, Float64Array>
  readonly avoiding: Map<number, Float64Array>
}

export const routesOf = (network: Network): Routes => ({
  network,
  closed: new Int32Array(network.lanes.length),
  shut: 0,
  changes: 0,
  known: new Map(),
  avoiding: new Map(),
})

/** Closes or opens lanes; what was known of distances is forgotten. */
export function closeLanes(routes: Routes, lanes: readonly number[], by: 1 | -1): void {
  for (const lane of lanes) routes.closed[lane] = (routes.closed[lane] ?? 0) + by
  routes.shut += by * lanes.length
  routes.changes += 1
  routes.known.clear()
  routes.avoiding.clear()
}

export const lanesOfWay = ({ lanes }: Network, way: number): readonly number[] =>
  lanes.flatMap((lane, i) => (lane.way === way ? [i] : []))

export const isClosed = (routes: Routes, lane: number): boolean => (routes.closed[lane] ?? 0) > 0

/** Metres from the end of every lane to the beginning of `destination`; Infinity where no open road leads. */
export function metresToLane(routes: Routes, destination: number): Float64Array {
  const found = routes.known.get(destination)
  if (found !== undefined) return found
  const metres = searchMetres(routes, destination, -1)
  routes.known.set(destination, metres)
  return metres
}

/** The same as if one more way were closed. */
export function metresAvoiding(routes: Routes, destination: number, way: number): Float64Array {
  const key = way * routes.network.lanes.length + destination
  const found = routes.avoiding.get(key)
  if (found !== undefined) return found
  const metres = searchMetres(routes, destination, way)
  routes.avoiding.set(key, metres)
  return metres
}

function searchMetres(routes: Routes, destination: number, way: number): Float64Array {
  const { lanes } = routes.network
  const metres = new Float64Array(lanes.length).fill(Number.POSITIVE_INFINITY)
  const isShut = (lane: number) => isClosed(routes, lane) || lanes[lane]?.way === way
  if (isShut(destination)) return metres
  const into = intoOf(routes.network)
  const open: { readonly lane: number; readonly metres: number }[] = []
  const offer = (from: number, sum: number): void => {
    for (const { lane, cost } of into[from] ?? []) {
      if (isShut(lane) || sum + cost >= (metres[lane] ?? 0)) continue
      metres[lane] = sum + cost
      open.push({ lane, metres: sum + cost })
    }
  }
  offer(destination, 0)
  while (open.length > 0) {
    let nearest = 0
    for (let i = 1; i < open.length; i++) {
      const [one, best] = [open[i], open[nearest]]
      if (one !== undefined && best !== undefined && one.metres < best.metres) nearest = i
    }
    const [here] = open.splice(nearest, 1)
    if (here === undefined || here.metres > (metres[here.lane] ?? 0)) continue
    offer(here.lane, here.metres + (lanes[here.lane]?.metres ?? 0))
  }
  return metres
}

interface Into {
  readonly lane: number
  readonly cost: number
}

const intoByNetwork = new WeakMap<Network, readonly Into[][]>()

/** Which lanes lead into each. */
function intoOf(network: Network): readonly Into[][] {
  const known = intoByNetwork.get(network)
  if (known !== undefined) return known
  const into: Into[][] = network.lanes.map(() => [])
  network.lanes.forEach((lane, i) => {
    for (const { to, cost } of lane.turnings) into[to]?.push({ lane: i, cost })
  })
  intoByNetwork.set(network, into)
  return into
}

/** The lanes from one to another, both included; undefined where no open road leads. A closed way may be left. */
export function lanesBetween(
  routes: Routes,
  from: number,
  to: number,
  metres: Float64Array,
): readonly number[] | undefined {
  const lanes = [from]
  let here = from
  do {
    const next = nextLane(routes, here, to, metres)
    if (next === undefined) return undefined
    lanes.push(next)
    here = next
  } while (here !== to)
  return lanes
}

function nextLane(routes: Routes, here: number, to: number, metres: Float64Array): number | undefined {
  const { lanes } = routes.network
  let best: number | undefined
  let bestMetres = Number.POSITIVE_INFINITY
  for (const turning of lanes[here]?.turnings ?? []) {
    if (isClosed(routes, turning.to)) continue
    const rest = turning.to === to ? 0 : (metres[turning.to] ?? 0) + (lanes[turning.to]?.metres ?? 0)
    if (turning.cost + rest >= bestMetres) continue
    best = turning.to
    bestMetres = turning.cost + rest
  }
  return best
}
