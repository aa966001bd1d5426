import { QUALITY } from '../../../models/twin.ts'
import { accept, type Bridge, createBridge } from '../../../server/core/bridge.ts'
import { MOMENT_MILLIS, type Moment } from './moments.ts'
import type { BenchPlant } from './plant.ts'

/** Plays moments into a bridge, forwards and back again, so that every step is one that telemetry made. */
export interface Drive {
  readonly bridge: Bridge
  /** The newest device time that may come: what the server's clock would show. */
  now: number
  /** Where in the moments each published slot is. */
  readonly at: Uint16Array
}

const START = 1_800_000_000_000

export const createDrive = (bench: BenchPlant): Drive => ({
  bridge: createBridge(bench.table),
  now: START,
  at: new Uint16Array(bench.published.length),
})

/** Takes the next moment of the published slots named by their places in `which`, or of all. */
export function driveOn(
  drive: Drive,
  bench: BenchPlant,
  moments: readonly Moment[],
  which?: Int32Array,
): void {
  const { bridge, at } = drive
  const { published } = bench
  const turn = 2 * (moments.length - 1)
  drive.now += MOMENT_MILLIS
  const count = which?.length ?? published.length
  for (let k = 0; k < count; k++) {
    const i = which?.[k] ?? k
    const step = at[i]!
    const { quanta, ageMillis } = moments[step < moments.length ? step : turn - step]!
    at[i] = (step + 1) % turn
    accept(bridge, published[i]!, quanta[i]!, drive.now - ageMillis[i]!, QUALITY.good)
  }
}
