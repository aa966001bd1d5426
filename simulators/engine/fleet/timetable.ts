import { SHIFT_METRES } from './candidates.ts'
import { onGrid } from './due.ts'
import { type Motion, phaseTo, type Stretch, secondsTo, secondsWithin } from './motion.ts'

export const VEHICLE_METRES = 1.3
/** From the end of a block to the middle of a vehicle that has stopped in it, or that has just left it. */
export const CLEAR_METRES = VEHICLE_METRES / 2 + 0.15
/** So far before the end of what it may drive a vehicle asks for more: farther than it needs to brake. */
const LOOK_METRES = 2

/**
 * How a vehicle drives along a course and when it comes to what matters there, counted from when it began to. Nothing
 * ever changes in one, and from the same place at the same speed it is always the same, so that it may be had again.
 */
export interface Timetable {
  /** Where it is, in seconds from the beginning. */
  readonly motion: Motion
  /** When the bay that it draws out of is free. */
  readonly outMillis: number
  /** By step: when it has left it, and when it asks for what follows if its road ends there. */
  readonly clearMillis: Float64Array
  readonly askMillis: Float64Array
  readonly arriveMillis: number
  /** By step: how it halts at the end of its road there, if it is refused more; written when that first happens. */
  readonly refused: (Timetable | undefined)[]
}

const NOTHING = new Float64Array(0)

/** Of one that stays where it is. */
export const staying = (motion: Motion): Timetable => ({
  motion,
  outMillis: Number.POSITIVE_INFINITY,
  clearMillis: NOTHING,
  askMillis: NOTHING,
  arriveMillis: Number.POSITIVE_INFINITY,
  refused: [],
})

/** What of a course has its times: the ends of its steps, the stops in them, and its own end. */
interface Marks {
  readonly steps: readonly Stretch[]
  readonly stopMetres: Float64Array
  readonly metres: number
}

export function timetableOf({ steps, stopMetres, metres }: Marks, motion: Motion): Timetable {
  const count = steps.length
  const clearMillis = new Float64Array(count)
  const askMillis = new Float64Array(count)
  let clear = 0
  let ask = 0
  for (let i = 0; i < count; i++) {
    const clearMetres = steps[i]!.to + CLEAR_METRES
    clear = phaseTo(motion, clearMetres, clear)
    clearMillis[i] = onGrid(1000 * secondsWithin(motion, clear, clearMetres))
    if (Number.isNaN(stopMetres[i]!)) continue
    const askMetres = Math.max(0, stopMetres[i]! - LOOK_METRES)
    ask = phaseTo(motion, askMetres, ask)
    askMillis[i] = onGrid(1000 * secondsWithin(motion, ask, askMetres))
  }
  return {
    motion,
    outMillis: onGrid(1000 * secondsTo(motion, SHIFT_METRES)),
    clearMillis,
    askMillis,
    arriveMillis: onGrid(1000 * secondsTo(motion, metres)),
    refused: [],
  }
}
