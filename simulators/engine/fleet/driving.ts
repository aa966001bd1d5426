import { type Agv, movingOf, park, settleBattery, settleBatteryAt } from './agv.ts'
import { type Course, metresAllowed } from './course.ts'
import { braking, type Moving, motionOver } from './motion.ts'
import { isClosed, lanesBetween, lanesOfWay, metresAvoiding, metresToLane } from './routes.ts'
import { askMillis, clearMillis, staying, type Timetable, timeSteps } from './timetable.ts'
import { canArrive, expectOn, release, takeRoad, waitForRoad, waitNoMore } from './traffic.ts'
import { courseAlong, lanesTo, NEWS, setDoing, tell, tellOfBay, type Yard } from './yard.ts'

/* Hot: runs about twice for every four metres that a vehicle drives. */

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
  setDoing(yard, agv, { kind: 'drives', bay })
  agv.course = course
  yard.traffic.driving[agv.part]!.push(agv)
  askForRoad(yard, agv)
}

/** Sends it home, where it is in nobody's way: nobody else may stand there. */
export function sendHome(yard: Yard, agv: Agv): boolean {
  const lanes = agv.bay === agv.home ? undefined : lanesTo(yard, agv.bay, agv.home)
  if (lanes === undefined) return false
  depart(yard, agv, agv.home, lanes)
  return true
}

const isWaiting = ({ waitsSince }: Agv): boolean => !Number.isNaN(waitsSince)

/** Asks for the next stretch of road and drives on; from then on it waits where it does not get it [W-33]. */
export function askForRoad(yard: Yard, agv: Agv): boolean {
  const { course, head } = agv
  if (course === undefined || head === course.pieces.length) return false
  const given = !agv.halted && takeRoad(yard.traffic, agv, course, yard.nowMillis)
  if (given) {
    // Who was never refused drives as it would if all of its way were free.
    const waited = isWaiting(agv)
    if (waited) waitNoMore(yard.traffic, agv)
    if (waited || head === 0) goOn(yard, agv, course, head)
  } else if (!agv.halted && !isWaiting(agv)) {
    waitForRoad(yard.traffic, agv, yard.nowMillis)
    agv.detourMillis = yard.nowMillis + DETOUR_MILLIS
    if (head > 0) drawUp(yard, agv, course)
  }
  setDueOnRoad(yard, agv, course)
  return given
}

/** From where it is over the rest of its course, as if that were free; it had the road up to `head`. */
function goOn(yard: Yard, agv: Agv, course: Course, head: number): void {
  movingOf(agv, yard.nowMillis, movingScratch)
  const { metres, speed } = movingScratch
  const end = course.metres
  if (speed > 0 || metres !== metresAllowed(course, head)) {
    follow(yard, agv, hinder(agv, course, metres, speed, end, course.steps.length))
    return
  }
  let timetable = course.timetables[head]
  if (timetable === undefined) {
    timetable = staying()
    timetable.motion = motionOver(course.steps, stepAt(course, 0, metres), 0, metres, speed, end)
    timeSteps(timetable, course, 0, course.steps.length)
    course.timetables[head] = timetable
  }
  follow(yard, agv, timetable)
}

/** Halts where its road ends: it was refused more. */
function drawUp(yard: Yard, agv: Agv, course: Course): void {
  movingOf(agv, yard.nowMillis, movingScratch)
  const { metres, speed } = movingScratch
  follow(yard, agv, hinder(agv, course, metres, speed, metresAllowed(course, agv.head), agv.head))
}

/** Its own way from where it is to where it stands, with the times of what it has not left yet. */
function hinder(agv: Agv, course: Course, metres: number, speed: number, end: number, to: number): Timetable {
  const { own, tail } = agv
  motionOver(course.steps, stepAt(course, tail, metres), 0, metres, speed, end, own.motion)
  timeSteps(own, course, tail, to)
  return own
}

function stepAt({ steps }: Course, first: number, metres: number): number {
  let step = first
  while (step < steps.length - 1 && steps[step]!.to <= metres) step += 1
  return step
}

function follow(yard: Yard, agv: Agv, timetable: Timetable): void {
  agv.timetable = timetable
  agv.beganMillis = yard.nowMillis
}

/** When something next happens to an AGV on the road: all that it may be lies on the grid of times already. */
function setDueOnRoad(yard: Yard, agv: Agv, course: Course): void {
  const { timetable, tail, head } = agv
  let millis = Number.POSITIVE_INFINITY
  if (head === course.pieces.length) millis = timetable.arriveMillis
  else if (head > 0 && !agv.halted && !isWaiting(agv)) millis = askMillis(timetable, head - 1)
  if (agv.leaving !== -1 && timetable.outMillis < millis) millis = timetable.outMillis
  if (tail < head && clearMillis(timetable, tail) < millis) millis = clearMillis(timetable, tail)
  let due = agv.beganMillis + millis
  if (isWaiting(agv) && agv.detourMillis < due) due = agv.detourMillis
  yard.due.set(agv.index, Math.max(yard.nowMillis, due))
}

