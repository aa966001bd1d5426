import type { Mode } from '../factory/fact.ts'
import type { FleetCalls } from '../factory/port.ts'
import type { Agv, Doing, Load } from './agv.ts'
import type { Bays } from './bays.ts'
import { type Course, courseOf } from './course.ts'
import { type DueTree, onGrid } from './due.ts'
import { lanesBetween, metresToLane, type Routes } from './routes.ts'
import type { Traffic } from './traffic.ts'

/** What may have become possible in a part of the network since it was last looked at. */
export const NEWS = { work: 1, bay: 2, road: 4 } as const

/** What was found out of ways between bays, at so many changes of the roads. */
interface Known {
  changes: number
  /** By from and to; empty where no open road leads. */
  readonly lanes: Map<number, readonly number[]>
  /** By bay: the chargers of its loop, the nearest first. */
  readonly chargers: Map<number, readonly number[]>
}

/** The whole fleet at work. Times are milliseconds from the beginning of the run. */
export interface Yard {
  readonly startMillis: number
  readonly traffic: Traffic
  readonly routes: Routes
  readonly bays: Bays
  readonly agvs: readonly Agv[]
  /** By bay: who stands in it, is on the way to it or draws out of it; -1 for nobody. */
  readonly bayHolder: Int32Array
  /** By bay: the number of the seating in which somebody last wanted it in vain, so that none begins by wiping. */
  readonly wanted: Int32Array
  seatings: number
  /** By part of the network: the number of its last seating. */
  readonly seated: Int32Array
  /** By part of the network: loads that nobody has been sent for, oldest first. */
  readonly loads: readonly Load[][]
  /** By part of the network: how many seek a bay. */
  readonly seekers: Uint16Array
  readonly news: Uint8Array
  hasNews: boolean
  /** By AGV, then the fleet's orders from outside, then the roads that open again. */
  readonly due: DueTree
  /** Whether idle AGVs of a workshop help one another. */
  readonly helps: boolean
  readonly known: Known
  /** Ways that were driven before, by their two bays: most are driven over and over. */
  readonly courses: Map<number, readonly { readonly lanes: readonly number[]; readonly course: Course }[]>
  calls: FleetCalls
  nowMillis: number
}

export function tell(yard: Yard, part: number, news: number): void {
  yard.news[part]! |= news
  yard.hasNews = true
}

/** Whether somebody who seeks a bay wanted this one, or one beside it, in vain. */
export const isWanted = ({ wanted, seated }: Yard, part: number, bay: number): boolean =>
  wanted[bay] === seated[part]

/** A bay is free, or somebody stands in it who can be sent out: news only where it was wanted in vain. */
export function tellOfBay(yard: Yard, part: number, bay: number): void {
  if (yard.seekers[part] !== 0 && isWanted(yard, part, bay)) tell(yard, part, NEWS.bay)
}

/** Somebody can carry: news only where a load waits. */
export function tellOfWork(yard: Yard, part: number): void {
  if (yard.loads[part]?.length !== 0) tell(yard, part, NEWS.work)
}

/** What an AGV is about from now on. */
export function setDoing({ seekers }: Yard, agv: Agv, doing: Doing): void {
  if (agv.doing.kind === 'seeks') seekers[agv.part]! -= 1
  if (doing.kind === 'seeks') seekers[agv.part]! += 1
  agv.doing = doing
}

export const setDue = (yard: Yard, agv: Agv, millis: number): void =>
  yard.due.set(agv.index, Math.max(yard.nowMillis, onGrid(millis)))

export function setMode(yard: Yard, agv: Agv, mode: Mode, reason = ''): void {
  if (agv.mode === mode) return
  agv.mode = mode
  yard.calls.mode(agv.machine, mode, reason, yard.startMillis + yard.nowMillis)
}

/** Whether a bay and all that are too near to it are free for an AGV. */
export function isBayFree({ bays, bayHolder }: Yard, bay: number, { index }: Agv): boolean {
  for (const each of bays.all[bay]?.conflicts ?? NOWHERE) {
    const by = bayHolder[each]!
    if (by !== -1 && by !== index) return false
  }
  return true
}

