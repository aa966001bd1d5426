import { advanceBody } from './drive.ts'
import { copyPhysics } from './physics/physics.ts'
import { noiseOf, quietly } from './physics/sensor.ts'
import type { Played } from './played.ts'
import { processOf } from './process-table.ts'
import type { Process } from './processes.ts'

/**
 * A machine as it would be if nothing were wrong with it: it does what the machine does and meets the same chance,
 * but nothing drifts, and the parts that a Story wears stay as they were [W-50].
 */
export interface HealthyTwin {
  readonly played: Played
  /** By the index of the Channel. */
  readonly values: Float64Array
  readonly processes: readonly Process[]
  readonly held: ReadonlySet<number>
  /** Until it has lived beside its machine it does not know how worn that is. */
  begun: boolean
}

/** From now on; `values` are those of the machine at present, `parts` the wear parts that are to stay. */
export function twinOf(played: Played, values: Float64Array, parts: readonly number[]): HealthyTwin {
  const { channels, machine } = played.placed
  return {
    played: { ...played, wear: played.wear.slice(), physics: copyPhysics(played.physics) },
    values: values.slice(),
    processes: channels.map((spec) => processOf(spec, machine.id)),
    held: new Set(parts),
    begun: false,
  }
}

/** Goes on with its machine, at each of its turns and right after it. */
export function liveAlong(twin: HealthyTwin, beside: Played, seconds: number): void {
  const { wear, physics } = twin.played
  beside.wear.forEach((damage, part) => {
    if (!twin.begun || !twin.held.has(part)) wear[part] = damage
  })
  twin.begun = true
  Object.assign(twin.played, beside, { wear, physics })
  advanceBody(twin.played, seconds)
}

/** Works a Channel out, whenever its machine does. */
export function sayAlong(twin: HealthyTwin, index: number, seconds: number): void {
  const process = twin.processes[index]
  if (process !== undefined) twin.values[index] = process(twin.played, seconds, twin.values[index] ?? 0)
}

/** What a Channel would read without noise, as it is and as it would be, and how far its noise spreads. */
export function compared(
  twin: HealthyTwin,
  beside: Played,
  values: Float64Array,
  index: number,
): { readonly value: number; readonly healthy: number; readonly noise: number } | undefined {
  const sensor = beside.physics.sensors[index]
  const healthy = twin.values[index]
  const value = values[index]
  if (sensor === undefined || healthy === undefined || value === undefined) return undefined
  return { value: quietly(sensor, value), healthy, noise: noiseOf(sensor, healthy) }
}
