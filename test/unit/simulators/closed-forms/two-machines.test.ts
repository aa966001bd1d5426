import { describe, expect, it } from 'vitest'
import { MODE } from '../../../../simulators/engine/factory/fact.ts'
import { exponential, failure, lineOf, sink, station } from '../factory/models.ts'
import { balance, type Move } from './balance.ts'
import { expectSame, expectTheory, replicate, TIMEOUT_MILLIS } from './replications.ts'
import { watched } from './watched.ts'

/*
 * Two machines and a finite buffer: exponential cycles, failures by running time, repairs. The first always has
 * material, the second always room. That is the continuous model of Gershwin and Berman ("Analysis of transfer lines
 * consisting of two unreliable machines with random processing times and finite storage buffers", AIIE Transactions
 * 13, 1981; Gershwin, "Manufacturing Systems Engineering", 1994, chapter 3), a Markov process of which the states
 * between the edges are a sum of powers; here its balance is solved as a whole. Where nothing fails it is the queue
 * M/M/1/N in closed form (Hunt, "Sequential arrays of waiting lines", Operations Research 4, 1956). 20 replications.
 */

/** By the second: cycles, failures while it runs, repairs. */
interface Machine {
  readonly cycles: number
  readonly fails: number
  readonly mends: number
}

interface Line {
  readonly name: string
  readonly machines: readonly [Machine, Machine]
  readonly buffer: number
}

/** Parts shipped by the second, and the mean number that the first has let go and the second not. */
interface Behaviour {
  readonly rate: number
  readonly level: number
}

/** What the first has done and the second not is in the buffer, in the second, or held by the first: it is blocked. */
const fullOf = (buffer: number): number => buffer + 2

function solvedFor({ machines, buffer }: Line): Behaviour {
  const [first, second] = machines
  const full = fullOf(buffer)
  const state = (level: number, up1: number, up2: number): number => 4 * level + 2 * up1 + up2
  const moves: Move[] = []
  for (let level = 0; level <= full; level++) {
    for (const up1 of [0, 1]) {
      for (const up2 of [0, 1]) {
        const here = state(level, up1, up2)
        if (up1 === 0) moves.push([here, state(level, 1, up2), first.mends])
        if (up2 === 0) moves.push([here, state(level, up1, 1), second.mends])
        if (up1 === 1 && level < full) {
          moves.push([here, state(level + 1, 1, up2), first.cycles])
          if (first.fails > 0) moves.push([here, state(level, 0, up2), first.fails])
        }
        if (up2 === 1 && level > 0) {
          moves.push([here, state(level - 1, up1, 1), second.cycles])
          if (second.fails > 0) moves.push([here, state(level, up1, 0), second.fails])
        }
      }
    }
  }
  const shares = balance(4 * (full + 1), moves)
  let [rate, level] = [0, 0]
  for (const [here, share] of shares.entries()) {
    const parts = Math.floor(here / 4)
    level += parts * share
    if (here % 2 === 1 && parts > 0) rate += second.cycles * share
  }
  return { rate, level }
}

/** M/M/1/N: the chance of n is in proportion to the n-th power of the load. */
function closedFor(first: number, second: number, buffer: number): Behaviour {
  const load = first / second
  const weights = Array.from({ length: fullOf(buffer) + 1 }, (_, n) => load ** n)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const level = weights.reduce((sum, weight, n) => sum + n * weight, 0) / total
  return { rate: second * (1 - 1 / total), level }
}

const UNFAILING = { fails: 0, mends: 1 }
const LINES: readonly Line[] = [
  { name: 'never fail, hand to hand', machines: [machine(1), machine(1.25)], buffer: 0 },
  { name: 'never fail, room for 4', machines: [machine(1), machine(0.9)], buffer: 4 },
  {
    name: 'fail, hand to hand',
    machines: [machine(1, 0.05, 0.2), machine(1.2, 0.06, 0.3)],
    buffer: 0,
  },
  { name: 'fail, room for 3', machines: [machine(1.1, 0.04, 0.25), machine(1, 0.05, 0.2)], buffer: 3 },
  { name: 'fail, room for 8', machines: [machine(1.2, 0.08, 0.3), machine(1, 0.03, 0.15)], buffer: 8 },
]

function machine(cycles: number, fails = 0, mends = 1): Machine {
  return { cycles, fails, mends }
}

const played = ({ cycles, fails, mends }: Machine) =>
  station({
    cycle: exponential(1000 / cycles),
    failures:
      fails === 0 ? [] : [failure({ life: exponential(1000 / fails), repair: exponential(1000 / mends) })],
  })

function measured({ machines, buffer }: Line) {
  const [first, second] = machines
  const model = lineOf([played(first), played(second), sink()], buffer)
  return replicate((seed) => {
    let [looks, level] = [0, 0]
    const seen = watched({
      ...{ model, seed, warmUpMillis: 500_000, millis: 6_000_000, lookMillis: 1500 },
      look(factory) {
        looks++
        level += factory.queued(0) + factory.held(1) + Number(factory.mode[0] === MODE.blocked)
      },
    })
    return { rate: 1000 * seen.shippedRate, level: level / looks, inside: seen.inside, little: seen.little }
  })
}

describe('two machines and a buffer', () => {
  it.each(LINES)(
    '[W-92] [W-5] that $name ship as many, and hold as many, as theory says',
    (line) => {
      const theory = solvedFor(line)
      const seen = measured(line)
      expectTheory(seen.rate, theory.rate, 0.02)
      expectTheory(seen.level, theory.level, 0.03)
      expectSame(seen.little, seen.inside.mean, 0.01)
    },
    TIMEOUT_MILLIS,
  )

  it('[W-92] the balance is that of the closed form where nothing fails, and of one machine where the other is quick', () => {
    for (const { machines, buffer } of LINES.slice(0, 2)) {
      const [first, second] = machines.map(({ cycles }) => ({ cycles, ...UNFAILING }))
      if (first === undefined || second === undefined) throw new RangeError('two machines')
      const { rate, level } = solvedFor({ name: '', machines: [first, second], buffer })
      const closed = closedFor(first.cycles, second.cycles, buffer)
      expect(rate).toBeCloseTo(closed.rate, 9)
      expect(level).toBeCloseTo(closed.level, 9)
    }
    const slow = machine(1, 0.05, 0.2)
    const { rate } = solvedFor({ name: '', machines: [slow, machine(10_000)], buffer: 3 })
    expect(rate).toBeCloseTo(0.2 / 0.25, 3)
  })
})
