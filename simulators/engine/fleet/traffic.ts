import type { Agv } from './agv.ts'
import type { Course } from './course.ts'
import type { Network } from './network.ts'
import { isClosed, type Routes } from './routes.ts'

/* Hot: asked for every stretch of road that a vehicle drives. */

/*
 * [W-33] Who has which piece of the road. A piece is given to a vehicle only if every vehicle on the road can still
 * reach the bay that it has reserved, one after another, whatever the others do (the banker's rule). Bays are off the
 * road, so whoever arrives is in nobody's way: there is always one that can go on, and so all arrive.
 */
export interface Traffic {
  readonly network: Network
  readonly routes: Routes
  /** By piece: which vehicle has it, -1 for none, and for how many steps of its course. */
  readonly holder: Int32Array
  readonly held: Uint16Array
  /** By part of the network: those that drive, and those of them that wait for road, the longest first. */
  readonly driving: readonly Agv[][]
  readonly waiting: readonly Agv[][]
  /** By piece: on how many steps those on the road have still to come by it. */
  readonly ahead: Uint16Array
  /** By vehicle and by piece: the number of the look that last marked it, so that no look begins by wiping. */
  readonly arrived: Int32Array
  readonly wanted: Int32Array
  looks: number
  /** By piece: whether somebody was refused road because another has it; by part: because another goes first. */
  readonly missed: Uint8Array
  readonly yields: Uint8Array
}

const PATIENCE_MILLIS = 300_000

export const trafficOf = (network: Network, routes: Routes, vehicles: number): Traffic => ({
  network,
  routes,
  holder: new Int32Array(network.pieces).fill(-1),
  held: new Uint16Array(network.pieces),
  driving: Array.from({ length: network.parts }, () => []),
  waiting: Array.from({ length: network.parts }, () => []),
  ahead: new Uint16Array(network.pieces),
  arrived: new Int32Array(vehicles),
  wanted: new Int32Array(network.pieces),
  looks: 0,
  missed: new Uint8Array(network.pieces),
  yields: new Uint8Array(network.parts),
})

/** Gives a vehicle the road up to its next stop; false where that must wait. */
export function takeRoad(traffic: Traffic, agv: Agv, course: Course, nowMillis: number): boolean {
  const { holder, held, ahead, routes } = traffic
  const { pieces } = course
  const { index, head } = agv
  const stop = course.stopSteps[head]!
  const mine = head > 0 ? 1 : 0
  let isWanted = false
  agv.waitsFor = -1
  for (let i = head; i <= stop; i++) {
    const piece = pieces[i]!
    const by = holder[piece]!
    if (by !== -1 && by !== index) {
      agv.waitsFor = piece
      traffic.missed[piece] = 1
      return false
    }
    if (ahead[piece]! > mine) isWanted = true
  }
  if (routes.shut > 0 && entersClosed(routes, course, head, stop)) return false
  if (head === 0 && givesWay(traffic, agv, course, nowMillis)) {
    traffic.yields[agv.part] = 1
    return false
  }
  for (let i = head; i <= stop; i++) {
    const piece = pieces[i]!
    holder[piece] = index
    held[piece]!++
    ahead[piece]! -= mine
  }
  agv.head = stop + 1
  // Who takes what nobody else will come by is in nobody's way: all can arrive as they could before.
  if (isWanted && !canArrive(traffic, agv)) {
    giveUp(traffic, agv, course, head)
    return false
  }
  if (head === 0) expectOn(traffic, pieces, stop + 1, 1)
  return true
}

/** Gives back what it has just been given, because not all could arrive then. */
function giveUp(traffic: Traffic, agv: Agv, { pieces }: Course, head: number): void {
  markStuck(traffic, agv)
  for (let i = head; i < agv.head; i++) {
    const piece = pieces[i]!
    release(traffic, piece, agv.part)
    traffic.missed[piece] = 1
    if (head > 0) traffic.ahead[piece]!++
  }
  agv.head = head
}

/** A vehicle on the road has the rest of a course ahead of it from now on, or no longer. */
export function expectOn({ ahead }: Traffic, pieces: readonly number[], from: number, by: 1 | -1): void {
  for (let i = from; i < pieces.length; i++) ahead[pieces[i]!]! += by
}

/** Whoever is on a closed way already drives on; nobody turns into it. */
function entersClosed(routes: Routes, { lanes }: Course, head: number, stop: number): boolean {
  for (let i = Math.max(1, head); i <= stop; i++) {
    if (lanes[i - 1] !== lanes[i] && isClosed(routes, lanes[i]!)) return true
  }
  return false
}

