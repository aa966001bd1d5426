import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FATE, type FactSink, MODE } from '../../../../simulators/engine/factory/fact.ts'
import type { FactoryModel, LinkModel, StationModel } from '../../../../simulators/engine/factory/model.ts'
import { dice } from '../../../helpers/seed.ts'
import {
  DEAF,
  exponential,
  factoryOf,
  failure,
  fixed,
  HOUR,
  link,
  MINUTE,
  modelOf,
  sink,
  source,
  station,
} from './models.ts'

const NONE = -1

/** Orders of so many products, each as often, in lots of that size. */
const ordersOf = (products: readonly string[], lot: number): Pick<FactoryModel, 'products' | 'orders'> => ({
  products,
  orders: {
    mix: products.map((_, product) => ({ product, weight: 1 })),
    ...{ lot: fixed(lot), every: undefined, dueAfter: fixed(HOUR) },
  },
})

/** Counts what is joined, and what of that belongs to another product than the part that it goes into. */
function matching() {
  const products = new Map<number, number>()
  const seen = { joined: 0, wrong: 0 }
  const ear: FactSink = {
    ...DEAF,
    part(_machine, fate, part, product, other) {
      if (fate === FATE.entered) products.set(part, product)
      if (fate !== FATE.joined) return
      seen.joined++
      if (products.get(other) !== product) seen.wrong++
    },
  }
  return { ear, seen }
}

/** Lines of all sorts to the ways of one or more assemblies, one of which may go into another. */
function randomTree(seed: number): FactoryModel {
  const chance = dice(seed)
  const stations: StationModel[] = []
  const links: LinkModel[] = []
  const add = (each: StationModel): number => stations.push(each) - 1
  const room = () => 1 + chance.below(4)
  const join = (from: number, to: number): void => {
    links.push(link(from, to, room(), { transferMillis: 1000 * chance.below(10) }))
  }
  const machine = (): StationModel =>
    station({
      cycle: chance.pick([exponential(10_000), fixed(8000)]),
      setup: chance.below(3) === 0 ? fixed(20_000) : undefined,
      failures: chance.below(3) === 0 ? [failure({ life: exponential(20 * MINUTE) })] : [],
      spoils: 0.1,
    })
  const store = add(source())
  let stored = false
  const line = (to: number): void => {
    const shared = !stored || chance.below(2) === 0
    stored = true
    const ends = [shared ? store : add(source())]
    for (let depth = chance.below(3); depth >= 0; depth--) {
      const wide = 1 + chance.below(3)
      const middle = Array.from({ length: wide }, () => add(machine()))
      for (const each of middle) for (const from of ends) join(from, each)
      const judge = add(
        station({ role: 'inspection', cycle: fixed(1000), spoils: 0.1, finds: 0.9, reworkShare: 0 }),
      )
      for (const each of middle) join(each, judge)
      ends.splice(0, ends.length, judge)
    }
    for (const from of ends) join(from, to)
  }
  let above = NONE
  for (let n = 1 + chance.below(3); n > 0; n--) {
    const assembly = add(station({ role: 'assembly', cycle: fixed(9000), setup: fixed(10_000) }))
    if (above !== NONE) join(above, assembly)
    for (let ways = above === NONE ? 2 : 1; ways > 0; ways--) line(assembly)
    if (chance.below(2) === 0) line(assembly)
    above = assembly
    if (chance.below(2) === 0) {
      above = add(station({ role: 'inspection', cycle: fixed(1000), spoils: 0.1, finds: 1, reworkShare: 0 }))
      join(assembly, above)
    }
  }
  join(above, add(sink()))
  return modelOf(stations, links, ordersOf(['a', 'b', 'c'], 1 + chance.below(12)))
}

