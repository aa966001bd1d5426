import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FATE } from '../../../../simulators/engine/factory/fact.ts'
import type { FactoryModel, LinkModel, StationModel } from '../../../../simulators/engine/factory/model.ts'
import { dice, SEED } from '../../../helpers/seed.ts'
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

/** A factory of every role and trouble there is, in a few layers one after the other. */
function randomModel(seed: number): FactoryModel {
  const chance = dice(seed)
  const stations: StationModel[] = []
  const links: LinkModel[] = []
  const add = (each: StationModel): number => stations.push(each) - 1
  const some = (): StationModel => {
    const trouble: Partial<StationModel> = {
      cycle: chance.pick([
        exponential(20_000),
        fixed(15_000),
        { law: 'lognormal', mean: 20_000, deviation: 4000 },
      ]),
      failures:
        chance.below(2) === 0 ? [] : [failure({ crew: chance.below(2), life: exponential(20 * MINUTE) })],
      stops:
        chance.below(3) === 0
          ? [{ reason: 'gauging', every: exponential(10 * MINUTE), lasts: fixed(30_000) }]
          : [],
      setup: chance.below(3) === 0 ? fixed(90_000) : undefined,
      operator: chance.below(4) === 0 ? 1 : undefined,
      shifts: chance.below(4) === 0,
      spoils: chance.below(3) * 0.1,
      patienceMillis: 1000 * chance.below(30),
      resumeMillis: 1000 * chance.below(3),
      restartMillis: 1000 * chance.below(20),
    }
    switch (chance.below(7)) {
      case 0:
        return station({ ...trouble, role: 'batch', capacity: 1 + chance.below(6), batchWaitMillis: 60_000 })
      case 1:
        return station({ ...trouble, role: 'disassembly', makes: 1 + chance.below(3) })
      case 2:
        return station({
          ...trouble,
          role: 'inspection',
          finds: 0.9,
          reworkShare: 0.5,
          reworkAt: chance.below(2),
        })
      case 3:
        return station({ role: 'store', capacity: 1 + chance.below(10) })
      case 4:
        return station({ ...trouble, role: 'assembly' })
      default:
        return station(trouble)
    }
  }
  let layer = [
    add(station({ cycle: exponential(20_000) })),
    add(station({ cycle: fixed(25_000), shifts: true })),
  ]
  const belt = add(station({ role: 'none', failures: [failure({ life: exponential(30 * MINUTE) })] }))
  for (let depth = 0; depth < 3; depth++) {
    const next = Array.from({ length: 1 + chance.below(3) }, () => add(some()))
    const join = (from: number, to: number): void => {
      const by = chance.below(3) === 0 ? belt : undefined
      links.push(
        link(from, to, chance.below(5), {
          transferMillis: 1000 * chance.below(20),
          by,
          serial: chance.below(2) === 0,
        }),
      )
    }
    for (const to of next) join(chance.pick(layer), to)
    for (const from of layer) if (!links.some((each) => each.from === from)) join(from, chance.pick(next))
    layer = next
  }
  const end = add(sink())
  for (const from of layer) links.push(link(from, end, 2))
  return modelOf(stations, links, {
    products: ['a', 'b'],
    crews: [crew(1, { id: 'fitters' }), crew(2, { id: 'operators', shifts: true })],
    shifts: { windows: [{ fromMillis: 0, toMillis: 90 * MINUTE }], periodMillis: 2 * HOUR },
    orders: {
      mix: [
        { product: 0, weight: 2 },
        { product: 1, weight: 1 },
      ],
      ...{
        lot: fixed(7),
        every: chance.below(2) === 0 ? undefined : exponential(3 * MINUTE),
        dueAfter: fixed(HOUR),
      },
    },
  })
}

