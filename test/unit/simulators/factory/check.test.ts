import { describe, expect, it } from 'vitest'
import type { FactoryModel } from '../../../../simulators/engine/factory/model.ts'
import {
  crew,
  exponential,
  factoryOf,
  failure,
  lineOf,
  link,
  modelOf,
  sink,
  source,
  station,
} from './models.ts'

const line = lineOf([source(), station(), sink()], 3)
const middle = (rest: Parameters<typeof station>[0]): FactoryModel => ({
  ...line,
  stations: line.stations.map((each, i) => (i === 1 ? station(rest) : each)),
})
const onward = (...links: FactoryModel['links']): FactoryModel => ({ ...line, links })

describe('a model that cannot be played', () => {
  const CASES: readonly [string, FactoryModel, string][] = [
    ['a link from nowhere', onward(link(7, 1)), 'links[0].from'],
    ['a link to nowhere', onward(link(0, 1), link(1, -1)), 'links[1].to'],
    ['a carrier that is not there', onward(link(0, 1, 1, { by: 3 })), 'links[0].by'],
    ['room below nothing', onward(link(0, 1, -1)), 'links[0].capacity'],
    ['room that is no number', onward(link(0, 1, Number.NaN)), 'links[0].capacity'],
    ['a transfer into the past', onward(link(0, 1, 1, { transferMillis: -5 })), 'links[0].transferMillis'],
    ['a product that nobody makes', onward(link(0, 1, 1, { products: [2] })), 'links[0].products'],
    ['a share above 1', middle({ spoils: 1.1 }), 'stations[1].spoils'],
    ['a share below 0', middle({ reworkShare: -0.1 }), 'stations[1].reworkShare'],
    ['rework nowhere', middle({ reworkAt: 9 }), 'stations[1].reworkAt'],
    ['no room in a machine', middle({ capacity: 0 }), 'stations[1].capacity'],
    ['patience below 0', middle({ patienceMillis: -1 }), 'stations[1].patienceMillis'],
    ['an operator of no crew', middle({ operator: 0 }), 'stations[1].operator'],
    ['a repair by no crew', middle({ failures: [failure({ crew: 2 })] }), 'stations[1].failures[0].crew'],
    ['fewer people than none', { ...line, crews: [crew(-1)] }, 'crews[0].people'],
    [
      'an order of no product',
      { ...line, orders: { ...line.orders, mix: [{ product: 0, weight: 1 }] } },
      'orders.mix[0].product',
    ],
    [
      'shifts that never come round',
      { ...line, shifts: { windows: [], periodMillis: 0 } },
      'shifts.periodMillis',
    ],
    [
      'material without an end',
      modelOf([source(), sink()], [link(0, 1, Number.POSITIVE_INFINITY)]),
      'stations[0]',
    ],
    ['material that goes nowhere', modelOf([source()], []), 'stations[0]'],
  ]
  for (const [name, model, path] of CASES) {
    it(`[W-2] is refused with its path: ${name}`, () => {
      expect(() => factoryOf(model)).toThrow(RangeError)
      expect(() => factoryOf(model)).toThrow(path)
    })
  }

  it('[W-2] and one that can be is not', () => {
    expect(() => factoryOf(line)).not.toThrow()
    const arriving = source({ cycle: exponential(1000) })
    expect(() => factoryOf(modelOf([arriving, sink()], [link(0, 1, Number.POSITIVE_INFINITY)]))).not.toThrow()
  })
})
