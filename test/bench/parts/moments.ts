import { KINDS } from '../../../models/kinds/catalogue.ts'
import { createIngest } from '../../../server/core/ingest/door.ts'
import { take } from '../../../server/core/ingest/ingest.ts'
import { createWorld, step } from '../../../simulators/engine/world.ts'
import type { BenchPlant } from './plant.ts'

/** The whole Plant at one instant: a quantum for each published slot, and how long before it each was read. */
export interface Moment {
  readonly quanta: Int32Array
  readonly ageMillis: Float64Array
}

export const SEED = 7
const START = 1_800_000_000_000
export const MOMENT_MILLIS = 100

/**
 * The Plant as the simulators play it, every Machine ten times a second, read through the server's own ingest.
 * With `allChange`, what stayed within its deadband is moved just beyond it, so that every value of every moment
 * has to be told; steps stay as small as telemetry's are.
 */
export function momentsOf(bench: BenchPlant, count: number, allChange: boolean): readonly Moment[] {
  const { table, published } = bench
  const decoder = new TextDecoder()
  const ingest = createIngest(table, (bytes) => decoder.decode(bytes))
  const encoder = new TextEncoder()
  const world = createWorld({
    plant: bench.plant,
    kinds: KINDS,
    seed: SEED,
    startMillis: START,
    rate: (table.machines.length * 1000) / MOMENT_MILLIS,
  })
  const { twin } = ingest.floor.bridge
  const moments: Moment[] = []
  // The first second settles what the simulators begin with.
  for (let i = 1; i <= count + 10; i++) {
    const now = START + i * MOMENT_MILLIS
    for (const { topic, payload } of step(world, now - 1)) {
      take(ingest, topic, encoder.encode(payload), false, 0, now)
    }
    if (i <= 10) continue
    const before = moments.at(-1)?.quanta
    const quanta = Int32Array.from(published, (slot) => twin.quanta[slot]!)
    const ageMillis = Float64Array.from(published, (slot) => now - twin.times[slot]!)
    if (allChange && before !== undefined) pushBeyondDeadband(bench, before, quanta, i)
    moments.push({ quanta, ageMillis })
  }
  if (ingest.rejections.total > 0 || ingest.packetsDiscovered > 0) {
    throw new Error('the server did not take what the simulators said')
  }
  return moments
}

function pushBeyondDeadband(bench: BenchPlant, before: Int32Array, quanta: Int32Array, seed: number): void {
  for (let i = 0; i < quanta.length; i++) {
    const band = bench.table.deadbandQuanta[bench.published[i]!]!
    if (Math.abs(quanta[i]! - before[i]!) > band) continue
    const up = ((Math.imul(i + 1, 0x9e37_79b1) ^ Math.imul(seed, 0x85eb_ca6b)) >>> 16) & 1
    quanta[i] = before[i]! + (up === 1 ? band + 1 : -band - 1)
  }
}
