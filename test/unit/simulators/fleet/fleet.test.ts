import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { MODE } from '../../../../simulators/engine/factory/fact.ts'
import { createFleet } from '../../../../simulators/engine/fleet/fleet.ts'
import type { Place } from '../../../../simulators/engine/fleet/place.ts'
import { Random } from '../../../../simulators/engine/random.ts'
import { carriedFlows, fleetOf, MINUTE, plantCalled, START } from './drill.ts'
import { listener, placeOf, square, type Told, V0, V1, V2 } from './square.ts'

describe('the dispatcher', () => {
  it('[W-36] the AGV that the plant file names carries, and says when it lifts and when it sets down', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    fleet.request(7, 0, 1, START + 1000)
    fleet.advance(START + 10 * MINUTE, listener(told))
    expect(told.filter(({ link }) => link === 7).map(({ what, vehicle }) => [what, vehicle])).toEqual([
      ['picked', V0],
      ['carried', V0],
    ])
    const modes = told.filter(({ vehicle, link }) => vehicle === V0 && link === -1).map(({ what }) => what)
    expect(modes.slice(0, 3)).toEqual([
      `mode ${MODE.idle} noOrder`,
      `mode ${MODE.running} `,
      `mode ${MODE.idle} noOrder`,
    ])
    expect(fleet.open).toBe(0)
  })

  it('[W-36] the oldest load comes first, and nobody helps who was told not to', () => {
    const fleet = createFleet({ plant: square(), kinds: KINDS, seed: 1, startMillis: START, helps: false })
    const told: Told[] = []
    for (let i = 0; i < 9; i++) {
      if (i % 2 === 0) fleet.request(i, 0, 1, START + 1000 * i)
      else fleet.request(i, 2, 0, START + 1000 * i)
    }
    fleet.advance(START + 120 * MINUTE, listener(told))
    const picked = told.filter(({ what }) => what === 'picked')
    expect(picked.map(({ link }) => link)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(new Set(picked.map(({ vehicle }) => vehicle))).toEqual(new Set([V0]))
  })

  it('[W-36] where the named one is busy the nearest idle one helps', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    fleet.request(0, 0, 1, START)
    fleet.request(1, 2, 0, START)
    fleet.advance(START + 20 * MINUTE, listener(told))
    const by = new Map(
      told.filter(({ what }) => what === 'carried').map(({ link, vehicle }) => [link, vehicle]),
    )
    expect(by.get(0)).toBe(V0)
    expect([V1, V2]).toContain(by.get(1))
  })

  it('[W-36] a load that no vehicle can carry is an error that names it', () => {
    const fleet = fleetOf(square({ roads: [] }))
    fleet.request(0, 0, 1, START)
    expect(() => fleet.advance(START + 1, listener([]))).toThrow('from machine 0 to machine 1')
  })

  it('[W-36] with a low battery it charges in the charging zone, and two there wait for one place', () => {
    const name = { 'zh-CN': '充电区', en: 'Charging' }
    const zones = [
      {
        id: 'Z',
        name,
        use: 'charging' as const,
        outline: [
          [94, 64],
          [97.4, 64],
          [97.4, 69],
          [94, 69],
        ] as [number, number][],
      },
    ]
    const plant = square({ zones })
    const fleet = fleetOf(plant)
    const random = new Random(3)
    const flows = carriedFlows(plant)
    let [charging, both] = [0, 0]
    const lowest = [1, 1, 1]
    for (let minute = 0; minute < 24 * 60; minute++) {
      if (fleet.open < 6) {
        const link = random.below(flows.length)
        fleet.request(link, ...flows[link]!, START + minute * MINUTE)
      }
      fleet.advance(START + (minute + 1) * MINUTE, listener([]))
      const places = [V0, V1, V2].map((vehicle) => placeOf(fleet, vehicle, START + (minute + 1) * MINUTE))
      const there = places.filter(({ charges }) => charges)
      for (const { x, y } of there) {
        expect(x).toBeGreaterThan(94)
        expect(x).toBeLessThan(97.4)
        expect(y).toBeGreaterThan(64)
      }
      if (there.length > 0) charging += 1
      if (there.length > 1) both += 1
      places.forEach(({ battery }, v) => {
        lowest[v] = Math.min(lowest[v]!, battery)
      })
    }
    expect(charging).toBeGreaterThan(200)
    expect(both).toBe(0)
    for (const battery of lowest) expect(battery).toBeGreaterThan(0.03)
  })
})

describe.each(['gearbox', 'smt', 'moulding'])('two days of missions at %s', (name) => {
  it('[W-36] nobody charges from half of its charge on, and none is ever empty', () => {
    const plant = plantCalled(name)
    const fleet = fleetOf(plant)
    const random = new Random(5)
    const flows = carriedFlows(plant)
    const begun: number[] = []
    const calls = {
      ...listener([]),
      mode(vehicle: number, mode: number, _reason: string, atMillis: number) {
        if (mode === MODE.charging) begun.push(placeOf(fleet, vehicle, atMillis).battery)
      },
    }
    let lowest = 1
    for (let minute = 0; minute < 48 * 60; minute += 4) {
      const link = random.below(flows.length)
      fleet.request(link, ...flows[link]!, START + minute * MINUTE)
      fleet.advance(START + (minute + 4) * MINUTE, calls)
      for (const vehicle of fleet.machines)
        lowest = Math.min(lowest, placeOf(fleet, vehicle, START + (minute + 4) * MINUTE).battery)
    }
    expect(begun.length).toBeGreaterThan(8)
    expect(Math.max(...begun)).toBeLessThan(0.5)
    expect(lowest).toBeGreaterThan(0.05)
  })
})

describe('the same drives', () => {
  const run = (stepMillis: number, seed: number): readonly [readonly Told[], readonly Place[]] => {
    const plant = plantCalled('gearbox')
    const fleet = fleetOf(plant, seed)
    const flows = carriedFlows(plant)
    const told: Told[] = []
    const random = new Random(9)
    let next = START
    for (let at = START; at < START + 60 * MINUTE; ) {
      at += stepMillis
      for (; next < at; next += 90_000 * random.next()) {
        fleet.advance(next, listener(told))
        const link = random.below(flows.length)
        fleet.request(link, ...flows[link]!, next)
      }
      fleet.advance(at, listener(told))
    }
    return [told, fleet.machines.map((vehicle) => placeOf(fleet, vehicle, START + 60 * MINUTE))]
  }

  it('[W-34] however time is cut', () => {
    const [told, places] = run(60 * MINUTE, 1)
    expect(told.length).toBeGreaterThan(100)
    for (const step of [500, 7200]) expect(run(step, 1)).toEqual([told, places])
    expect(run(7200, 2)[0]).not.toEqual(told)
  })
})

describe('a fleet of hundreds', () => {
  it('[W-34] all AGVs of 10,000 machines go about their missions at once', () => {
    const plant = plantCalled('generated:10000')
    const fleet = fleetOf(plant)
    const calls = listener([])
    carriedFlows(plant).forEach(([from, to], link) => {
      fleet.request(link, from, to, START)
      fleet.request(link, from, to, START)
    })
    fleet.advance(START + 6 * MINUTE, calls)
    const driving = fleet.machines.filter(
      (vehicle) => placeOf(fleet, vehicle, START + 6 * MINUTE).metresPerSecond > 0,
    )
    expect(driving.length).toBeGreaterThan(50)
  })
})
