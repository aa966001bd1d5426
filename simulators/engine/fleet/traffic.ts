import type { Agv } from './agv.ts'
import { SHIFT_METRES } from './candidates.ts'
import type { Course } from './course.ts'
import type { Network } from './network.ts'
import { isClosed, type Routes } from './routes.ts'

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
  /** By part of the network: those that drive. */
  readonly driving: readonly Agv[][]
  /** By vehicle and by piece: the number of the look that last marked it, so that no look begins by wiping. */
  readonly arrived: Int32Array
  readonly wanted: Int32Array
  looks: number
}

const VEHICLE_METRES = 1.3
/** From the end of a block to the middle of a vehicle that has stopped in it, or that has just left it. */
export const CLEAR_METRES = VEHICLE_METRES / 2 + 0.15
/** A vehicle finds room to stop on a piece of this length. */
const STANDABLE_METRES = VEHICLE_METRES + 0.4
const PATIENCE_MILLIS = 300_000

export const trafficOf = (network: Network, routes: Routes, vehicles: number): Traffic => ({
  network,
  routes,
  holder: new Int32Array(network.pieces).fill(-1),
  held: new Uint16Array(network.pieces),
  driving: Array.from({ length: network.parts }, () => []),
  arrived: new Int32Array(vehicles),
  wanted: new Int32Array(network.pieces),
  looks: 0,
})

export const courseOfDriving = ({ doing }: Agv): Course | undefined =>
  doing.kind === 'drives' ? doing.course : undefined

/** The step up to which a vehicle must have the road to stop again, and where it stops then. */
export function nextStop(
  { crossings }: Network,
  course: Course,
  head: number,
): { readonly step: number; readonly metres: number } {
  const { steps, metres } = course
  for (let i = head; i < steps.length - 1; i++) {
    const step = steps[i]
    if (step === undefined || step.piece < crossings || steps[i + 1]?.piece === step.piece) continue
    let long = 0
    for (let k = i; k >= 0 && steps[k]?.piece === step.piece; k--)
      long += (steps[k]?.to ?? 0) - (steps[k]?.from ?? 0)
    const stop = step.to - CLEAR_METRES
    // On its way into or out of a bay a vehicle would stand in the way of the bays beside.
    if (long >= STANDABLE_METRES && stop >= SHIFT_METRES && stop <= metres - SHIFT_METRES)
      return { step: i, metres: stop }
  }
  return { step: steps.length - 1, metres }
}

/** Gives a vehicle the road up to its next stop; false where that must wait. */
export function takeRoad(traffic: Traffic, agv: Agv, course: Course, nowMillis: number): boolean {
  const stop = nextStop(traffic.network, course, agv.head)
  for (let i = agv.head; i <= stop.step; i++) {
    const step = course.steps[i]
    if (step === undefined || !isFree(traffic, step.piece, agv.index) || entersClosed(traffic, course, i))
      return false
  }
  if (agv.head === 0 && givesWay(traffic, agv, course, nowMillis)) return false
  const from = agv.head
  for (let i = from; i <= stop.step; i++) hold(traffic, course.steps[i]?.piece ?? 0, agv.index)
  agv.head = stop.step + 1
  if (!canArrive(traffic, agv)) {
    for (let i = from; i <= stop.step; i++) release(traffic, course.steps[i]?.piece ?? 0)
    agv.head = from
    return false
  }
  agv.allowedMetres = stop.metres
  return true
}

/** Whoever is on a closed way already drives on; nobody turns into it. */
function entersClosed({ routes }: Traffic, course: Course, i: number): boolean {
  const lane = course.steps[i]?.lane ?? -1
  return i > 0 && course.steps[i - 1]?.lane !== lane && isClosed(routes, lane)
}

const isFree = ({ holder }: Traffic, piece: number, index: number): boolean =>
  holder[piece] === -1 || holder[piece] === index

export function hold({ holder, held }: Traffic, piece: number, index: number): void {
  holder[piece] = index
  held[piece] = (held[piece] ?? 0) + 1
}

export function release({ holder, held }: Traffic, piece: number): void {
  const left = (held[piece] ?? 0) - 1
  held[piece] = left
  if (left === 0) holder[piece] = -1
}

/**
 * Whether a vehicle that has just been given road can arrive, if need be after others have. That is enough: all could
 * arrive before, and those that are left when it is gone hold no more than then.
 */
export function canArrive(traffic: Traffic, agv: Agv): boolean {
  traffic.looks += 1
  const others = traffic.driving[agv.part] ?? []
  if (goesThrough(traffic, agv)) return true
  for (let progress = true; progress; ) {
    progress = false
    for (const other of others) {
      if (other === agv || traffic.arrived[other.index] === traffic.looks || other.head === 0) continue
      if (!goesThrough(traffic, other)) continue
      traffic.arrived[other.index] = traffic.looks
      progress = true
    }
    if (progress && goesThrough(traffic, agv)) return true
  }
  return false
}

/** Whether the rest of its course is held by nobody but itself and those that have arrived by then. */
function goesThrough(traffic: Traffic, agv: Agv): boolean {
  const course = courseOfDriving(agv)
  if (course === undefined) return true
  // Where it could not pass the last time it most likely cannot now.
  if (agv.stuckAt >= agv.head && isTaken(traffic, course, agv.stuckAt, agv.index)) return false
  for (let i = agv.head; i < course.steps.length; i++) {
    if (!isTaken(traffic, course, i, agv.index)) continue
    agv.stuckAt = i
    return false
  }
  return true
}

function isTaken({ holder, arrived, looks }: Traffic, course: Course, i: number, index: number): boolean {
  const by = holder[course.steps[i]?.piece ?? 0] ?? -1
  return by !== -1 && by !== index && arrived[by] !== looks
}

/** Who is still in its bay lets pass whoever has waited long for the same road, so that nobody waits for ever. */
function givesWay(traffic: Traffic, agv: Agv, course: Course, nowMillis: number): boolean {
  const mine = Number.isNaN(agv.waitsSince) ? nowMillis : agv.waitsSince
  for (const other of traffic.driving[agv.part] ?? []) {
    if (!(other.waitsSince < mine) || nowMillis - other.waitsSince < PATIENCE_MILLIS || other.halted) continue
    const theirs = courseOfDriving(other)
    if (theirs !== undefined && shareRoad(traffic, theirs, other.head, course)) return true
  }
  return false
}

function shareRoad(traffic: Traffic, one: Course, head: number, other: Course): boolean {
  traffic.looks += 1
  const { wanted, looks } = traffic
  for (const { piece } of other.steps) wanted[piece] = looks
  for (let i = head; i < one.steps.length; i++) if (wanted[one.steps[i]?.piece ?? 0] === looks) return true
  return false
}
