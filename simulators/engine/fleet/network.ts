import type { Point } from '../../../models/plant/geometry.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import { sin } from '../exact.ts'
import {
  addBend,
  addTurnBack,
  besides,
  type Curve,
  cutPath,
  emptyCurve,
  lengthOf,
  pathLength,
  roundedCurve,
} from './curve.ts'
import { sectionsOf } from './sections.ts'
import { angleOf, type Way, type Ways, waysOf, wrapped } from './ways.ts'

const squared = (metres: number): number => metres * metres

/** One direction of a way: what a vehicle drives. */
export interface Lane {
  readonly way: number
  readonly from: number
  readonly to: number
  /** Between the crossings at its ends, which are held apart from it. */
  readonly curve: Curve
  readonly metres: number
  /** The block at its beginning, and 1 or -1 to the next one. */
  readonly firstPiece: number
  readonly pieceStep: number
  readonly blocks: number
  readonly isWide: boolean
  readonly isOneWay: boolean
  /** Whether nothing but the lane itself comes to its beginning, or goes on from its end. */
  readonly startsDead: boolean
  readonly endsDead: boolean
  readonly turnings: Turning[]
}

/** From the end of a lane over the crossing into another. */
export interface Turning {
  readonly to: number
  readonly piece: number
  readonly curve: Curve
  readonly metres: number
  readonly topSpeed: number
  /** What it counts for in metres when a route is chosen. */
  readonly cost: number
}

/**
 * [W-30] The roads of a Plant as vehicles take them: lanes, cut into blocks, and turnings over crossings. A piece is a
 * block or a crossing, numbered from 0: whoever is on it has it for itself [W-33].
 */
export interface Network {
  readonly lanes: readonly Lane[]
  readonly ways: readonly Way[]
  readonly pieces: number
  /** The first pieces are the crossings; nobody stops on them. */
  readonly crossings: number
  /** Which part of the network a lane belongs to: parts have no road in common. */
  readonly partOf: Int32Array
  readonly parts: number
  /** From each lane of a loop every other of the same can be reached; -1 where no way leads back. */
  readonly loopOf: Int32Array
}

export const TOP_SPEED = 1.3
/** Each of two lanes runs so far beside the middle of the road: two that draw out of their bays abreast still pass. */
const LANE_METRES = 0.57
const BLOCK_METRES = 4.5
const VEHICLE_WIDTH = 0.9
const CROSSING_METRES = 1.7
const CROSSING_AT_MOST = 8
const TURN_BACK_COST = 10
const STRAIGHT_RADIANS = 0.1
const CURVE_SPEED = 0.6
const TURN_BACK_SPEED = 0.4
const BEND_SPEED = 0.9

export function networkOf(plant: Plant): Network {
  const roads = waysOf(sectionsOf(plant))
  const reach = reachesOf(roads)
  const lanes: Lane[] = []
  const arms = new Int32Array(roads.crossings.length)
  for (const { from, to } of roads.ways) for (const end of [from, to]) arms[end] = (arms[end] ?? 0) + 1
  const isDead = (crossing: number): boolean => arms[crossing] === 1
  let pieces = roads.crossings.length
  roads.ways.forEach((way, index) => {
    const whole = pathLength(way.path)
    const [atFrom, atTo] = [reach[way.from] ?? 0, reach[way.to] ?? 0].map((each) =>
      Math.min(each, 0.45 * whole),
    )
    const blocks = Math.max(1, Math.round((whole - (atFrom ?? 0) - (atTo ?? 0)) / BLOCK_METRES))
    const lane = (backward: boolean, firstPiece: number, pieceStep: number): Lane => {
      const path = backward ? way.path.toReversed() : way.path
      const [start, end] = backward ? [atTo, atFrom] : [atFrom, atTo]
      const curve = roundedCurve(cutPath(besides(path, way.isWide ? LANE_METRES : 0), start ?? 0, end ?? 0))
      return {
        way: index,
        from: backward ? way.to : way.from,
        to: backward ? way.from : way.to,
        curve,
        metres: lengthOf(curve),
        firstPiece,
        pieceStep,
        blocks,
        isWide: way.isWide,
        isOneWay: !(way.forward && way.backward),
        startsDead: isDead(backward ? way.to : way.from),
        endsDead: isDead(backward ? way.from : way.to),
        turnings: [],
      }
    }
    if (way.forward) lanes.push(lane(false, pieces, 1))
    // Where two cannot pass, both directions have their blocks in common.
    if (way.backward && way.isWide) pieces += blocks
    if (way.backward) lanes.push(way.isWide ? lane(true, pieces, 1) : lane(true, pieces + blocks - 1, -1))
    pieces += blocks
  })
  addTurnings(roads, lanes)
  const { partOf, parts } = partsOf(roads, lanes)
  return {
    lanes,
    ways: roads.ways,
    pieces,
    crossings: roads.crossings.length,
    partOf,
    parts,
    loopOf: loopsOf(lanes),
  }
}

