import { describe, expect, it } from 'vitest'
import { alarmsOf } from '../../../../simulators/engine/alarms.ts'
import { cycleSecondsOf } from '../../../../simulators/engine/factory/compile-links.ts'
import type { Law } from '../../../../simulators/engine/laws/law.ts'
import { producingPlant } from '../../models/plant/production-plant.ts'
import { compiled, found, parsed } from './compiled.ts'

const HOUR = 3_600_000

/** Euler's integral of the second kind by Stirling's series: what a Weibull law's mean is made of. */
function gamma(x: number): number {
  if (x < 8) return gamma(x + 1) / x
  const series = 1 + 1 / (12 * x) + 1 / (288 * x * x) - 139 / (51_840 * x ** 3)
  return Math.sqrt((2 * Math.PI) / x) * (x / Math.E) ** x * series
}

function meanOf(law: Law): number {
  switch (law.law) {
    case 'exponential':
    case 'lognormal':
    case 'normal':
    case 'gamma':
      return law.mean
    case 'weibull':
      return law.scale * gamma(1 + 1 / law.shape)
    default:
      throw new Error(`no mean of ${law.law} is needed here`)
  }
}

describe('what a machine is by its Kind', () => {
  const { table, model, station } = compiled(found('generated:300'))

  it('[W-24] wears by each part of its Kind, of the mean that the Kind tells', () => {
    let parts = 0
    for (const { kind, index } of table.machines) {
      const failures = model.stations[index]?.failures ?? []
      kind.wearParts.forEach(({ id, lifeHours }, wearPart) => {
        const mode = failures.find((each) => each.id === id)
        if (mode === undefined) throw new Error(`${kind.id} does not wear by ${id}`)
        expect(mode).toMatchObject({ wearPart, clock: 'operating' })
        expect(alarmsOf(kind.id).faults.map(({ code }) => code)).toContain(mode.alarm)
        expect(meanOf(mode.life) / HOUR / lifeHours).toBeCloseTo(1, 5)
        expect(mode.replacedAt === undefined).toBe(lifeHours > 500)
        parts += 1
      })
    }
    expect(parts).toBeGreaterThan(400)
  })

  it('[W-24] tells by the alarm that fits it that a part has failed', () => {
    const parts = table.machines.flatMap(({ index }) => model.stations[index]?.failures ?? [])
    const alarm = (id: string) => parts.find((mode) => mode.id === id)?.alarm
    expect(alarm('turningInsert')).toBe('E211')
    expect(alarm('coolantPump')).toBe('E142')
    expect(alarm('gearMotor')).toBe('E622')
  })

  it('[W-24] breaks down without a warning by the alarms of its controller, but for AGVs and the network', () => {
    const lathe = table.machines.find(({ kind }) => kind.id === 'lathe')
    const sudden = station(lathe?.machine.id ?? '').failures.filter(({ wearPart }) => wearPart === undefined)
    expect(sudden.map(({ id }) => id)).toEqual(['E204', 'E211', 'E118', 'E131', 'E142'])
    expect(sudden.every(({ life, alarm, id }) => life.law === 'exponential' && alarm === id)).toBe(true)
    // One in sixty-four hours of running, whichever it is, and mended in minutes to an hour: 3 parts in 1,000 of its time.
    expect(sudden.reduce((rate, { life }) => rate + HOUR / meanOf(life), 0)).toBeCloseTo(1 / 64, 9)
    for (const { repair } of sudden) expect(meanOf(repair)).toBe(12 * 60_000)
    for (const kind of ['agv', 'gateway', 'radio-unit']) {
      const one = table.machines.find((placed) => placed.kind.id === kind)
      expect(model.stations[one?.index ?? -1]?.failures.every(({ wearPart }) => wearPart !== undefined)).toBe(
        true,
      )
    }
  })

  it('[W-24] spoils 2 to 10 parts in a thousand, and each its own share', () => {
    const working = model.stations.filter(({ role }) => role === 'station')
    for (const { spoils } of working) {
      expect(spoils).toBeGreaterThanOrEqual(0.002)
      expect(spoils).toBeLessThanOrEqual(0.01)
    }
    expect(new Set(working.map(({ spoils }) => spoils)).size).toBeGreaterThan(working.length * 0.9)
  })

  it('[W-25] is worn already, each part by a share of its own', () => {
    const used = model.stations.flatMap(({ failures }) =>
      failures.filter(({ wearPart }) => wearPart !== undefined),
    )
    const most = (replacedAt: number | undefined): number => replacedAt ?? 0.6
    for (const mode of used) expect(mode.used).toBeLessThan(most(mode.replacedAt))
    // The mean of so many even shares lies within 2.58 deviations of a half in 99 of 100 cases; these seeds are fixed.
    const shares = used.map((mode) => mode.used / most(mode.replacedAt))
    const mean = shares.reduce((sum, each) => sum + each, 0) / shares.length
    expect(Math.abs(mean - 0.5)).toBeLessThan((2.58 * Math.sqrt(1 / 12)) / Math.sqrt(shares.length))
  })

  it('[W-27] is patient for 20 to 120 seconds', () => {
    const carriers = new Set(model.links.map(({ by }) => by))
    for (const [machine, { role, patienceMillis }] of model.stations.entries()) {
      if (role === 'none' && carriers.has(machine)) continue
      expect(patienceMillis).toBeGreaterThanOrEqual(20_000)
      expect(patienceMillis).toBeLessThanOrEqual(role === 'batch' ? 20 * 60_000 : 120_000)
    }
  })

  it('[W-27] a carrier is patient for one and a half cycles of the slowest that it serves, two minutes at least', () => {
    const carried = new Map<number, number>()
    for (const { by, from, to } of model.links) {
      if (by === undefined) continue
      const cycles = [from, to].map((at) => {
        const placed = table.machines[at]
        return placed === undefined ? 0 : cycleSecondsOf(placed)
      })
      carried.set(by, Math.max(carried.get(by) ?? 0, ...cycles))
    }
    for (const [carrier, cycle] of carried)
      expect(model.stations[carrier]?.patienceMillis).toBe(1000 * Math.max(120, 1.5 * cycle))
    expect(carried.size).toBeGreaterThan(15)
    expect(Math.max(...carried.values())).toBeGreaterThan(120 / 1.5)
  })
})

