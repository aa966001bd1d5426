import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { plantSchema } from '../../../../models/plant/schema.ts'
import { generatedPlant } from '../../../../models/plants/generated.ts'
import { slotTable } from '../../../../models/slots.ts'
import { createNetwork } from '../../../../simulators/engine/network/network.ts'
import { speakersOf } from '../../../../simulators/engine/speakers.ts'
import { gateway, networkOf, onAir, radioUnit, START, sendEvery } from './hall.ts'

const hall = (seed?: number) =>
  networkOf(
    [
      onAir('A', [50, 50], { gateway: 'GW' }),
      onAir('B', [52, 50], { gateway: 'GW' }),
      onAir('AGV', [53, 50], {}, 'agv'),
      gateway('GW'),
      radioUnit('RU', [54, 54]),
    ],
    seed,
  )

describe('the figures of the network', () => {
  it('[W-66] are what happened to the packets', () => {
    const { network, of } = hall()
    let sum = 0
    let count = 0
    let last = 0
    for (let at = START + 100; at < START + 60_000; at += 100) {
      network.advance(at)
      for (const id of ['A', 'B']) {
        sum += network.send(of(id), at, 434) - at
        count += 1
      }
      last = network.send(of('AGV'), at, 434) - at
    }
    const tell = (id: string, key: string): number => network.figure(of(id), key) ?? Number.NaN
    expect(Math.abs(tell('GW', 'latency') / (sum / count) - 1)).toBeLessThan(0.1)
    expect(tell('GW', 'messageRate')).toBeCloseTo(20, 0)
    expect(tell('GW', 'uplink')).toBeCloseTo((20 * 8 * 434) / 1e6, 2)
    expect([tell('GW', 'devicesOnline'), tell('GW', 'loss'), tell('GW', 'messagesDropped')]).toEqual([
      2, 0, 0,
    ])
    // 30 messages a second of 434 bytes with 66 of headers.
    expect(tell('RU', 'uplink')).toBeCloseTo(0.12, 2)
    expect(tell('RU', 'downlink')).toBeCloseTo((30 * 8 * 66) / 1e6, 2)
    expect(tell('RU', 'connectedDevices')).toBe(3)
    expect(tell('RU', 'latency')).toBeGreaterThan(5)
    expect(tell('RU', 'latency')).toBeLessThan(8)
    expect(tell('RU', 'interference')).toBeCloseTo(-113.4, 1)
    expect(tell('RU', 'prbUse')).toBeGreaterThan(0)
    expect(tell('AGV', 'linkDelay')).toBeCloseTo(last, 3)
    expect(tell('AGV', 'signalQuality')).toBeGreaterThan(20)
    expect(network.figure(of('A'), 'latency')).toBeUndefined()
    expect(network.figure(of('RU'), 'temperature')).toBeUndefined()
    expect(network.figure(999, 'latency')).toBeUndefined()
  })

  it('[W-66] lie in the ranges that their Channels have', () => {
    const plant = plantSchema.parse(generatedPlant(300))
    const table = slotTable(plant, KINDS)
    const { speakerOf } = speakersOf(table, 'test')
    const network = createNetwork({ plant, table, speakerOf, seed: 1, startMillis: START })
    for (let at = START; at < START + 5000; at += 1000) {
      network.advance(at)
      for (const { index } of table.machines) network.send(index, at + index / 3, 300)
    }
    let told = 0
    for (const { index, channels } of table.machines) {
      for (const { key, min, max } of channels) {
        const figure = network.figure(index, key)
        if (figure === undefined) continue
        told += 1
        expect(figure).toBeGreaterThanOrEqual(min)
        expect(figure).toBeLessThanOrEqual(max)
      }
    }
    expect(told).toBeGreaterThan(100)
  })
})

