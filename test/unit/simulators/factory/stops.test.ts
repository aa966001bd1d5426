import { describe, expect, it } from 'vitest'
import type { FactoryModel, StationModel } from '../../../../simulators/engine/factory/model.ts'
import {
  crew,
  exponential,
  factoryOf,
  failure,
  fixed,
  HOUR,
  lineOf,
  listener,
  modelOf,
  sink,
  source,
  station,
} from './models.ts'

/** A machine with enough to do and room enough, in the middle. */
const busy = (rest: Partial<StationModel>, more: Partial<FactoryModel> = {}): FactoryModel =>
  lineOf([source(), station({ cycle: fixed(10_000), patienceMillis: HOUR, ...rest }), sink()], 9, more)

function told(model: FactoryModel, untilMillis: number, of = / (?:mode|alarm) 1 /): string[] {
  const heard = listener()
  factoryOf(model, { sink: heard.sink }).advance(untilMillis)
  return heard.told.filter((each) => of.test(each))
}

describe('what keeps machines from their work', () => {
  it('[W-8] a life of running ends in a failure with its alarm, is repaired, and the cycle goes on where it was', () => {
    const worn = failure({ life: fixed(25_000), repair: fixed(60_000), alarm: 'E204', wearPart: 0 })
    expect(told(busy({ failures: [worn], restartMillis: 4000 }), 120_000)).toEqual([
      '25000.000 alarm 1 E204 true',
      '25000.000 mode 1 7 E204 NaN',
      '85000.000 alarm 1 E204 false',
      '85000.000 mode 1 8  89000.000',
      '89000.000 mode 1 1  NaN',
      '114000.000 alarm 1 E204 true',
      '114000.000 mode 1 7 E204 NaN',
    ])
    // Five of ten seconds were done when it broke.
    expect(told(busy({ failures: [worn], restartMillis: 4000 }), 120_000, / part 1 1 /)).toEqual(
      ['10000.000', '20000.000', '94000.000', '104000.000', '114000.000'].map(
        (at, i) => `${at} part 1 1 ${i + 1} -1 0`,
      ),
    )
  })

  it('[W-8] damage is the share of the life that is used, from what it begins with to 1', () => {
    const worn = failure({ life: fixed(100_000), repair: fixed(60_000), wearPart: 2, used: 0.5 })
    const factory = factoryOf(busy({ failures: [worn] }))
    const seen: number[] = []
    for (const t of [0, 10_000, 25_000, 50_000, 80_000, 110_000, 120_000]) {
      factory.advance(t)
      seen.push(factory.damageOf(1, 2))
    }
    const wanted = [0.5, 0.6, 0.75, 1, 1, 0, 0.1]
    for (const [i, damage] of seen.entries()) expect(damage).toBeCloseTo(wanted[i]!, 9)
    expect([factory.damageOf(1, 0), factory.damageOf(0, 2)]).toEqual([0, 0])
  })

  it('[W-8] a life by the clock passes while the machine waits, one of running does not', () => {
    const idle = (clock: 'operating' | 'calendar'): string[] =>
      told(
        lineOf(
          [
            source({ cycle: fixed(HOUR) }),
            station({ failures: [failure({ clock, life: fixed(90_000), repair: fixed(10_000) })] }),
            sink(),
          ],
          3,
        ),
        200_000,
        / alarm 1 /,
      )
    expect(idle('operating')).toEqual([])
    expect(idle('calendar')).toEqual([
      '90000.000 alarm 1 E1 true',
      '100000.000 alarm 1 E1 false',
      '190000.000 alarm 1 E1 true',
      '200000.000 alarm 1 E1 false',
    ])
  })

  it('[W-8] a planned replacement waits for the end of the cycle and comes before the failure', () => {
    const tool = failure({ life: fixed(100_000), repair: fixed(30_000), replacedAt: 0.25, wearPart: 0 })
    expect(told(busy({ failures: [tool] }), 90_000)).toEqual([
      '30000.000 mode 1 10 maintenance 60000.000',
      '60000.000 mode 1 1  NaN',
      '90000.000 mode 1 10 maintenance 120000.000',
    ])
  })

  it('[W-8] the machine is down for the share of the time that its lives and repairs make', () => {
    // Running 60 min and down 20 min in the mean: available for 0.75.
    const model = modelOf(
      [
        station({
          cycle: fixed(HOUR),
          failures: [failure({ life: exponential(HOUR), repair: exponential(HOUR / 3) })],
        }),
      ],
      [],
    )
    const factory = factoryOf(model)
    const cycles = 4000
    factory.advance((cycles * HOUR * 4) / 3)
    const available = factory.operatingAt(0) / factory.nowMillis
    // Of an alternating renewal: the variance of the share over n cycles is 2 (up down)^2 / (up + down)^4 / n.
    const deviation = Math.sqrt((2 * (0.75 * 0.25) ** 2) / cycles)
    expect(Math.abs(available - 0.75)).toBeLessThan(2.576 * deviation)
  })

  it('[W-8] a short stop holds the machine with its reason and begins anew', () => {
    const stops = [{ reason: 'gauging', every: fixed(15_000), lasts: fixed(6000) }]
    expect(told(busy({ stops, resumeMillis: 1000 }), 40_000)).toEqual([
      '15000.000 mode 1 4 gauging 21000.000',
      '21000.000 mode 1 9  22000.000',
      '22000.000 mode 1 1  NaN',
      '37000.000 mode 1 4 gauging 43000.000',
    ])
  })

  it('[W-9] a crew of one repairs one machine after the other, in the order in which they broke', () => {
    const broken = (life: number): StationModel =>
      station({
        cycle: fixed(1000),
        failures: [failure({ life: fixed(life), repair: fixed(60_000), crew: 0 })],
      })
    const alone = modelOf([broken(10_000), broken(12_000), broken(11_000)], [], { crews: [crew(1)] })
    expect(told(alone, 200_000, / alarm \d E1 false/)).toEqual([
      '70000.000 alarm 0 E1 false',
      '130000.000 alarm 2 E1 false',
      '190000.000 alarm 1 E1 false',
    ])
    expect(told({ ...alone, crews: [crew(3)] }, 80_000, / alarm \d E1 false/)).toHaveLength(3)
  })

  it('[W-9] who repairs does not hold an operator of the same crew that the machine waits for', () => {
    const model = busy(
      { operator: 0, failures: [failure({ life: fixed(25_000), repair: fixed(5000), crew: 0 })] },
      { crews: [crew(1)] },
    )
    const factory = factoryOf(model)
    factory.advance(HOUR)
    expect(factory.cycles[1]).toBeGreaterThan(250)
  })

  it('[W-10] is off between the shifts and starts again with the next', () => {
    const shifts = {
      windows: [
        { fromMillis: 0, toMillis: 35_000 },
        { fromMillis: 60_000, toMillis: 95_000 },
      ],
      periodMillis: 200_000,
    }
    const model = busy({ shifts: true, restartMillis: 3000 }, { shifts })
    expect(told(model, 230_000)).toEqual([
      '35000.000 mode 1 0 offShift 60000.000',
      '60000.000 mode 1 8  63000.000',
      '63000.000 mode 1 1  NaN',
      '95000.000 mode 1 0 offShift 200000.000',
      '200000.000 mode 1 8  203000.000',
      '203000.000 mode 1 1  NaN',
    ])
    const factory = factoryOf(model)
    factory.advance(50_000)
    // Half of the fourth cycle is done.
    expect(factory.phaseAt(1, 55_000)).toBeCloseTo(0.5, 9)
    factory.advance(65_000)
    expect(factory.phaseAt(1, 65_000)).toBeCloseTo(0.7, 9)
  })

  it('[W-10] a crew of the shifts begins nothing outside of them, and ends what it has begun', () => {
    const shifts = { windows: [{ fromMillis: 0, toMillis: 40_000 }], periodMillis: 100_000 }
    const worn = failure({ life: fixed(30_000), repair: fixed(20_000), crew: 0 })
    const model = busy({ failures: [worn] }, { shifts, crews: [crew(1, { shifts: true })] })
    expect(told(model, 140_000, / alarm 1 /)).toEqual([
      '30000.000 alarm 1 E1 true',
      '50000.000 alarm 1 E1 false',
      '80000.000 alarm 1 E1 true',
      // Nobody is here from 40 to 100.
      '120000.000 alarm 1 E1 false',
    ])
  })

  it('[W-11] a set-up that was interrupted goes on where it was', () => {
    const orders = {
      mix: [
        { product: 0, weight: 1 },
        { product: 1, weight: 1 },
      ],
      ...{ lot: fixed(3), every: undefined, dueAfter: fixed(HOUR) },
    }
    const quiet = busy({ setup: fixed(60_000) }, { products: ['a', 'b'], orders })
    const begins = told(quiet, HOUR).find((each) => each.includes(' 5 setup '))
    const at = Number(begins?.split(' ')[0])
    const struck = failure({ clock: 'calendar', life: fixed(at + 20_000), repair: fixed(30_000) })
    const model = busy({ setup: fixed(60_000), failures: [struck] }, { products: ['a', 'b'], orders })
    const after = told(model, at + 95_000, / mode 1 /).filter((each) => Number(each.split(' ')[0]) >= at)
    expect(after).toEqual([
      `${at.toFixed(3)} mode 1 5 setup ${(at + 60_000).toFixed(3)}`,
      `${(at + 20_000).toFixed(3)} mode 1 7 E1 NaN`,
      `${(at + 50_000).toFixed(3)} mode 1 5 setup ${(at + 90_000).toFixed(3)}`,
      `${(at + 90_000).toFixed(3)} mode 1 1  NaN`,
    ])
  })

  it('[W-18] while chance is still nothing breaks; afterwards lives go on where they were', () => {
    const worn = failure({ life: fixed(30_000), repair: fixed(10_000), wearPart: 0 })
    const byClock = failure({
      id: 'b',
      clock: 'calendar',
      life: fixed(40_000),
      repair: fixed(10_000),
      alarm: 'E2',
    })
    const heard = listener()
    const factory = factoryOf(busy({ failures: [worn, byClock] }), { sink: heard.sink })
    factory.advance(20_000)
    factory.setStill(true)
    factory.advance(200_000)
    expect(heard.told.filter((each) => each.includes(' alarm '))).toEqual([])
    expect(factory.damageOf(1, 0)).toBeCloseTo(2 / 3, 9)
    factory.setStill(false)
    factory.advance(250_000)
    expect(heard.told.filter((each) => each.includes('true'))).toEqual([
      '210000.000 alarm 1 E1 true',
      '220000.000 alarm 1 E2 true',
    ])
  })
})
