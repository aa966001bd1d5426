import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { slotTable } from '../../../../models/slots.ts'
import { clutterOf, obstaclesOf } from '../../../../simulators/engine/network/hall.ts'
import {
  decibels,
  edgeLoss,
  lossInSight,
  lossOutOfSight,
  ratioOf,
  sceneOf,
  sightChance,
} from '../../../../simulators/engine/network/inf.ts'
import { shadeOf, shadesOf } from '../../../../simulators/engine/network/shade.ts'
import { machine, plantWith } from '../plants.ts'

const SPARSE = { density: 0.2, height: 2.5 }
const DENSE = { density: 0.6, height: 6 }

describe('radio in a hall', () => {
  // At 100 m and 3.5 GHz, reckoned by hand from table 7.4.1-1: lg 100 = 2, lg 3.5 = 0.544068.
  it('[W-60] loses in sight and out of it what TR 38.901 says', () => {
    expect(lossInSight(100, 3.5)).toBeCloseTo(31.84 + 43 + 19 * 0.544068, 3)
    expect(lossOutOfSight('SL', 100, 3.5)).toBeCloseTo(33 + 51 + 20 * 0.544068, 3)
    // Dense and low, near by: never better than sparse and low.
    expect(lossOutOfSight('DL', 10, 3.5)).toBeCloseTo(33 + 25.5 + 20 * 0.544068, 3)
    expect(lossOutOfSight('DL', 200, 3.5)).toBeCloseTo(18.6 + 35.7 * 2.30103 + 20 * 0.544068, 3)
    expect(lossOutOfSight('SH', 100, 3.5)).toBeCloseTo(32.4 + 46 + 20 * 0.544068, 3)
    expect(lossOutOfSight('DH', 100, 3.5)).toBeCloseTo(33.63 + 43.8 + 20 * 0.544068, 3)
  })

  it('[W-60] is never better out of sight than in it', () => {
    for (const scene of ['SL', 'DL', 'SH', 'DH'] as const) {
      for (const metres of [0.2, 1, 3, 10, 50, 300, 2000]) {
        for (const gigahertz of [0.7, 3.5, 28]) {
          const lost = lossOutOfSight(scene, metres, gigahertz)
          expect(lost).toBeGreaterThanOrEqual(lossInSight(metres, gigahertz))
        }
      }
    }
  })

  it('[W-60] tells the scene and the chance of sight by how much stands about', () => {
    expect(sceneOf(SPARSE, 7)).toBe('SH')
    expect(sceneOf(SPARSE, 2)).toBe('SL')
    expect(sceneOf(DENSE, 7)).toBe('DH')
    expect(sceneOf(DENSE, 4)).toBe('DL')
    // Table 7.4.2-1: k = -10 / ln(1 - 0.2) = 44.81 m low, times (7 - 1.5) / (2.5 - 1.5) high.
    expect(sightChance(SPARSE, 50, 2, 1.5)).toBeCloseTo(Math.exp(-50 / 44.814), 4)
    expect(sightChance(SPARSE, 50, 7, 1.5)).toBeCloseTo(Math.exp(-50 / (44.814 * 5.5)), 4)
    // Dense clutter comes in pieces of 2 m.
    expect(sightChance(DENSE, 5, 4, 1.5)).toBeCloseTo(Math.exp((5 * Math.log(0.4)) / 2), 9)
    expect(sightChance(SPARSE, 500, 7, 3)).toBe(1)
  })

  it('[W-60] is shaded by an edge as ITU-R P.526 says', () => {
    expect(edgeLoss(-1)).toBe(0)
    expect(edgeLoss(0)).toBeCloseTo(6.03, 1)
    expect(edgeLoss(1)).toBeCloseTo(13.9, 1)
    expect(edgeLoss(100)).toBe(30)
    expect(decibels(ratioOf(-37.5))).toBeCloseTo(-37.5, 9)
  })

  it('[W-60] knows what the plant file puts into a ray', () => {
    const plant = plantWith([
      machine('S', 'storage', { at: [100, 100], heading: 90 }),
      machine('L', 'lathe', { at: [100, 60] }),
      machine('A', 'agv', { at: [100, 80] }),
    ])
    const table = slotTable(plant, KINDS)
    const shades = shadesOf(obstaclesOf(plant, table))
    const met = (x: number, y: number, z: number, toX: number, toY: number, toZ: number, own = -1) =>
      shadeOf(shades, { x, y, z }, { x: toX, y: toY, z: toZ }, own)
    // The store is 18 m wide and 4.4 m deep, turned across, and 8 m high.
    expect(met(90, 100, 7, 110, 100, 2)).toBeGreaterThan(0)
    expect(met(90, 92, 7, 110, 92, 2)).toBeGreaterThan(0)
    expect(met(90, 90.5, 7, 110, 90.5, 2)).toBe(0)
    expect(met(90, 100, 12, 110, 100, 8.5)).toBe(0)
    expect(met(110, 100, 2, 90, 100, 7)).toBeCloseTo(met(90, 100, 7, 110, 100, 2), 9)
    // A lathe is 2.1 m high; a vehicle is in nobody's way, nor a machine in its own.
    expect(met(90, 60, 7, 103, 60, 1.5)).toBeGreaterThan(0)
    expect(met(90, 60, 7, 110, 60, 5)).toBe(0)
    expect(met(90, 60, 7, 103, 60, 1.5, 1)).toBe(0)
    expect(met(90, 80, 7, 103, 80, 0.1)).toBe(0)
    // The deeper in the shade, the more of it.
    expect(met(90, 100, 7, 110, 100, 1)).toBeGreaterThan(met(90, 100, 7, 110, 100, 6))
  })

  it('[W-60] reckons how densely and how high machines stand', () => {
    const machines = Array.from({ length: 50 }, (_, i) =>
      machine(`F${i}`, 'furnace', { at: [10 + 3 * i, 50] }),
    )
    const plant = plantWith(machines)
    const clutter = clutterOf(plant.workshops[0]!, slotTable(plant, KINDS))
    // 50 furnaces of 6.0 by 3.2 m, 3.6 m high, on 40,000 m².
    expect(clutter.height).toBeCloseTo(3.6, 9)
    expect(clutter.density).toBeCloseTo(0.05, 9)
    const crowd = plantWith([...machines, machine('S', 'storage', { at: [50, 90] })])
    expect(clutterOf(crowd.workshops[0]!, slotTable(crowd, KINDS)).height).toBeGreaterThan(3.6)
  })
})