/** Whether somebody else still has, or has again, the piece that it found taken. */
export function isStillTaken({ holder, missed }: Traffic, { waitsFor, index }: Agv): boolean {
  if (waitsFor === -1 || holder[waitsFor] === -1 || holder[waitsFor] === index) return false
  missed[waitsFor] = 1
  return true
}

/** From now on it waits for road, behind those that have waited longer. */
export function waitForRoad({ waiting }: Traffic, agv: Agv, nowMillis: number): void {
  agv.waitsSince = nowMillis
  const line = waiting[agv.part]!
  let place = line.length
  while (place > 0 && line[place - 1]!.waitsSince === nowMillis && line[place - 1]!.index > agv.index) place--
  line.splice(place, 0, agv)
}

export function waitNoMore({ waiting }: Traffic, agv: Agv): void {
  agv.waitsSince = Number.NaN
  const line = waiting[agv.part]!
  line.splice(line.indexOf(agv), 1)
}

/** Gives a piece back; true where somebody may get road now that was refused it before. */
export function release(traffic: Traffic, piece: number, part: number): boolean {
  const { holder, held, missed, yields } = traffic
  if (--held[piece]! > 0) return false
  holder[piece] = -1
  const isMissed = missed[piece] !== 0
  missed[piece] = 0
  return isMissed || yields[part] !== 0
}

/**
 * Nobody that could not arrive in the last look can before one of the pieces that stopped them is given back: road that
 * is taken meanwhile helps nobody.
 */
function markStuck(traffic: Traffic, agv: Agv): void {
  for (const other of traffic.driving[agv.part]!) {
    const { course, head, index, stuckAt } = other
    if (course === undefined || (other !== agv && (head === 0 || traffic.arrived[index] === traffic.looks)))
      continue
    traffic.missed[course.pieces[stuckAt]!] = 1
  }
}

/**
 * Whether a vehicle that has just been given road can arrive, if need be after others have. That is enough: all could
 * arrive before, and those that are left when it is gone hold no more than then.
 */
export function canArrive(traffic: Traffic, agv: Agv): boolean {
  const looks = ++traffic.looks
  if (goesThrough(traffic, agv)) return true
  const { arrived } = traffic
  const others = traffic.driving[agv.part]!
  for (let progress = true; progress; ) {
    progress = false
    for (let i = 0; i < others.length; i++) {
      const other = others[i]!
      if (other === agv || other.head === 0 || arrived[other.index] === looks) continue
      if (!goesThrough(traffic, other)) continue
      arrived[other.index] = looks
      progress = true
    }
    if (progress && goesThrough(traffic, agv)) return true
  }
  return false
}

/** Whether the rest of its course is held by nobody but itself and those that have arrived by then. */
function goesThrough({ holder, arrived, looks }: Traffic, agv: Agv): boolean {
  const { course, head, index, stuckAt } = agv
  if (course === undefined) return true
  const { pieces } = course
  // Where it could not pass the last time it most likely cannot now.
  if (stuckAt >= head && stuckAt < pieces.length) {
    const by = holder[pieces[stuckAt]!]!
    if (by !== -1 && by !== index && arrived[by] !== looks) return false
  }
  for (let i = head; i < pieces.length; i++) {
    const by = holder[pieces[i]!]!
    if (by === -1 || by === index || arrived[by] === looks) continue
    agv.stuckAt = i
    return false
  }
  return true
}

/** Who is still in its bay lets pass whoever has waited long for the same road, so that nobody waits for ever. */
function givesWay(traffic: Traffic, agv: Agv, course: Course, nowMillis: number): boolean {
  const mine = Number.isNaN(agv.waitsSince) ? nowMillis : agv.waitsSince
  for (const other of traffic.waiting[agv.part]!) {
    if (!(other.waitsSince < mine) || nowMillis - other.waitsSince < PATIENCE_MILLIS) return false
    if (other.halted || other.course === undefined) continue
    if (shareRoad(traffic, other.course, other.head, course)) return true
  }
  return false
}

function shareRoad(traffic: Traffic, one: Course, head: number, other: Course): boolean {
  const { wanted } = traffic
  const looks = ++traffic.looks
  for (const piece of other.pieces) wanted[piece] = looks
  for (let i = head; i < one.pieces.length; i++) if (wanted[one.pieces[i]!] === looks) return true
  return false
}
