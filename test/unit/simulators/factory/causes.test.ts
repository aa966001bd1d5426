import { describe, expect, it } from 'vitest'
import { MODE } from '../../../../simulators/engine/factory/fact.ts'
import type { FleetCalls, FleetPort } from '../../../../simulators/engine/factory/port.ts'
import {
  factoryOf,
  failure,
  fixed,
  lineOf,
  link,
  listener,
  MINUTE,
  modelOf,
  sink,
  source,
  station,
} from './models.ts'

describe('waits and loads', () => {
  it('[W-16] the root of a wait is the one that is stopped, along the way of the material or against it', () => {
    const model = lineOf([source(), ...[0, 1, 2, 3, 4].map(() => station()), sink()], 2)
    const factory = factoryOf(model)
    factory.advance(MINUTE)
    expect(factory.causeOf(2)).toBe(-1)
    factory.take({ do: 'fail', machine: 'M3', alarm: 'E1', minutes: 10 })
    factory.advance(3 * MINUTE)
    expect([factory.mode[1], factory.mode[5]]).toEqual([MODE.blocked, MODE.starved])
    expect([1, 2, 4, 5].map((machine) => factory.causeOf(machine))).toEqual([3, 3, 3, 3])
    expect(factory.causeOf(3)).toBe(-1)
    factory.advance(20 * MINUTE)
    expect([1, 2, 4, 5].map((machine) => factory.causeOf(machine))).toEqual([-1, -1, -1, -1])
  })

  it('[W-16] or the carrier that stands between them, or the source that has no material', () => {
    const belt = station({ role: 'none' })
    const model = modelOf(
      [source(), station(), station(), sink(), belt],
      [link(0, 1), link(1, 2, 2, { transferMillis: 500, by: 4 }), link(2, 3)],
    )
    const factory = factoryOf(model)
    factory.advance(MINUTE)
    factory.take({ do: 'hold', machine: 'M4', reason: 'operatorCall', minutes: 5 })
    factory.advance(3 * MINUTE)
    expect([1, 2].map((machine) => factory.causeOf(machine))).toEqual([4, 4])
    factory.advance(10 * MINUTE)
    factory.take({ do: 'material', machine: 'M0', minutes: 5 })
    factory.advance(12 * MINUTE)
    expect([1, 2].map((machine) => factory.causeOf(machine))).toEqual([0, 0])
  })

  it('[W-15] loads are asked for when so many wait, come when the fleet says so, and its modes are told', () => {
    const asked: string[] = []
    const halts: string[] = []
    let due = Number.POSITIVE_INFINITY
    const fleet: FleetPort = {
      request: (over, from, to, at) => {
        asked.push(`${at} ${over} ${from} ${to}`)
        due = at + 20_000
      },
      nextMillis: () => due,
      advance: (until: number, on: FleetCalls) => {
        if (due > until) return 0
        const at = due
        due = Number.POSITIVE_INFINITY
        on.picked(0, 2, at)
        on.mode(2, MODE.charging, 'charging', at)
        on.carried(0, 2, at)
        return 1
      },
      halt: (vehicle, halted, at) => halts.push(`${at} ${vehicle} ${halted}`),
      close: (road) => road === 'R1',
    }
    const model = modelOf(
      [
        source({ cycle: fixed(10_000) }),
        sink(),
        station({ role: 'none', failures: [failure({ life: fixed(55_000), repair: fixed(5000) })] }),
      ],
      [link(0, 1, 6, { fleet: true, load: 2 })],
    )
    const heard = listener()
    const factory = factoryOf(model, { fleet, sink: heard.sink })
    factory.advance(62_000)
    expect(asked).toEqual(['20000 0 0 1', '40000 0 0 1', '60000 0 0 1'])
    expect(heard.told.filter((each) => / part 1 4 /.test(each)).map((each) => each.split(' ')[0])).toEqual([
      ...['40000.000', '40000.000', '60000.000', '60000.000'],
    ])
    expect(halts).toEqual(['55000 2 true', '60000 2 false'])
    expect(heard.told.filter((each) => / mode 2 /.test(each))).toEqual([
      '40000.000 mode 2 11 charging NaN',
      '55000.000 mode 2 7 E1 NaN',
      '60000.000 mode 2 11 charging NaN',
    ])
    expect(factory.take({ do: 'road', road: 'R1', minutes: 1 })).toBe(true)
    expect(factory.take({ do: 'road', road: 'R2', minutes: 1 })).toBe(false)
  })
})
