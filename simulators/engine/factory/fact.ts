/** What a Machine is about, as the discrete events know it; PackML's states are made from these. */
export const MODE = {
  /** Outside of the shifts, or switched off. */
  off: 0,
  running: 1,
  starved: 2,
  blocked: 3,
  /** A short stop. */
  held: 4,
  setup: 5,
  /** No order. */
  idle: 6,
  /** Broken down: waits for the crew, or is repaired. */
  down: 7,
  /** After a breakdown, a break or a night: up to `restartMillis`. */
  restarting: 8,
  /** After a wait or a short stop: up to `resumeMillis`. */
  resuming: 9,
  /** Planned maintenance. */
  maintenance: 10,
  charging: 11,
} as const

export type Mode = (typeof MODE)[keyof typeof MODE]

/** What becomes of a part. */
export const FATE = {
  /** Raw material came in. */
  entered: 0,
  /** A Machine has done its work on it. */
  made: 1,
  scrapped: 2,
  reworked: 3,
  shipped: 4,
  /** Went into the part that is named with it. */
  joined: 5,
} as const

/**
 * Told of everything that happens, as it happens. Numbers only and nothing kept: it is called for every event of a
 * run that has millions.
 */
export interface FactSink {
  /** `reason` is a word of models/reason.ts or the code of an alarm, '' for none; `until` is known for what is planned. */
  mode(machine: number, mode: Mode, reason: string, atMillis: number, untilMillis: number): void
  /** `other` is the part that it was joined into, else 0. */
  part(machine: number, fate: number, part: number, product: number, other: number, atMillis: number): void
  alarm(machine: number, code: string, raised: boolean, atMillis: number): void
  order(
    order: number,
    product: number,
    quantity: number,
    dueMillis: number,
    done: boolean,
    atMillis: number,
  ): void
}
