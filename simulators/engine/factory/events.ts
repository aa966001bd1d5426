import type { Role } from './model.ts'

/*
 * Files that are hot make these constants of their own, `const { STAGE } = words`: what is imported is looked up at each
 * use, a constant of the file is compiled in. For the same reason what is hot only declares the fields that its
 * constructor sets: a field that was undefined before may be anything for ever.
 */

/** What an entry of the heap is; its index comes in the bits above. */
export const EVENT = {
  /** Of a machine: the end of whatever it is at. */
  timer: 0,
  /** Of a link: its first part has come to the end of it. */
  link: 1,
  /** Of a machine: it has waited long enough to say so. */
  patience: 2,
  /** Of a hazard that goes by the clock. */
  hazard: 3,
  shift: 4,
  order: 5,
  effect: 7,
  begin: 8,
} as const

export const EVENT_BITS = 4

/** What a machine is at; the order matters: from `held` on nothing interrupts it, from `setup` on it does not work. */
export const STAGE = {
  free: 0,
  working: 1,
  setup: 2,
  resuming: 3,
  restarting: 4,
  off: 5,
  held: 6,
  down: 7,
  maintenance: 8,
} as const

/** What a free machine waits for. */
export const WAIT = { none: 0, input: 1, room: 2, operator: 3, order: 4 } as const

/** What lies in a machine. */
export const WORK = { empty: 0, loaded: 1, begun: 2, done: 3 } as const

/** What a machine goes through before it works again. */
export const NEEDS = { nothing: 0, resume: 1, restart: 2 } as const

export const ROLE = {
  none: 0,
  source: 1,
  sink: 2,
  store: 3,
  station: 4,
  batch: 5,
  assembly: 6,
  disassembly: 7,
  inspection: 8,
} as const satisfies Readonly<Record<Role, number>>
