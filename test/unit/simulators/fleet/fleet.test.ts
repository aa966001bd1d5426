import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import type { Plant } from '../../../../models/plant/schema.ts'
import { MODE } from '../../../../simulators/engine/factory/fact.ts'
import { createFleet, type Fleet } from '../../../../simulators/engine/fleet/fleet.ts'
import { noPlace, type Place } from '../../../../simulators/engine/fleet/place.ts'
import { Random } from '../../../../simulators/engine/random.ts'
import { machine, plantWith } from '../plants.ts'
import { carriedFlows, fleetOf, plantCalled, START } from './drill.ts'

const MINUTE = 60_000

interface Told {
  readonly what: string
  readonly link: number
  readonly vehicle: number
  readonly atMillis: number
}

const listener = (told: Told[]) => ({
  picked(link: number, vehicle: number, atMillis: number) {
    told.push({ what: 'picked', link, vehicle, atMillis })
  },
  carried(link: number, vehicle: number, atMillis: number) {
    told.push({ what: 'carried', link, vehicle, atMillis })
  },
  mode(vehicle: number, mode: number, reason: string, atMillis: number) {
    told.push({ what: `mode ${mode} ${reason}`, link: -1, vehicle, atMillis })
  },
})

const placeOf = (fleet: Fleet, vehicle: number, atMillis: number): Place => {
  const place = noPlace()
  if (!fleet.placeAt(vehicle, atMillis, place)) throw new Error(`machine ${vehicle} does not drive`)
  return place
}

/** A square of wide roads of 100 m by 40 m, stations on all sides, two AGVs. */
function square(rest: Parameters<typeof plantWith>[1] = {}): Plant {
  const at: [number, number][] = [
    [30, 25],
    [70, 75],
    [125, 50],
    [15, 50],
  ]
  const stations = at.map((place, i) => machine(`S-${i}`, 'buffer', { at: place }))
  const vehicles = [
    machine('V-0', 'agv', { at: [60, 30] }),
    machine('V-1', 'agv', { at: [60, 70] }),
    machine('V-2', 'agv', { at: [50, 70] }),
  ]
  const flows = [
    { from: 'S-0', to: 'S-1', by: 'V-0' },
    { from: 'S-1', to: 'S-2', by: 'V-1' },
    { from: 'S-2', to: 'S-0', by: 'V-0' },
    { from: 'S-3', to: 'S-1', by: 'V-2' },
  ]
  const side = (id: string, a: [number, number], b: [number, number]) => ({ id, path: [a, b], width: 3 })
  const roads = [
    side('south', [20, 30], [120, 30]),
    side('east', [120, 30], [120, 70]),
    side('north', [120, 70], [20, 70]),
    side('west', [20, 70], [20, 30]),
  ]
  return plantWith([...stations, ...vehicles], { roads, flows, ...rest })
}

const [V0, V1, V2] = [4, 5, 6]

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

