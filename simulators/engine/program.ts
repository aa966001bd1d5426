import { sin } from './exact.ts'
import type { Random } from './random.ts'

/** One leg of a machine's cycle: it travels to a pose, then works there at a speed and under a load. */
export interface Leg {
  /** Share of the cycle at which the leg begins and ends. */
  readonly from: number
  readonly to: number
  /** A new tool or gripper move: the spindle stops first. */
  readonly stopsFirst: boolean
  /** Shares of what the machine can do. */
  readonly speed: number
  readonly load: number
  /** Where each axis or joint goes, as a share of its travel. */
  readonly pose: readonly number[]
}

/** What a machine does in every cycle, over and over. */
export type Program = readonly [Leg, ...Leg[]]

const AXES = 6

const pose = (random: Random): readonly number[] =>
  Array.from({ length: AXES }, () => random.between(0.12, 0.88))

/** A program of five to nine legs; the same random stream gives the same program. */
export function programOf(random: Random): Program {
  const shares = Array.from({ length: 5 + random.below(5) }, () => random.between(0.5, 1.5))
  const total = shares.reduce((sum, share) => sum + share, 0)
  const legs: Leg[] = []
  let from = 0
  for (const [i, share] of shares.entries()) {
    const to = i === shares.length - 1 ? 1 : from + share / total
    legs.push({
      from,
      to,
      stopsFirst: i === 0 || random.next() < 0.5,
      speed: random.between(0.3, 0.85),
      load: random.between(0.25, 0.75),
      pose: pose(random),
    })
    from = to
  }
  const [first, ...rest] = legs
  if (first === undefined) throw new Error('a program has at least one leg')
  return [first, ...rest]
}

const smooth = (share: number): number => share * share * (3 - 2 * share)

/** Share of a leg spent on the way; the rest is work. */
const TRAVEL = 0.35
const RETREAT = 0.95

export const legShare = (leg: Leg, phase: number): number => (phase - leg.from) / (leg.to - leg.from)

export const worksAt = (share: number): boolean => share >= TRAVEL && share < RETREAT

/** Where an axis stands at a phase of the cycle, as a share of its travel, without a jump anywhere. */
export function axisAt(program: Program, legIndex: number, phase: number, axis: number): number {
  const leg = program[legIndex] ?? program[0]
  const before = program[(legIndex + program.length - 1) % program.length] ?? program[0]
  const share = legShare(leg, phase)
  const start = before.pose[axis] ?? 0.5
  const end = leg.pose[axis] ?? 0.5
  const way = start + (end - start) * smooth(Math.min(1, share / TRAVEL))
  if (!worksAt(share)) return way
  const work = (share - TRAVEL) / (RETREAT - TRAVEL)
  return way + 0.08 * sin(Math.PI * work) * sin(2 * Math.PI * work * (3 + axis))
}
