/*
 * HOT: one call a Reading. Columns by slot, written in place, no allocation.
 */

export const QUALITY = { none: 0, good: 1, uncertain: 2, bad: 3 } as const
export type Quality = (typeof QUALITY)[keyof typeof QUALITY]

/** What became of a Reading [T-2, T-3]. */
export const APPLIED = { newer: 0, replaced: 1, late: 2, duplicate: 3 } as const
export type Applied = (typeof APPLIED)[keyof typeof APPLIED]

/** The factory at this moment: one value per slot, written in place. */
export interface Twin {
  readonly size: number
  readonly quanta: Int32Array
  /** Device time of the newest Reading, milliseconds since 1970. */
  readonly times: Float64Array
  readonly qualities: Uint8Array
}

export const createTwin = (size: number): Twin => ({
  size,
  quanta: new Int32Array(size),
  times: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
  qualities: new Uint8Array(size),
})

export function applyReading(
  twin: Twin,
  slot: number,
  quantum: number,
  time: number,
  quality: number,
): Applied {
  const held = twin.times[slot]!
  if (time < held) return APPLIED.late
  let outcome: Applied = APPLIED.newer
  if (time === held) {
    if (twin.quanta[slot] === quantum && twin.qualities[slot] === quality) return APPLIED.duplicate
    outcome = APPLIED.replaced
  }
  twin.quanta[slot] = quantum
  twin.times[slot] = time
  twin.qualities[slot] = quality
  return outcome
}

/** Makes one Twin equal to another of the same Plant. */
export function copyTwin(from: Twin, into: Twin): void {
  into.quanta.set(from.quanta)
  into.times.set(from.times)
  into.qualities.set(from.qualities)
}

/** The slots that a device's stepped clock shut out start again [D-5]. */
export function forgetTimes(twin: Twin, firstSlot: number, endSlot: number): void {
  twin.times.fill(Number.NEGATIVE_INFINITY, firstSlot, endSlot)
}

const MAX_QUANTUM = 0x7fffffff

/** The quantum of a value, or NaN where it does not fit [S-4, S-5]. */
export function quantumOf(value: number, perUnit: number): number {
  const quantum = Math.round(value * perUnit)
  return quantum <= MAX_QUANTUM && quantum >= -MAX_QUANTUM - 1 ? quantum : Number.NaN
}

export const valueOfQuantum = (quantum: number, perUnit: number): number => quantum / perUnit
