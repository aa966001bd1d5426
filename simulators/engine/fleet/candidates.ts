import type { Point } from '../../../models/plant/geometry.ts'
import { cos, hypot, sin } from '../exact.ts'
import { type Spot, spotOn } from './curve.ts'
import type { Field } from './field.ts'
import type { Ground } from './ground.ts'
import type { Network } from './network.ts'
import { shareOf } from './sections.ts'

/** Where a bay could be. */
export interface Candidate {
  readonly lane: number
  /** Along the lane. */
  readonly metres: number
  /** 1 to the right of the lane, -1 to its left. */
  readonly side: 1 | -1
  readonly x: number
  readonly y: number
  readonly radians: number
}

/** From the middle of the lane to the middle of the bay beside it. */
export const BAY_METRES = 1.05
/** The way along the lane in which a vehicle draws out of or into a bay. */
export const SHIFT_METRES = 2.6
/** Whoever turns round at a dead end swings to both sides; a bay begins before that. */
const DEAD_END_METRES = 0.9
/** So far apart along a lane one may draw out of a bay while another stands in the next. */
const APART_METRES = 3.6
const NEAR_METRES = 1.75
const STEP_METRES = 0.6
/** A stop may be so far from its machine. */
const STOP_AT_MOST = 15
const ASIDE_METRES = Array.from({ length: 33 }, (_, i) => (i % 2 === 1 ? 1 : -1) * 0.5 * Math.ceil(i / 2))

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
    radians,
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

/** All places where a bay could be, close after one another. */
export function candidatesOf(network: Network): readonly Candidate[] {
  return network.lanes.flatMap((_, lane) => {
    const range = rangeOf(network, lane)
    if (range === undefined) return []
    const steps = Math.floor((range[1] - range[0]) / STEP_METRES)
    return Array.from({ length: steps + 1 }, (_step, i) => range[0] + i * STEP_METRES).flatMap((metres) =>
      sidesOf(network, lane).map((side) => candidateAt(network, lane, metres, side)),
    )
  })
}

/** [W-32] Where a machine is served from: beside the lane nearest to it, on the machine's side of the road. */
export function stopsAt(
  network: Network,
  everywhere: Field<Candidate>,
  loop: number,
  at: Point,
  count: number,
  ground: Ground,
): readonly Candidate[] {
  const nearest = everywhere.nearest(at, ({ lane }) => network.loopOf[lane] === loop, STOP_AT_MOST)
  const range = nearest === undefined ? undefined : rangeOf(network, nearest.lane)
  const curve = network.lanes[nearest?.lane ?? -1]?.curve
  if (nearest === undefined || range === undefined || curve === undefined) return []
  const [low, high] = range
  const foot = Math.max(low, Math.min(high, footOn(curve.xs, curve.ys, curve.metres, at)))
  const stops: Candidate[] = []
  for (const aside of ASIDE_METRES) {
    if (stops.length === count || foot + aside < low || foot + aside > high) continue
    const candidate = candidateAt(network, nearest.lane, foot + aside, nearest.side)
    if (!stops.some((stop) => collide(stop, candidate)) && ground.isClear(candidate)) stops.push(candidate)
  }
  return stops.length > 0 ? stops : [nearest]
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

/** Whether two are too near for both to be taken. */
export const collide = (one: Omit<Candidate, 'radians'>, other: Omit<Candidate, 'radians'>): boolean =>
  (one.lane === other.lane &&
    one.side === other.side &&
    Math.abs(one.metres - other.metres) < APART_METRES) ||
  hypot(one.x - other.x, one.y - other.y) < NEAR_METRES
