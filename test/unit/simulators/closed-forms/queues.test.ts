import { describe, expect, it } from 'vitest'
import { exponential } from '../factory/models.ts'
import { expectQueue, type Queue, SERVICE } from './queue.ts'
import { TIMEOUT_MILLIS } from './replications.ts'

/** The chance that all servers are busy: Erlang's second formula (1917). */
function erlangC(servers: number, load: number): number {
  const offered = servers * load
  let term = 1
  let sum = 1
  for (let n = 1; n < servers; n++) {
    term *= offered / n
    sum += term
  }
  const all = (term * offered) / servers / (1 - load)
  return all / (sum + all)
}

const waitBehind = (servers: number, load: number): number =>
  (erlangC(servers, load) / (servers * (1 - load))) * SERVICE

const exponentials = (servers: number, load: number, services: number): Queue => ({
  ...{ name: `M/M/${servers}`, load, servers, cycle: exponential(SERVICE), services },
  wait: waitBehind(servers, load),
})

describe('a queue with exponential service', () => {
  it.each([exponentials(1, 0.6, 15_000), exponentials(2, 0.7, 11_000), exponentials(3, 0.7, 11_000)])(
    '[W-90] [W-5] $name has the mean wait and the mean number of theory',
    (queue) => {
      expectQueue(queue)
    },
    TIMEOUT_MILLIS,
  )

  it('[W-90] Erlang’s formula is load by what is left of it where one serves, and its table where two and three do', () => {
    expect(waitBehind(1, 0.6)).toBeCloseTo((0.6 / 0.4) * SERVICE, 9)
    expect(erlangC(2, 0.5)).toBeCloseTo(1 / 3, 9)
    expect(erlangC(3, 2 / 3)).toBeCloseTo(4 / 9, 9)
  })
})