/** What is due on the road; true when the AGV has arrived. */
export function driveOn(yard: Yard, agv: Agv, course: Course): boolean {
  const { timetable, head } = agv
  const since = yard.nowMillis - agv.beganMillis
  if (agv.leaving !== -1 && timetable.outMillis <= since) leaveBay(yard, agv)
  while (agv.tail < head && clearMillis(timetable, agv.tail) <= since) dropTail(yard, agv, course)
  if (head === course.pieces.length) {
    if (timetable.arriveMillis <= since) {
      arrive(yard, agv, course)
      return true
    }
  } else if (isWaiting(agv)) {
    if (yard.nowMillis >= agv.detourMillis) lookAround(yard, agv, course)
  } else if (head > 0 && !agv.halted && askMillis(timetable, head - 1) <= since) {
    askForRoad(yard, agv)
    return false
  }
  setDueOnRoad(yard, agv, agv.course ?? course)
  return false
}

function dropTail(yard: Yard, agv: Agv, course: Course): void {
  if (release(yard.traffic, course.pieces[agv.tail]!, agv.part)) tell(yard, agv.part, NEWS.road)
  agv.tail += 1
}

function leaveBay(yard: Yard, agv: Agv): void {
  const bay = agv.leaving
  yard.bayHolder[bay] = -1
  agv.leaving = -1
  tellOfBay(yard, agv.part, bay)
}

function arrive(yard: Yard, agv: Agv, course: Course): void {
  settleBatteryAt(agv, yard.nowMillis, course.metres)
  if (agv.leaving !== -1) leaveBay(yard, agv)
  while (agv.tail < agv.head) dropTail(yard, agv, course)
  if (agv.doing.kind === 'drives') agv.bay = agv.doing.bay
  const driving = yard.traffic.driving[agv.part]!
  driving.splice(driving.indexOf(agv), 1)
  agv.driven += course.metres
  park(agv, yard.nowMillis)
}

/** Halts where it is and keeps its piece of the road, or goes on. */
export function haltOnRoad(yard: Yard, agv: Agv, course: Course): void {
  settleBattery(agv, yard.nowMillis)
  if (agv.halted) {
    movingOf(agv, yard.nowMillis, movingScratch)
    agv.own.motion = braking(0, movingScratch.metres, movingScratch.speed)
    timeSteps(agv.own, course, agv.tail, agv.head)
    follow(yard, agv, agv.own)
  } else if (isWaiting(agv) && agv.head > 0) drawUp(yard, agv, course)
  else if (agv.head > 0) goOn(yard, agv, course, agv.head)
  setDueOnRoad(yard, agv, course)
}

/** The lanes that nobody gets through on while a vehicle is halted where it is. */
export function blockedBy(yard: Yard, agv: Agv): readonly number[] {
  const { network } = yard.traffic
  const held = agv.course?.steps.slice(agv.tail, agv.head) ?? []
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
  const around = courseAlong(yard, agv.bay, bay, [...driven, ...onward.slice(1)])
  if (around === undefined) return false
  const isSame = course.steps.every(
    (step, i) => i >= head || (around.steps[i]?.piece === step.piece && around.steps[i]?.to === step.to),
  )
  if (!isSame) return false
  agv.course = around
  if (!canArrive(yard.traffic, agv)) {
    agv.course = course
    return false
  }
  setDoing(yard, agv, { kind: 'drives', bay })
  if (head > 0) {
    expectOn(yard.traffic, course.pieces, head, -1)
    expectOn(yard.traffic, around.pieces, head, 1)
  }
  if (bay !== doing.bay) {
    yard.bayHolder[doing.bay] = -1
    yard.bayHolder[bay] = agv.index
    tell(yard, agv.part, NEWS.bay)
  }
  // What another is to drive from now on may let those go on that had to wait for it.
  tell(yard, agv.part, NEWS.road)
  if (isWaiting(agv)) askForRoad(yard, agv)
  else if (head > 0 && !agv.halted) {
    goOn(yard, agv, around, head)
    setDueOnRoad(yard, agv, around)
  }
  return true
}

/** [W-35] After a road was closed: whoever was to take it goes around, or home, or waits until it opens. */
export function avoidClosed(yard: Yard, agv: Agv): void {
  const { course } = agv
  if (course === undefined || agv.doing.kind !== 'drives') return
  const meetsIt = course.steps.some((step, i) => i >= agv.head && isClosed(yard.routes, step.lane))
  if (!meetsIt) return
  if (!turnTo(yard, agv, agv.doing.bay)) turnTo(yard, agv, agv.home)
}

/** Drives to another bay than it was sent to, from wherever it is on the road; false where it cannot. */
export function turnTo(yard: Yard, agv: Agv, bay: number): boolean {
  const { course } = agv
  if (course === undefined) return false
  return redirect(yard, agv, course, bay, (lane) => metresToLane(yard.routes, lane))
}
