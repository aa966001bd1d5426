import type { Mode } from './fact.ts'

/** What the fleet calls back, at the time at which it happens. */
export interface FleetCalls {
  /** Whether it was told of something that more may follow from: then the fleet leaves the rest for later. */
  readonly isTold?: boolean
  picked(link: number, vehicle: number, atMillis: number): void
  carried(link: number, vehicle: number, atMillis: number): void
  /** What a vehicle is about: it is a machine of the role `none`, whose mode the fleet knows. */
  mode(vehicle: number, mode: Mode, reason: string, atMillis: number): void
}

/** The fleet of AGVs, seen from the factory. */
export interface FleetPort {
  /** A load waits at `from` to be carried to `to`; answered later by `carried`. */
  request(link: number, from: number, to: number, atMillis: number): void
  /** When something next happens in the fleet by itself; Infinity when nothing. */
  nextMillis(): number
  /** Does what is due until then; answers how many events that were. */
  advance(untilMillis: number, on: FleetCalls): number
  /** A vehicle broke down or is held, and goes on. */
  halt?(vehicle: number, halted: boolean, atMillis: number): void
  /** No vehicle passes that road until then; false where there is no such road. */
  close?(road: string, untilMillis: number, atMillis: number): boolean
}
