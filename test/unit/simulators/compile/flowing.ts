import { KINDS } from '../../../../models/kinds/catalogue.ts'
import type { Plant } from '../../../../models/plant/schema.ts'
import { type FactSink, MODE } from '../../../../simulators/engine/factory/fact.ts'
import { createFactory } from '../../../../simulators/engine/factory/factory.ts'
import { createFleet } from '../../../../simulators/engine/fleet/fleet.ts'
import { compiled, START } from './compiled.ts'

const HOUR = 3_600_000

/** The factory of a Plant at work with its AGVs, and how long its machines ran. */
export function flowing(plant: Plant, seed = 1) {
  const { table, model, indexOf } = compiled(plant, seed)
  const runningSince = new Float64Array(table.machines.length).fill(START)
  const ran = new Float64Array(table.machines.length)
  let now = START
  const sink: FactSink = {
    mode(machine, mode, _reason, atMillis) {
      const since = runningSince[machine] ?? Number.NaN
      if (mode === MODE.running) runningSince[machine] = Number.isNaN(since) ? atMillis : since
      else if (!Number.isNaN(since)) {
        ran[machine] = (ran[machine] ?? 0) + atMillis - since
        runningSince[machine] = Number.NaN
      }
    },
    part() {},
    alarm() {},
    order() {},
  }
  const factory = createFactory({
    model,
    seed,
    startMillis: START,
    sink,
    fleet: createFleet({ plant, kinds: KINDS, seed, startMillis: START }),
    names: table.machines.map(({ path }) => path),
  })
  return {
    table,
    model,
    factory,
    indexOf,
    play(hours: number): void {
      now += hours * HOUR
      factory.advance(now)
    },
    /** Share of all machines that ran, over all the time that was played. */
    runningShare(): number {
      const sum = ran.reduce((total, each, machine) => {
        const since = runningSince[machine] ?? Number.NaN
        return total + each + (Number.isNaN(since) ? 0 : now - since)
      }, 0)
      return sum / ran.length / (now - START)
    },
  }
}
