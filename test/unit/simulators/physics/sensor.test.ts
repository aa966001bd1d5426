import { describe, expect, it } from 'vitest'
import type { ChannelSpec } from '../../../../models/kinds/kind.ts'
import {
  noiseOf,
  quietly,
  type Sensor,
  type SensorFault,
  sensed,
  sensorOf,
  spoilt,
} from '../../../../simulators/engine/physics/sensor.ts'
import { Random } from '../../../../simulators/engine/random.ts'
import { kindNamed } from './bodies.ts'

const specOf = (kind: string, key: string): ChannelSpec => {
  const spec = kindNamed(kind).channels.find((one) => one.key === key)
  if (spec === undefined) throw new Error(`no Channel ${key}`)
  return spec
}
const TEMPERATURE = specOf('lathe', 'spindleTemperature')

function readings(sensor: Sensor, value: number, count: number, seed = 1): number[] {
  const random = new Random(seed)
  return Array.from({ length: count }, () => sensed(sensor, value, 1, random))
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: readonly number[]) => {
  const centre = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)))
}
const faulty = (fault: SensorFault, size: number, over = 0, lasts = Number.POSITIVE_INFINITY): Sensor => {
  const sensor = spoilt(sensorOf(TEMPERATURE), fault, size, { over, lasts }, 5)
  if (sensor === undefined) throw new Error(`no ${fault} there`)
  return sensor
}

describe('a healthy sensor', () => {
  it('[W-47] is right in the mean, spreads as it is said to, and stays on its grid', () => {
    // Values on the grid: off it, noise of half a step leaves a little of the rounding in the mean.
    for (const [kind, key, value] of [
      ['lathe', 'spindleTemperature', 41.2],
      ['lathe', 'spindleVibration', 1.44],
      ['press', 'power', 31.4],
      ['injection-moulder', 'hydraulicPressure', 14],
    ] as const) {
      const sensor = sensorOf(specOf(kind, key))
      const all = readings(sensor, value, 20_000)
      const noise = noiseOf(sensor, value)
      // 99 % of such means are within 2.58 deviations by the root of the count.
      expect(Math.abs(mean(all) - value)).toBeLessThan((2.58 * noise) / Math.sqrt(20_000))
      expect(deviation(all) / noise).toBeGreaterThan(0.97)
      expect(deviation(all) / noise).toBeLessThan(1.03)
      for (const read of all.slice(0, 200)) {
        const quanta = read / sensor.resolution
        expect(Math.abs(quanta - Math.round(quanta))).toBeLessThan(1e-9 * Math.abs(quanta) + 1e-9)
      }
      expect(new Set(all).size).toBeGreaterThan(2)
    }
  })

  it('[W-47] rounds an encoder’s place to its grid and adds nothing', () => {
    const sensor = sensorOf(specOf('lathe', 'axisX'))
    for (const read of readings(sensor, 123.456_7, 100)) expect(read).toBeCloseTo(123.46, 12)
  })

  it('[W-47] leaves what stands at nothing at nothing', () => {
    expect(new Set(readings(sensorOf(specOf('lathe', 'spindleSpeed')), 0, 100))).toEqual(new Set([0]))
  })
})

describe('a sensor with a fault', () => {
  it('[W-47] drifts away over its time and stays there', () => {
    const all = readings(faulty('drift', 12, 1000), 40, 3000)
    expect(mean(all.slice(480, 520))).toBeCloseTo(46, 0)
    expect(mean(all.slice(240, 260))).toBeCloseTo(43, 0)
    expect(mean(all.slice(2000))).toBeCloseTo(52, 1)
  })

  it('[W-47] with a bias is off at once', () => {
    expect(mean(readings(faulty('bias', -4), 40, 1000))).toBeCloseTo(36, 1)
  })

  it('[W-47] stuck says what it said first, whatever happens', () => {
    const sensor = faulty('stuck', 0)
    const random = new Random(1)
    const first = sensed(sensor, 40, 1, random)
    for (let i = 0; i < 50; i++) expect(sensed(sensor, 40 + i, 1, random)).toBe(first)
    expect(quietly(sensor, 90)).toBe(first)
  })

  it('[W-47] drops out as often as it is told', () => {
    const all = readings(faulty('dropout', 0.3), 40, 10_000)
    const missing = all.filter(Number.isNaN).length / all.length
    // 0.3 within the 99 % interval of a binomial share.
    expect(Math.abs(missing - 0.3)).toBeLessThan(2.58 * Math.sqrt(0.21 / 10_000))
    expect(readings(faulty('dropout', 1), 40, 100).every(Number.isNaN)).toBe(true)
    expect(quietly(faulty('dropout', 1), 40)).toBeNaN()
  })

  it('[W-47] with noise spreads so much more', () => {
    const sensor = faulty('noise', 2)
    expect(deviation(readings(sensor, 40, 20_000))).toBeCloseTo(Math.hypot(2, noiseOf(sensor, 40)), 1)
  })

  it('[W-47] is cured when its time is over', () => {
    const all = readings(faulty('bias', 20, 0, 100), 40, 300)
    expect(mean(all.slice(0, 100))).toBeCloseTo(60, 1)
    expect(mean(all.slice(100))).toBeCloseTo(40, 1)
  })

  it('[W-47] changes no draw of the other sensors of its machine', () => {
    for (const fault of ['stuck', 'dropout', 'noise', 'drift'] as const) {
      const [one, other] = [new Random(9), new Random(9)]
      sensed(faulty(fault, 1), 40, 1, one)
      sensed(sensorOf(TEMPERATURE), 40, 1, other)
      expect(one.next()).toBe(other.next())
    }
  })

  it('[W-47] of words or counts can be silent or stuck, and no more', () => {
    const sensor = sensorOf(specOf('lathe', 'doorOpen'))
    const times = { over: 0, lasts: 10 }
    expect(spoilt(sensor, 'bias', 1, times, 1)).toBeUndefined()
    expect(spoilt(sensorOf(specOf('lathe', 'partsMade')), 'drift', 1, times, 1)).toBeUndefined()
    expect(spoilt(sensor, 'dropout', 2, times, 1)).toBeUndefined()
    expect(spoilt(sensor, 'dropout', 1, times, 1)?.fault?.fault).toBe('dropout')
  })

  it('[W-47] is the one of its machine: all others of the sort are as they were', () => {
    faulty('bias', 5)
    expect(sensorOf(TEMPERATURE).fault).toBeUndefined()
    expect(sensorOf(TEMPERATURE)).toBe(sensorOf(TEMPERATURE))
  })
})
