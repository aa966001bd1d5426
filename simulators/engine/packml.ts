/** The PackML states that the machines pass through, by their numbers in ISA-TR88.00.02 [P-7]. */
export const PACKML = {
  clearing: 1,
  stopped: 2,
  starting: 3,
  idle: 4,
  suspended: 5,
  execute: 6,
  stopping: 7,
  aborting: 8,
  aborted: 9,
  holding: 10,
  held: 11,
  unholding: 12,
  suspending: 13,
  unsuspending: 14,
  resetting: 15,
  completing: 16,
  complete: 17,
} as const

/** How long a state lasts, in seconds, and what follows by itself. */
export interface Stay {
  readonly seconds: readonly [number, number]
  readonly next: number
}

const stay = (from: number, to: number, next: number): Stay => ({ seconds: [from, to], next })

/** Execute and Suspended are not here: a machine leaves them for a reason, not by the clock [G-5]. */
export const STAYS: ReadonlyMap<number, Stay> = new Map([
  [PACKML.aborting, stay(1, 2, PACKML.aborted)],
  [PACKML.aborted, stay(60, 240, PACKML.clearing)],
  [PACKML.clearing, stay(4, 10, PACKML.stopped)],
  [PACKML.stopped, stay(3, 8, PACKML.resetting)],
  [PACKML.resetting, stay(4, 9, PACKML.idle)],
  [PACKML.idle, stay(2, 6, PACKML.starting)],
  [PACKML.starting, stay(3, 6, PACKML.execute)],
  [PACKML.holding, stay(1, 2, PACKML.held)],
  [PACKML.held, stay(20, 90, PACKML.unholding)],
  [PACKML.unholding, stay(1, 3, PACKML.execute)],
  [PACKML.suspending, stay(1, 2, PACKML.suspended)],
  [PACKML.unsuspending, stay(1, 2, PACKML.execute)],
  [PACKML.completing, stay(2, 5, PACKML.complete)],
  [PACKML.complete, stay(3, 8, PACKML.resetting)],
])

const OUTSIDE_CAUSES: ReadonlySet<number> = new Set([
  PACKML.suspending,
  PACKML.suspended,
  PACKML.unsuspending,
])

/** Waiting for a neighbour; the machine itself could run. */
const waitsOutside = (state: number): boolean => OUTSIDE_CAUSES.has(state)

/** Stopped for a cause of its own: neighbours run dry or full because of it. */
export const isDown = (state: number): boolean =>
  state !== PACKML.execute && state !== PACKML.completing && !waitsOutside(state)
