import { type Agv, park, settleBattery } from './agv.ts'
import { SHIFT_METRES } from './candidates.ts'
import { type Course, courseOf } from './course.ts'
import { braking, type Moving, motionOver, movingAt, secondsTo } from './motion.ts'
import { isClosed, lanesBetween, lanesOfWay, metresAvoiding, metresToLane } from './routes.ts'
import { CLEAR_METRES, canArrive, courseOfDriving, release, takeRoad } from './traffic.ts'
import { courseAlong, lanesTo, NEWS, setDue, tell, type Yard } from './yard.ts'

/* Hot: runs about once for every four metres that a vehicle drives. */

/** So far before the end of what it may drive a vehicle asks for more: farther than it needs to brake. */
const LOOK_METRES = 2
const CLOSE_METRES = 1e-6
const DETOUR_MILLIS = 30_000

const movingScratch: Moving = { metres: 0, speed: 0 }

/** Sends an AGV from its bay to another that it has reserved; it waits in its bay until the road is free. */
export function depart(yard: Yard, agv: Agv, bay: number, lanes: readonly number[]): void {
  const course = courseAlong(yard, agv.bay, bay, lanes)
  if (course === undefined) return
  settleBattery(agv, yard.nowMillis)
  yard.bayHolder[bay] = agv.index
  agv.leaving = agv.bay
  park(agv, yard.nowMillis)
  agv.doing = { kind: 'drives', course, bay }
  yard.traffic.driving[agv.part]?.push(agv)
  askForRoad(yard, agv)
}

/** Sends it home, where it is in nobody's way: nobody else may stand there. */
export function sendHome(yard: Yard, agv: Agv): boolean {
  const lanes = agv.bay === agv.home ? undefined : lanesTo(yard, agv.bay, agv.home)
  if (lanes === undefined) return false
  depart(yard, agv, agv.home, lanes)
  return true
}

/** Asks for the next stretch of road and drives on; from then on it waits where it does not get it [W-33]. */
export function askForRoad(yard: Yard, agv: Agv): boolean {
  const course = courseOfDriving(agv)
  if (course === undefined || agv.head === course.steps.length) return false
  const given = !agv.halted && takeRoad(yard.traffic, agv, course, yard.nowMillis)
  if (given) {
    goOn(yard, agv, course)
    agv.waitsSince = Number.NaN
  } else if (!agv.halted && Number.isNaN(agv.waitsSince)) {
    agv.waitsSince = yard.nowMillis
    agv.detourMillis = yard.nowMillis + DETOUR_MILLIS
  }
  setDue(yard, agv, dueOnRoad(agv, course))
  return given
}

function goOn(yard: Yard, agv: Agv, course: Course): void {
  const seconds = yard.nowMillis / 1000
  movingAt(agv.motion, seconds, movingScratch)
  const { metres, speed } = movingScratch
  let step = agv.tail
  while (step < agv.head - 1 && (course.steps[step]?.to ?? 0) <= metres) step += 1
  agv.motion = motionOver(course.steps, step, seconds, metres, speed, agv.allowedMetres)
}

/** When something next happens to an AGV on the road. */
function dueOnRoad(agv: Agv, course: Course): number {
  const { motion, tail, head } = agv
  let seconds = head === course.steps.length ? secondsTo(motion, course.metres) : Number.POSITIVE_INFINITY
  if (agv.leaving !== -1) seconds = Math.min(seconds, secondsTo(motion, SHIFT_METRES))
  if (tail < head)
    seconds = Math.min(seconds, secondsTo(motion, (course.steps[tail]?.to ?? 0) + CLEAR_METRES))
  if (!Number.isNaN(agv.waitsSince)) return Math.min(1000 * seconds, agv.detourMillis)
  if (head < course.steps.length && !agv.halted) {
    seconds = Math.min(seconds, secondsTo(motion, Math.max(0, agv.allowedMetres - LOOK_METRES)))
  }
  return 1000 * seconds
}

/** What is due on the road; true when the AGV has arrived. */
export function driveOn(yard: Yard, agv: Agv, course: Course): boolean {
  movingAt(agv.motion, yard.nowMillis / 1000, movingScratch)
  const { metres } = movingScratch
  if (agv.leaving !== -1 && metres >= SHIFT_METRES - CLOSE_METRES) leaveBay(yard, agv)
  const reached = metres + CLOSE_METRES
  while (agv.tail < agv.head && (course.steps[agv.tail]?.to ?? 0) + CLEAR_METRES <= reached)
    dropTail(yard, agv, course)
  if (agv.head === course.steps.length && metres >= course.metres - CLOSE_METRES) {
    arrive(yard, agv, course)
    return true
  }
  if (!Number.isNaN(agv.waitsSince)) {
    if (yard.nowMillis >= agv.detourMillis) lookAround(yard, agv, course)
  } else if (agv.head < course.steps.length && metres >= agv.allowedMetres - LOOK_METRES - CLOSE_METRES) {
    askForRoad(yard, agv)
  }
  setDue(yard, agv, dueOnRoad(agv, courseOfDriving(agv) ?? course))
  return false
}

function dropTail(yard: Yard, agv: Agv, course: Course): void {
  release(yard.traffic, course.steps[agv.tail]?.piece ?? 0)
  agv.tail += 1
  tell(yard, agv.part, NEWS.road)
}

