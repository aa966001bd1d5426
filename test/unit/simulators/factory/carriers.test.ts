import { describe, expect, it } from 'vitest'
import type { FactoryModel, StationModel } from '../../../../simulators/engine/factory/model.ts'
import {
  exponential,
  factoryOf,
  failure,
  fixed,
  HOUR,
  link,
  listener,
  MINUTE,
  modelOf,
  sink,
  source,
  station,
} from './models.ts'

const BELT = 4
/** A source, two machines with a belt between them that takes five seconds, and a way out. */
const beltLine = (
  every: number,
  rest: Partial<StationModel> = {},
  second: Partial<StationModel> = {},
): FactoryModel =>
  modelOf(
    [
      source({ cycle: fixed(every) }),
      station({ patienceMillis: HOUR }),
      station({ patienceMillis: HOUR, ...second }),
      sink(),
      station({ role: 'none', patienceMillis: 30_000, resumeMillis: 2000, ...rest }),
    ],
    [link(0, 1, 9), link(1, 2, 3, { transferMillis: 5000, by: BELT }), link(2, 3, 9)],
  )

function played(model: FactoryModel) {
  const heard = listener()
  const factory = factoryOf(model, { sink: heard.sink })
  const ofBelt = (): readonly string[] =>
    heard.told.filter((line) => line.includes(` mode ${BELT} `)).map((line) => line.replaceAll('.000', ''))
  return { factory, ofBelt }
}

describe('a carrier', () => {
  it('[G-7] [W-6] with nothing on it says so after its patience, and moves on with the next part', () => {
    const { factory, ofBelt } = played(beltLine(60_000))
    factory.advance(150_000)
    // A part comes upon it at 61 s, is at its end and taken at 66 s; the next one comes at 121 s.
    expect(ofBelt()).toEqual([
      '30000 mode 4 2 starved NaN',
      '61000 mode 4 1  NaN',
      '96000 mode 4 2 starved NaN',
      '121000 mode 4 1  NaN',
    ])
  })

  it('[G-7] [W-6] whose part nobody takes says so, counted from when it was there, and moves on when one is taken', () => {
    const { factory, ofBelt } = played(beltLine(1000, {}, { cycle: fixed(100_000) }))
    factory.advance(150_000)
    // The first is taken at 7 s; the next three are put at 3, 4 and 7 s, and lie there from 12 s on.
    expect(ofBelt()).toEqual([
      '42000 mode 4 3 blocked NaN',
      '107000 mode 4 1  NaN',
      '142000 mode 4 3 blocked NaN',
    ])
  })

  it('[W-16] waits for the one that is stopped, behind it or before it', () => {
    const { factory } = played(beltLine(1000))
    factory.advance(MINUTE)
    factory.take({ do: 'fail', machine: 'M2', alarm: 'E1', minutes: 10 })
    factory.advance(3 * MINUTE)
    expect([factory.mode[BELT], factory.causeOf(BELT)]).toEqual([3, 2])
    factory.take({ do: 'fail', machine: 'M1', alarm: 'E1', minutes: 30 })
    factory.advance(20 * MINUTE)
    expect([factory.mode[BELT], factory.causeOf(BELT)]).toEqual([2, 1])
    factory.advance(60 * MINUTE)
    expect([factory.mode[BELT], factory.causeOf(BELT)]).toEqual([1, -1])
  })

  it('[W-6] that is held while it waits counts anew from when it moves again', () => {
    const { factory, ofBelt } = played(beltLine(600_000))
    factory.advance(100_000)
    expect(factory.take({ do: 'hold', machine: 'M4', reason: 'gauging', minutes: 1 })).toBe(true)
    factory.advance(200_000)
    expect(ofBelt()).toEqual([
      '30000 mode 4 2 starved NaN',
      '100000 mode 4 4 gauging 160000',
      '160000 mode 4 9  162000',
      '162000 mode 4 1  NaN',
      '192000 mode 4 2 starved NaN',
    ])
  })

  it('[G-7] says it and does nothing else: no part comes otherwise', () => {
    const partsWith = (patienceMillis: number): readonly string[] => {
      const heard = listener()
      const life = { failures: [failure({ repair: exponential(3 * MINUTE) })] }
      const model = beltLine(7000, { patienceMillis, ...life }, { cycle: exponential(6000), ...life })
      factoryOf(model, { sink: heard.sink }).advance(8 * HOUR)
      return heard.told.filter((line) => !line.includes(` mode ${BELT} `))
    }
    expect(partsWith(0).length).toBeGreaterThan(10_000)
    expect(partsWith(0)).toEqual(partsWith(24 * HOUR))
  })
})
