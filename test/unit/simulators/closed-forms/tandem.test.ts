import { describe, it } from 'vitest'
import { exponential, lineOf, sink, source, station } from '../factory/models.ts'
import { expectSame, expectTheory, replicate, TIMEOUT_MILLIS } from './replications.ts'
import { watched } from './watched.ts'

/*
 * A line of exponential machines with room for everything between them. Each is as if it were alone and the numbers
 * at them are independent (Jackson, "Networks of waiting lines", Operations Research 5, 1957). 20 replications that
 * begin empty, are let alone for 1,000 services of the slowest and looked into once in two of them.
 */

const SERVICE = 1000
const LOADS = [0.5, 0.6, 0.4] as const
const RATE = 0.6 / SERVICE
const SERVICES = 12_000

const MODEL = lineOf(
  [
    source({ cycle: exponential(1 / RATE) }),
    ...LOADS.map((load) => station({ cycle: exponential(load / RATE) })),
    sink(),
  ],
  Number.POSITIVE_INFINITY,
)

const numberAt = (load: number): number => load / (1 - load)

const all = LOADS.map(numberAt).reduce((sum, number) => sum + number, 0)

function measured() {
  return replicate((seed) => {
    let [looks, none, product] = [0, 0, 0]
    const sums = LOADS.map(() => 0)
    const { little, inside, stayMillis, shippedRate } = watched({
      ...{ model: MODEL, seed, warmUpMillis: 1000 * SERVICE },
      ...{ millis: SERVICES * SERVICE, lookMillis: 2 * SERVICE },
      look(factory) {
        const at = (machine: number): number => factory.queued(machine) + factory.held(machine + 1)
        looks++
        for (const machine of LOADS.keys()) sums[machine] = (sums[machine] ?? 0) + at(machine)
        if (at(0) + at(1) + at(2) === 0) none++
        product += at(0) * at(1)
      },
    })
    const [first, second, third] = sums.map((sum) => sum / looks)
    return {
      ...{ first: first ?? 0, second: second ?? 0, third: third ?? 0 },
      ...{ none: none / looks, product: product / looks, little, inside, stayMillis, shippedRate },
    }
  })
}

describe('a line of machines with endless room', () => {
  it(
    '[W-91] [W-5] has at each as many parts as if it were alone, in numbers that know nothing of one another',
    () => {
      const seen = measured()
      expectTheory(seen.first, numberAt(LOADS[0]), 0.05)
      expectTheory(seen.second, numberAt(LOADS[1]), 0.05)
      expectTheory(seen.third, numberAt(LOADS[2]), 0.05)
      expectTheory(seen.inside, all, 0.04)
      expectTheory(seen.stayMillis, all / RATE, 0.04)
      expectTheory(seen.shippedRate, RATE, 0.01)
      // Together: all empty, and the mean of the product of two.
      const empty = LOADS.reduce((chance, load) => chance * (1 - load), 1)
      expectTheory(seen.none, empty, 0.05)
      expectTheory(seen.product, numberAt(LOADS[0]) * numberAt(LOADS[1]), 0.08)
      expectSame(seen.little, all, 0.01)
    },
    TIMEOUT_MILLIS,
  )
})
