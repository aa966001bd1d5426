import { describe, expect, it } from 'vitest'
import { machine } from '../plants.ts'
import { networkOf, onAir, radioUnit, START, sendEvery } from './hall.ts'

/** Two units 120 m apart, and a vehicle that drives from the one to the other and back. */
const alley = (seed = 3) => {
  const made = networkOf(
    [onAir('A', [40, 50], { slice: 'urllc' }, 'agv'), radioUnit('W', [40, 54]), radioUnit('E', [160, 54])],
    seed,
  )
  return { ...made, vehicle: made.of('A') }
}

describe('hearing one another', () => {
  it('[W-61] an AGV hears its unit less the further it drives, and better the next', () => {
    const { network, vehicle } = alley()
    const heard: number[] = []
    for (let second = 0; second <= 120; second++) {
      network.moved(vehicle, 40 + second, 50, START + 1000 * second)
      heard.push(network.figure(vehicle, 'signalStrength') ?? 0)
    }
    const mean = (from: number, to: number): number =>
      heard.slice(from, to).reduce((sum, each) => sum + each, 0) / (to - from)
    expect(mean(50, 70)).toBeLessThan(mean(0, 15) - 8)
    expect(mean(50, 70)).toBeLessThan(mean(105, 120) - 8)
    for (const each of heard) expect(each).toBeGreaterThan(-120)
  })

  it('[W-61] goes over to the stronger unit on its way, not to and fro on the spot', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { network, vehicle, of } = alley(seed)
      for (let tenth = 0; tenth <= 1200; tenth++) {
        const at = START + 100 * tenth
        network.moved(vehicle, 40 + tenth / 10, 50, at)
        network.advance(at)
      }
      const handovers = network.figure(vehicle, 'handovers') ?? 0
      expect(handovers).toBeGreaterThanOrEqual(1)
      expect(handovers).toBeLessThanOrEqual(9)
      expect(handovers % 2).toBe(1)
      network.advance(START + 122_000)
      expect(network.figure(of('E'), 'connectedDevices')).toBe(1)
      expect(network.figure(of('W'), 'connectedDevices')).toBe(0)
    }
  })

  it('[W-61] passes nothing for 40 ms while it goes over', () => {
    const { network, vehicle } = alley()
    const gaps: number[] = []
    let last = START
    let before = 0
    for (let tenth = 0; tenth <= 1200; tenth++) {
      const at = START + 100 * tenth
      network.moved(vehicle, 40 + tenth / 10, 50, at)
      for (let i = 0; i < 100; i++) {
        const arrived = network.send(vehicle, at + i, 100)
        if (arrived - last > 25) gaps.push(arrived - last)
        last = arrived
      }
      before = network.figure(vehicle, 'handovers') ?? 0
    }
    // The gap is seen through delays that differ by up to 6 ms.
    expect(gaps.length).toBe(before)
    expect(before).toBeGreaterThan(0)
    for (const gap of gaps) expect(Math.abs(gap - 40)).toBeLessThan(12)
  })

  it('[W-61] a vehicle that stands between two units stays with one', () => {
    const { network, vehicle } = alley()
    for (let tenth = 0; tenth <= 600; tenth++) {
      network.moved(vehicle, 100, 50, START + 100 * tenth)
      network.advance(START + 100 * tenth)
    }
    expect(network.figure(vehicle, 'handovers')).toBeLessThanOrEqual(1)
  })

  it('[W-60] a store in the ray takes a vehicle out of sight', () => {
    const strengths = (machines: Parameters<typeof networkOf>[0]): number => {
      let sum = 0
      for (let seed = 0; seed < 30; seed++) {
        const { network, of } = networkOf([onAir('A', [100, 70], {}, 'agv'), ...machines], seed)
        sum += network.figure(of('A'), 'signalStrength') ?? 0
      }
      return sum / 30
    }
    const free = strengths([radioUnit('RU', [100, 100])])
    const behind = strengths([radioUnit('RU', [100, 100]), machine('S', 'storage', { at: [100, 75] })])
    // Thirty shadows of 4 to 6 dB: the 99 % interval of the difference of the means is 3.5 dB.
    expect(behind).toBeLessThan(free - 10)
  })

  it('[W-61] a machine keeps the unit of the plant file, unless it hears another far better', () => {
    let [kept, left] = [0, 0]
    for (let seed = 1; seed <= 20; seed++) {
      const { network, of } = networkOf(
        [
          // W is a little nearer than the one, and the other is far.
          onAir('NEAR', [54, 50], { radio: 'E' }),
          onAir('FAR', [40, 50], { radio: 'FAR-E' }),
          radioUnit('W', [40, 54]),
          radioUnit('E', [70, 54]),
          radioUnit('FAR-E', [120, 54]),
        ],
        seed,
      )
      sendEvery(network, of('NEAR'), 1000, START, START + 3000)
      kept += network.figure(of('E'), 'connectedDevices') ?? 0
      left += 1 - (network.figure(of('FAR-E'), 'connectedDevices') ?? 1)
    }
    // Shadows of 4 to 6 dB on two ways differ by 10 dB once in twenty.
    expect(kept).toBeGreaterThanOrEqual(15)
    expect(left).toBe(20)
  })

  it('[W-61] takes another unit when its own is gone, and comes back to it', () => {
    const { network, of } = networkOf([
      onAir('R', [50, 50], { radio: 'W' }),
      radioUnit('W', [45, 54]),
      radioUnit('E', [70, 54]),
    ])
    sendEvery(network, of('R'), 500, START, START + 5000)
    expect(network.take({ do: 'outage', radio: 'W', minutes: 1 })).toBe(true)
    const gone = sendEvery(network, of('R'), 100, START + 5100, START + 20_000)
    expect(gone.every(({ arrived }) => arrived > 0)).toBe(true)
    expect(gone[0]!.arrived - gone[0]!.sent).toBeGreaterThan(1000)
    expect(gone.at(-1)!.arrived - gone.at(-1)!.sent).toBeLessThan(50)
    expect(network.figure(of('E'), 'connectedDevices')).toBe(1)
    expect(network.figure(of('W'), 'transmitPower')).toBe(0)
    sendEvery(network, of('R'), 1000, START + 20_000, START + 70_000)
    expect(network.figure(of('W'), 'connectedDevices')).toBe(1)
    expect(network.figure(of('W'), 'transmitPower')).toBe(24)
  })
})