describe('what a machine is by the plant file', () => {
  const { plant, model, station, indexOf } = compiled(parsed(producingPlant()))
  const turn = station('turn')

  it('[W-24] its laws are in milliseconds, whatever they are in the file', () => {
    expect(turn.cycle).toEqual({ law: 'lognormal', mean: 60_000, deviation: 2000 })
    expect(turn.setup).toEqual({ law: 'fixed', value: 300_000 })
    expect(turn.spoils).toBe(0.02)
    expect(turn.productFactor).toEqual([1, 1.5])
    expect(model.orders).toEqual({
      mix: [
        { product: 0, weight: 3 },
        { product: 1, weight: 1 },
      ],
      lot: { law: 'fixed', value: 20 },
      every: undefined,
      dueAfter: { law: 'fixed', value: 8 * HOUR },
    })
  })

  it('[W-24] a failure that it tells takes the place of the Kind’s own, and no other changes', () => {
    const insert = turn.failures.find(({ id }) => id === 'turningInsert')
    expect(insert).toMatchObject({
      life: { law: 'weibull', scale: 5 * HOUR, shape: 3 },
      repair: { law: 'fixed', value: 240_000 },
      crew: 0,
      wearPart: 1,
      replacedAt: 0.8,
    })
    const { turn: told, ...others } = plant.production?.machines ?? {}
    const { failures: _, ...rest } = told ?? {}
    const production = plant.production && { ...plant.production, machines: { ...others, turn: rest } }
    const usual = compiled({ ...plant, production }).station('turn')
    expect(usual.failures.length).toBe(turn.failures.length)
    expect(usual.failures.filter(({ id }) => id !== 'turningInsert')).toEqual(
      turn.failures.filter(({ id }) => id !== 'turningInsert'),
    )
  })

  it('[W-22] its rework, operator and finds are what the file tells', () => {
    expect(station('look')).toMatchObject({
      role: 'inspection',
      finds: 0.9,
      reworkAt: indexOf('turn'),
      reworkShare: 0.5,
      operator: 0,
      shifts: true,
    })
    expect(station('join').role).toBe('assembly')
  })
})

describe('people', () => {
  it('[W-26] work in the shifts of the file, by its clock', () => {
    const { model } = compiled(parsed(producingPlant()))
    expect(model.crews).toEqual([
      { id: 'operators', people: 2, shifts: false },
      { id: 'fitters', people: 1, shifts: true },
    ])
    // In Shanghai from 12:30 round to 12:00: from 04:30 to the end of the day of UTC, and from its begin to 04:00.
    expect(model.shifts).toEqual({
      windows: [
        { fromMillis: 0, toMillis: 4 * HOUR },
        { fromMillis: 4.5 * HOUR, toMillis: 24 * HOUR },
      ],
      periodMillis: 24 * HOUR,
    })
  })

  it('[W-26] without a file are one for ten machines at hand, one for forty with tools, at all hours', () => {
    const { model } = compiled(found('generated:300'))
    expect(model.shifts).toBeUndefined()
    expect(model.crews).toEqual([
      { id: 'operators', people: 30, shifts: false },
      { id: 'fitters', people: 8, shifts: false },
    ])
  })
})
