import type { Simulation } from '../../models/simulation.ts'

/** A change of what is simulated, as this page heard it: another Story, or another pace [W-105]. */
export type Turn = {
  /** By the clock on the wall, milliseconds since 1970. */
  readonly atMillis: number
  /** By the clock of the simulated Plant. */
  readonly simTime: number
} & (
  | { readonly turn: 'story'; readonly from: string | null; readonly to: string | null }
  | { readonly turn: 'pace'; readonly speed: number; readonly paused: boolean }
)

/** More of them tell nothing more of what is seen now. */
export const MOST_TURNS = 100

/** Oldest first. Nothing turned where it was not known before how the simulation stood. */
export function turnsAfter(
  known: readonly Turn[],
  before: Simulation | undefined,
  now: Simulation | undefined,
): readonly Turn[] {
  if (before === undefined || now === undefined || before.plant !== now.plant) return known
  const turns: Turn[] = []
  if (now.since !== before.since && (now.story !== null || before.story !== null)) {
    const atMillis = toldWhen(now, now.since)
    turns.push({ turn: 'story', atMillis, simTime: now.since, from: before.story, to: now.story })
  }
  if (now.speed !== before.speed || now.paused !== before.paused) {
    const { speed, paused, toldAt, simTime } = now
    turns.push({ turn: 'pace', atMillis: toldAt, simTime, speed, paused })
  }
  return turns.length === 0 ? known : [...known, ...turns].slice(-MOST_TURNS)
}

/** When it was so by the clock on the wall; while time stands still, when it was told. */
const toldWhen = ({ toldAt, simTime, speed, paused }: Simulation, atSimTime: number): number =>
  paused ? toldAt : toldAt - Math.max(0, simTime - atSimTime) / speed