/** How far around each crossing it is held by one vehicle: farther where roads meet at a sharp angle. */
function reachesOf({ crossings, ways }: Ways): readonly number[] {
  const arms: { readonly radians: number; readonly side: number }[][] = crossings.map(() => [])
  for (const { from, to, path, isWide } of ways) {
    const side = isWide ? LANE_METRES : 0
    const [first, second] = [path[0], path[1]]
    const [last, before] = [path.at(-1), path.at(-2)]
    if (first === undefined || second === undefined || last === undefined || before === undefined) continue
    arms[from]?.push({ radians: angleOf(first, second), side })
    arms[to]?.push({ radians: angleOf(last, before), side })
  }
  return arms.map((around) => {
    let reach = CROSSING_METRES
    around.forEach((one, i) => {
      for (const other of around.slice(i + 1)) {
        const half = Math.abs(wrapped(one.radians - other.radians)) / 2
        const apart = VEHICLE_WIDTH + 0.3 + one.side + other.side
        reach = Math.max(reach, Math.min(CROSSING_AT_MOST, apart / (2 * Math.max(sin(half), 1e-3))))
      }
    })
    return reach
  })
}

function addTurnings(roads: Ways, lanes: readonly Lane[]): void {
  const outOf: number[][] = roads.crossings.map(() => [])
  lanes.forEach((lane, i) => {
    outOf[lane.from]?.push(i)
  })
  for (const lane of lanes) {
    for (const next of outOf[lane.to] ?? []) {
      const other = lanes[next]
      const turning = other === undefined ? undefined : turningOf(roads, lane, other, next)
      if (turning !== undefined) lane.turnings.push(turning)
    }
  }
}

function turningOf(roads: Ways, from: Lane, to: Lane, index: number): Turning | undefined {
  const a = endOf(from.curve)
  const b = startOf(to.curve)
  const back = from.way === to.way && from.from === to.to && from !== to
  const turned = Math.abs(wrapped(b.radians - a.radians))
  if (!roads.turns[from.to] && turned > 0.2) return undefined
  const curve = emptyCurve()
  const crossing = roads.crossings[from.to] ?? a.at
  if (back && turned > 2) {
    const reach =
      squared(a.at[0] - crossing[0]) +
      squared(a.at[1] - crossing[1]) -
      (from.isWide ? squared(LANE_METRES) : 0)
    addTurnBack(curve, crossing, a.radians, Math.sqrt(Math.max(0.01, reach)), from.isWide ? LANE_METRES : 0)
  } else addBend(curve, a.at, a.radians, b.at, b.radians)
  const metres = lengthOf(curve)
  const topSpeed = back
    ? TURN_BACK_SPEED
    : turned < STRAIGHT_RADIANS
      ? TOP_SPEED
      : turned < 0.5
        ? BEND_SPEED
        : CURVE_SPEED
  const cost = metres + (back ? TURN_BACK_COST : 2 * turned)
  return { to: index, piece: from.to, curve, metres, topSpeed, cost }
}

interface End {
  readonly at: Point
  readonly radians: number
}

const startOf = ({ xs, ys, radians }: Curve): End => ({
  at: [xs[0] ?? 0, ys[0] ?? 0],
  radians: radians[0] ?? 0,
})
const endOf = ({ xs, ys, radians }: Curve): End => ({
  at: [xs.at(-1) ?? 0, ys.at(-1) ?? 0],
  radians: radians.at(-1) ?? 0,
})

function partsOf(roads: Ways, lanes: readonly Lane[]) {
  const head = roads.crossings.map((_, i) => i)
  const find = (crossing: number): number => {
    let here = crossing
    while (head[here] !== here) here = head[here] ?? here
    return here
  }
  for (const { from, to } of lanes) head[find(from)] = find(to)
  const numbers = new Map<number, number>()
  const partOf = Int32Array.from(lanes, (lane) => {
    const root = find(lane.from)
    const known = numbers.get(root) ?? numbers.size
    numbers.set(root, known)
    return known
  })
  return { partOf, parts: numbers.size }
}

/** Strongly connected lanes, after Kosaraju: those that come last when one drives on are first when one drives back. */
function loopsOf(lanes: readonly Lane[]): Int32Array {
  const outOf = lanes.map((lane) => lane.turnings.map(({ to }) => to))
  const into: number[][] = lanes.map(() => [])
  outOf.forEach((next, i) => {
    for (const to of next) into[to]?.push(i)
  })
  const last: number[] = []
  const seen = new Set<number>()
  lanes.forEach((_, i) => {
    visit(i, outOf, seen, (lane) => last.push(lane))
  })
  const loopOf = new Int32Array(lanes.length).fill(-1)
  const gathered = new Set<number>()
  let loops = 0
  for (const lane of last.toReversed()) {
    const members: number[] = []
    visit(lane, into, gathered, (member) => members.push(member))
    const returns = members.length > 1 || outOf[lane]?.includes(lane)
    if (!returns) continue
    for (const member of members) loopOf[member] = loops
    loops += 1
  }
  return loopOf
}

/** Depth first without recursion: a road may have a thousand bends. */
function visit(
  start: number,
  next: readonly number[][],
  seen: Set<number>,
  left: (lane: number) => void,
): void {
  if (seen.has(start)) return
  seen.add(start)
  const trail = [{ lane: start, at: 0 }]
  for (let here = trail.at(-1); here !== undefined; here = trail.at(-1)) {
    const to = next[here.lane]?.[here.at]
    here.at += 1
    if (to === undefined) {
      left(here.lane)
      trail.pop()
    } else if (!seen.has(to)) {
      seen.add(to)
      trail.push({ lane: to, at: 0 })
    }
  }
}
