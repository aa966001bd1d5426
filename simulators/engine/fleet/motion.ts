/** How a vehicle moves along its course: phases of constant acceleration, columns by phase [W-34]. Seconds and metres. */
export interface Motion {
  readonly seconds: number[]
  readonly metres: number[]
  readonly speeds: number[]
  readonly accelerations: number[]
}

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
  seconds: [seconds],
  metres: [metres],
  speeds: [0],
  accelerations: [0],
})

/** The phase that is under way at a time. */
function phaseAt({ seconds }: Motion, at: number): number {
  let phase = seconds.length - 1
  while (phase > 0 && seconds[phase]! > at) phase -= 1
  return phase
}

export function movingAt(motion: Motion, seconds: number, out: Moving): void {
  const phase = phaseAt(motion, seconds)
  const since = Math.max(0, seconds - motion.seconds[phase]!)
  const speed = motion.speeds[phase]!
  const acceleration = motion.accelerations[phase]!
  const metres = motion.metres[phase]!
  const isOver = phase === motion.seconds.length - 1
  out.metres = isOver
    ? metres
    : Math.min(motion.metres[phase + 1]!, metres + (speed + 0.5 * acceleration * since) * since)
  out.speed = isOver ? 0 : Math.max(0, speed + acceleration * since)
}

/** When it comes to a place; Infinity where it stops before. */
export const secondsTo = (motion: Motion, metres: number): number =>
  secondsWithin(motion, phaseTo(motion, metres, 0), metres)

/** The phase in which it comes to a place, from one on before which it does not. */
export function phaseTo(motion: Motion, metres: number, first: number): number {
  let phase = first
  while (phase < motion.metres.length - 1 && motion.metres[phase + 1]! < metres) phase += 1
  return phase
}

/** When it comes to a place in that phase. */
export function secondsWithin(motion: Motion, phase: number, metres: number): number {
  const begun = motion.seconds[phase]!
  const left = metres - motion.metres[phase]!
  if (left <= 0) return begun
  if (phase === motion.seconds.length - 1) return Number.POSITIVE_INFINITY
  const speed = motion.speeds[phase]!
  const root = Math.sqrt(Math.max(0, speed * speed + 2 * motion.accelerations[phase]! * left))
  return Math.min(motion.seconds[phase + 1]!, begun + (2 * left) / (speed + root))
}

/** Where the motion that is being written has come to: when, where, how fast. */
const pen = { at: 0, here: 0, pace: 0 }

/** One more phase of constant acceleration. */
function add(motion: Motion, acceleration: number, duration: number, long: number, exit: number): void {
  if (duration <= 1e-9) return
  motion.seconds.push(pen.at)
  motion.metres.push(pen.here)
  motion.speeds.push(pen.pace)
  motion.accelerations.push(acceleration)
  pen.at += duration
  pen.here += long
  pen.pace = exit
}

/** Speeds at the ends of the steps ahead that still let it brake: by step, from the first one driven. */
const exitScratch: number[] = []

/**
 * From a place and a speed up to a place where it stands, as fast as the steps allow. Called again with a farther end
 * it never needs to brake harder than before.
 */
export function motionOver(
  steps: readonly Stretch[],
  first: number,
  seconds: number,
  metres: number,
  speed: number,
  end: number,
): Motion {
  const motion: Motion = { seconds: [], metres: [], speeds: [], accelerations: [] }
  let last = first
  while (last < steps.length - 1 && (steps[last]?.to ?? end) < end - 1e-9) last += 1
  let entry = 0
  for (let i = last; i >= first; i--) {
    const step = steps[i]
    if (step === undefined) break
    const exit = i === last ? 0 : Math.min(step.topSpeed, entry)
    exitScratch[i - first] = exit
    const long = Math.min(step.to, end) - Math.max(step.from, metres)
    entry = Math.min(step.topSpeed, Math.sqrt(exit * exit + 2 * ACCELERATION * Math.max(0, long)))
  }
  pen.at = seconds
  pen.here = metres
  pen.pace = speed
  for (let i = first; i <= last; i++) {
    const step = steps[i]
    if (step === undefined) break
    const to = i === last ? end : step.to
    const { pace } = pen
    const long = to - pen.here
    if (long <= 1e-9) continue
    const exit = exitScratch[i - first] ?? 0
    const [p2, e2] = [pace * pace, exit * exit]
    const reachable = Math.sqrt(p2 + 2 * ACCELERATION * long)
    if (reachable <= exit) add(motion, ACCELERATION, (2 * long) / (pace + reachable), long, reachable)
    else if (p2 - e2 >= 2 * ACCELERATION * long - 1e-9) {
      add(motion, (e2 - p2) / (2 * long), (2 * long) / (pace + exit), long, exit)
    } else {
      const peak = Math.min(Math.max(step.topSpeed, pace), Math.sqrt((p2 + e2) / 2 + ACCELERATION * long))
      const rising = (peak * peak - p2) / (2 * ACCELERATION)
      const falling = (peak * peak - e2) / (2 * ACCELERATION)
      add(motion, ACCELERATION, (peak - pace) / ACCELERATION, rising, peak)
      add(motion, 0, (long - rising - falling) / peak, long - rising - falling, peak)
      add(motion, -ACCELERATION, (peak - exit) / ACCELERATION, falling, exit)
    }
    pen.here = to
  }
  motion.seconds.push(pen.at)
  motion.metres.push(pen.here)
  motion.speeds.push(0)
  motion.accelerations.push(0)
  return motion
}

/** Brakes at once. */
export function braking(seconds: number, metres: number, speed: number): Motion {
  if (speed <= 1e-9) return standing(seconds, metres)
  return {
    seconds: [seconds, seconds + speed / ACCELERATION],
    metres: [metres, metres + (speed * speed) / (2 * ACCELERATION)],
    speeds: [speed, 0],
    accelerations: [-ACCELERATION, 0],
  }
}