describe('an assembly', () => {
  it('[W-110] joins what belongs together, and never stands for ever, whatever is scrapped on the way', () => {
    let joined = 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { ear, seen } = matching()
        const factory = factoryOf(randomTree(seed), { seed, sink: ear })
        let shipped = 0
        for (let hour = 3; hour <= 24; hour += 3) {
          if (hour === 12) {
            factory.take({ do: 'order', product: 'b', quantity: 30, dueMinutes: 60, rush: true })
          }
          factory.advance(hour * HOUR)
          const { shipped: now, inProcess } = factory.ledger()
          expect(now).toBeGreaterThan(shipped)
          expect(inProcess).toBeLessThan(1000)
          shipped = now
        }
        expect(seen.wrong).toBe(0)
        joined += seen.joined
      }),
      { seed: 20261121, numRuns: 12 },
    )
    expect(joined).toBeGreaterThan(30_000)
  })

  /** Two lines to one assembly; what is judged on the first is half scrapped. */
  const spoiling = (rest: Partial<StationModel>): FactoryModel =>
    modelOf(
      [
        source(),
        station({ role: 'inspection', spoils: 0.5, finds: 1 }),
        source(),
        station({ role: 'assembly', ...rest }),
        sink(),
      ],
      [link(0, 1, 2), link(1, 3, 2), link(2, 3, 2), link(3, 4, 2)],
      ordersOf(['a', 'b'], 3),
    )

  it('[W-110] is given one part more for each that is scrapped before it, and none for those behind it', () => {
    const entered = [0, 0, 0, 0, 0]
    const ear: FactSink = {
      ...DEAF,
      part: (machine, fate) => {
        if (fate === FATE.entered) entered[machine] = (entered[machine] ?? 0) + 1
      },
    }
    const factory = factoryOf(spoiling({}), { sink: ear })
    factory.advance(6 * HOUR)
    const { scrapped, joined } = factory.ledger()
    expect(scrapped).toBeGreaterThan(3000)
    // All but the few on the way.
    expect(Math.abs((entered[0] ?? 0) - scrapped - joined)).toBeLessThan(10)
    expect(Math.abs((entered[2] ?? 0) - joined)).toBeLessThan(10)
  })

  it('[W-110] has of each product at most its room put aside, and room is kept otherwise', () => {
    const factory = factoryOf(spoiling({ cycle: fixed(5000) }))
    let most = 0
    for (let second = 1; second <= 4 * 3600; second++) {
      factory.advance(1000 * second)
      most = Math.max(most, factory.queued(1), factory.queued(2))
    }
    expect(most).toBeGreaterThan(2)
    expect(most).toBeLessThanOrEqual(4)
  })

  it('[W-110] behind a fork gets of its other ways what the fork gave it, whatever that is', () => {
    const { ear, seen } = matching()
    // What the maker makes goes to the assembly or is shipped as it is; the other source follows.
    const model = modelOf(
      [
        source(),
        station({ cycle: exponential(4000) }),
        sink(),
        source(),
        station({ cycle: fixed(2000) }),
        station({ role: 'assembly', cycle: fixed(9000) }),
        sink(),
      ],
      [link(0, 1, 2), link(1, 2, 1), link(1, 5, 4), link(3, 4, 3), link(4, 5, 4), link(5, 6, 2)],
      ordersOf(['a', 'b', 'c'], 2),
    )
    const factory = factoryOf(model, { sink: ear })
    let shipped = 0
    for (let hour = 1; hour <= 12; hour++) {
      factory.advance(hour * HOUR)
      expect(factory.made[5]).toBeGreaterThan(shipped + 100)
      shipped = factory.made[5] ?? 0
    }
    expect(seen).toEqual({ joined: shipped, wrong: 0 })
  })

  it('[W-110] [W-16] starves by the way that lacks what the others have', () => {
    const lacking = modelOf(
      [
        source(),
        station(),
        source(),
        station({ failures: [failure({ life: fixed(30_000), repair: fixed(10 * HOUR) })] }),
        station({ role: 'assembly' }),
        sink(),
      ],
      [link(0, 1, 2), link(1, 4, 2), link(2, 3, 2), link(3, 4, 2), link(4, 5, 2)],
      ordersOf(['a', 'b'], 3),
    )
    const factory = factoryOf(lacking)
    factory.advance(5 * MINUTE)
    expect(factory.mode[4]).toBe(MODE.starved)
    expect(factory.causeOf(4)).toBe(3)
    // The other line stands full and is not what is waited for.
    expect(factory.queued(1)).toBe(2)
  })

  it('[W-13] [W-110] an order is as many of what is built, not of each raw part', () => {
    const done: number[] = []
    const ear: FactSink = { ...DEAF, order: (order, _p, _q, _due, isDone) => isDone && done.push(order) }
    const factory = factoryOf(spoiling({}), { sink: ear })
    factory.advance(6 * HOUR)
    const { shipped } = factory.ledger()
    expect(Math.abs(3 * done.length - shipped)).toBeLessThan(12)
  })
})