describe('closed roads and halted vehicles', () => {
  it('[W-35] who is halted where it stands idle stays there, and goes home when it is let go', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    fleet.request(0, 0, 1, START)
    let at = START
    for (; fleet.open > 0; at += 1000) fleet.advance(at, listener(told))
    fleet.halt(V0, true, at)
    fleet.advance(at + MINUTE, listener(told))
    const before = placeOf(fleet, V0, at + MINUTE)
    fleet.advance(at + 20 * MINUTE, listener(told))
    expect(placeOf(fleet, V0, at + 20 * MINUTE)).toMatchObject({ x: before.x, y: before.y })
    fleet.halt(V0, false, at + 20 * MINUTE)
    fleet.advance(at + 30 * MINUTE, listener(told))
    const home = placeOf(fleet, V0, at + 30 * MINUTE)
    expect(Math.hypot(home.x - before.x, home.y - before.y)).toBeGreaterThan(3)
    expect(home.metresPerSecond).toBe(0)
  })

  it('[W-35] goes around a closed road, and nobody turns into it', () => {
    const crossed = (closed: boolean): number => {
      const fleet = fleetOf(square())
      if (closed) expect(fleet.close('west', START + 60 * MINUTE, START)).toBe(true)
      fleet.request(0, 0, 1, START)
      fleet.request(1, 3, 1, START)
      let inside = 0
      for (let at = START; at < START + 20 * MINUTE; at += 1000) {
        fleet.advance(at, listener([]))
        for (const vehicle of [V0, V1, V2]) {
          const { x, y } = placeOf(fleet, vehicle, at)
          if (x < 22 && y > 36 && y < 64) inside += 1
        }
      }
      return inside
    }
    expect(crossed(true)).toBe(0)
    expect(crossed(false)).toBeGreaterThan(10)
  })

  it('[W-35] waits for a road that is the only one, until it opens', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    for (const road of ['west', 'east']) fleet.close(road, START + 30 * MINUTE, START)
    fleet.request(0, 0, 1, START)
    fleet.advance(START + 29 * MINUTE, listener(told))
    expect(told.filter(({ what }) => what === 'carried')).toEqual([])
    fleet.advance(START + 40 * MINUTE, listener(told))
    expect(told.filter(({ what }) => what === 'carried')).toHaveLength(1)
    expect(fleet.close('no-such-road', START + 50 * MINUTE, START + 40 * MINUTE)).toBe(false)
  })

  it('[W-35] who was under way to a road when it closed goes home or around with its load', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    fleet.request(0, 0, 1, START)
    let at = START
    for (; !told.some(({ what }) => what === 'picked'); at += 1000) fleet.advance(at, listener(told))
    at += 8000
    fleet.advance(at, listener(told))
    for (const road of ['west', 'east']) fleet.close(road, at + 30 * MINUTE, at)
    fleet.advance(at + 20 * MINUTE, listener(told))
    const place = placeOf(fleet, V0, at + 20 * MINUTE)
    expect([place.loaded, place.metresPerSecond, place.isObstructed]).toEqual([true, 0, false])
    expect(place.y).toBeLessThan(33)
    fleet.advance(at + 40 * MINUTE, listener(told))
    expect(told.filter(({ what }) => what === 'carried')).toHaveLength(1)
  })

  it('[W-35] a halted vehicle stands where it is and goes on', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    fleet.request(0, 0, 1, START)
    let at = START
    for (; placeOf(fleet, V0, at).metresPerSecond < 1.2; at += 500) fleet.advance(at, listener(told))
    const from = placeOf(fleet, V0, at)
    fleet.halt(V0, true, at)
    fleet.advance(at + 10 * MINUTE, listener(told))
    const stood = placeOf(fleet, V0, at + 10 * MINUTE)
    expect(Math.hypot(stood.x - from.x, stood.y - from.y)).toBeLessThan(1.7)
    expect(placeOf(fleet, V0, at + MINUTE)).toMatchObject({ x: stood.x, y: stood.y, metresPerSecond: 0 })
    fleet.halt(V0, false, at + 10 * MINUTE)
    fleet.advance(at + 20 * MINUTE, listener(told))
    expect(told.filter(({ what }) => what === 'carried')).toHaveLength(1)
  })

  it('[W-35] nobody drives up behind a halted vehicle; what lies beyond is reached another way', () => {
    const fleet = fleetOf(square())
    const told: Told[] = []
    const carried = () => told.filter(({ what }) => what === 'carried').map(({ link }) => link)
    fleet.request(0, 0, 1, START)
    let at = START
    const onSouthRoad = ({ x, y, metresPerSecond }: Place) =>
      y < 32 && x > 80 && x < 100 && metresPerSecond > 1
    for (; !onSouthRoad(placeOf(fleet, V0, at)); at += 500) fleet.advance(at, listener(told))
    fleet.halt(V0, true, at)
    // The first goes by the east or the west road as it can; the second ends on the south road itself.
    fleet.request(3, 3, 1, at)
    fleet.request(2, 2, 0, at)
    fleet.advance(at + 25 * MINUTE, listener(told))
    expect(carried()).toEqual([3])
    for (const vehicle of [V1, V2]) expect(placeOf(fleet, vehicle, at + 25 * MINUTE).isObstructed).toBe(false)
    fleet.halt(V0, false, at + 25 * MINUTE)
    fleet.advance(at + 50 * MINUTE, listener(told))
    expect(carried().toSorted()).toEqual([0, 2, 3])
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
  }, 30_000)
})
