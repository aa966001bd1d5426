import { FLOOR_STATES, type FloorState } from '../../../models/state.ts'
import type { StandingAlarms } from '../../state/alarms.ts'
import { floorStateAt, type Now } from '../../state/now.ts'

const STATES = FLOOR_STATES.length
const UNKNOWN = FLOOR_STATES.indexOf('unknown')
const NUMBER_OF = new Map(FLOOR_STATES.map((state, i) => [state, i]))

/** How many of the first n Machines are in each state: what lies between two of them is one row less another. */
export interface Rollup {
  /** A row of states for each Machine, and one before the first. */
  readonly sums: Int32Array
  /** 1 for each Machine that counts, by index; absent where all do. */
  readonly hits: Uint8Array | undefined
  version: number
}

export const createRollup = (machines: number, hits?: Uint8Array): Rollup => ({
  sums: new Int32Array((machines + 1) * STATES),
  hits,
  version: -1,
})

/** Sums up anew where a Frame has come since; once for all who ask. */
export function refreshRollup(rollup: Rollup, now: Now): void {
  if (rollup.version === now.version) return
  rollup.version = now.version
  const { sums, hits } = rollup
  const machines = now.model.table.machines.length
  for (let machine = 0; machine < machines; machine++) {
    const from = machine * STATES
    const counts = hits === undefined || hits[machine] === 1
    const state = counts ? (NUMBER_OF.get(floorStateAt(now, machine)) ?? UNKNOWN) : -1
    for (let i = 0; i < STATES; i++) sums[from + STATES + i] = (sums[from + i] ?? 0) + (i === state ? 1 : 0)
  }
}

/** How many Machines between two indices are in a state. */
export function countIn({ sums }: Rollup, state: FloorState, first: number, end: number): number {
  const i = NUMBER_OF.get(state) ?? UNKNOWN
  return (sums[end * STATES + i] ?? 0) - (sums[first * STATES + i] ?? 0)
}

/** What a group is known by, from what needs a person most; unknown only where nothing else is known. */
export function worstIn(rollup: Rollup, first: number, end: number): FloorState {
  return FLOOR_STATES.find((state) => countIn(rollup, state, first, end) > 0) ?? 'unknown'
}

/** How many Machines between two indices have an alarm, of those that count. */
export function alarmedIn(alarms: StandingAlarms, first: number, end: number, hits?: Uint8Array): number {
  let count = 0
  for (const machine of alarms.keys())
    if (machine >= first && machine < end && (hits === undefined || hits[machine] === 1)) count++
  return count
}
