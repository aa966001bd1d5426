import { describe, expect, it } from 'vitest'
import {
  countDown,
  countUp,
  EMBB,
  isOverflowing,
  loadOf,
  settle,
  URLLC,
  waitDown,
  waitUp,
} from '../../../../simulators/engine/network/load.ts'
import { Random } from '../../../../simulators/engine/random.ts'
import { networkOf, onAir, radioUnit, START } from './hall.ts'

const MMTC = 2
const PERIOD = 2.5

/** A cell of 100 MHz after a second in which slices sent these shares of its uplink. */
const filled = (urllc: number, embb: number, mmtc: number, seconds = 1) => {
  const load = loadOf(100e6, PERIOD)
  for (let second = 0; second < seconds; second++) {
    countUp(load, URLLC, urllc * load.upHertz * 4, 4)
    countUp(load, EMBB, embb * load.upHertz * 4, 4)
    countUp(load, MMTC, mmtc * load.upHertz * 4, 4)
    settle(load, 1)
  }
  return load
}

const meanWait = (load: ReturnType<typeof loadOf>, slice: number): number => {
  const random = new Random(5)
  let sum = 0
  for (let i = 0; i < 100_000; i++) sum += waitUp(load, slice, random.next())
  return sum / 100_000
}

describe('the load of a cell', () => {
  it('[W-65] is what was sent, in blocks and in bits', () => {
    const load = loadOf(100e6, PERIOD)
    countUp(load, MMTC, 1e6, 4)
    countDown(load, 2e6, 4)
    settle(load, 2)
    expect(load.upMegabits).toBeCloseTo(0.5, 9)
    expect(load.downMegabits).toBeCloseTo(1, 9)
    expect(load.upUse).toBeCloseTo(1e6 / 4 / (2 * load.upHertz), 9)
    settle(load, 1)
    expect([load.upUse, load.downUse, load.upMegabits]).toEqual([0, 0, 0])
  })

  it('[W-65] lets urllc go first, and gives what one slice leaves to the other', () => {
    expect([...filled(0.5, 0.2, 0.2).fullness]).toEqual(
      [0.5, 0.2 / 0.3, 0.2 / 0.3].map((x) => expect.closeTo(x, 9)),
    )
    // Alone with what is left, a slice has all of it; against a greedy one, half.
    expect(filled(0, 0.6, 0).fullness[EMBB]).toBeCloseTo(0.6, 9)
    expect(filled(0, 0.6, 3).fullness[EMBB]).toBeCloseTo(1.2, 9)
    expect(filled(0.2, 9, 9).fullness[URLLC]).toBeCloseTo(0.2, 9)
    expect(meanWait(filled(0.02, 3, 3), URLLC)).toBe(0)
  })

  it('[W-65] has packets wait as in a queue of one server', () => {
    // M/M/1: the mean wait is busy / (1 - busy) of a period. Of 100,000 the 99 % interval is 2 %.
    for (const busy of [0.3, 0.6, 0.9]) {
      const mean = meanWait(filled(0, 0, busy), MMTC)
      expect(Math.abs(mean / ((PERIOD * busy) / (1 - busy)) - 1)).toBeLessThan(0.02)
    }
    expect(meanWait(filled(0, 0, 0.04), MMTC)).toBe(0)
    expect(waitDown(filled(0, 0, 0), 0.001)).toBe(0)
  })

  it('[W-65] has what it cannot carry wait, at most 5 s, and be worked off', () => {
    expect(filled(0, 0, 2).backlogMillis[MMTC]).toBeCloseTo(1000, 9)
    const over = filled(0, 0, 2, 20)
    expect(over.backlogMillis[MMTC]).toBe(5000)
    expect(isOverflowing(over, MMTC)).toBe(true)
    expect(isOverflowing(over, URLLC)).toBe(false)
    settle(over, 3)
    expect(over.backlogMillis[MMTC]).toBeCloseTo(2000, 9)
  })

  it('[W-65] a full cell makes its messages late and refuses some, but not those of urllc', () => {
    const { network, of } = networkOf([
      onAir('CALM', [50, 50], { slice: 'urllc' }),
      ...[0, 1, 2, 3].map((i) => onAir(`LOUD${i}`, [52 + i, 50], { slice: 'mmtc' })),
      radioUnit('RU', [54, 54]),
    ])
    const late: number[] = []
    const calm: number[] = []
    let refused = 0
    for (let at = START; at < START + 30_000; at += 50) {
      network.advance(at)
      for (let i = 0; i < 4; i++) {
        const arrived = network.send(of(`LOUD${i}`), at, 400_000)
        if (arrived < 0) refused += 1
        else late.push(arrived - at)
      }
      calm.push(network.send(of('CALM'), at + 1, 100) - at - 1)
    }
    expect(network.figure(of('RU'), 'prbUse')).toBe(100)
    expect(network.figure(of('RU'), 'uplink')).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(100)
    expect(late.at(-1)).toBeGreaterThan(4000)
    expect(Math.max(...calm)).toBeLessThan(20)
  })
})
