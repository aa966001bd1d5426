import { describe, expect, it } from 'vitest'
import { MODE } from '../../../../simulators/engine/factory/fact.ts'
import type { FactoryModel, FailureMode } from '../../../../simulators/engine/factory/model.ts'
import {
  crew,
  DEAF,
  exponential,
  factoryOf,
  failure,
  fixed,
  link,
  modelOf,
  source,
  station,
} from '../factory/models.ts'
import { meanOfWeibull, renewalsBy } from './renewals.ts'
import { expectTheory, replicate } from './replications.ts'

/* What stops machines, against closed forms: 20 replications, 99 % confidence intervals by Student's t. */

const MINUTE = 60_000
const machines = (count: number, mode: FailureMode, crews = modelOf([], []).crews) =>
  modelOf(
    Array.from({ length: count }, () => station({ cycle: fixed(60 * MINUTE), failures: [mode] })),
    [],
    { crews },
  )

const mean = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length

describe('a machine that fails', () => {
  const LIFE = { law: 'weibull', scale: 100 * MINUTE, shape: 1.6 } as const
  const REPAIR = { law: 'lognormal', mean: 20 * MINUTE, deviation: 15 * MINUTE } as const
  const mttf = meanOfWeibull(LIFE.scale, LIFE.shape)
  const mttr = REPAIR.mean
  const [FROM, SPAN] = [1000 * MINUTE, 20_000 * MINUTE]
  const COUNT = 20

  /** Shares of the time that machines ran and were down, and failures by the millisecond, of each of them. */
  function measured(model: FactoryModel, first: number) {
    return replicate((seed) => {
      let [failures, down] = [0, 0]
      const within = (at: number): number => Math.min(Math.max(at, FROM), FROM + SPAN)
      const factory = factoryOf(model, {
        seed,
        sink: {
          ...DEAF,
          alarm(_machine, _code, raised, at) {
            down += raised ? -within(at) : within(at)
            if (raised && at > FROM) failures++
          },
        },
      })
      const stations = Array.from({ length: COUNT }, (_, i) => first + i)
      const running = (): number => mean(stations.map((station) => factory.operatingAt(station)))
      factory.advance(FROM)
      const before = running()
      factory.advance(FROM + SPAN)
      const ran = (running() - before) / SPAN
      for (const station of stations) if (factory.mode[station] === MODE.down) down += FROM + SPAN
      return { ran, down: down / COUNT / SPAN, failures: failures / COUNT / SPAN }
    })
  }

  it('[W-93] and always has work runs MTTF of MTTF and MTTR, whatever their laws', () => {
    const found = measured(machines(COUNT, failure({ life: LIFE, repair: REPAIR })), 0)
    expectTheory(found.ran, mttf / (mttf + mttr), 0.01)
    expectTheory(found.down, mttr / (mttf + mttr), 0.03)
    expectTheory(found.failures, 1 / (mttf + mttr), 0.02)
  })

  /** Each machine has a source of its own, which gives half as much as it could work off. */
  const halfBusy = (clock: FailureMode['clock']): FactoryModel => {
    const each = Array.from({ length: COUNT }, (_, i) => i)
    return modelOf(
      [
        ...each.map(() => source({ cycle: exponential(60 * MINUTE) })),
        ...each.map(() =>
          station({ cycle: fixed(30 * MINUTE), failures: [failure({ clock, life: LIFE, repair: REPAIR })] }),
        ),
      ],
      each.map((i) => link(i, COUNT + i, Number.POSITIVE_INFINITY)),
    )
  }

  it('[W-93] by the clock fails while it waits, too', () => {
    const found = measured(halfBusy('calendar'), COUNT)
    expectTheory(found.ran, 0.5, 0.02)
    expectTheory(found.down, mttr / (mttf + mttr), 0.03)
    expectTheory(found.failures, 1 / (mttf + mttr), 0.02)
  })

  it('[W-93] by its running time does not fail while it waits', () => {
    const found = measured(halfBusy('operating'), COUNT)
    expectTheory(found.ran, 0.5, 0.02)
    expectTheory(found.down, (0.5 * mttr) / mttf, 0.03)
    expectTheory(found.failures, 0.5 / mttf, 0.02)
  })

  it('[W-93] and is replaced at a share of its life never breaks: it is cared for once in that share', () => {
    const [share, care, cycle, cares] = [0.8, 5 * MINUTE, MINUTE, 40]
    const life = { law: 'normal', mean: 100 * MINUTE, deviation: 10 * MINUTE } as const
    const mode = failure({ life, repair: fixed(care), replacedAt: share })
    const seen = replicate((seed) => {
      const times: number[] = []
      const factory = factoryOf(modelOf([station({ cycle: fixed(cycle), failures: [mode] })], []), {
        seed,
        sink: {
          ...DEAF,
          mode(_machine, told, _reason, at) {
            expect(told).not.toBe(MODE.down)
            if (told === MODE.maintenance) times.push(at)
          },
        },
      })
      factory.advance(2 * cares * life.mean)
      return { millis: times[cares - 1] ?? Number.NaN }
    })
    // The cycle that is under way is finished first: half of one more is run.
    const theory = cares * (share * life.mean + cycle / 2) + (cares - 1) * care
    expectTheory(seen.millis, theory, 0.02)
  })
})

