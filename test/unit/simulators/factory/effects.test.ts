import { describe, expect, it } from 'vitest'
import type { FactoryEffect } from '../../../../simulators/engine/effect.ts'
import { MODE } from '../../../../simulators/engine/factory/fact.ts'
import type { Factory } from '../../../../simulators/engine/factory/factory.ts'
import type { FactoryModel, StationModel } from '../../../../simulators/engine/factory/model.ts'
import {
  crew,
  factoryOf,
  failure,
  fixed,
  HOUR,
  lineOf,
  listener,
  MINUTE,
  sink,
  source,
  station,
} from './models.ts'

const busy = (rest: Partial<StationModel> = {}, more: Partial<FactoryModel> = {}): FactoryModel =>
  lineOf([source(), station({ cycle: fixed(MINUTE), ...rest }), sink()], 3, more)

/** A factory in which something is done after ten minutes, and what it tells from then on. */
function changed(
  effect: FactoryEffect,
  model = busy(),
): { readonly factory: Factory; readonly told: string[] } {
  const heard = listener()
  const factory = factoryOf(model, { sink: heard.sink, workshops: model.stations.map(() => 'hall') })
  factory.advance(10 * MINUTE)
  heard.told.length = 0
  expect(factory.take(effect)).toBe(true)
  return { factory, told: heard.told }
}

/** Minutes at which a machine has made a part. */
const madeAt = (told: readonly string[], machine = 1): number[] =>
  told
    .filter((each) => each.includes(` part ${machine} 1 `))
    .map((each) => Number(each.split(' ')[0]) / MINUTE)