describe('what a Story does to the network', () => {
  it('[W-67] ends after its minutes', () => {
    const { network, of } = hall()
    const heard = (seconds: number): number => {
      network.advance(START + 1000 * seconds)
      return network.figure(of('RU'), 'interference') ?? 0
    }
    const before = heard(5)
    network.take({ do: 'interference', radio: 'RU', decibels: 20, minutes: 1 })
    expect(heard(6)).toBeCloseTo(before + 20, 1)
    expect(heard(64)).toBeCloseTo(before + 20, 1)
    expect(heard(67)).toBeCloseTo(before, 1)
  })

  it('[W-67] ends with the Story, but for a restart', () => {
    const { network, of } = hall()
    sendEvery(network, of('AGV'), 1000, START, START + 5000)
    network.take({ do: 'outage', radio: 'RU', minutes: 30 })
    network.take({ do: 'reboot', gateway: 'GW', minutes: 1 })
    network.take({ do: 'clock', machine: 'A', offsetMillis: 9, driftPpm: 0 })
    sendEvery(network, of('AGV'), 1000, START + 5000, START + 20_000)
    network.endEffects()
    expect(network.clockOf(of('A'), START + 20_000)).toBe(START + 20_000)
    const after = sendEvery(network, of('AGV'), 100, START + 25_000, START + 35_000)
    for (const { sent, arrived } of after) expect(arrived - sent).toBeLessThan(60)
    expect(after[0]!.arrived).toBeGreaterThan(after[0]!.sent)
    expect(network.figure(of('RU'), 'transmitPower')).toBe(24)
    expect(network.isUp(of('GW'))).toBe(false)
    network.advance(START + 70_000)
    expect(network.isUp(of('GW'))).toBe(true)
  })

  it('[W-67] is refused where it names nobody', () => {
    const { network } = hall()
    expect(network.take({ do: 'outage', radio: 'GW', minutes: 1 })).toBe(false)
    expect(network.take({ do: 'interference', radio: 'nobody', decibels: 9, minutes: 1 })).toBe(false)
    expect(network.take({ do: 'reboot', gateway: 'A', minutes: 1 })).toBe(false)
    expect(network.take({ do: 'clock', machine: 'nobody', offsetMillis: 9, driftPpm: 0 })).toBe(false)
  })

  it('[W-67] puts a clock off by an offset and ever more by a drift, for its time', () => {
    const { network, of } = hall()
    const at = START + 10_000
    network.advance(at)
    expect(network.clockOf(of('A'), at)).toBe(at)
    network.take({ do: 'clock', machine: 'A', offsetMillis: -40_000, driftPpm: -400, minutes: 10 })
    expect(network.clockOf(of('A'), at)).toBe(at - 40_000)
    expect(network.clockOf(of('A'), at + 500_000)).toBeCloseTo(at + 500_000 - 40_000 - 200, 6)
    expect(network.clockOf(of('A'), at + 600_000)).toBe(at + 600_000)
    expect(network.clockOf(of('B'), at)).toBe(at)
    network.take({ do: 'clock', machine: 'B', offsetMillis: 5, driftPpm: 0 })
    expect(network.clockOf(of('B'), at + 1e9)).toBe(at + 1e9 + 5)
  })
})

describe('time and chance', () => {
  it('[W-68] the same calls have the same answers, another seed others', () => {
    const run = (seed: number) => {
      const { network, of } = hall(seed)
      network.take({ do: 'interference', radio: 'RU', decibels: 24, minutes: 1 })
      for (let i = 0; i < 50; i++) network.moved(of('AGV'), 53 + i, 50, START + 100 * i)
      return ['A', 'AGV'].map((id) => sendEvery(network, of(id), 200, START + 5000, START + 60_000))
    }
    expect(run(1)).toEqual(run(1))
    expect(run(1)).not.toEqual(run(2))
  })

  it('[W-68] a clock that is set back takes all that is under way with it', () => {
    const { network, of } = hall()
    sendEvery(network, of('A'), 1000, START + 3_600_000, START + 3_605_000)
    network.take({ do: 'reboot', gateway: 'GW', minutes: 1 })
    const messages = sendEvery(network, of('A'), 1000, START, START + 120_000)
    expect(messages[0]!.arrived).toBeGreaterThan(START + 50_000)
    expect(messages[0]!.arrived).toBeLessThan(START + 70_000)
    expect(messages.at(-1)!.arrived - messages.at(-1)!.sent).toBeLessThan(50)
  })

  it('[W-69] works radio out ten times a second for what drives, not for a packet', () => {
    const { network, of } = hall()
    const vehicle = of('AGV')
    network.moved(vehicle, 53, 50, START + 1000)
    const heard = () => network.figure(vehicle, 'signalStrength')
    const before = heard()
    for (let i = 1; i < 10; i++) {
      network.moved(vehicle, 53 + 10 * i, 50, START + 1000 + 10 * i)
      network.send(vehicle, START + 1000 + 10 * i, 100)
      expect(heard()).toBe(before)
    }
    network.moved(vehicle, 153, 50, START + 1100)
    expect(heard()).not.toBe(before)
  })
})
