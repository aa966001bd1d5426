import { describe, expect, it } from 'vitest'
import type { Plant } from '../../../models/plant/schema.ts'
import { plantCalled } from './fleet/drill.ts'
import { machine, plantWith, played, ROADS, worldOf } from './plants.ts'

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

/** What each AGV says of its places, by topic. */
function placesBy(plant: Plant, seconds: number, seed: number): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>()
  for (const { topic, payload } of played(worldOf(plant, 'natural', seed), seconds)) {
    if (!payload.includes('"x":')) continue
    const known = places.get(topic) ?? []
    places.set(topic, known)
    known.push(JSON.parse(payload))
  }
  return places
}

/** One AGV that always has something to carry, on a one-way ring with a narrow road across. */
const busy = (): Plant =>
  plantWith(
    [
      machine('A', 'storage', { at: [20, -6] }),
      machine('B', 'workstation', { at: [20, 34], idealCycleSeconds: 5 }),
      machine('C', 'workstation', { at: [75, 4], idealCycleSeconds: 5 }),
      machine('V', 'agv', { at: [30, 0] }),
    ],
    {
      roads: ROADS,
      flows: [
        { from: 'A', to: 'B', by: 'V' },
        { from: 'B', to: 'C', by: 'V' },
      ],
    },
  )

const only = (places: ReadonlyMap<string, readonly Place[]>): readonly Place[] =>
  [...places.values()][0] ?? []

/** In a bay a vehicle stands so far from the middle of a wide road. */
const BESIDE = 1.7
const BOX = ['gearbox', 'smt', 'moulding']

describe('what AGVs say of their drives', () => {
  it.each([1, 2, 3])('[G-8] seed %i: never leaves the roads and the bays beside, and gets about', (seed) => {
    const plant = busy()
    const seen = only(placesBy(plant, 1800, seed))
    for (const { x, y } of seen) expect(metresOffRoad(plant, x, y)).toBeLessThan(BESIDE)
    const driven = seen.filter(({ speed }) => speed > 0.8)
    for (const { x, y } of driven) expect(metresOffRoad(plant, x, y)).toBeLessThan(0.3)
    expect(driven.length).toBeGreaterThan(100)
    expect(new Set(seen.map(({ x, y }) => `${Math.round(x / 5)} ${Math.round(y / 5)}`)).size).toBeGreaterThan(
      15,
    )
  })

  it('[G-8] its places, its speed and its heading belong together', () => {
    const seen = only(placesBy(busy(), 1800, 2))
    let straight = 0
    for (const [i, place] of seen.entries()) {
      const next = seen[i + 1]
      if (next === undefined) break
      const seconds = (next.t - place.t) / 1000
      const metres = Math.hypot(next.x - place.x, next.y - place.y)
      expect(metres).toBeLessThanOrEqual(1.3 * seconds + 0.03)
      if (metres < 0.05 || seconds > 0.5) continue
      const way = (Math.atan2(next.y - place.y, next.x - place.x) * 180) / Math.PI
      expect(Math.abs(((way - next.heading + 540) % 360) - 180)).toBeLessThan(20)
      expect(Math.abs(next.speed - metres / seconds)).toBeLessThan(0.25)
      straight += 1
    }
    expect(straight).toBeGreaterThan(500)
  })

  it('[G-8] it never drives a one-way road the other way', () => {
    const seen = only(placesBy(busy(), 2400, 4))
    let forwards = 0
    for (const [i, place] of seen.entries()) {
      const next = seen[i + 1]
      if (next === undefined || place.y > 1.2 || next.y > 1.2 || place.x > 37 || place.x < 3) continue
      expect(next.x).toBeGreaterThanOrEqual(place.x)
      if (next.x > place.x) forwards += 1
    }
    expect(forwards).toBeGreaterThan(50)
  })

  it('[G-8] in a plant without a way to drive it stays where it is', () => {
    const seen = only(placesBy(plantWith([machine('V', 'agv', { at: [7, 8] })]), 60, 1))
    expect(new Set(seen.map(({ x, y }) => `${x} ${y}`))).toEqual(new Set(['7 8']))
  })

  it.each(BOX)('[G-8] the AGVs of %s drive on its roads, each for itself', (name) => {
    const plant = plantCalled(name)
    const places = placesBy(plant, 600, 1)
    expect(places.size).toBeGreaterThan(4)
    const all = [...places.values()].flat()
    for (const { x, y } of all) expect(metresOffRoad(plant, x, y)).toBeLessThan(BESIDE)
    expect(new Set(all.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)).size).toBeGreaterThan(50)
  })
})