describe('machines and those who repair them', () => {
  /** The queue M/M/R//N: the chance that so many are down, from none on (Palm 1947; Feller, vol. 1, XVII.7). */
  function downOf(count: number, people: number, load: number): readonly number[] {
    const weights = [1]
    for (let down = 1; down <= count; down++) {
      weights.push(((weights[down - 1] ?? 0) * (count - down + 1) * load) / Math.min(down, people))
    }
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return weights.map((weight) => weight / total)
  }

  it.each([1, 2, 6])(
    '[W-94] six machines with a crew of %i run as the machine repair model says',
    (people) => {
      const [life, repair] = [100 * MINUTE, 25 * MINUTE]
      const mode = failure({ life: exponential(life), repair: exponential(repair), crew: 0 })
      const model = machines(6, mode, [crew(people)])
      const seen = replicate((seed) => {
        const factory = factoryOf(model, { seed })
        const [from, until] = [1000 * MINUTE, 101_000 * MINUTE]
        factory.advance(from)
        const before = mean(model.stations.map((_, i) => factory.operatingAt(i)))
        let [busy, looks] = [0, 0]
        for (let at = from; at < until; at += 50 * MINUTE) {
          factory.advance(at)
          busy += factory.busy(0)
          looks++
        }
        factory.advance(until)
        const ran = mean(model.stations.map((_, i) => factory.operatingAt(i))) - before
        return { up: ran / (until - from), busy: busy / looks }
      })
      const shares = downOf(6, people, repair / life)
      const up = shares.reduce((sum, share, down) => sum + ((6 - down) / 6) * share, 0)
      const busy = shares.reduce((sum, share, down) => sum + Math.min(down, people) * share, 0)
      expectTheory(seen.up, up, 0.02)
      expectTheory(seen.busy, busy, 0.03)
      // With somebody for each it is the availability of one alone.
      if (people === 6) expect(up).toBeCloseTo(life / (life + repair), 9)
    },
  )
})

describe('a part that is renewed whenever it fails', () => {
  const SCALE = 100 * MINUTE
  const TIMES = [0.7, 1, 3] as const
  const PARTS = 800

  it.each([
    { shape: 0.8, clock: 'operating' },
    { shape: 1.5, clock: 'calendar' },
    { shape: 2.2, clock: 'operating' },
    { shape: 4, clock: 'calendar' },
  ] as const)(
    '[W-95] fails as often as the renewal equation says: Weibull of shape $shape, $clock',
    (part) => {
      const { shape, clock } = part
      const mode = failure({ clock, life: { law: 'weibull', scale: SCALE, shape }, repair: fixed(0) })
      const model = machines(PARTS, mode)
      const seen = replicate((seed) => {
        let failures = 0
        const factory = factoryOf(model, {
          seed,
          sink: { ...DEAF, alarm: (_machine, _code, raised) => (failures += Number(raised)) },
        })
        const [early, middle, late] = TIMES.map((time) => {
          factory.advance(time * SCALE)
          return failures / PARTS
        })
        return { early: early ?? 0, middle: middle ?? 0, late: late ?? 0 }
      })
      expectTheory(seen.early, renewalsBy(TIMES[0], shape), 0.06)
      expectTheory(seen.middle, renewalsBy(TIMES[1], shape), 0.04)
      expectTheory(seen.late, renewalsBy(TIMES[2], shape), 0.03)
    },
  )

  it('[W-95] the renewal equation gives the rate of time where failures come by chance alone, and settles at 1 / MTTF', () => {
    expect(renewalsBy(3, 1)).toBeCloseTo(3, 5)
    const mean = meanOfWeibull(1, 2.2)
    expect(renewalsBy(12, 2.2) - renewalsBy(11, 2.2)).toBeCloseTo(1 / mean, 4)
  })
})
