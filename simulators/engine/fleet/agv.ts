import type { Point } from '../../../models/plant/geometry.ts'
import type { Random } from '../random.ts'
import type { Course } from './course.ts'
import { type Moving, movingAt } from './motion.ts'
import { staying, type Timetable } from './timetable.ts'

/** What an AGV has been sent to do. */
export type Job =
  | { readonly kind: 'none' }
  | { readonly kind: 'fetch'; readonly load: Load }
  | { readonly kind: 'bring'; readonly load: Load }
  | { readonly kind: 'charge' }

/** A load to be carried from one machine to another. */
export interface Load {
  readonly link: number
  readonly from: number
  readonly to: number
  readonly sinceMillis: number
  /** The number among all, so that those of one moment keep their order. */
  readonly order: number
  /** Its AGV by the plant file; undefined where any will do. */
  readonly owner: number | undefined
}

/** What an AGV is about just now. */
export type Doing =
  /** In a bay, without a job. */
  | { readonly kind: 'stands' }
  /** In a bay, until a bay or a road that it needs is free. */
  | { readonly kind: 'seeks'; readonly sinceMillis: number }
  /** On a course. */
  | { readonly kind: 'drives'; readonly bay: number }
  /** Lifts or sets down. */
  | { readonly kind: 'handles'; readonly fromMillis: number; readonly untilMillis: number }
  | { readonly kind: 'charges' }

/** A vehicle of the fleet. Times are milliseconds from the beginning of the run. */
export interface Agv {
  readonly index: number
  readonly machine: number
  readonly random: Random
  readonly home: number
  readonly part: number
  readonly loop: number
  readonly workshop: number
  /** Where the plant file puts it: there it stays if no road has room for it. */
  readonly start: { readonly at: Point; readonly radians: number }
  job: Job
  doing: Doing
  /** The bay that it stands in, or that it left last. */
  bay: number
  /** A bay that it is drawing out of and that nobody else may have yet; -1 for none. */
  leaving: number
  /** The way that it drives; undefined while it stands in a bay. */
  course: Course | undefined
  /** How it drives there, and since when. */
  timetable: Timetable
  /** Its own, written again each time that it was hindered on its way. */
  readonly own: Timetable
  beganMillis: number
  /** Steps of the course that it holds: from the tail up to, but not including, the head. */
  tail: number
  head: number
  /** The step at which the road was last found taken; only a first guess. */
  stuckAt: number
  /** Since when it waits for road; NaN when it does not. And the piece that another has; -1 when it is not that. */
  waitsSince: number
  waitsFor: number
  /** When it looks for a way around. */
  detourMillis: number
  halted: boolean
  /** Lanes that nobody turns into while it is halted there. */
  blocks: readonly number[]
  loaded: boolean
  /** Share of a full charge at a time, and how far it had driven of its course then. */
  battery: number
  batteryMillis: number
  batteryMetres: number
  /** Metres of the courses before this one. */
  driven: number
  missions: number
  mode: number
}

/** Of one that stands where a course ended or will begin. */
export const IN_BAY = staying()

const movingScratch: Moving = { metres: 0, speed: 0 }

/** A full battery lasts seven hours on the road, longer at rest, shorter under load, and fills in fifty minutes. */
const DRAIN_PER_SECOND = 0.000008
const DRAIN_PER_METRE = 0.00003
const LOADED_FACTOR = 1.4
const CHARGE_PER_SECOND = 0.0003
export const EMPTY_BATTERY = 0.03

export function batteryAt(agv: Agv, millis: number, metres: number): number {
  const seconds = (millis - agv.batteryMillis) / 1000
  if (agv.doing.kind === 'charges') return Math.min(1, agv.battery + CHARGE_PER_SECOND * seconds)
  const factor = agv.loaded ? LOADED_FACTOR : 1
  const way = Math.max(0, metres - agv.batteryMetres)
  return Math.max(EMPTY_BATTERY, agv.battery - DRAIN_PER_SECOND * seconds - DRAIN_PER_METRE * factor * way)
}

/** When a battery that is charged has come so far. */
export const chargedMillis = (agv: Agv, share: number): number =>
  agv.batteryMillis + (1000 * Math.max(0, share - agv.battery)) / CHARGE_PER_SECOND

/** Where on its course it is, and how fast. */
export const movingOf = ({ timetable, beganMillis }: Agv, millis: number, out: Moving): void =>
  movingAt(timetable.motion, (millis - beganMillis) / 1000, out)

/** Keeps what its battery has come to, before it does something else. */
export function settleBattery(agv: Agv, millis: number): void {
  movingOf(agv, millis, movingScratch)
  settleBatteryAt(agv, millis, movingScratch.metres)
}

/** The same where it is known how far it has come. */
export function settleBatteryAt(agv: Agv, millis: number, metres: number): void {
  agv.battery = batteryAt(agv, millis, metres)
  agv.batteryMillis = millis
  agv.batteryMetres = metres
}

/** Stands at the end of a course, or before the first. */
export function park(agv: Agv, millis: number): void {
  agv.course = undefined
  agv.timetable = IN_BAY
  agv.beganMillis = millis
  agv.batteryMetres = 0
  agv.tail = 0
  agv.head = 0
  agv.stuckAt = 0
}
