import { cos, exp, sin } from '../exact.ts'
import { Random, seedOf } from '../random.ts'
import { type DefectLines, defectLines } from './bearing.ts'
import type { Physics } from './physics.ts'

/* The acceleration at a bearing, sampled fast enough for its defects to be heard [W-45]. Made only when asked for. */

export const BURST_HERTZ = 25_600

/** The housing rings at this frequency when it is struck, and dies away with this damping. */
const RESONANCE_HERTZ = 4200
const DAMPING = 0.04
/** Peak of a middling defect's strikes when the bearing fails at full speed, in m/s2. */
const STRIKE = 120
/** Balls slip a little, so that strikes do not come to the microsecond. */
const JITTER = 0.015
const SHAFT_HARMONICS = [1, 0.35, 0.15] as const
const NOISE = 0.6

/** How many times a second the shaft of a machine turns at present. */
export function shaftHertz({ nature, speed }: Physics): number {
  const { shaft } = nature
  return shaft === undefined ? 0 : ((shaft.constantSpeed ?? speed) * shaft.turnsPerMinute) / 60
}

export const linesOf = (physics: Physics): DefectLines | undefined =>
  physics.nature.shaft && defectLines(physics.nature.shaft.bearing, shaftHertz(physics))

/** Acceleration in m/s2, sample by sample; asked twice at one time, it is the same. */
export function burst(physics: Physics, seconds: number, hertz: number = BURST_HERTZ): Float32Array {
  const random = new Random(seedOf(`burst ${Math.round(physics.seconds * 1000)}`, physics.seed))
  const samples = new Float64Array(Math.round(seconds * hertz))
  const turns = shaftHertz(physics)
  const lines = linesOf(physics)
  const sign = bearingSign(physics)
  if (lines !== undefined && turns > 0 && sign > 0) {
    const full = (physics.nature.shaft?.turnsPerMinute ?? 0) / 60
    strikeAll(samples, hertz, lines, turns, STRIKE * sign * (turns / full), random)
    ring(samples, hertz)
  }
  addShaft(samples, hertz, turns, physics, random)
  return Float32Array.from(samples)
}

function bearingSign({ parts, signs }: Physics): number {
  let most = 0
  parts.forEach(({ nature }, i) => {
    if (nature.bearing === true) most = Math.max(most, signs[i] ?? 0)
  })
  return most
}

interface Defect {
  readonly hertz: number
  readonly strength: number
  /** Loaded once a turn of this, so that its strikes swell and fade. */
  readonly swellHertz: number
  readonly swell: number
  /** A ball strikes the two races in turn, not alike. */
  readonly second: number
}

/** Outer race, inner race and balls; a cage that wobbles loads them by its turns, which is how it is heard. */
function strikeAll(
  samples: Float64Array,
  hertz: number,
  lines: DefectLines,
  turns: number,
  strength: number,
  random: Random,
): void {
  const defects: readonly Defect[] = [
    { hertz: lines.bpfo, strength: 1, swellHertz: lines.ftf, swell: 0.35, second: 1 },
    { hertz: lines.bpfi, strength: 0.8, swellHertz: turns, swell: 0.5, second: 1 },
    { hertz: 2 * lines.bsf, strength: 0.5, swellHertz: lines.ftf, swell: 0.4, second: 0.35 },
  ]
  for (const defect of defects) {
    strike(samples, hertz, { ...defect, strength: strength * defect.strength }, random)
  }
}

/** Each strike comes near its time: that it slips once makes the next no later. */
function strike(samples: Float64Array, hertz: number, defect: Defect, random: Random): void {
  const period = hertz / defect.hertz
  let even = true
  for (let at = period * random.next(); at < samples.length; at += period) {
    const when = Math.round(at + period * JITTER * random.noise())
    const swell = 1 + defect.swell * cos((2 * Math.PI * defect.swellHertz * at) / hertz)
    const size = defect.strength * swell * (even ? 1 : defect.second) * (1 + 0.1 * random.noise())
    if (when >= 0 && when < samples.length) samples[when] = (samples[when] ?? 0) + size
    even = !even
  }
}

/** Turns strikes into what they let the housing do: a tone that dies away. */
function ring(samples: Float64Array, hertz: number): void {
  const angle = (2 * Math.PI * RESONANCE_HERTZ) / hertz
  const keeps = exp(-DAMPING * angle)
  const [first, second, scale] = [2 * keeps * cos(angle), -keeps * keeps, sin(angle)]
  let [before, last] = [0, 0]
  for (let i = 0; i < samples.length; i++) {
    const now = first * last + second * before + scale * (samples[i] ?? 0)
    before = last
    last = now
    samples[i] = now
  }
}

/** The turning shaft with its harmonics, as the imbalance shakes it, and the noise of all the rest. */
function addShaft(
  samples: Float64Array,
  hertz: number,
  turns: number,
  physics: Physics,
  random: Random,
): void {
  const { vibration, defectVibration } = physics
  const healthy = Math.sqrt(Math.max(0, vibration * vibration - defectVibration * defectVibration))
  const velocity = (Math.SQRT2 * healthy) / 1000
  const angle = (2 * Math.PI * turns) / hertz
  const phase = 2 * Math.PI * random.next()
  for (let i = 0; i < samples.length; i++) {
    let value = NOISE * (0.2 + healthy) * random.noise()
    SHAFT_HARMONICS.forEach((share, order) => {
      const times = order + 1
      value += share * velocity * 2 * Math.PI * turns * times * sin(times * (angle * i + phase))
    })
    samples[i] = (samples[i] ?? 0) + value
  }
}