describe('parts in a factory', () => {
  it('[W-5] are all accounted for at any time, whatever the factory is like', () => {
    let [shipped, scrapped, joined] = [0, 0, 0]
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const factory = factoryOf(randomModel(seed), { seed })
        for (let t = 7 * MINUTE; t < 6 * HOUR; t += 13 * MINUTE) {
          factory.advance(t)
          const ledger = factory.ledger()
          expect(ledger.shipped + ledger.scrapped + ledger.joined + ledger.inProcess).toBe(ledger.entered)
        }
        const ledger = factory.ledger()
        shipped += ledger.shipped
        scrapped += ledger.scrapped
        joined += ledger.joined
      }),
      { seed: SEED, numRuns: 60 },
    )
    expect(Math.min(shipped, scrapped, joined)).toBeGreaterThan(50)
  })

  it('[W-5] enter once, leave once, and are told of only in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const here = new Set<number>()
        const gone = new Set<number>()
        const factory = factoryOf(randomModel(seed), {
          seed,
          sink: {
            ...DEAF,
            part(_machine, fate, part, _product, other) {
              if (fate === FATE.entered) {
                expect(here.has(part) || gone.has(part)).toBe(false)
                here.add(part)
                return
              }
              expect(here.has(part)).toBe(true)
              if (fate === FATE.joined) expect(here.has(other)).toBe(true)
              if (fate === FATE.made || fate === FATE.reworked) return
              here.delete(part)
              gone.add(part)
            },
          },
        })
        factory.advance(4 * HOUR)
        expect(here.size).toBe(factory.ledger().inProcess)
      }),
      { seed: SEED + 1, numRuns: 40 },
    )
  })

  it('[W-5] are in the factory as many as come in while one stays: Little', () => {
    const model = modelOf(
      [source({ cycle: exponential(1000) }), station({ cycle: exponential(700) }), sink()],
      [link(0, 1, Number.POSITIVE_INFINITY), link(1, 2)],
    )
    const from = new Map<number, number>()
    let [staying, inside, last, area, entered] = [0, 0, 0, 0, 0]
    const factory = factoryOf(model, {
      sink: {
        ...DEAF,
        part(_machine, fate, part, _product, _other, at) {
          area += inside * (at - last)
          last = at
          if (fate === FATE.entered) {
            from.set(part, at)
            inside++
            entered++
          }
          if (fate !== FATE.shipped) return
          staying += at - (from.get(part) ?? 0)
          inside--
          from.delete(part)
        },
      },
    })
    factory.advance(20_000_000)
    // Those still inside have stayed until now: then it is an identity and no estimate.
    for (const since of from.values()) staying += last - since
    expect(entered).toBeGreaterThan(15_000)
    expect(area / last).toBeCloseTo((entered / last) * (staying / entered), 9)
  })

  it('[W-4] the same seed tells the same, however time is cut; another seed tells another day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.integer({ min: 0, max: 3 * HOUR }), { maxLength: 40 }),
        (seed, cuts) => {
          const told = (times: readonly number[], chance: number): readonly string[] => {
            const heard = listener()
            const factory = factoryOf(randomModel(seed), { seed: chance, sink: heard.sink })
            for (const time of times) factory.advance(time)
            factory.advance(3 * HOUR)
            return heard.told
          }
          const whole = told([], seed)
          expect(
            told(
              [...cuts].sort((a, b) => a - b),
              seed,
            ),
          ).toEqual(whole)
          expect(told([], seed + 1)).not.toEqual(whole)
        },
      ),
      { seed: SEED + 2, numRuns: 25 },
    )
  })

  it('[W-3] one Machine more changes no other: the rest tells what it told before', () => {
    const line = lineOf([source(), station({ cycle: exponential(900), failures: [failure()] }), sink()], 3)
    const aside = modelOf(
      [...line.stations, source({ cycle: exponential(5000) }), sink()],
      [...line.links, link(3, 4)],
    )
    const told = (model: FactoryModel): readonly string[] => {
      const heard = listener()
      factoryOf(model, { sink: heard.sink }).advance(5 * HOUR)
      // Parts are numbered throughout the factory, so only what machines are about is compared.
      return heard.told.filter((each) => / (?:mode|alarm) [012] /.test(each))
    }
    expect(told(line).length).toBeGreaterThan(10)
    expect(told(aside)).toEqual(told(line))
  })

  it('[W-19] a line without a loop never stands for ever, and what a run keeps stays small over a month', () => {
    const model = lineOf(
      [
        source(),
        ...[0, 1, 2, 3].map(() =>
          station({ cycle: exponential(60_000), failures: [failure({ crew: 0 })], spoils: 0.02 }),
        ),
        station({ role: 'inspection', cycle: fixed(30_000), finds: 1, reworkShare: 0.5, reworkAt: 2 }),
        sink(),
      ],
      2,
      {
        crews: [crew(1)],
        products: ['a'],
        orders: { ...modelOf([], []).orders, mix: [{ product: 0, weight: 1 }] },
      },
    )
    const factory = factoryOf(model)
    let before = 0
    let most = 0
    for (let hour = 1; hour <= 30 * 24; hour++) {
      factory.advance(hour * HOUR)
      most = Math.max(most, factory.pending)
      if (hour % 12 !== 0) continue
      expect(factory.ledger().shipped).toBeGreaterThan(before)
      before = factory.ledger().shipped
    }
    expect(most).toBeLessThan(60)
    expect(factory.ledger().inProcess).toBeLessThan(40)
  })
})
