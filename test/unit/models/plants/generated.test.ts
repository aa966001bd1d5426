import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../../models/plant/parse.ts'
import { formatProblem } from '../../../../models/plant/problem.ts'
import type { Plant } from '../../../../models/plant/schema.ts'
import { generatedPlant } from '../../../../models/plants/generated.ts'
import { offTheFlow, overlaps, roadNetworks, stickingOut } from './floor.ts'

const parsed = (machines: number, seed?: number): Plant => {
  const result = parsePlant(generatedPlant(machines, seed), KINDS)
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'))
  return result.plant
}

const machinesOf = (plant: Plant) =>
  plant.workshops.flatMap((workshop) => workshop.lines.flatMap((line) => line.machines))

describe('a generated plant', () => {
  it.each([1, 2, 3, 4, 5, 11, 12, 13, 39, 40, 60, 499, 500, 501, 1000, 20_000])(
    '[P-13] of %i machines parses and has exactly so many',
    (machines) => {
      expect(machinesOf(parsed(machines))).toHaveLength(machines)
    },
  )

  it('[P-13] of any size and seed parses, overlaps nowhere and has one road network in each hall', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1200 }), fc.integer(), (machines, seed) => {
        const plant = parsed(machines, seed)
        expect(machinesOf(plant)).toHaveLength(machines)
        for (const workshop of plant.workshops) {
          expect(overlaps(workshop, KINDS)).toEqual([])
          expect(stickingOut(workshop, KINDS)).toEqual([])
          expect(roadNetworks([workshop])).toBe(1)
        }
      }),
      { numRuns: 40, seed: 20_261_120 },
    )
  })

  it('[P-13] is the same for the same seed and another for another', () => {
    expect(generatedPlant(300, 7)).toEqual(generatedPlant(300, 7))
    expect(generatedPlant(300, 7)).not.toEqual(generatedPlant(300, 8))
  })

  it('[P-13] mills more than it does anything else', () => {
    const counts = new Map<string, number>()
    for (const { kind } of machinesOf(parsed(5000))) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    const most = [...counts].sort(([, a], [, b]) => b - a)[0]
    expect(most?.[0]).toBe('machining-centre-3')
    expect(counts.size).toBe(KINDS.size)
  })

  it('[P-13] has material on its way from storage to storage', () => {
    expect(offTheFlow(parsed(240))).toEqual([])
  })

  it('[P-13] halls do not overlap', () => {
    const plant = parsed(6000)
    const boxes = plant.workshops.map(({ outline }) => {
      const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)]
      return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)] as const
    })
    const sharing = boxes.flatMap((a, i) =>
      boxes.slice(i + 1).filter((b) => a[0] < b[1] && b[0] < a[1] && a[2] < b[3] && b[2] < a[3]),
    )
    expect(boxes).toHaveLength(12)
    expect(sharing).toEqual([])
  })

  it('[P-13] refuses a number of machines that is none', () => {
    for (const machines of [0, -1, 1.5, 20_001, Number.NaN])
      expect(() => generatedPlant(machines)).toThrow(RangeError)
  })
})
