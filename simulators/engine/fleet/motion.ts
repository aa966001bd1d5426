/* Hot: read whenever a vehicle is looked at, and written again whenever it was hindered. */

/** How a vehicle moves along its course: phases of constant acceleration [W-34]. */
export interface Motion {
  phases: number
  /** Four numbers a phase: seconds and metres at its beginning, the speed there, the acceleration. There may be more. */
  readonly rows: number[]
}

const ROW = 4
const [SECONDS, METRES, SPEED, GAIN] = [0, 1, 2, 3]

/** A part of the way that is driven at one speed; in metres from its beginning. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly topSpeed: number
}

/** Where on its course and how fast, written in place. */
export interface Moving {
  metres: number
  speed: number
}

export const ACCELERATION = 0.5

export const standing = (seconds: number, metres: number): Motion => ({
  phases: 1,
  rows: [seconds, metres, 0, 0],
})

export function movingAt({ phases, rows }: Motion, seconds: number, out: Moving): void {
  let at = (phases - 1) * ROW
  if (seconds >= rows[at]!) {
    out.metres = rows[at + METRES]!
    out.speed = 0
    return
  }
  while (at > 0 && rows[at]! > seconds) at -= ROW
  const since = Math.max(0, seconds - rows[at]!)
  const speed = rows[at + SPEED]!
  const gain = rows[at + GAIN]!
  out.metres = Math.min(rows[at + ROW + METRES]!, rows[at + METRES]! + (speed + 0.5 * gain * since) * since)
  out.speed = Math.max(0, speed + gain * since)
}

/** When it comes to a place; Infinity where it stops before. */
export function secondsTo(motion: Motion, metres: number): number {
  const last = (motion.phases - 1) * ROW
  // At its end it stands when its last phase begins, to the last bit.
  if (motion.rows[last + METRES] === metres) return motion.rows[last]!
  return secondsWithin(motion, phaseTo(motion, metres, 0), metres)
}

/** The phase in which it comes to a place, from one on before which it does not. */
export function phaseTo({ phases, rows }: Motion, metres: number, first: number): number {
  let phase = first
  while (phase < phases - 1 && rows[(phase + 1) * ROW + METRES]! < metres) phase += 1
  return phase
}

/** When it comes to a place in that phase. */
export function secondsWithin({ phases, rows }: Motion, phase: number, metres: number): number {
  const at = phase * ROW
  const left = metres - rows[at + METRES]!
  if (left <= 0) return rows[at]!
  if (phase === phases - 1) return Number.POSITIVE_INFINITY
  const speed = rows[at + SPEED]!
  const root = Math.sqrt(Math.max(0, speed * speed + 2 * rows[at + GAIN]! * left))
  return Math.min(rows[at + ROW]!, rows[at]! + (2 * left) / (speed + root))
}

/** Where the motion that is being written has come to: when, where, how fast. */
const pen = { at: 0, here: 0, pace: 0 }

function addRow(motion: Motion, gain: number): void {
  const at = motion.phases * ROW
  motion.phases += 1
  motion.rows[at + SECONDS] = pen.at
  motion.rows[at + METRES] = pen.here
  motion.rows[at + SPEED] = pen.pace
  motion.rows[at + GAIN] = gain
}

/** One more phase of constant acceleration. */
function add(motion: Motion, gain: number, duration: number, long: number, exit: number): void {
  if (duration <= 1e-9) return
  addRow(motion, gain)
  pen.at += duration
  pen.here += long
  pen.pace = exit
}

/** Speeds at the ends of the steps ahead that still let it brake: by step, from the first one driven. */
const exitScratch: number[] = []

/**
 * From a place and a speed up to a place where it stands, as fast as the steps allow. Called again with a farther end
 * it never needs to brake harder than before. Written into a motion that nobody needs any more, if there is one.
 */
export function motionOver(
  steps: readonly Stretch[],
  first: number,
  seconds: number,
  metres: number,
  speed: number,
  end: number,
  into: Motion = standing(0, 0),
): Motion {
  into.phases = 0
  let last = first
  while (last < steps.length - 1 && steps[last]!.to < end - 1e-9) last += 1
  let entry = 0
  for (let i = last; i >= first; i--) {
    const step = steps[i]!
    const exit = i === last ? 0 : Math.min(step.topSpeed, entry)
    exitScratch[i - first] = exit
    const long = Math.min(step.to, end) - Math.max(step.from, metres)
    entry = Math.min(step.topSpeed, Math.sqrt(exit * exit + 2 * ACCELERATION * Math.max(0, long)))
  }
  pen.at = seconds
  pen.here = metres
  pen.pace = speed
  for (let i = first; i <= last; i++) {
    const { to, topSpeed } = steps[i]!
    const goal = i === last ? end : to
    if (goal - pen.here <= 1e-9) continue
    addStep(into, topSpeed, goal - pen.here, exitScratch[i - first]!)
    pen.here = goal
  }
  pen.pace = 0
  addRow(into, 0)
  return into
}

/** So long a way at a top speed, to be left no faster than at `exit`. */
function addStep(motion: Motion, topSpeed: number, long: number, exit: number): void {
  const { pace } = pen
  const p2 = pace * pace
  const e2 = exit * exit
  const reachable = Math.sqrt(p2 + 2 * ACCELERATION * long)
  if (reachable <= exit) add(motion, ACCELERATION, (2 * long) / (pace + reachable), long, reachable)
  else if (p2 - e2 >= 2 * ACCELERATION * long - 1e-9) {
    add(motion, (e2 - p2) / (2 * long), (2 * long) / (pace + exit), long, exit)
  } else {
    const peak = Math.min(Math.max(topSpeed, pace), Math.sqrt((p2 + e2) / 2 + ACCELERATION * long))
    const rising = (peak * peak - p2) / (2 * ACCELERATION)
    const falling = (peak * peak - e2) / (2 * ACCELERATION)
    add(motion, ACCELERATION, (peak - pace) / ACCELERATION, rising, peak)
    add(motion, 0, (long - rising - falling) / peak, long - rising - falling, peak)
    add(motion, -ACCELERATION, (peak - exit) / ACCELERATION, falling, exit)
  }
}

/** Brakes at once. */
export function braking(seconds: number, metres: number, speed: number): Motion {
  if (speed <= 1e-9) return standing(seconds, metres)
  const motion: Motion = { phases: 0, rows: [] }
  pen.at = seconds
  pen.here = metres
  pen.pace = speed
  add(motion, -ACCELERATION, speed / ACCELERATION, (speed * speed) / (2 * ACCELERATION), 0)
  addRow(motion, 0)
  return motion
}
