import { atan2, cos, sin } from '../exact.ts'
import type { Bay } from './bays.ts'
import { BAY_METRES, SHIFT_METRES } from './candidates.ts'
import { type Curve, type Spot, spotOn } from './curve.ts'
import type { Stretch } from './motion.ts'
import { type Network, TOP_SPEED } from './network.ts'
import { CLEAR_METRES, type Timetable, VEHICLE_METRES } from './timetable.ts'

/** A part of a course on one piece of the road, at one speed. */
export interface Step extends Stretch {
  readonly piece: number
  readonly lane: number
  readonly curve: Curve
  readonly curveFrom: number
}

/** [W-31] The way from one bay to another. */
export interface Course {
  readonly steps: readonly Step[]
  readonly metres: number
  readonly start: Bay
  readonly end: Bay
  /** By step, as columns: its piece, its lane, and the first step from it on that a vehicle can stop in. */
  readonly pieces: readonly number[]
  readonly lanes: readonly number[]
  readonly stopSteps: readonly number[]
  /** By step: where a vehicle stops in it; NaN where it cannot. */
  readonly stopMetres: readonly number[]
  /** By step: how the rest of the course is driven from its last stop before; written when it first is. */
  readonly timetables: (Timetable | undefined)[]
}

/** A vehicle finds room to stop on a piece of this length. */
const STANDABLE_METRES = VEHICLE_METRES + 0.4
const SHIFT_SPEED = 0.5

/** Along these lanes, the first and the last of which the bays lie at. */
export function courseOf(network: Network, lanes: readonly number[], start: Bay, end: Bay): Course {
  const steps: Step[] = []
  for (let i = 0; i < lanes.length; i++) {
    const index = lanes[i] ?? -1
    const lane = network.lanes[index]
    if (lane === undefined) continue
    const from = i === 0 ? start.metres : 0
    const to = i === lanes.length - 1 ? end.metres : lane.metres
    const block = lane.metres / lane.blocks
    for (
      let b = Math.min(lane.blocks - 1, Math.floor(from / block));
      b < lane.blocks && b * block < to;
      b++
    ) {
      const low = Math.max(from, b * block)
      const high = Math.min(to, b === lane.blocks - 1 ? lane.metres : (b + 1) * block)
      addStep(steps, lane.firstPiece + b * lane.pieceStep, index, lane.curve, low, high - low, TOP_SPEED)
    }
    const next = lanes[i + 1]
    const turning = lane.turnings.find(({ to: onto }) => onto === next)
    if (turning === undefined) continue
    addStep(steps, turning.piece, index, turning.curve, 0, turning.metres, turning.topSpeed)
  }
  const at = steps.at(-1)?.to ?? 0
  const slow = staysInLine(start, end, at) ? [at / 2] : [SHIFT_METRES, at - SHIFT_METRES]
  return withColumns(network, slowed(steps, slow, at), at, start, end)
}

function addStep(
  steps: Step[],
  piece: number,
  lane: number,
  curve: Curve,
  curveFrom: number,
  long: number,
  topSpeed: number,
): void {
  if (long < 1e-6) return
  const from = steps.at(-1)?.to ?? 0
  steps.push(stepOf({ piece, lane, curve }, curveFrom, from, from + long, topSpeed))
}

/** All are made here: the engine reads objects fastest that were made in one place. */
function stepOf(
  { piece, lane, curve }: Pick<Step, 'piece' | 'lane' | 'curve'>,
  curveFrom: number,
  from: number,
  to: number,
  topSpeed: number,
): Step {
  return { piece, lane, curve, curveFrom, from, to, topSpeed }
}

function withColumns(network: Network, steps: readonly Step[], metres: number, start: Bay, end: Bay): Course {
  const last = steps.length - 1
  const stopSteps = new Array<number>(steps.length).fill(last)
  const stopMetres = new Array<number>(steps.length).fill(Number.NaN)
  stopMetres[last] = metres
  for (let i = last - 1; i >= 0; i--) {
    const stop = stopIn(network, steps, i, metres)
    if (stop !== undefined) stopMetres[i] = stop
    stopSteps[i] = stop === undefined ? (stopSteps[i + 1] ?? last) : i
  }
  return {
    steps,
    metres,
    start,
    end,
    pieces: steps.map(({ piece }) => piece),
    lanes: steps.map(({ lane }) => lane),
    stopSteps,
    stopMetres,
    timetables: steps.map(() => undefined),
  }
}

