import type { Simulation } from '../../models/simulation.ts'

/** A stretch in which simulated time passed at one pace, as it was told; 0 stands still. */
export interface Pace {
  /** By the clock on the wall. */
  readonly toldAt: number
  readonly simTime: number
  readonly speed: number
}

/** So many changes of pace are remembered; before the oldest only the clock on the wall is known. */
export const MOST_PACES = 200

/** What a simulation says of its time is rounded to its steps, so many seconds of the wall's clock. */
const ROUNDED_MILLIS = 1000

/** The paces that are known once a standing was heard, oldest first [E-11]. */
export function pacesAfter(paces: readonly Pace[], simulation: Simulation | undefined): readonly Pace[] {
  if (simulation === undefined) return paces
  const { toldAt, simTime, paused } = simulation
  const speed = paused ? 0 : simulation.speed
  const last = paces.at(-1)
  if (last !== undefined) {
    if (toldAt <= last.toldAt) return paces
    const expected = last.simTime + (toldAt - last.toldAt) * last.speed
    if (last.speed === speed && Math.abs(expected - simTime) <= ROUNDED_MILLIS * Math.max(1, speed))
      return paces
  }
  return [...paces, { toldAt, simTime, speed }].slice(-MOST_PACES)
}

/** The simulated time at a time of the wall's clock; undefined from before this page heard of any. */
export function simMillisAt(paces: readonly Pace[], wallMillis: number): number | undefined {
  const index = paces.findLastIndex(({ toldAt }) => toldAt <= wallMillis)
  const pace = paces[index]
  if (pace === undefined) return undefined
  const simMillis = pace.simTime + (wallMillis - pace.toldAt) * pace.speed
  // Told only once it had changed, a pace may seem to lead beyond where the next one began.
  return Math.min(simMillis, paces[index + 1]?.simTime ?? Number.POSITIVE_INFINITY)
}

/** Nearer than this the two clocks show the same to a person. */
const SAME_MILLIS = 60_000

/** The simulated time where it is another than the wall's; undefined where there is nothing to say [E-11]. */
export function otherTimeAt(paces: readonly Pace[], wallMillis: number): number | undefined {
  const simMillis = simMillisAt(paces, wallMillis)
  return simMillis === undefined || Math.abs(simMillis - wallMillis) < SAME_MILLIS ? undefined : simMillis
}
