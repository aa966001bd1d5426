import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import { PACKML } from '../../../simulators/engine/packml.ts'
import { findPlant } from '../../../simulators/plant-source.ts'
import { machine, plantWith, played, ROADS, START, worldOf } from './plants.ts'

interface Place {
  readonly t: number
  readonly x: number
  readonly y: number
  readonly heading: number
  readonly speed: number
}

const metresTo = (x: number, y: number, a: readonly [number, number], b: readonly [number, number]) => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const share = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - a[0] - share * dx, y - a[1] - share * dy)
}

const metresOffRoad = (plant: Plant, x: number, y: number): number =>
  Math.min(
    ...plant.workshops.flatMap((workshop) =>
      workshop.roads.flatMap((road) =>
        road.path.slice(1).map((point, i) => metresTo(x, y, road.path[i] ?? point, point)),
      ),
    ),
  )

const places = (plant: Plant, seconds: number, seed: number): readonly Place[] =>
  [...played(worldOf(plant, 'natural', seed), seconds)]
    .filter((message) => message.payload.includes('"x":'))
    .map((message) => JSON.parse(message.payload))

const one = () => plantWith([machine('V', 'agv', { at: [38, 2] })], { roads: ROADS })

describe('AGVs', () => {
  it.each([1, 2, 3])('[G-8] seed %i: never leaves the roads, and gets about', (seed) => {
    const plant = one()
    const seen = places(plant, 1200, seed)
    for (const { x, y } of seen) expect(metresOffRoad(plant, x, y)).toBeLessThan(0.011)
    expect(new Set(seen.map(({ x, y }) => `${Math.round(x / 5)} ${Math.round(y / 5)}`)).size).toBeGreaterThan(
      15,
    )
  })

  it('[G-8] its places, its speed and its heading belong together', () => {
    const seen = places(one(), 1200, 2)
    let straight = 0
    for (const [i, place] of seen.entries()) {
      const next = seen[i + 1]
      if (next === undefined) break
      const seconds = (next.t - place.t) / 1000
      const metres = Math.hypot(next.x - place.x, next.y - place.y)
      expect(metres).toBeLessThanOrEqual(1.4 * seconds + 0.03)
      if (metres < 0.2) continue
      const way = (Math.atan2(next.y - place.y, next.x - place.x) * 180) / Math.PI
      const off = Math.abs(((way - next.heading + 540) % 360) - 180)
      if (off < 12) straight += 1
      else expect(next.speed).toBeLessThan(1.31)
      expect(Math.abs(next.speed - metres / seconds)).toBeLessThan(0.5)
    }
    expect(straight).toBeGreaterThan(500)
  })

  it('[G-8] it never drives a one-way road the other way', () => {
    const seen = places(one(), 2400, 4)
    let forwards = 0
    for (const [i, place] of seen.entries()) {
      const next = seen[i + 1]
      if (next === undefined || place.y > 0 || next.y > 0 || place.x > 39) continue
      expect(next.x).toBeGreaterThanOrEqual(place.x)
      if (next.x > place.x) forwards += 1
    }
    expect(forwards).toBeGreaterThan(50)
  })

  it('[G-8] with a low battery it goes to the charger, charges in Idle, and goes on', () => {
    const outline: [number, number][] = [
      [88, 10],
      [93, 10],
      [93, 14],
      [88, 14],
    ]
    const name = { 'zh-CN': '充电区', en: 'Charging' }
    const plant = plantWith([machine('V', 'agv')], {
      roads: ROADS,
      zones: [{ id: 'Z', name, use: 'charging', outline }],
    })
    const world = worldOf(plant)
    const vehicle = world.actors[0]?.played.vehicle
    if (vehicle === undefined) throw new Error('an AGV plays')
    vehicle.battery = 0.2
    let charged = 0
    for (let minute = 0; minute < 90; minute++) {
      for (const _ of played(world, 60, START + 60_000 * minute));
      const at = world.actors[0]?.played
      if (at?.state !== PACKML.idle || at.errand !== 'charging') continue
      charged += 1
      expect([vehicle.x, vehicle.y]).toEqual([90.5, 12.25])
    }
    expect(charged).toBeGreaterThan(20)
    expect(vehicle.battery).toBeGreaterThan(0.8)
    expect(world.actors[0]?.played.errand).toBe('none')
  })

  it('[G-8] one that follows another keeps its distance', () => {
    const ring: [number, number][] = [
      [0, 0],
      [60, 0],
      [60, 60],
      [0, 60],
      [0, 0],
    ]
    const plant = plantWith([machine('V', 'agv'), machine('W', 'agv', { at: [60, 0] })], {
      roads: [{ id: 'R', path: ring, oneWay: true }],
    })
    const world = worldOf(plant)
    const [one, other] = world.actors.map((actor) => actor.played.vehicle)
    if (one === undefined || other === undefined) throw new Error('two AGVs play')
    let close = 0
    let nearest = Number.POSITIVE_INFINITY
    for (let second = 0; second < 7200; second++) {
      for (const _ of played(world, 1, START + 1000 * second));
      if (one.charges || other.charges) continue
      const metres = Math.hypot(one.x - other.x, one.y - other.y)
      nearest = Math.min(nearest, metres)
      if (metres < 3) close += 1
    }
    expect(close).toBeGreaterThan(5)
    expect(nearest).toBeGreaterThan(1)
  })

  it('[G-8] in a plant without a way to drive it stays where it is', () => {
    const seen = places(plantWith([machine('V', 'agv', { at: [7, 8] })]), 60, 1)
    expect(new Set(seen.map(({ x, y }) => `${x} ${y}`))).toEqual(new Set(['7 8']))
  })

  it.each(['gearbox', 'smt', 'moulding'])('[G-8] the AGVs of %s drive on its roads', (name) => {
    const found = findPlant(name, KINDS)
    if (!found.ok) throw new Error(found.sentence)
    const seen = places(found.plant, 300, 1)
    for (const { x, y } of seen) expect(metresOffRoad(found.plant, x, y)).toBeLessThan(0.011)
    expect(new Set(seen.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)).size).toBeGreaterThan(50)
  })
})
