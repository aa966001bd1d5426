import { SHIFT_METRES } from './candidates.ts'
import { onGrid } from './due.ts'
import { type Motion, phaseTo, type Stretch, secondsTo, secondsWithin, standing } from './motion.ts'

export const VEHICLE_METRES = 1.3
/** From the end of a block to the middle of a vehicle that has stopped in it, or that has just left it. */
export const CLEAR_METRES = VEHICLE_METRES / 2 + 0.15
/** So far before the end of what it may drive a vehicle asks for more: farther than it needs to brake. */
const LOOK_METRES = 2

/**
 * How a vehicle drives along a course and when it comes to what matters there, counted from when it began to. From the
 * same place at the same speed it is always the same, so that most are written once and had again.
 */
export interface Timetable {
  /** Where it is, in seconds from the beginning. */
  motion: Motion
  /** When the bay that it draws out of is free, and when it is at the end. */
  outMillis: number
  arriveMillis: number
  /** Two a step: when it has left it, and when it asks for what follows if its road ends there. */
  stepMillis: Float64Array
}

/** Of one that stays where it is. */
export const staying = (): Timetable => ({
  motion: standing(0, 0),
  outMillis: Number.POSITIVE_INFINITY,
  arriveMillis: Number.POSITIVE_INFINITY,
  stepMillis: new Float64Array(0),
})

/** When a vehicle has left a step. */
export const clearMillis = ({ stepMillis }: Timetable, step: number): number => stepMillis[2 * step]!
/** When a vehicle whose road ends with a step asks for more. */
export const askMillis = ({ stepMillis }: Timetable, step: number): number => stepMillis[2 * step + 1]!

/** What of a course has its times: the ends of its steps, the stops in them, and its own end. */
interface Marks {
  readonly steps: readonly Stretch[]
  readonly stopMetres: readonly number[]
  readonly metres: number
}

/** Writes the times of a motion, of the steps from one to before another. */
export function timeSteps(
  timetable: Timetable,
  { steps, stopMetres, metres }: Marks,
  from: number,
  to: number,
): void {
  const { motion } = timetable
  if (timetable.stepMillis.length < 2 * steps.length)
    timetable.stepMillis = new Float64Array(2 * steps.length).fill(Number.NaN)
  const { stepMillis } = timetable
  let clear = 0
  let ask = 0
  for (let i = from; i < to; i++) {
    const clearMetres = steps[i]!.to + CLEAR_METRES
    clear = phaseTo(motion, clearMetres, clear)
    stepMillis[2 * i] = onGrid(1000 * secondsWithin(motion, clear, clearMetres))
    const stop = stopMetres[i]!
    if (Number.isNaN(stop)) continue
    const askMetres = Math.max(0, stop - LOOK_METRES)
    ask = phaseTo(motion, askMetres, ask)
    stepMillis[2 * i + 1] = onGrid(1000 * secondsWithin(motion, ask, askMetres))
  }
  timetable.outMillis = onGrid(1000 * secondsTo(motion, SHIFT_METRES))
  timetable.arriveMillis = onGrid(1000 * secondsTo(motion, metres))
}
