import { describe, expect, it } from 'vitest'
import { MOST_KEPT_BYTES, RECORD_BYTES } from '../../../../simulators/engine/network/gateways.ts'
import { LOST } from '../../../../simulators/engine/network/transport.ts'
import { gateway, networkOf, onAir, radioUnit, START, sendEvery } from './hall.ts'

const hall = () => {
  const made = networkOf([
    onAir('A', [50, 50], { gateway: 'GW' }),
    onAir('B', [52, 50], { gateway: 'GW', link: 'wired' }),
    gateway('GW'),
    onAir('C', [48, 50], { gateway: 'OTHER' }),
    gateway('OTHER', [5, 5]),
    radioUnit('RU', [54, 54]),
  ])
  return { ...made, a: made.of('A'), b: made.of('B'), box: made.of('GW') }
}

describe('a gateway', () => {
  it('[W-64] adds the time of its host, and keeps the order in which a machine speaks', () => {
    const { network, b } = hall()
    let last = 0
    for (const { sent, arrived } of sendEvery(network, b, 0.4, START + 1000, START + 4000)) {
      expect(arrived - sent).toBeGreaterThan(1)
      expect(arrived - sent).toBeLessThan(5)
      expect(arrived).toBeGreaterThan(last)
      last = arrived
    }
  })

  it('[W-64] keeps what comes while it is away, and sends it on in order before what comes later', () => {
    const { network, a, b, box } = hall()
    sendEvery(network, a, 500, START, START + 10_000)
    expect(network.take({ do: 'reboot', gateway: 'GW', minutes: 1 })).toBe(true)
    const back = START + 9500 + 60_000
    const kept: number[] = []
    const after: number[] = []
    for (let at = START + 10_000; at < back + 5000; at += 100) {
      network.advance(at)
      for (const who of [a, b]) {
        const arrived = network.send(who, at, 200)
        expect(arrived).not.toBe(LOST)
        if (at < back - 100) kept.push(arrived)
        else after.push(arrived)
      }
      if (at === START + 40_000) {
        expect(network.isUp(box)).toBe(false)
        expect(network.isUp(a)).toBe(false)
        expect(network.figure(box, 'queuedMessages')).toBeGreaterThan(590)
        expect(network.figure(box, 'queuedMessages')).toBeLessThan(610)
        expect(network.figure(box, 'devicesOnline')).toBe(0)
      }
    }
    expect(Math.min(...kept)).toBeGreaterThan(back)
    expect(Math.max(...kept)).toBeLessThan(back + 3000)
    expect(Math.max(...kept)).toBeLessThan(Math.min(...after.slice(2)))
    expect([...kept].sort((x, y) => x - y)).toEqual(kept)
    expect(network.isUp(box)).toBe(true)
    expect(network.figure(box, 'queuedMessages')).toBe(0)
    expect(network.figure(box, 'messagesDropped')).toBe(0)
    expect(network.figure(box, 'devicesOnline')).toBe(2)
  })

  it('[W-64] drops the oldest of what it cannot keep, and counts them', () => {
    const { network, b, box } = hall()
    sendEvery(network, b, 5, START, START + 20_000)
    network.take({ do: 'reboot', gateway: 'GW', minutes: 5 })
    const messages = sendEvery(network, b, 5, START + 20_000, START + 320_000)
    const lost = messages.filter(({ arrived }) => arrived === LOST)
    const count = messages.length - MOST_KEPT_BYTES / (300 + RECORD_BYTES)
    expect(count).toBeGreaterThan(13_000)
    // Which ones are the oldest is known by the rate, which is measured: to a part in a hundred.
    expect(Math.abs(lost.length / count - 1)).toBeLessThan(0.02)
    expect(network.figure(box, 'messagesDropped')).toBe(lost.length)
    expect(lost.at(-1)!.sent).toBeLessThan(START + 95_000)
    expect(messages.at(-1)!.arrived).toBeGreaterThan(0)
  })

  it('[W-64] keeps all of what comes in six minutes of sixty messages a second', () => {
    const { network, b, box } = hall()
    sendEvery(network, b, 16, START, START + 20_000)
    network.take({ do: 'reboot', gateway: 'GW', minutes: 6 })
    const messages = sendEvery(network, b, 16, START + 20_000, START + 380_000)
    expect(messages.length).toBe(22_500)
    expect(messages.filter(({ arrived }) => arrived === LOST)).toEqual([])
    expect(network.figure(box, 'messagesDropped')).toBe(0)
  })

  it('[W-66] tells who is there from the first, and of rates nothing before it has counted', () => {
    const { network, b, box } = hall()
    expect(network.figure(box, 'devicesOnline')).toBe(2)
    for (const key of ['uplink', 'downlink', 'messageRate', 'latency']) {
      expect(network.figure(box, key), key).toBeNaN()
    }
    sendEvery(network, b, 10, START, START + 10_000)
    expect(network.figure(box, 'messageRate')).toBeCloseTo(100, -1)
    expect(network.figure(box, 'uplink')).toBeCloseTo((100 * 8 * 300) / 1e6, 2)
  })

  it('[W-66] has down what the broker answers, and nothing while it is away', () => {
    const { network, b, box } = hall()
    sendEvery(network, b, 10, START, START + 10_000)
    expect(network.figure(box, 'downlink')).toBeCloseTo((100 * 8 * 66) / 1e6, 2)
    sendEvery(network, b, 1000, START + 10_000, START + 60_000)
    expect(network.figure(box, 'downlink')).toBeCloseTo((8 * 66) / 1e6, 3)
  })

  it('[W-64] loses what it would have said itself meanwhile', () => {
    const { network, box } = hall()
    expect(network.send(box, START + 10, 100)).toBeGreaterThan(START)
    network.take({ do: 'reboot', gateway: 'GW', minutes: 1 })
    expect(network.send(box, START + 1000, 100)).toBe(LOST)
    expect(network.figure(box, 'messagesDropped')).toBe(0)
  })

  it('[W-68] one that is away changes nothing for those behind another', () => {
    const calm = hall()
    const troubled = hall()
    troubled.network.take({ do: 'reboot', gateway: 'GW', minutes: 1 })
    troubled.network.take({ do: 'clock', machine: 'A', offsetMillis: 100, driftPpm: 0 })
    const run = ({ network, of }: ReturnType<typeof hall>) =>
      sendEvery(network, of('C'), 50, START, START + 30_000)
    expect(run(troubled)).toEqual(run(calm))
  })
})
