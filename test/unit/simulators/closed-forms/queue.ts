import type { FactoryModel } from '../../../../simulators/engine/factory/model.ts'
import type { Law } from '../../../../simulators/engine/laws/law.ts'
import { exponential, link, modelOf, sink, source, station } from '../factory/models.ts'
import { expectSame, expectTheory, replicate } from './replications.ts'
import { watched } from './watched.ts'

/*
 * One queue, against its closed forms: 20 replications of a run that begins empty, is let alone for 1,000 services
 * and then looked into once in the time of two services; 99 % confidence intervals by Student's t.
 */

export const SERVICE = 1000

export interface Queue {
  readonly name: string
  /** Of each server. */
  readonly load: number
  readonly servers: number
  readonly cycle: Law
  /** How long it is looked at, by the mean service. */
  readonly services: number
  /** The mean wait by theory. */
  readonly wait: number
}

/** Parts come by chance alone; a store has room for all of them, and machines that take one as soon as they are free. */
function modelled({ load, servers, cycle }: Queue): FactoryModel {
  const machines = Array.from({ length: servers }, (_, i) => 2 + i)
  const end = 2 + servers
  return modelOf(
    [
      source({ cycle: exponential(SERVICE / (servers * load)) }),
      station({ role: 'store', capacity: Number.POSITIVE_INFINITY }),
      ...machines.map(() => station({ cycle })),
      sink(),
    ],
    [link(0, 1), ...machines.flatMap((machine) => [link(1, machine, 0), link(machine, end)])],
  )
}

/** The mean wait, the mean number and the load are those of theory, and Little's law holds. */
export function expectQueue(queue: Queue): void {
  const { load, servers, services, wait } = queue
  const model = modelled(queue)
  const found = replicate((seed) => {
    const millis = services * SERVICE
    const seen = watched({ model, seed, warmUpMillis: 1000 * SERVICE, millis, lookMillis: 2 * SERVICE })
    const busy = seen.busy.slice(2, 2 + servers).reduce((sum, share) => sum + share, 0)
    return {
      // What the machines ran, by the part, is how long it was served.
      wait: seen.stayMillis - busy / seen.shippedRate,
      number: seen.inside,
      busy: busy / servers,
      little: seen.little,
    }
  })
  const number = servers * load * (1 + wait / SERVICE)
  expectTheory(found.wait, wait, 0.06)
  expectTheory(found.number, number, 0.04)
  expectTheory(found.busy, load, 0.015)
  expectSame(found.little, number, 0.01)
}