/** How far a vehicle may go that has the road up to a step. */
export function metresAllowed({ steps, metres }: Course, head: number): number {
  if (head === 0) return 0
  return head === steps.length ? metres : (steps[head - 1]?.to ?? 0) - CLEAR_METRES
}

/** Where a vehicle stops in a step before the last; undefined where it would stand in the way. */
function stopIn(
  { crossings }: Network,
  steps: readonly Step[],
  i: number,
  metres: number,
): number | undefined {
  const step = steps[i]
  if (step === undefined || step.piece < crossings || steps[i + 1]?.piece === step.piece) return undefined
  let long = 0
  for (let k = i; k >= 0 && steps[k]?.piece === step.piece; k--)
    long += (steps[k]?.to ?? 0) - (steps[k]?.from ?? 0)
  const stop = step.to - CLEAR_METRES
  // On its way into or out of a bay a vehicle would stand in the way of the bays beside.
  return long >= STANDABLE_METRES && stop >= SHIFT_METRES && stop <= metres - SHIFT_METRES ? stop : undefined
}

/** From one bay into the next on the same side the vehicle goes straight on. */
const staysInLine = (start: Bay, end: Bay, metres: number): boolean =>
  start.lane === end.lane && start.side === end.side && metres < 2 * SHIFT_METRES

/** Slower before the first mark and after the last. */
function slowed(steps: readonly Step[], marks: readonly number[], metres: number): readonly Step[] {
  const [low, high] = [marks[0] ?? 0, marks.at(-1) ?? metres]
  return steps.flatMap((step) => {
    if (step.from >= low && step.to <= high) return step
    const cuts = [step.from, ...[low, high].filter((mark) => mark > step.from && mark < step.to), step.to]
    return cuts.slice(1).flatMap((to, i) => {
      const from = cuts[i] ?? step.from
      if (to - from < 1e-6) return []
      const isSlow = to <= low + 1e-9 || from >= high - 1e-9
      const topSpeed = isSlow ? Math.min(SHIFT_SPEED, step.topSpeed) : step.topSpeed
      return [stepOf(step, step.curveFrom + from - step.from, from, to, topSpeed)]
    })
  })
}

/** From 0 to 1 without a kink in direction or curvature. */
const eased = (share: number): number => {
  const u = Math.max(0, Math.min(1, share))
  return u * u * u * (10 - u * (15 - 6 * u))
}
const easing = (share: number): number => {
  const u = Math.max(0, Math.min(1, share))
  return 30 * u * u * (1 - u) * (1 - u)
}

/** Where a vehicle is so far along its course, and how much longer its way is than the lane's. */
export function spotOnCourse(course: Course, stepIndex: number, metres: number, out: Spot): number {
  const step = course.steps[stepIndex]
  if (step === undefined) return 1
  spotOn(step.curve, step.curveFrom + metres - step.from, out)
  const { start, end } = course
  let right = 0
  let slope = 0
  if (staysInLine(start, end, course.metres)) right = start.side * BAY_METRES
  else {
    const out1 = metres / SHIFT_METRES
    const in1 = (metres - course.metres + SHIFT_METRES) / SHIFT_METRES
    right = BAY_METRES * (start.side * (1 - eased(out1)) + end.side * eased(in1))
    slope = (BAY_METRES / SHIFT_METRES) * (end.side * easing(in1) - start.side * easing(out1))
  }
  if (right !== 0) {
    out.x += right * sin(out.radians)
    out.y -= right * cos(out.radians)
  }
  if (slope !== 0) out.radians -= atan2(slope, 1)
  return Math.sqrt(1 + slope * slope)
}
