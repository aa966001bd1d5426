import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossingsOf } from '../../../../../client/scene/hall/floor-plan.ts'
import { hallPlan } from '../../../../../client/scene/hall/hall-plan.ts'
import { doubleArea, offset, rounded, triangulated } from '../../../../../client/scene/hall/outline.ts'
import {
  COATS,
  emptyPainting,
  INKS,
  laid,
  paintArea,
  paintLine,
} from '../../../../../client/scene/hall/paint.ts'
import { isInside, type Point } from '../../../../../models/plant/geometry.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { plantNamed, plantsToTry } from './plants.ts'

/** Star-shaped, so that it does not cross itself, and mostly not convex. */
const anyOutline = fc
  .array(fc.double({ min: 1, max: 30, noNaN: true }), { minLength: 3, maxLength: 24 })
  .map((radii) =>
    radii.map((radius, i): Point => {
      const angle = (i / radii.length) * 2 * Math.PI
      return [Math.cos(angle) * radius, Math.sin(angle) * radius]
    }),
  )

describe('the floor', () => {
  it('lies at one height, its coats in one order and none twice [H-2]', async () => {
    expect(new Set(COATS).size).toBe(COATS.length)
    for (const plant of await plantsToTry()) {
      const { positions, triangles } = hallPlan(plant).floor
      for (let i = 2; i < positions.length; i += 3) if (positions[i] !== 0) throw new Error('off the floor')
      expect(Math.max(...triangles.slice(-300))).toBeLessThan(positions.length / 3)
    }
  })

  it('is laid coat by coat, whatever was painted first [H-2]', () => {
    const painting = emptyPainting()
    const square: readonly Point[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ]
    for (const coat of [...COATS].reverse()) {
      paintArea(painting[coat], square, { brush: 'fill', ink: INKS[COATS.indexOf(coat)]! })
    }
    const { triangles, paints } = laid(painting)
    const inks = Array.from(triangles, (corner) => paints[corner * 4 + 1])
    expect(inks).toEqual([...inks].sort((a, b) => a! - b!))
    expect(new Set(inks).size).toBe(COATS.length)
  })

  it('looks up: every triangle is counter-clockwise from above [H-2]', async () => {
    for (const name of ['gearbox', 'smt', 'moulding']) {
      const { positions, triangles } = hallPlan(await plantNamed(name)).floor
      const at = (i: number): Point => [positions[triangles[i]! * 3]!, positions[triangles[i]! * 3 + 1]!]
      let seen = 0
      for (let i = 0; i < triangles.length; i += 3) {
        const area = doubleArea([at(i), at(i + 1), at(i + 2)])
        if (area < -1e-6) throw new Error(`triangle ${i / 3} of ${name} looks down`)
        seen++
      }
      expect(seen).toBeGreaterThan(100)
    }
  })

  it('covers any outline once: its triangles have its area and lie inside [H-2]', () => {
    fc.assert(
      fc.property(anyOutline, (outline) => {
        const triangles = triangulated(outline)
        let area = 0
        for (let i = 0; i < triangles.length; i += 3) {
          const [a, b, c] = triangles.slice(i, i + 3).map((k) => outline[k]!) as [Point, Point, Point]
          const each = doubleArea([a, b, c])
          expect(each).toBeGreaterThanOrEqual(-1e-9)
          area += each
          if (each > 1e-3) {
            expect(isInside(outline, [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3])).toBe(true)
          }
        }
        expect(area).toBeCloseTo(Math.abs(doubleArea(outline)), 6)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('has rounded corners that keep within the outline [H-10]', () => {
    const zone: readonly Point[] = [
      [0, 0],
      [10, 0],
      [10, 4],
      [0, 4],
    ]
    const soft = rounded(offset(zone, 0.1, true), 0.5, true)
    expect(soft.length).toBeGreaterThan(20)
    for (const at of soft) expect(isInside(zone, at)).toBe(true)
    expect(soft.some(([x, y]) => Math.hypot(x - 0.1, y - 0.1) < 0.1)).toBe(false)
  })

  it('has lines of one width, round their corners too [H-10]', () => {
    const painting = emptyPainting()
    const path = rounded(
      [
        [0, 0],
        [20, 0],
        [20, 15],
        [40, 30],
      ],
      2,
      false,
    )
    paintLine(painting.road, path, { brush: 'line', ink: 'road', half: 0.5 })
    const { positions, strokes } = painting.road
    for (let i = 0; i < positions.length / 4; i++) {
      const [x, y, p, q] = positions.slice(i * 4, i * 4 + 4) as [number, number, number, number]
      const wide = Math.abs(strokes[i * 8]! - strokes[i * 8 + 4]!)
      expect(Math.hypot(p - x, q - y)).toBeGreaterThan(wide * 0.98)
      expect(Math.hypot(p - x, q - y)).toBeLessThan(wide * 1.1)
    }
  })

  it('has a crossing wherever people cross what is driven, across all of it [H-11]', async () => {
    const machining = (await plantNamed('gearbox')).workshops[0]!
    expect(crossingsOf(machining)).toEqual([{ at: [42, 19], along: [1, 0], width: 1.6, length: 2.4 }])
    expect(
      crossingsOf({ ...machining, aisles: machining.aisles.filter(({ use }) => use !== 'people') }),
    ).toEqual([])
  })
})
