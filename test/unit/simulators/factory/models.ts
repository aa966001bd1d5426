import type { FactSink } from '../../../../simulators/engine/factory/fact.ts'
import {
  createFactory,
  type Factory,
  type FactoryPlan,
} from '../../../../simulators/engine/factory/factory.ts'
import type {
  CrewModel,
  FactoryModel,
  FailureMode,
  LinkModel,
  StationModel,
} from '../../../../simulators/engine/factory/model.ts'
import type { Law } from '../../../../simulators/engine/laws/law.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const fixed = (value: number): Law => ({ law: 'fixed', value })
export const exponential = (mean: number): Law => ({ law: 'exponential', mean })

/** A machine with nothing to it but what is said. */
export const station = (rest: Partial<StationModel> = {}): StationModel => ({
  role: 'station',
  cycle: fixed(1000),
  productFactor: [],
  capacity: 1,
  batchWaitMillis: 0,
  makes: 1,
  setup: undefined,
  failures: [],
  stops: [],
  spoils: 0,
  finds: 0,
  reworkShare: 0,
  reworkAt: undefined,
  operator: undefined,
  shifts: false,
  patienceMillis: 0,
  resumeMillis: 0,
  restartMillis: 0,
  ...rest,
})

export const source = (rest: Partial<StationModel> = {}): StationModel =>
  station({ role: 'source', cycle: fixed(0), ...rest })
export const sink = (rest: Partial<StationModel> = {}): StationModel =>
  station({ role: 'sink', cycle: fixed(0), ...rest })

export const link = (from: number, to: number, capacity = 1, rest: Partial<LinkModel> = {}): LinkModel => ({
  ...{ from, to, capacity, transferMillis: 0, by: undefined, fleet: false, load: 1, products: undefined },
  ...rest,
})

export const failure = (rest: Partial<FailureMode> = {}): FailureMode => ({
  id: 'wear',
  clock: 'operating',
  life: exponential(HOUR),
  repair: exponential(10 * MINUTE),
  crew: undefined,
  wearPart: undefined,
  alarm: 'E1',
  replacedAt: undefined,
  used: 0,
  ...rest,
})

export const crew = (people: number, rest: Partial<CrewModel> = {}): CrewModel => ({
  ...{ id: 'crew', people, shifts: false },
  ...rest,
})

export const modelOf = (
  stations: readonly StationModel[],
  links: readonly LinkModel[],
  rest: Partial<FactoryModel> = {},
): FactoryModel => ({
  ...{ stations, links, products: [], crews: [], shifts: undefined },
  orders: { mix: [], lot: fixed(1), every: undefined, dueAfter: fixed(HOUR) },
  ...rest,
})

/** Machines one after the other, with so much room between two. */
export const lineOf = (
  stations: readonly StationModel[],
  room: number,
  rest: Partial<FactoryModel> = {},
): FactoryModel =>
  modelOf(
    stations,
    stations.slice(1).map((_, i) => link(i, i + 1, room)),
    rest,
  )

/** Everything that a factory told, line by line. */
export function listener(): { readonly sink: FactSink; readonly told: string[] } {
  const told: string[] = []
  const at = (millis: number): string => millis.toFixed(3)
  return {
    told,
    sink: {
      mode: (machine, mode, reason, atMillis, until) =>
        told.push(`${at(atMillis)} mode ${machine} ${mode} ${reason} ${at(until)}`),
      part: (machine, fate, part, product, other, atMillis) =>
        told.push(`${at(atMillis)} part ${machine} ${fate} ${part} ${product} ${other}`),
      alarm: (machine, code, raised, atMillis) =>
        told.push(`${at(atMillis)} alarm ${machine} ${code} ${raised}`),
      order: (order, product, quantity, due, done, atMillis) =>
        told.push(`${at(atMillis)} order ${order} ${product} ${quantity} ${at(due)} ${done}`),
    },
  }
}

export const DEAF: FactSink = {
  mode: () => undefined,
  part: () => undefined,
  alarm: () => undefined,
  order: () => undefined,
}

export const factoryOf = (model: FactoryModel, rest: Partial<FactoryPlan> = {}): Factory =>
  createFactory({
    ...{ model, seed: 1, startMillis: 0, sink: DEAF },
    names: model.stations.map((_, i) => `M${i}`),
    ...rest,
  })
