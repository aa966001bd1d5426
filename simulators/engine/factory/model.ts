import type { Law } from '../laws/law.ts'

/*
 * A factory as the discrete events know it. It is compiled from a Plant, or written by hand in a test. Machines are
 * numbered as in the Plant's slot table; those that take no part in production are of the role `none`. All times are
 * milliseconds.
 */

/** A way in which a Machine breaks down, or must be kept from doing so. */
export interface FailureMode {
  /** Its own name: a wear part's id, or the code of the alarm that it raises. */
  readonly id: string
  /** Whether its time passes with the Machine's running, or with the clock. */
  readonly clock: 'operating' | 'calendar'
  readonly life: Law
  readonly repair: Law
  /** Who repairs it; undefined needs nobody. */
  readonly crew: number | undefined
  /** Index into the Kind's wear parts, where the damage can be seen to grow; undefined strikes without a warning. */
  readonly wearPart: number | undefined
  /** Which of the Machine's fault alarms it raises. */
  readonly alarm: string
  /** A planned replacement when the damage has come so far, from 0 to 1; undefined runs to failure. */
  readonly replacedAt: number | undefined
  /** Share of its first life that is used up when the factory begins, from 0 to 1. */
  readonly used: number
}

/** A short stop without a fault: a gauge, a person at the door. */
export interface ShortStop {
  readonly reason: string
  /** Running time between two, and how long one lasts. */
  readonly every: Law
  readonly lasts: Law
}

export type Role =
  | 'none'
  /** Raw material comes from here: always, or as `cycle` lets it arrive. */
  | 'source'
  /** Shipped from here. */
  | 'sink'
  /** Holds up to `capacity` parts for no time of its own. */
  | 'store'
  /** One part at a time. */
  | 'station'
  /** Up to `capacity` at once, begun when full or `batchWait` after the first came. */
  | 'batch'
  /** One part of each way in, made into one. */
  | 'assembly'
  /** One in, `makes` out. */
  | 'disassembly'
  /** Judges: good goes on, the rest to rework or scrap. */
  | 'inspection'

/** One that no link leads to has raw material at hand; what is made where no link leads away is shipped. */
export interface StationModel {
  readonly role: Role
  readonly cycle: Law
  /** Of `cycle`, by product; missing is 1. */
  readonly productFactor: readonly number[]
  readonly capacity: number
  readonly batchWaitMillis: number
  readonly makes: number
  /** Change-over from one product to another; undefined needs none. */
  readonly setup: Law | undefined
  readonly failures: readonly FailureMode[]
  readonly stops: readonly ShortStop[]
  /** Share of its parts that it spoils; an inspection finds what was spoilt before with `finds`. */
  readonly spoils: number
  readonly finds: number
  /** Of what is found bad the share that can be reworked, and where. */
  readonly reworkShare: number
  readonly reworkAt: number | undefined
  /** Needs an operator of this crew for each cycle; undefined runs alone. */
  readonly operator: number | undefined
  /** Works in the shifts, or around the clock. */
  readonly shifts: boolean
  /** How long it waits for a part or for room before it says so. */
  readonly patienceMillis: number
  /** From "wait no more" to work, after such a wait and after a repair or a break. */
  readonly resumeMillis: number
  readonly restartMillis: number
}

/** Material goes from one Machine to the next. */
export interface LinkModel {
  readonly from: number
  readonly to: number
  /** Parts on the way and waiting at its end. */
  readonly capacity: number
  /** By a conveyor or robot: how long, and which; a conveyor or robot that is down carries nothing. */
  readonly transferMillis: number
  readonly by: number | undefined
  /** Carried by the fleet of AGVs instead. */
  readonly fleet: boolean
  /** Parts that a vehicle takes at once, at most `capacity`: it is asked for when so many wait. Otherwise 1. */
  readonly load: number
  /** Its carrier takes one part at a time, over all of its links; otherwise as many as come. */
  readonly serial?: boolean
  /** Only these products; undefined lets all pass. */
  readonly products: readonly number[] | undefined
}

export interface CrewModel {
  readonly id: string
  readonly people: number
  /** Whether they are only here in the shifts. */
  readonly shifts: boolean
}

/** Work within the day, by the clock of the Plant; what is not in a window is a break or the night. */
export interface ShiftModel {
  /** From midnight of day 0 of `startMillis`, repeated every `periodMillis`. */
  readonly windows: readonly { readonly fromMillis: number; readonly toMillis: number }[]
  readonly periodMillis: number
}

export interface OrderModel {
  /** Products are made in this mix, in lots. */
  readonly mix: readonly { readonly product: number; readonly weight: number }[]
  readonly lot: Law
  /** From one order to the next; undefined keeps the next always waiting. */
  readonly every: Law | undefined
  readonly dueAfter: Law
}

/** What lies in the factory when it begins, as on any day but the first. */
export interface StockModel {
  /** Parts at the end of each link. */
  readonly links: readonly number[]
  /** Parts in each store; nothing in other machines. */
  readonly stations: readonly number[]
}

export interface FactoryModel {
  readonly stations: readonly StationModel[]
  readonly links: readonly LinkModel[]
  readonly products: readonly string[]
  readonly crews: readonly CrewModel[]
  readonly shifts: ShiftModel | undefined
  readonly orders: OrderModel
  /** Missing is an empty factory. */
  readonly stock?: StockModel
}