/** The lanes from one bay to another; undefined where no open road leads. */
export function lanesTo(yard: Yard, from: number, to: number): readonly number[] | undefined {
  const { bays, routes } = yard
  const { lanes } = knownWays(yard)
  const key = from * bays.all.length + to
  const known = lanes.get(key)
  if (known !== undefined) return known === NOWHERE ? undefined : known
  const [a, b] = [bays.all[from], bays.all[to]]
  if (a === undefined || b === undefined) return undefined
  const found = goesAhead(a, b)
    ? [a.lane]
    : lanesBetween(routes, a.lane, b.lane, metresToLane(routes, b.lane))
  lanes.set(key, found ?? NOWHERE)
  return found
}

/** The chargers of a loop, the nearest to a bay first. */
export function chargersFrom(yard: Yard, from: number, loop: number): readonly number[] {
  const { bays, routes } = yard
  const { chargers } = knownWays(yard)
  const known = chargers.get(from)
  if (known !== undefined) return known
  const near = [...bays.chargers]
    .filter((bay) => routes.network.loopOf[bays.all[bay]?.lane ?? -1] === loop)
    .map((bay) => ({ bay, metres: metresBetween(yard, from, bay) }))
    .sort((a, b) => a.metres - b.metres || a.bay - b.bay)
    .map(({ bay }) => bay)
  chargers.set(from, near)
  return near
}

/** What is known of ways, as long as no road is closed or opened. */
function knownWays({ known, routes }: Yard): Known {
  if (known.changes !== routes.changes) {
    known.changes = routes.changes
    known.lanes.clear()
    known.chargers.clear()
  }
  return known
}

const isSameWay = (a: readonly number[], b: readonly number[]): boolean =>
  a === b || (a.length === b.length && a.every((lane, i) => lane === b[i]))

/** So many ways between two bays are kept: the usual one and those around what stood in it. */
const MOST_WAYS = 8

/** The way from one bay to another along these lanes; nothing ever changes in one, so that it may be had again. */
export function courseAlong(
  { bays, courses, traffic }: Yard,
  from: number,
  to: number,
  lanes: readonly number[],
): Course | undefined {
  const [start, end] = [bays.all[from], bays.all[to]]
  if (start === undefined || end === undefined) return undefined
  const key = from * bays.all.length + to
  const ways = courses.get(key) ?? []
  for (const way of ways) if (isSameWay(way.lanes, lanes)) return way.course
  const course = courseOf(traffic.network, lanes, start, end)
  courses.set(key, [{ lanes, course }, ...ways.slice(0, MOST_WAYS - 1)])
  return course
}

export const NOWHERE: readonly number[] = []

interface Along {
  readonly lane: number
  readonly metres: number
  readonly side: number
}

/** From one side of a road to the other there must be room to draw out and in again. */
const goesAhead = (a: Along, b: Along): boolean =>
  a.lane === b.lane && b.metres - a.metres > (a.side === b.side ? 0.2 : 6)

/** How far it is from one bay to another. */
export function metresBetween({ bays, routes, traffic }: Yard, from: number, to: number): number {
  const [a, b] = [bays.all[from], bays.all[to]]
  if (a === undefined || b === undefined) return Number.POSITIVE_INFINITY
  if (from === to) return 0
  if (goesAhead(a, b)) return b.metres - a.metres
  const left = (traffic.network.lanes[a.lane]?.metres ?? 0) - a.metres
  return left + (metresToLane(routes, b.lane)[a.lane] ?? Number.POSITIVE_INFINITY) + b.metres
}

/** Where a machine is served from; empty where none of its vehicles' roads leads. */
export const stopsOf = ({ bays }: Yard, agv: Agv, machine: number): readonly number[] =>
  bays.stops.get(agv.loop)?.get(machine) ?? NOWHERE
