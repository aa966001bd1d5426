import { describe, expect, it } from 'vitest'
import { fixed } from '../factory/models.ts'
import { expectQueue, type Queue, SERVICE } from './queue.ts'
import { TIMEOUT_MILLIS } from './replications.ts'

/** Pollaczek and Khinchine (1930, 1932): the wait follows from load and squared variation of the service alone. */
const waitBehindOne = (load: number, squaredVariation: number): number =>
  (load / (1 - load)) * ((1 + squaredVariation) / 2) * SERVICE

const QUEUES: readonly Queue[] = [
  {
    ...{ name: 'M/D/1', load: 0.7, servers: 1, cycle: fixed(SERVICE), services: 15_000 },
    wait: waitBehindOne(0.7, 0),
  },
  {
    ...{ name: 'M/G/1 with a gamma service', load: 0.6, servers: 1, services: 15_000 },
    cycle: { law: 'gamma', mean: SERVICE, shape: 2.5 },
    wait: waitBehindOne(0.6, 1 / 2.5),
  },
  {
    ...{ name: 'M/G/1 with a lognormal service', load: 0.6, servers: 1, services: 15_000 },
    cycle: { law: 'lognormal', mean: SERVICE, deviation: 0.8 * SERVICE },
    wait: waitBehindOne(0.6, 0.8 ** 2),
  },
]

describe('a queue with any service', () => {
  it.each(QUEUES)(
    '[W-90] [W-5] $name has the mean wait and the mean number of theory',
    (queue) => {
      expectQueue(queue)
    },
    TIMEOUT_MILLIS,
  )

  it('[W-90] a fixed service waits half as long as an exponential one', () => {
    expect(waitBehindOne(0.7, 0)).toBeCloseTo(waitBehindOne(0.7, 1) / 2, 9)
  })
})
