import { expect } from 'vitest'
import { FATE } from '../../../../simulators/engine/factory/fact.ts'
import type { Factory } from '../../../../simulators/engine/factory/factory.ts'
import type { FactoryModel } from '../../../../simulators/engine/factory/model.ts'
import { DEAF, factoryOf } from '../factory/models.ts'

export interface Watch {
  readonly model: FactoryModel
  readonly seed: number
  /** The run begins empty: so long it is let alone, and then looked at for so long. */
  readonly warmUpMillis: number
  readonly millis: number
  /** Time between two looks into the factory. */
  readonly lookMillis: number
  /** At every look. */
  readonly look?: (factory: Factory) => void
}

export interface Seen {
  readonly factory: Factory
  /** Parts that entered by the millisecond, and that were shipped. */
  readonly enteredRate: number
  readonly shippedRate: number
  /** How long those that entered stayed, to the last of them. */
  readonly stayMillis: number
  /** Parts in the factory, by looking. */
  readonly inside: number
  /** Number less rate times stay, each measured by itself: Little says 0. */
  readonly little: number
  /** Running time of each machine, of the time looked at. */
  readonly busy: readonly number[]
}

/** A factory from which parts enter and are shipped, measured; no part is ever lost [W-5]. */
export function watched({ model, seed, warmUpMillis, millis, lookMillis, look }: Watch): Seen {
  const until = warmUpMillis + millis
  const since: number[] = []
  let [entered, shipped, open, stays] = [0, 0, 0, 0]
  const within = (at: number): boolean => at > warmUpMillis && at <= until
  const factory = factoryOf(model, {
    seed,
    sink: {
      ...DEAF,
      part(_machine, fate, part, _product, _other, at) {
        if (fate === FATE.entered) {
          since[part] = at
          if (!within(at)) return
          entered++
          open++
        }
        if (fate !== FATE.shipped) return
        if (within(at)) shipped++
        const from = since[part] ?? Number.NaN
        if (!within(from)) return
        stays += at - from
        open--
      },
    },
  })
  const { length } = model.stations
  const running = () => Array.from({ length }, (_, machine) => factory.operatingAt(machine))
  factory.advance(warmUpMillis)
  const before = running()
  let [looks, inside] = [0, 0]
  for (let at = warmUpMillis + lookMillis; at <= until; at += lookMillis) {
    factory.advance(at)
    inside += factory.ledger().inProcess
    looks++
    look?.(factory)
  }
  factory.advance(until)
  const busy = running().map((after, machine) => (after - (before[machine] ?? 0)) / millis)
  for (let at = until + millis / 10; open > 0 && at < 3 * until; at += millis / 10) factory.advance(at)
  expect(open).toBe(0)
  const ledger = factory.ledger()
  expect(ledger.shipped + ledger.scrapped + ledger.joined + ledger.inProcess).toBe(ledger.entered)
  expect(ledger.shipped).toBeGreaterThan(0)
  const enteredRate = entered / millis
  const stayMillis = stays / entered
  const number = inside / looks
  return {
    ...{ factory, enteredRate, shippedRate: shipped / millis, stayMillis, inside: number, busy },
    little: number - enteredRate * stayMillis,
  }
}