describe('what a Story does to a factory', () => {
  it('[W-17] wear: from its present damage the part fails after so much more running', () => {
    const worn = failure({
      id: 'spindle',
      life: fixed(100 * HOUR),
      repair: fixed(HOUR),
      wearPart: 3,
      alarm: 'E204',
    })
    const { factory, told } = changed(
      { do: 'wear', machine: 'M1', part: 'spindle', failsAfterMinutes: 30 },
      busy({ failures: [worn] }),
    )
    const before = factory.damageOf(1, 3)
    expect(before).toBeCloseTo(10 / 6000, 6)
    factory.advance(25 * MINUTE)
    expect(factory.damageOf(1, 3)).toBeCloseTo((1 + before) / 2, 6)
    factory.advance(41 * MINUTE)
    expect(factory.damageOf(1, 3)).toBe(1)
    expect(told.filter((each) => each.includes(' alarm '))).toEqual(['2400000.000 alarm 1 E204 true'])
    factory.advance(101 * MINUTE)
    expect(factory.damageOf(1, 3)).toBeLessThan(0.001)
  })

  it('[W-17] wear goes on while chance is still, of a part that chance left alone', () => {
    const worn = failure({ id: 'spindle', life: fixed(HOUR), repair: fixed(HOUR), wearPart: 3 })
    const factory = factoryOf(busy({ failures: [worn] }))
    factory.setStill(true)
    factory.advance(10 * MINUTE)
    factory.take({ do: 'wear', machine: 'M1', part: 'spindle', failsAfterMinutes: 300 })
    factory.advance(305 * MINUTE)
    expect([factory.mode[1], factory.mode[1] === MODE.down]).toEqual([MODE.running, false])
    factory.advance(311 * MINUTE)
    expect(factory.mode[1]).toBe(MODE.down)
  })

  it('[W-17] fail: down for so long, with the alarm, and nobody has to come', () => {
    const { factory, told } = changed(
      { do: 'fail', machine: 'M1', alarm: 'E131', minutes: 7 },
      busy({}, { crews: [crew(0)] }),
    )
    factory.advance(HOUR)
    expect(told.filter((each) => / (?:alarm|mode) 1 /.test(each))).toEqual([
      '600000.000 alarm 1 E131 true',
      '600000.000 mode 1 7 E131 NaN',
      '1020000.000 alarm 1 E131 false',
      '1020000.000 mode 1 1  NaN',
    ])
  })

  it('[W-17] hold: stopped for a reason for so long; one that is down is held afterwards', () => {
    const { factory, told } = changed({ do: 'hold', machine: 'M1', reason: 'materialCheck', minutes: 2 })
    factory.advance(20 * MINUTE)
    factory.take({ do: 'fail', machine: 'M1', alarm: 'E1', minutes: 5 })
    factory.take({ do: 'hold', machine: 'M1', reason: 'gauging', minutes: 3 })
    factory.advance(HOUR)
    expect(told.filter((each) => / mode 1 /.test(each))).toEqual([
      '600000.000 mode 1 4 materialCheck 720000.000',
      '720000.000 mode 1 1  NaN',
      '1200000.000 mode 1 7 E1 NaN',
      '1500000.000 mode 1 4 gauging 1680000.000',
      '1680000.000 mode 1 1  NaN',
    ])
  })

  it('[W-17] cycle: from the next cycle on so many times as long, until it ends; two are multiplied', () => {
    const { factory, told } = changed({ do: 'cycle', machine: 'M1', factor: 2, minutes: 5 })
    factory.take({ do: 'cycle', machine: 'M1', factor: 1.5, minutes: 2 })
    factory.advance(20.5 * MINUTE)
    // The one that begins at 10 was under way already; then three minutes, then two, then one again.
    expect(madeAt(told)).toEqual([11, 14, 16, 17, 18, 19, 20])
  })

  it('[W-17] pace: those that people see to take so much longer', () => {
    const auto = changed({ do: 'pace', factor: 2, minutes: 5 })
    auto.factory.advance(16 * MINUTE)
    expect(madeAt(auto.told)).toEqual([11, 12, 13, 14, 15, 16])
    const manned = changed({ do: 'pace', factor: 2, minutes: 5 }, busy({ operator: 0 }, { crews: [crew(1)] }))
    manned.factory.advance(18 * MINUTE)
    expect(madeAt(manned.told)).toEqual([11, 13, 15, 16, 17, 18])
  })

  it('[W-17] spoil: so many are bad, and are found', () => {
    const model = lineOf([source(), station(), station({ role: 'inspection', finds: 1 }), sink()], 3)
    const { factory } = changed({ do: 'spoil', machine: 'M1', share: 1, minutes: 10 }, model)
    expect(factory.ledger().scrapped).toBe(0)
    factory.advance(HOUR)
    expect(Math.abs(factory.ledger().scrapped - 600)).toBeLessThanOrEqual(2)
  })

  it('[W-17] buffer: so much room and no more; what lies there stays', () => {
    const model = lineOf([source(), station(), station({ cycle: fixed(2 * MINUTE) }), sink()], 8)
    const { factory } = changed({ do: 'buffer', from: 'M1', to: 'M2', capacity: 2, minutes: 30 }, model)
    expect(factory.queued(1)).toBe(8)
    factory.advance(30 * MINUTE)
    expect(factory.queued(1)).toBe(2)
    factory.advance(50 * MINUTE)
    expect(factory.queued(1)).toBe(8)
  })

  it('[W-17] material: the source gives nothing, and then again', () => {
    const { factory, told } = changed({ do: 'material', machine: 'M0', minutes: 15 })
    factory.advance(24 * MINUTE)
    expect(factory.mode[1]).toBe(MODE.starved)
    factory.advance(30 * MINUTE)
    // Three before the machine and one in it were left.
    expect(madeAt(told)).toEqual([11, 12, 13, 14, 26, 27, 28, 29, 30])
  })

  it('[W-17] crew: fewer people, and those who are at it finish', () => {
    const worn = failure({ clock: 'calendar', life: fixed(9 * MINUTE), repair: fixed(2 * MINUTE), crew: 0 })
    const { factory, told } = changed(
      { do: 'crew', crew: 'crew', people: 0, minutes: 30 },
      busy({ failures: [worn] }, { crews: [crew(1)] }),
    )
    factory.advance(HOUR)
    expect(
      told
        .filter((each) => / alarm 1 E1 false/.test(each))
        .map((each) => Number(each.split(' ')[0]) / MINUTE),
    ).toEqual([11, 42, 53])
  })

  it('[W-17] powerDip: a share of a workshop trips and is restarted one after another', () => {
    const model = lineOf([source(), ...Array.from({ length: 40 }, () => station()), sink()], 3)
    const { factory, told } = changed({ do: 'powerDip', workshop: 'hall', share: 0.5, minutes: 10 }, model)
    const tripped = told.filter((each) => each.endsWith(' true')).length
    expect(tripped).toBeGreaterThan(10)
    expect(tripped).toBeLessThan(32)
    factory.advance(30 * MINUTE)
    const back = told.filter((each) => each.endsWith(' false')).map((each) => Number(each.split(' ')[0]))
    expect(back).toHaveLength(tripped)
    for (const [i, at] of back.entries()) {
      expect(at).toBeCloseTo(10 * MINUTE + (10 * MINUTE * (i + 1)) / tripped, 0)
    }
  })

  it('[W-17] what it names and is not there is answered with no', () => {
    const factory = factoryOf(busy())
    const nobody: readonly FactoryEffect[] = [
      { do: 'wear', machine: 'M1', part: 'spindle', failsAfterMinutes: 1 },
      { do: 'fail', machine: 'X', alarm: 'E1', minutes: 1 },
      { do: 'hold', machine: 'X', reason: 'gauging', minutes: 1 },
      { do: 'cycle', machine: 'X', factor: 2 },
      { do: 'spoil', machine: 'X', share: 1 },
      { do: 'buffer', from: 'M0', to: 'M2', capacity: 1 },
      { do: 'material', machine: 'M1', minutes: 1 },
      { do: 'order', product: 'a', quantity: 1, dueMinutes: 1, rush: true },
      { do: 'crew', crew: 'crew', people: 1 },
      { do: 'road', road: 'R1', minutes: 1 },
      { do: 'powerDip', workshop: 'hall', share: 1, minutes: 1 },
    ]
    for (const effect of nobody) expect([effect, factory.take(effect)]).toEqual([effect, false])
  })

  it('[W-17] when all is over, all is as the model has it', () => {
    const { factory, told } = changed({ do: 'cycle', machine: 'M1', factor: 3 })
    factory.take({ do: 'material', machine: 'M0', minutes: 600 })
    factory.advance(30 * MINUTE)
    factory.endEffects()
    told.length = 0
    factory.advance(40 * MINUTE)
    expect(madeAt(told)).toEqual([31, 32, 33, 34, 35, 36, 37, 38, 39, 40])
  })
})

