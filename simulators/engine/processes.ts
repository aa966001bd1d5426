import type { ChannelSpec } from '../../models/kinds/kind.ts'
import { lag } from './cycle.ts'
import { PACKML } from './packml.ts'
import type { Played } from './played.ts'
import { axisAt } from './program.ts'

/** The next value of a Channel from its machine, the seconds since the last one, and the last one. */
export type Process = (played: Played, seconds: number, previous: number) => number

/** A Process for a Channel as its machine declares it; `lot` is the Channel's own share from 0 to 1. */
export type Recipe = (spec: ChannelSpec, lot: number) => Process

/** A corner of a curve over the cycle: share of the cycle, share of the range. */
type Corner = readonly [number, number]

export const isRunning = (played: Played): boolean => played.state === PACKML.execute

const span = (spec: ChannelSpec): number => spec.max - spec.min
const inside = (spec: ChannelSpec, value: number): boolean => value > spec.min && value < spec.max

/** Follows a share of the range that the machine decides, with the noise of a sensor. */
export const share =
  (of: (played: Played) => number, noise = 0.004): Recipe =>
  (spec) =>
  (played) => {
    const level = of(played)
    return spec.min + span(spec) * (level === 0 ? 0 : level + noise * played.random.noise())
  }

/** Held near a value by a controller, whether the machine makes parts or not. */
export const steady =
  (value: number, ripple: number): Recipe =>
  (spec, lot) => {
    const centre = inside(spec, value)
      ? value + ripple * (2 * lot - 1)
      : spec.min + span(spec) * (0.4 + 0.3 * lot)
    return (played, seconds, previous) =>
      lag(previous, centre, seconds, 20) + ripple * 0.3 * Math.min(1, seconds) * played.random.noise()
  }

/** Steady while the machine runs; a pump or fan that is switched off with it otherwise. */
export const pumped =
  (level: number, rest = 0): Recipe =>
  (spec, lot) =>
  (played, seconds, previous) => {
    const wanted = isRunning(played) ? level * (0.95 + 0.1 * lot) : rest
    const value = lag(previous, spec.min + span(spec) * wanted, seconds, 1.2)
    return isRunning(played) ? value + span(spec) * 0.003 * played.random.noise() : value
  }

/** Warms up with the work that was done and cools down to the hall. */
export const warming: Recipe = (spec, lot) => {
  const hall = Math.max(spec.min, Math.min(23, spec.max))
  const rise = (spec.max - hall) * (0.55 + 0.25 * lot)
  return (played, seconds, previous) =>
    lag(previous, hall + rise * (0.08 + played.heat), seconds, 60) +
    0.0008 * span(spec) * played.random.noise()
}

export const shaking: Recipe = (spec, lot) => (played) =>
  spec.min +
  span(spec) *
    (0.012 +
      (0.05 + 0.06 * lot) * played.speed +
      0.08 * played.load +
      0.012 * (1 + played.speed) * played.random.next())

/** An axis or joint on its way through the machine's program; it stands where it is when the machine stops. */
export const axis =
  (index: number): Recipe =>
  (spec) =>
  (played) =>
    spec.min + span(spec) * axisAt(played.program, played.leg, played.phase, index)

/** A robot's joint about the posture it works in: its stops are far, and it does not go near them. */
export const joint =
  (index: number, centreDegrees: number, swingDegrees: number): Recipe =>
  () =>
  (played) =>
    centreDegrees + swingDegrees * (2 * axisAt(played.program, played.leg, played.phase, index) - 1)

/** A curve over the cycle, straight between its corners. */
export const curve =
  (...corners: readonly Corner[]): Recipe =>
  (spec, lot) =>
  (played) =>
    spec.min + span(spec) * curveAt(corners, played.phase) * (0.96 + 0.04 * lot)

/** The same with the noise of a force or pressure where it is not at rest. */
export const noisyCurve =
  (...corners: readonly Corner[]): Recipe =>
  (spec, lot) =>
  (played) => {
    const level = isRunning(played) ? curveAt(corners, played.phase) * (0.9 + 0.1 * lot) : 0
    return spec.min + span(spec) * (level + level * 0.02 * played.random.noise())
  }

function curveAt(corners: readonly Corner[], phase: number): number {
  let before = corners[0] ?? [0, 0]
  for (const corner of corners) {
    if (phase < corner[0]) {
      const way = corner[0] - before[0]
      return way === 0 ? corner[1] : before[1] + ((corner[1] - before[1]) * (phase - before[0])) / way
    }
    before = corner
  }
  return before[1]
}

/** Used up by every cycle and renewed when it is gone. */
export const usedUp =
  (perCycle: number, from = 98, to = 12): Recipe =>
  (spec, lot) =>
  (played) =>
    spec.min + (span(spec) * (from - (((from - to) * lot + perCycle * played.cycles) % (from - to)))) / 100

/** Wears with every cycle until the part is replaced. */
export const wornBy =
  (perCycle: number): Recipe =>
  (spec, lot) =>
  (played) =>
    spec.min + span(spec) * ((lot * 0.9 + (perCycle / 100) * played.cycles) % 0.98)

/** Grows by the cycle, from where an earlier day left it; a counter that only grows [G-4]. */
export const counted =
  (perCycle: number): Recipe =>
  (_spec, lot) => {
    const start = Math.floor(lot * 4000 * perCycle)
    return (played) => start + Math.floor(played.cycles * perCycle)
  }

/** A whole number that wanders, as items on a belt do. */
export const wandering =
  (level: number): Recipe =>
  (spec, lot) => {
    const centre = spec.min + span(spec) * level * (0.7 + 0.6 * lot)
    return (played, seconds, previous) =>
      lag(previous, centre, seconds, 40) +
      Math.sqrt(Math.min(seconds, 5)) * 0.15 * centre * played.random.noise()
  }

/** Mostly at rest near the floor of a quantity, and now and then a burst. */
export const bursting =
  (value: number, burst: number): Recipe =>
  (_spec, lot) =>
  (played, seconds, previous) => {
    const struck = played.random.next() < 0.01 * Math.min(seconds, 5)
    const base = value * (0.8 + 0.4 * lot) * (1 + 0.12 * played.random.noise())
    return struck ? base + burst * played.random.next() : lag(previous, base, seconds, 1.5)
  }

export const flagged =
  (isOn: (played: Played) => boolean): Recipe =>
  () =>
  (played) =>
    isOn(played) ? 1 : 0
