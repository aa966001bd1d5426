import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLACE } from '../../../../../client/scene/pool/columns.ts'
import { LEVEL, type Sight, sortIntoLevels, type Weights } from '../../../../../client/scene/pool/levels.ts'
import { createRows, freeRow, takeRow } from '../../../../../client/scene/pool/rows.ts'
import { SEED } from '../../../../helpers/seed.ts'

const NEAR = 3000
const MID = 220
const RADIUS = 1.5

/** Looks along +y from the origin; everything behind it is out of sight. */
const sight: Sight = {
  planes: Float64Array.from([0, 1, 0, 0, ...Array.from({ length: 5 }, () => [0, 0, 0, 1]).flat()]),
  eye: new Float64Array(3),
  ahead: Float64Array.from([0, 1, 0]),
  pixelsAtOneMetre: 1000,
}

function plantAt(depths: readonly number[]): { places: Float32Array; weights: Weights } {
  const places = new Float32Array(depths.length * PLACE)
  depths.forEach((depth, i) => {
    places.set([0, depth, -1, 0, 2, 1, 2, 0], i * PLACE)
  })
  const weights = {
    near: new Uint16Array(depths.length).fill(NEAR),
    mid: new Uint16Array(depths.length).fill(MID),
    radius: new Float32Array(depths.length).fill(RADIUS),
  }
  return { places, weights }
}

const depths = fc.array(fc.double({ min: -50, max: 2000, noNaN: true }), { minLength: 1, maxLength: 300 })
const allowance = fc.record({
  triangles: fc.integer({ min: 5000, max: 900_000 }),
  rows: fc.integer({ min: 0, max: 60 }),
  nearPixels: fc.integer({ min: 20, max: 200 }),
  midPixels: fc.integer({ min: 3, max: 19 }),
})

describe('the levels of detail', () => {
  it('never spend more than is allowed, and leave out only what is not seen [Z-1]', () => {
    let details = 0
    fc.assert(
      fc.property(depths, allowance, (at, allowed) => {
        const { places, weights } = plantAt(at)
        const levels = new Uint8Array(at.length)
        sortIntoLevels(sight, places, weights, allowed, levels)
        const of = (level: number): number => levels.filter((each) => each === level).length
        details += of(LEVEL.near) + of(LEVEL.mid)
        expect(of(LEVEL.near)).toBeLessThanOrEqual(allowed.rows)
        const boxes = at.length * 12
        expect(of(LEVEL.near) * NEAR + of(LEVEL.mid) * MID).toBeLessThanOrEqual(
          Math.max(0, allowed.triangles - boxes) + boxes,
        )
        at.forEach((depth, i) => {
          if (Math.abs(depth + RADIUS) > 1e-3) expect(levels[i] === LEVEL.unseen).toBe(depth <= -RADIUS)
        })
      }),
      { seed: SEED },
    )
    expect(details).toBeGreaterThan(100)
  })

  it('give the nearer of two never less than the farther [Z-1]', () => {
    fc.assert(
      fc.property(depths, allowance, (at, allowed) => {
        const seen = at.map((depth) => Math.abs(depth) + 1).toSorted((a, b) => a - b)
        const { places, weights } = plantAt(seen)
        const levels = new Uint8Array(seen.length)
        sortIntoLevels(sight, places, weights, allowed, levels)
        expect([...levels]).toEqual([...levels].toSorted((a, b) => b - a))
      }),
      { seed: SEED },
    )
  })

  it('show details from near and a box from far away [Z-1]', () => {
    const { places, weights } = plantAt([5, 100, 1500])
    const levels = new Uint8Array(3)
    sortIntoLevels(
      sight,
      places,
      weights,
      { triangles: 1e6, rows: 10, nearPixels: 80, midPixels: 10 },
      levels,
    )
    expect([...levels]).toEqual([LEVEL.near, LEVEL.mid, LEVEL.far])
  })
})

describe('the rows of moving parts', () => {
  it('belong to one Machine each, for as long as it is near [Z-3]', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(499), fc.boolean()), { maxLength: 1500 }), (steps) => {
        const rows = createRows(500)
        const kept = new Map<number, number>()
        for (const [machine, near] of steps) {
          if (near) {
            const row = takeRow(rows, machine)
            expect(kept.get(machine) ?? row).toBe(row)
            if (row >= 0) kept.set(machine, row)
          } else {
            freeRow(rows, machine)
            kept.delete(machine)
          }
        }
        expect(new Set(kept.values()).size).toBe(kept.size)
        for (const [machine, row] of kept) expect(rows.machineIn[row]).toBe(machine)
        expect(rows.free.length + kept.size).toBe(rows.machineIn.length)
      }),
      { seed: SEED, numRuns: 50 },
    )
  })

  it('run out without harm [Z-3]', () => {
    const rows = createRows(1000)
    const taken = Array.from({ length: 1000 }, (_, machine) => takeRow(rows, machine))
    expect(taken.filter((row) => row >= 0).length).toBe(rows.machineIn.length)
    expect(taken.at(-1)).toBe(-1)
  })
})
