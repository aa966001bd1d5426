import { describe, expect, it } from 'vitest'
import { FATE, MODE } from '../../../../simulators/engine/factory/fact.ts'
import type { FactoryModel } from '../../../../simulators/engine/factory/model.ts'
import {
  crew,
  DEAF,
  exponential,
  factoryOf,
  failure,
  fixed,
  HOUR,
  lineOf,
  link,
  listener,
  MINUTE,
  modelOf,
  sink,
  source,
  station,
} from './models.ts'

/** When each part had its fate at a machine, in seconds. */
function fates(model: FactoryModel, machine: number, fate: number, untilMillis: number): number[] {
  const seconds: number[] = []
  factoryOf(model, {
    sink: {
      ...DEAF,
      part: (at, what, _part, _product, _other, millis) => {
        if (at === machine && what === fate) seconds.push(millis / 1000)
      },
    },
  }).advance(untilMillis)
  return seconds
}

const modesOf = (model: FactoryModel, untilMillis: number): string[] => {
  const heard = listener()
  factoryOf(model, { sink: heard.sink }).advance(untilMillis)
  return heard.told.filter((each) => each.includes(' mode '))
}

describe('what machines do', () => {
  it('[W-7] a source gives as its law lets it, and what has none whenever there is room', () => {
    const timed = lineOf([source({ cycle: fixed(3000) }), station(), sink()], 5)
    expect(fates(timed, 0, FATE.entered, 10_000)).toEqual([3, 6, 9])
    const free = lineOf([source(), station(), sink()], 2)
    // One in the machine and two before it at once, then one for each that is taken.
    expect(fates(free, 0, FATE.entered, 3000)).toEqual([0, 0, 0, 1, 2, 3])
  })

  it('[W-7] a station that no link leads to has material, and what leads nowhere is shipped', () => {
    const alone = modelOf([station()], [])
    expect(fates(alone, 0, FATE.shipped, 4000)).toEqual([1, 2, 3, 4])
  })

  it('[W-7] a batch begins when full, or when the first has waited long enough', () => {
    const batch = station({ role: 'batch', capacity: 3, batchWaitMillis: 5000, cycle: fixed(10_000) })
    const quick = lineOf([source({ cycle: fixed(1000) }), batch, sink()], 3)
    expect(fates(quick, 1, FATE.made, 14_000)).toEqual([13, 13, 13])
    const slow = lineOf([source({ cycle: fixed(4000) }), batch, sink()], 3)
    // The first at 4, the second at 8; nine seconds are too long to wait for a third.
    expect(fates(slow, 1, FATE.made, 20_000)).toEqual([19, 19])
  })

  it('[W-7] an assembly waits for one part of each way, and the first keeps its number', () => {
    const model = modelOf(
      [source({ cycle: fixed(2000) }), source({ cycle: fixed(5000) }), station({ role: 'assembly' }), sink()],
      [link(0, 2, 9), link(1, 2, 9), link(2, 3)],
    )
    const heard = listener()
    const factory = factoryOf(model, { sink: heard.sink })
    factory.advance(11_000)
    // Parts 1 and 2 come by the first way before part 3 comes by the second.
    expect(heard.told.filter((each) => / part 2 /.test(each))).toEqual([
      '6000.000 part 2 5 3 -1 1',
      '6000.000 part 2 1 1 -1 0',
      '11000.000 part 2 5 6 -1 2',
      '11000.000 part 2 1 2 -1 0',
    ])
    expect(factory.ledger()).toMatchObject({ joined: 2, shipped: 2 })
  })

  it('[W-7] a disassembly makes several of one, the first of which keeps its number', () => {
    const model = lineOf(
      [source({ cycle: fixed(4000) }), station({ role: 'disassembly', makes: 3 }), sink()],
      5,
    )
    const heard = listener()
    factoryOf(model, { sink: heard.sink }).advance(5000)
    expect(heard.told.filter((each) => / part 1 /.test(each))).toEqual([
      '5000.000 part 1 0 2 -1 1',
      '5000.000 part 1 0 3 -1 1',
      ...[1, 2, 3].map((part) => `5000.000 part 1 1 ${part} -1 0`),
    ])
  })

  it('[W-7] a store keeps up to its capacity and gives at whatever somebody has room for', () => {
    const onlyB = modelOf(
      [source(), station({ role: 'store', capacity: 4 }), station({ cycle: fixed(1000) }), sink()],
      [link(0, 1, 1), link(1, 2, 1, { products: [1] }), link(2, 3)],
      {
        products: ['a', 'b'],
        orders: {
          mix: [
            { product: 0, weight: 1 },
            { product: 1, weight: 1 },
          ],
          ...{ lot: fixed(1), every: undefined, dueAfter: fixed(HOUR) },
        },
      },
    )
    const factory = factoryOf(onlyB)
    factory.advance(HOUR)
    // Nobody takes the first product: it fills the store and holds up the way in, but not before all of the other
    // that could be got at has gone.
    expect(factory.held(1)).toBe(4)
    expect(factory.queued(0)).toBe(1)
    expect(factory.ledger().shipped + 5).toBe(factory.ledger().entered)
    expect(factory.ledger().shipped).toBeGreaterThan(0)
  })

  it('[W-7] several before one store take turns and none is left out', () => {
    const model = modelOf(
      [source({ cycle: fixed(1000) }), ...[0, 1, 2].map(() => station({ cycle: fixed(2500) })), sink()],
      [...[1, 2, 3].map((to) => link(0, to, 2)), ...[1, 2, 3].map((from) => link(from, 4, 2))],
    )
    const factory = factoryOf(model)
    factory.advance(HOUR)
    const made = [1, 2, 3].map((machine) => factory.made[machine] ?? 0)
    expect(Math.max(...made) - Math.min(...made)).toBeLessThanOrEqual(1)
    expect(made.reduce((a, b) => a + b)).toBeGreaterThan(3590)
  })

  it('[W-6] no link ever holds more than it has room for, and one without room is from hand to hand', () => {
    const model = lineOf(
      [
        source(),
        station({ cycle: fixed(1000) }),
        station({ cycle: exponential(1500) }),
        station({ cycle: fixed(1000) }),
        sink(),
      ],
      0,
    )
    const factory = factoryOf({
      ...model,
      links: model.links.map((each, i) => ({ ...each, capacity: i === 0 ? 1 : i === 2 ? 0 : 3 })),
    })
    for (let t = 100; t < HOUR; t += 977) {
      factory.advance(t)
      expect([0, 1, 2, 3].map((each) => factory.queued(each) <= [1, 3, 0, 3][each]!)).toEqual([
        true,
        true,
        true,
        true,
      ])
    }
    expect(factory.ledger().shipped).toBeGreaterThan(2000)
  })

  it('[W-6] a short wait is no mode and costs nothing; one that lasts is told when it has, and costs the resuming', () => {
    const slow = (patienceMillis: number): FactoryModel =>
      lineOf(
        [
          source({ cycle: fixed(10_000) }),
          station({ cycle: fixed(1000), patienceMillis, resumeMillis: 2000 }),
          sink(),
        ],
        5,
      )
    expect(modesOf(slow(11_000), MINUTE)).toEqual([])
    expect(fates(slow(11_000), 1, FATE.made, MINUTE)).toEqual([11, 21, 31, 41, 51])
    expect(modesOf(slow(4000), 25_000)).toEqual([
      '4000.000 mode 1 2 starved NaN',
      '10000.000 mode 1 9  12000.000',
      '12000.000 mode 1 1  NaN',
      '17000.000 mode 1 2 starved NaN',
      '20000.000 mode 1 9  22000.000',
      '22000.000 mode 1 1  NaN',
    ])
    expect(fates(slow(4000), 1, FATE.made, MINUTE)).toEqual([13, 23, 33, 43, 53])
  })

  it('[W-6] one that is blocked says so, and goes on when there is room', () => {
    const model = lineOf(
      [
        source(),
        station({ patienceMillis: 3000, resumeMillis: 500 }),
        station({ cycle: fixed(10_000) }),
        sink(),
      ],
      1,
    )
    expect(modesOf(model, 13_000).filter((each) => / mode 1 /.test(each))).toEqual([
      '6000.000 mode 1 3 blocked NaN',
      '11000.000 mode 1 9  11500.000',
      '11500.000 mode 1 1  NaN',
    ])
  })

  it('[W-11] is set up when the product changes, and by the factor of each product', () => {
    const model = lineOf(
      [source(), station({ cycle: fixed(1000), productFactor: [1, 3], setup: fixed(5000) }), sink()],
      1,
      {
        products: ['a', 'b'],
        orders: {
          mix: [
            { product: 0, weight: 1 },
            { product: 1, weight: 1 },
          ],
          ...{ lot: fixed(4), every: undefined, dueAfter: fixed(HOUR) },
        },
      },
    )
    const heard = listener()
    factoryOf(model, { sink: heard.sink }).advance(10 * MINUTE)
    const made = heard.told.filter((each) => / part 1 1 /.test(each)).map((each) => each.split(' '))
    let before: readonly string[] | undefined
    let changes = 0
    for (const words of made) {
      const millis = Number(words[0])
      const cycle = words[5] === '0' ? 1000 : 3000
      const changed = before !== undefined && before[5] !== words[5]
      if (changed) changes++
      if (before !== undefined) expect(millis - Number(before[0])).toBe(cycle + (changed ? 5000 : 0))
      before = words
    }
    expect(changes).toBeGreaterThan(3)
    // One may have begun for a part that is not made yet.
    const last = Number(before?.[0])
    const setups = heard.told.filter(
      (each) => each.includes(' mode 1 5 setup ') && Number.parseFloat(each) < last,
    )
    expect(setups).toHaveLength(changes)
  })

  it('[W-14] a belt that stands carries nothing, and what was on it goes on from where it was', () => {
    const belt = station({ role: 'none', failures: [failure({ life: fixed(5000), repair: fixed(20_000) })] })
    const model = modelOf(
      [source({ cycle: fixed(3000) }), sink(), belt],
      [link(0, 1, 9, { transferMillis: 4000, by: 2 })],
    )
    // The first has two of its four seconds behind it when the belt stops at 5; those that came meanwhile begin at 25.
    expect(fates(model, 1, FATE.shipped, 32_000)).toEqual([27, 29, 29, 29, 29, 29, 29, 29])
  })

  it('[W-14] what takes one at a time takes them one after the other', () => {
    const model = (serial: boolean): FactoryModel =>
      modelOf(
        [
          source({ cycle: fixed(10_000) }),
          source({ cycle: fixed(10_000) }),
          sink(),
          station({ role: 'none' }),
        ],
        [0, 1].map((from) => link(from, 2, 9, { transferMillis: 4000, by: 3, serial })),
      )
    expect(fates(model(false), 2, FATE.shipped, 25_000)).toEqual([14, 14, 24, 24])
    expect(fates(model(true), 2, FATE.shipped, 29_000)).toEqual([14, 18, 24, 28])
  })

  it('[W-9] one operator serves one machine at a time, those who wait in their order', () => {
    const model = modelOf(
      [...[0, 1, 2].map(() => station({ cycle: fixed(1000), operator: 0 })), sink()],
      [0, 1, 2].map((from) => link(from, 3, 5)),
      { crews: [crew(1)] },
    )
    const factory = factoryOf(model)
    for (let t = 0; t < 300_000; t += 250) {
      factory.advance(t)
      expect(factory.busy(0)).toBeLessThanOrEqual(1)
    }
    expect([0, 1, 2].map((machine) => factory.cycles[machine])).toEqual([100, 100, 99])
    expect(factory.mode[1]).toBe(MODE.held)
  })
})
