import type { ChannelSpec } from '../../models/kinds/kind.ts'
import { PACKML } from './packml.ts'
import { chanceAt } from './physics/chance.ts'
import { decay, leftAfter } from './physics/decay.ts'
import type { Played } from './played.ts'
import { axisAt } from './program.ts'
import { seedOf } from './random.ts'

/**
 * What the quantity of a Channel truly is, from its machine, the seconds since the last time, and what it was then.
 * What a sensor makes of it comes afterwards.
 */
export type Process = (played: Played, seconds: number, previous: number) => number

/** A Process for a Channel as its machine declares it; `lot` is the Channel's own share from 0 to 1. */
export type Recipe = (spec: ChannelSpec, lot: number) => Process

/** A corner of a curve over the cycle: share of the cycle, share of the range. */
type Corner = readonly [number, number]

export const isRunning = (played: Played): boolean => played.state === PACKML.execute

const span = (spec: ChannelSpec): number => spec.max - spec.min
const inside = (spec: ChannelSpec, value: number): boolean => value > spec.min && value < spec.max

/** Follows a share of the range that the machine decides. */
export const share =
  (of: (played: Played) => number): Recipe =>
  (spec) =>
  (played) =>
    spec.min + span(spec) * of(played)

/** From 0 up to 1 for one Channel of one machine: nothing else that the machine does shifts it. */
function chanceOf(key: string): (played: Played, draw: number) => number {
  const salt = seedOf(key, 0)
  return ({ physics }, draw) => chanceAt(physics.seed, salt, physics.seconds, draw)
}

/** Between -1 and 1, mostly near 0. */
export function noiseFor(key: string): (played: Played) => number {
  const chance = chanceOf(key)
  return (played) => chance(played, 0) + chance(played, 1) - 1
}

/** Goes after a value with a time constant; a step of any length is exact. */
export function following(
  constantSeconds: number,
): (previous: number, wanted: number, seconds: number) => number {
  const kept = decay()
  return (previous, wanted, seconds) =>
    wanted + (previous - wanted) * leftAfter(kept, seconds, constantSeconds)
}

/** Held near a value by a controller, whether the machine makes parts or not; `of` is what else it depends on. */
export const steady =
  (value: number, ripple: number, of: (played: Played) => number = () => 1): Recipe =>
  (spec, lot) => {
    const centre = inside(spec, value)
      ? value + ripple * (2 * lot - 1)
      : spec.min + span(spec) * (0.4 + 0.3 * lot)
    const follow = following(20)
    const noise = noiseFor(spec.key)
    return (played, seconds, previous) =>
      follow(previous, centre * of(played), seconds) + ripple * 0.3 * Math.min(1, seconds) * noise(played)
  }

/** Steady while the machine runs; a pump or fan that is switched off with it otherwise. */
export const pumped =
  (level: number, rest = 0, of: (played: Played) => number = () => 1): Recipe =>
  (spec, lot) => {
    const follow = following(1.2)
    return (played, seconds, previous) => {
      const wanted = isRunning(played) ? level * (0.95 + 0.1 * lot) * of(played) : rest
      return follow(previous, spec.min + span(spec) * wanted, seconds)
    }
  }

/** An axis or joint on its way through the machine's program; it stands where it is when the machine stops. */
export const axis =
  (index: number): Recipe =>
  (spec) =>
  (played) =>
    spec.min + span(spec) * axisAt(played.program, played.leg, played.phase, index)

/**
 * A robot's joint about the posture it works in: its stops are far, and it does not go near them. With backlash it
 * stays where it is until the drive has come through the play, and so is always behind.
 */
export const joint =
  (index: number, centreDegrees: number, swingDegrees: number): Recipe =>
  () =>
  (played, _seconds, previous) => {
    const driven =
      centreDegrees + swingDegrees * (2 * axisAt(played.program, played.leg, played.phase, index) - 1)
    const play = played.physics.settings.backlash / 2
    return Math.min(driven + play, Math.max(driven - play, previous))
  }

/** A curve over the cycle, straight between its corners. */
export const curve =
  (...corners: readonly Corner[]): Recipe =>
  (spec, lot) =>
  (played) =>
    spec.min + span(spec) * curveAt(corners, played.phase) * (0.96 + 0.04 * lot)

/** The same of a force or pressure, which is only there while the machine runs. */
export const forceCurve =
  (...corners: readonly Corner[]): Recipe =>
  (spec, lot) =>
  (played) => {
    const level = isRunning(played) ? curveAt(corners, played.phase) * (0.9 + 0.1 * lot) : 0
    return spec.min + span(spec) * level
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

/** Grows by the cycle, from where an earlier day left it; a counter that only grows [G-4]. */
export const counted = (perCycle: number): Recipe =>
  counting((played) => Math.floor(played.cycles * perCycle), 4000 * perCycle)

/** What was counted since the factory began, from where an earlier day left it. */
export const counting =
  (of: (played: Played) => number, most = 4000): Recipe =>
  (_spec, lot) => {
    const start = Math.floor(lot * most)
    return (played) => start + of(played)
  }

/** A whole number that wanders, as items on a belt do. */
export const wandering =
  (level: number): Recipe =>
  (spec, lot) => {
    const centre = spec.min + span(spec) * level * (0.7 + 0.6 * lot)
    const follow = following(40)
    const noise = noiseFor(spec.key)
    return (played, seconds, previous) =>
      follow(previous, centre, seconds) + Math.sqrt(Math.min(seconds, 5)) * 0.15 * centre * noise(played)
  }

/** Mostly at rest near the floor of a quantity, and now and then a burst. */
export const bursting =
  (value: number, burst: number): Recipe =>
  (spec, lot) => {
    const follow = following(1.5)
    const chance = chanceOf(spec.key)
    const noise = noiseFor(spec.key)
    return (played, seconds, previous) => {
      const struck = chance(played, 2) < 0.01 * Math.min(seconds, 5)
      const base = value * (0.8 + 0.4 * lot) * (1 + 0.12 * noise(played))
      return struck ? base + burst * chance(played, 3) : follow(previous, base, seconds)
    }
  }

export const flagged =
  (isOn: (played: Played) => boolean): Recipe =>
  () =>
  (played) =>
    isOn(played) ? 1 : 0