describe('orders', () => {
  const orders = (rest: Partial<FactoryModel['orders']> = {}): Partial<FactoryModel> => ({
    products: ['a', 'b'],
    orders: {
      mix: [{ product: 0, weight: 1 }],
      lot: fixed(5),
      every: undefined,
      dueAfter: fixed(HOUR),
      ...rest,
    },
  })
  const ordersTold = (told: readonly string[]): string[] => told.filter((each) => each.includes(' order '))

  it('[W-13] one after the other in their lots; each is done when its last part is gone', () => {
    const heard = listener()
    factoryOf(busy({}, orders()), { sink: heard.sink }).advance(11 * MINUTE)
    expect(ordersTold(heard.told)).toEqual([
      '0.000 order 1 0 5 3600000.000 false',
      '60000.000 order 2 0 5 3660000.000 false',
      '300000.000 order 1 0 5 3600000.000 true',
      '360000.000 order 3 0 5 3960000.000 false',
      '600000.000 order 2 0 5 3660000.000 true',
      '660000.000 order 4 0 5 4260000.000 false',
    ])
  })

  it('[W-13] come when they come, and without one there is nothing to do', () => {
    const heard = listener()
    const factory = factoryOf(busy({}, orders({ every: fixed(20 * MINUTE) })), { sink: heard.sink })
    factory.advance(19 * MINUTE)
    expect(heard.told.filter((each) => each.includes(' part '))).toEqual([])
    factory.advance(70 * MINUTE)
    expect(madeAt(heard.told)).toEqual([21, 22, 23, 24, 25, 41, 42, 43, 44, 45, 61, 62, 63, 64, 65])
  })

  it('[W-13] the mix is by weight', () => {
    const mix = [
      { product: 0, weight: 3 },
      { product: 1, weight: 1 },
    ]
    const heard = listener()
    factoryOf(busy({ cycle: fixed(1000) }, orders({ mix, lot: fixed(1) })), { sink: heard.sink }).advance(
      40 * HOUR,
    )
    const made = heard.told.filter((each) => each.includes(' part 1 1 '))
    const first = made.filter((each) => each.split(' ')[5] === '0').length
    expect(Math.abs(first / made.length - 0.75)).toBeLessThan(2.576 * Math.sqrt((0.75 * 0.25) / made.length))
  })

  it('[W-17] order: one in a rush comes before all others, another after those that are open', () => {
    const rush: FactoryEffect = { do: 'order', product: 'b', quantity: 3, dueMinutes: 30, rush: true }
    const product = (told: readonly string[]): string =>
      told
        .filter((each) => each.includes(' part 0 0 '))
        .map((each) => (each.split(' ')[5] === '0' ? 'a' : 'b'))
        .join('')
    const hurried = changed(rush, busy({}, orders()))
    hurried.factory.advance(22.5 * MINUTE)
    expect(product(hurried.told)).toBe('bbbaaaaaaaaa')
    const usual = changed({ ...rush, rush: false }, busy({}, orders()))
    usual.factory.advance(22.5 * MINUTE)
    expect(product(usual.told)).toBe('abbbaaaaaaaa')
    expect(ordersTold(usual.told)).toContain('600000.000 order 4 1 3 2400000.000 false')
  })
})
