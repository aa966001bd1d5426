import { KINDS } from '../../models/kinds/catalogue.ts'
import { slotTable } from '../../models/slots.ts'
import { compileFactory } from '../../simulators/engine/factory/compile.ts'
import type { FactSink } from '../../simulators/engine/factory/fact.ts'
import { createFactory, type Factory } from '../../simulators/engine/factory/factory.ts'
import type { FleetPort } from '../../simulators/engine/factory/port.ts'
import { createFleet } from '../../simulators/engine/fleet/fleet.ts'
import { EventHeap } from '../../simulators/engine/heap.ts'
import { findPlant } from '../../simulators/plant-source.ts'
import { dice, SEED } from '../helpers/seed.ts'
import { median, type Outcome, rounds, roundsOr } from './parts/report.ts'

const ROUNDS = 15
/** Until here its code is still being compiled, which other threads of the process are busy with; they are not counted. */
const WARM_ROUNDS = 6
const HOUR = 3_600_000
const SHIFT_HOURS = 8
/** After a day most ways have been driven once. */
const FIRST_HOURS = 24
const MEASURED_HOURS = 120
const CARRY_MILLIS = 120_000
const START = Date.UTC(2026, 10, 23)

/**
 * The events of the default plant, without telemetry, against the plainest thing that could hold them: the same typed
 * heap, as full as the factory's, popping and pushing as many events and doing nothing in between. The whole engine
 * first, AGVs that drive and give way among it; beside it production alone, with loads that arrive after a fixed time.
 */
export function simulate(): Outcome {
  const found = findPlant('gearbox', KINDS)
  if (!found.ok) throw new Error(found.sentence)
  const { plant } = found
  const table = slotTable(plant, KINDS)
  const model = compileFactory({ plant, table, seed: SEED, startMillis: START })
  const names = table.machines.map(({ path }) => path)
  const begun = (seed: number, fleet: FleetPort): Factory => {
    const factory = createFactory({ model, seed, startMillis: START, sink: DEAF, names, fleet })
    factory.advance(START)
    return factory
  }
  const driving = (seed: number): FleetPort => createFleet({ plant, kinds: KINDS, seed, startMillis: START })
  const whole: Run[] = []
  const alone: Run[] = []
  const shifts: number[] = []
  const count = roundsOr(ROUNDS)
  for (let round = 0; round < count + WARM_ROUNDS; round++) {
    const seed = SEED + round
    const factory = begun(seed, driving(seed))
    const from = performance.now()
    factory.advance(START + SHIFT_HOURS * HOUR)
    const shiftSeconds = (performance.now() - from) / 1000
    factory.advance(START + FIRST_HOURS * HOUR)
    const withFleet = runOf(factory, MEASURED_HOURS)
    const production = begun(seed, patientCarriers())
    production.advance(START + FIRST_HOURS * HOUR)
    const withoutFleet = runOf(production, MEASURED_HOURS)
    if (round < WARM_ROUNDS) continue
    shifts.push(shiftSeconds)
    whole.push(withFleet)
    alone.push(withoutFleet)
  }
  const ratios = whole.map(ratioOf)
  const ratiosAlone = alone.map(ratioOf)
  console.log(
    `the whole engine against the floor ${rounds(ratios)}, at best ${Math.min(...ratios).toFixed(2)}`,
  )
  console.log(`production alone ${rounds(ratiosAlone)}; a shift in seconds ${rounds(shifts, 3)}`)
  return {
    figures: {
      ratio_to_floor: median(ratios),
      ratio_to_floor_at_best: Math.min(...ratios),
      shift_seconds: median(shifts),
      events_per_second: median(whole.map(perSecond)),
      floor_events_per_second: median(whole.map(({ events, floor }) => (events * 1000) / floor)),
      ratio_production: median(ratiosAlone),
      events_per_second_production: median(alone.map(perSecond)),
      machines: table.machines.length,
    },
    bars: { ratio_to_floor: { atMost: 3 }, shift_seconds: { atMost: 2 } },
  }
}

/** Milliseconds of the processor for so many events, and of the floor for as many. */
interface Run {
  readonly events: number
  readonly own: number
  readonly floor: number
}

const ratioOf = ({ own, floor }: Run): number => own / floor
const perSecond = ({ events, own }: Run): number => (events * 1000) / own

function runOf(factory: Factory, hours: number): Run {
  const before = factory.events
  const from = processorMillis()
  factory.advance(factory.nowMillis + hours * HOUR)
  const own = processorMillis() - from
  const events = factory.events - before
  return { events, own, floor: floorMillis(events, factory.pending) }
}

/** Of this process alone: others may use the machine. */
function processorMillis(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const DEAF: FactSink = {
  mode: () => undefined,
  part: () => undefined,
  alarm: () => undefined,
  order: () => undefined,
}

/** Every load arrives after the same time. */
function patientCarriers(): FleetPort {
  const due: { readonly link: number; readonly atMillis: number }[] = []
  return {
    request: (link, _from, _to, atMillis) => due.push({ link, atMillis: atMillis + CARRY_MILLIS }),
    nextMillis: () => due[0]?.atMillis ?? Number.POSITIVE_INFINITY,
    advance: (untilMillis, on) => {
      let events = 0
      for (
        let load = due[0];
        load !== undefined && !on.isTold && load.atMillis <= untilMillis;
        load = due[0]
      ) {
        due.shift()
        on.carried(load.link, 0, load.atMillis)
        events += 1
      }
      return events
    },
  }
}

/** Pops and pushes as many events at the same size of the heap, with times as spread as those of a factory. */
function floorMillis(events: number, pending: number): number {
  const chance = dice(SEED)
  const gaps = Float64Array.from({ length: 4096 }, () => 1000 + chance.below(60_000))
  const heap = new EventHeap()
  for (let i = 0; i < pending; i++) heap.push(gaps[i & 4095] ?? 0, i, 0)
  const from = processorMillis()
  for (let i = 0; i < events; i++) {
    heap.pop()
    heap.push(heap.time + (gaps[i & 4095] ?? 0), heap.what, heap.stamp)
  }
  return processorMillis() - from
}
