import { log } from '../exact.ts'

/*
 * How full a cell is: what its terminals really sent, in hertz-seconds of its uplink and downlink, counted over
 * about a second. urllc goes first; embb and mmtc share what is left, each half of it and what the other leaves.
 */

export const SLICES = ['urllc', 'embb', 'mmtc'] as const
export const URLLC = 0
export const EMBB = 1
const MMTC = 2

/** Of a TDD period DDDSU (TS 38.213 11.1): three slots and most of the fourth down, one up. */
const UP_SHARE = 0.2
const DOWN_SHARE = 0.74
/** Below this the wait is what the measured delays contain already. */
const QUIET = 0.05
/** So much may wait; what comes on top is refused. */
const LONGEST_WAIT_MILLIS = 5000
const FULLEST = 0.98

export interface Load {
  readonly upHertz: number
  readonly downHertz: number
  readonly periodMillis: number
  /** Hertz-seconds since the last count, by slice; what went down is not told apart. */
  readonly sent: Float64Array
  down: number
  upBits: number
  downBits: number
  /** By slice: how full, and the milliseconds of work that are still to do. */
  readonly fullness: Float64Array
  readonly backlogMillis: Float64Array
  /** 0 to 1. */
  upUse: number
  downUse: number
  upMegabits: number
  downMegabits: number
}

export const loadOf = (hertz: number, periodMillis: number): Load => ({
  upHertz: hertz * UP_SHARE,
  downHertz: hertz * DOWN_SHARE,
  periodMillis,
  sent: new Float64Array(SLICES.length),
  down: 0,
  upBits: 0,
  downBits: 0,
  fullness: new Float64Array(SLICES.length),
  backlogMillis: new Float64Array(SLICES.length),
  upUse: 0,
  downUse: 0,
  upMegabits: 0,
  downMegabits: 0,
})

export function countUp(load: Load, slice: number, bits: number, bitsPerHertz: number): void {
  load.sent[slice] = (load.sent[slice] ?? 0) + bits / bitsPerHertz
  load.upBits += bits
}

export function countDown(load: Load, bits: number, bitsPerHertz: number): void {
  load.down += bits / bitsPerHertz
  load.downBits += bits
}

/** Works out how full the cell was since the last count, and begins the next. */
export function settle(load: Load, seconds: number): void {
  if (seconds <= 0) return
  const capacity = load.upHertz * seconds
  const [urllc, embb, mmtc] = [URLLC, EMBB, MMTC].map((slice) => (load.sent[slice] ?? 0) / capacity)
  const left = Math.max(1e-3, 1 - (urllc ?? 0))
  const of = (own = 0, other = 0): number => own / Math.max(left / 2, left - other)
  fill(load, URLLC, urllc ?? 0, seconds)
  fill(load, EMBB, of(embb, mmtc), seconds)
  fill(load, MMTC, of(mmtc, embb), seconds)
  load.upUse = Math.min(1, (urllc ?? 0) + (embb ?? 0) + (mmtc ?? 0))
  load.downUse = Math.min(1, load.down / (load.downHertz * seconds))
  load.upMegabits = load.upBits / seconds / 1e6
  load.downMegabits = load.downBits / seconds / 1e6
  load.sent.fill(0)
  load.down = 0
  load.upBits = 0
  load.downBits = 0
}

function fill(load: Load, slice: number, fullness: number, seconds: number): void {
  load.fullness[slice] = fullness
  const waiting = (load.backlogMillis[slice] ?? 0) + (fullness - 1) * seconds * 1000
  load.backlogMillis[slice] = Math.min(LONGEST_WAIT_MILLIS, Math.max(0, waiting))
}

export const isOverflowing = (load: Load, slice: number): boolean =>
  (load.backlogMillis[slice] ?? 0) >= LONGEST_WAIT_MILLIS

export const isLoaded = (load: Load, slice: number): boolean => (load.fullness[slice] ?? 0) >= QUIET

/** How long a packet waits for those before it: none in a quiet cell, else as in a queue of one server. */
export function waitUp(load: Load, slice: number, chance: number): number {
  return (load.backlogMillis[slice] ?? 0) + waiting(load.fullness[slice] ?? 0, load.periodMillis, chance)
}

export const waitDown = (load: Load, chance: number): number =>
  waiting(load.downUse, load.periodMillis, chance)

function waiting(fullness: number, periodMillis: number, chance: number): number {
  if (fullness < QUIET) return 0
  const busy = Math.min(FULLEST, fullness)
  return chance >= busy ? 0 : (log(busy / chance) * periodMillis) / (1 - busy)
}
