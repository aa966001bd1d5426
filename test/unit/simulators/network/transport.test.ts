import { describe, expect, it } from 'vitest'
import { LOST } from '../../../../simulators/engine/network/transport.ts'
import { networkOf, onAir, quantile, radioUnit, START, sendEvery } from './hall.ts'

const alone = (centreMegahertz = 3700) => {
  const made = networkOf([onAir('R', [50, 50]), radioUnit('RU', [54, 54], centreMegahertz)])
  return { ...made, robot: made.of('R'), unit: made.of('RU') }
}

const inOrder = (messages: readonly { readonly arrived: number }[]): boolean => {
  let last = 0
  for (const { arrived } of messages) {
    if (arrived === LOST) continue
    if (arrived <= last) return false
    last = arrived
  }
  return true
}

const delaysOf = (messages: readonly { readonly sent: number; readonly arrived: number }[]): number[] =>
  messages.flatMap(({ sent, arrived }) => (arrived === LOST ? [] : [arrived - sent]))

describe('the way of a packet', () => {
  it('[W-63] gets later as interference grows, and is repeated where the air gives up', () => {
    const medians: number[] = []
    const tails: number[] = []
    for (const decibels of [0, 14, 20, 28]) {
      const { network, robot } = alone()
      network.take({ do: 'interference', radio: 'RU', decibels, minutes: 60 })
      const messages = sendEvery(network, robot, 500, START + 1000, START + 1_000_000)
      expect(inOrder(messages)).toBe(true)
      medians.push(quantile(delaysOf(messages), 0.5))
      tails.push(quantile(delaysOf(messages), 0.99))
    }
    for (const figures of [medians, tails]) {
      expect(figures[1]).toBeGreaterThanOrEqual(figures[0]! * 0.98)
      expect(figures[2]).toBeGreaterThan(figures[1]!)
      expect(figures[3]).toBeGreaterThan(figures[2]!)
    }
    expect(tails[0]).toBeLessThan(12)
    expect(tails[3]).toBeGreaterThan(200)
  })

  it('[W-63] keeps the order of one machine however close its messages are', () => {
    const { network, robot } = alone()
    network.take({ do: 'interference', radio: 'RU', decibels: 26, minutes: 60 })
    const messages = sendEvery(network, robot, 0.5, START + 1000, START + 6000)
    expect(messages.length).toBe(10_000)
    expect(inOrder(messages)).toBe(true)
    expect(messages.every(({ sent, arrived }) => arrived === LOST || arrived > sent)).toBe(true)
  })

  it('[W-63] lets messages of two machines overtake one another', () => {
    const { network, of } = networkOf([onAir('A', [50, 50]), onAir('B', [52, 50]), radioUnit('RU', [54, 54])])
    let overtaken = 0
    for (let i = 0; i < 1000; i++) {
      const first = network.send(of('A'), START + 100 * i, 100)
      if (network.send(of('B'), START + 100 * i + 0.5, 100) < first) overtaken += 1
    }
    expect(overtaken).toBeGreaterThan(200)
    expect(overtaken).toBeLessThan(600)
  })

  it('[W-63] holds a short outage, late and in order, and loses what a long one takes', () => {
    const { network, robot, of } = { ...alone() }
    sendEvery(network, robot, 1000, START, START + 5000)
    network.take({ do: 'outage', radio: 'RU', minutes: 10 / 60 })
    const short = sendEvery(network, robot, 250, START + 5000, START + 30_000)
    expect(short.every(({ arrived }) => arrived !== LOST)).toBe(true)
    expect(inOrder(short)).toBe(true)
    // All of what waited comes at once, behind the end of the outage.
    const waited = short.filter(({ sent }) => sent < START + 14_000)
    expect(waited.length).toBeGreaterThan(30)
    for (const { arrived } of waited) expect(arrived).toBeGreaterThan(START + 15_000)
    expect(short.at(-1)!.arrived - short.at(-1)!.sent).toBeLessThan(20)
    expect(network.isUp(robot)).toBe(true)

    network.take({ do: 'outage', radio: 'RU', minutes: 1 })
    const from = START + 29_750
    const long = sendEvery(network, robot, 250, from + 250, from + 90_000)
    const lost = long.filter(({ arrived }) => arrived === LOST)
    expect(lost.length).toBeGreaterThan(200)
    // One stretch without a gap: a connection loses all of its end, not some here and there.
    const first = long.findIndex(({ arrived }) => arrived === LOST)
    expect(long.slice(first, first + lost.length).every(({ arrived }) => arrived === LOST)).toBe(true)
    expect(long.at(-1)!.arrived).toBeGreaterThan(0)
    expect(network.figure(of('RU'), 'loss')).toBeGreaterThan(10)
  })

  it('[W-63] has its connection down from 22.5 s after the last word until there is a new one', () => {
    const { network, robot } = alone()
    sendEvery(network, robot, 1000, START, START + 5000)
    network.take({ do: 'outage', radio: 'RU', minutes: 1 })
    const upAt = (seconds: number): boolean => {
      network.advance(START + 1000 * seconds)
      return network.isUp(robot)
    }
    expect([5, 20, 26].map(upAt)).toEqual([true, true, true])
    expect([28, 40, 60].map(upAt)).toEqual([false, false, false])
    expect(upAt(75)).toBe(true)
  })

  it('[W-63] a machine on a wire is at the broker in microseconds', () => {
    const { network, of } = networkOf([onAir('M', [9, 9], { link: 'wired' })])
    for (const { sent, arrived } of sendEvery(network, of('M'), 100, START, START + 10_000)) {
      expect(arrived - sent).toBeGreaterThan(0.004)
      expect(arrived - sent).toBeLessThan(0.006)
    }
  })
})