function leaveBay(yard: Yard, agv: Agv): void {
  yard.bayHolder[agv.leaving] = -1
  agv.leaving = -1
  tell(yard, agv.part, NEWS.bay)
}

function arrive(yard: Yard, agv: Agv, course: Course): void {
  settleBattery(agv, yard.nowMillis)
  if (agv.leaving !== -1) leaveBay(yard, agv)
  while (agv.tail < agv.head) dropTail(yard, agv, course)
  if (agv.doing.kind === 'drives') agv.bay = agv.doing.bay
  const driving = yard.traffic.driving[agv.part]
  driving?.splice(driving.indexOf(agv), 1)
  agv.driven += course.metres
  park(agv, yard.nowMillis)
}

/** Halts where it is and keeps its piece of the road, or goes on. */
export function haltOnRoad(yard: Yard, agv: Agv, course: Course): void {
  settleBattery(agv, yard.nowMillis)
  const seconds = yard.nowMillis / 1000
  movingAt(agv.motion, seconds, movingScratch)
  if (agv.halted) agv.motion = braking(seconds, movingScratch.metres, movingScratch.speed)
  else if (agv.head > 0) goOn(yard, agv, course)
  setDue(yard, agv, dueOnRoad(agv, course))
}

/** The lanes that nobody gets through on while a vehicle is halted where it is. */
export function blockedBy(yard: Yard, agv: Agv): readonly number[] {
  const { network } = yard.traffic
  const held = courseOfDriving(agv)?.steps.slice(agv.tail, agv.head) ?? []
  const lanes = new Set<number>()
  for (const { piece, lane } of held) {
    const here = network.lanes[lane]
    if (here === undefined || piece < network.crossings) continue
    for (const blocked of here.isWide ? [lane] : lanesOfWay(network, here.way)) lanes.add(blocked)
  }
  return [...lanes]
}

/** A vehicle that has waited long for a way takes another, if there is one [W-35]. */
function lookAround(yard: Yard, agv: Agv, course: Course): void {
  agv.detourMillis = yard.nowMillis + DETOUR_MILLIS
  const { holder, network } = yard.traffic
  const here = course.steps[Math.max(0, agv.head - 1)]?.lane ?? -1
  const blocked = course.steps.find(
    (step, i) => i >= agv.head && holder[step.piece] !== -1 && holder[step.piece] !== agv.index,
  )
  const way = network.lanes[blocked?.lane ?? -1]?.way
  if (blocked === undefined || way === undefined || way === network.lanes[here]?.way) return
  redirect(yard, agv, course, agv.doing.kind === 'drives' ? agv.doing.bay : -1, (lane) =>
    metresAvoiding(yard.routes, lane, way),
  )
}

/** Goes another way, or elsewhere, from the end of the lane that it has road on; keeps its course where it cannot. */
function redirect(
  yard: Yard,
  agv: Agv,
  course: Course,
  bay: number,
  metresTo: (lane: number) => Float64Array,
): boolean {
  const { doing, head } = agv
  const last = course.steps[Math.max(0, head - 1)]
  const end = yard.bays.all[bay]
  if (doing.kind !== 'drives' || last === undefined || end === undefined) return false
  const isLastLane = !course.steps.some((step, i) => i >= head && step.lane !== last.lane)
  const onward = isLastLane ? undefined : lanesBetween(yard.routes, last.lane, end.lane, metresTo(end.lane))
  if (onward === undefined) return false
  const driven: number[] = []
  for (let i = 0; i < Math.max(1, head); i++) {
    const lane = course.steps[i]?.lane ?? -1
    if (driven.at(-1) !== lane) driven.push(lane)
  }
  const around = courseOf(yard.traffic.network, [...driven, ...onward.slice(1)], course.start, end)
  const isSame = course.steps.every(
    (step, i) => i >= head || (around.steps[i]?.piece === step.piece && around.steps[i]?.to === step.to),
  )
  if (!isSame) return false
  agv.doing = { ...doing, course: around, bay }
  if (!canArrive(yard.traffic, agv)) {
    agv.doing = doing
    return false
  }
  if (bay !== doing.bay) {
    yard.bayHolder[doing.bay] = -1
    yard.bayHolder[bay] = agv.index
    tell(yard, agv.part, NEWS.bay)
  }
  if (!Number.isNaN(agv.waitsSince)) askForRoad(yard, agv)
  return true
}

/** [W-35] After a road was closed: whoever was to take it goes around, or home, or waits until it opens. */
export function avoidClosed(yard: Yard, agv: Agv): void {
  const course = courseOfDriving(agv)
  if (course === undefined || agv.doing.kind !== 'drives') return
  const meetsIt = course.steps.some((step, i) => i >= agv.head && isClosed(yard.routes, step.lane))
  if (!meetsIt) return
  if (!turnTo(yard, agv, agv.doing.bay)) turnTo(yard, agv, agv.home)
}

/** Drives to another bay than it was sent to, from wherever it is on the road; false where it cannot. */
export function turnTo(yard: Yard, agv: Agv, bay: number): boolean {
  const course = courseOfDriving(agv)
  if (course === undefined) return false
  return redirect(yard, agv, course, bay, (lane) => metresToLane(yard.routes, lane))
}
