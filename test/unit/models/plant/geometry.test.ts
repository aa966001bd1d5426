import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossesItself, footprint, isInside, overlap, type Point } from '../../../../models/plant/geometry.ts'

const L_SHAPE: readonly Point[] = [
  [0, 0],
  [10, 0],
  [10, 4],
  [4, 4],
  [4, 10],
  [0, 10],
]

describe('outlines', () => {
  it('[P-5] a hall with a corner cut out does not cross itself, whichever way round', () => {
    expect(crossesItself(L_SHAPE)).toBe(false)
    expect(crossesItself([...L_SHAPE].reverse())).toBe(false)
  })

  it.each<[string, readonly Point[]]>([
    [
      'a bow tie',
      [
        [0, 0],
        [4, 4],
        [4, 0],
        [0, 4],
      ],
    ],
    [
      'a corner given twice',
      [
        [0, 0],
        [4, 0],
        [4, 0],
        [4, 4],
      ],
    ],
    [
      'an edge that goes back on itself',
      [
        [0, 0],
        [4, 0],
        [2, 0],
        [2, 3],
      ],
    ],
    [
      'a corner that touches an edge',
      [
        [0, 0],
        [6, 0],
        [6, 4],
        [3, 0],
        [0, 4],
      ],
    ],
    [
      'three corners in a row',
      [
        [0, 0],
        [2, 0],
        [4, 0],
      ],
    ],
  ])('[P-5] %s does', (_, outline) => {
    expect(crossesItself(outline)).toBe(true)
  })

  it('[P-5] inside, outside and on the edge', () => {
    expect(isInside(L_SHAPE, [2, 8])).toBe(true)
    expect(isInside(L_SHAPE, [8, 2])).toBe(true)
    expect(isInside(L_SHAPE, [8, 8])).toBe(false)
    expect(isInside(L_SHAPE, [4, 7])).toBe(true)
    expect(isInside(L_SHAPE, [-1, 4])).toBe(false)
  })

  it('[P-5] inside does not depend on the way round', () => {
    const back = [...L_SHAPE].reverse()
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 24 }), fc.integer({ min: -2, max: 24 }), (x, y) => {
        expect(isInside(back, [x / 2, y / 2])).toBe(isInside(L_SHAPE, [x / 2, y / 2]))
      }),
      { seed: 20_261_122 },
    )
  })
})

describe('footprints', () => {
  it('[P-9] a quarter turn swaps width and depth about the middle', () => {
    const turned = footprint([10, 5], 90, 4, 2)
    expect(Math.max(...turned.map(([x]) => x))).toBeCloseTo(11)
    expect(Math.max(...turned.map(([, y]) => y))).toBeCloseTo(7)
  })

  it('[P-9] touching is not sharing floor, a centimetre is', () => {
    const first = footprint([0, 0], 0, 2, 2)
    expect(overlap(first, footprint([2, 0], 0, 2, 2))).toBe(false)
    expect(overlap(first, footprint([1.99, 0], 0, 2, 2))).toBe(true)
    expect(overlap(first, footprint([2.3, 0], 45, 2, 2))).toBe(true)
    expect(overlap(first, footprint([2.5, 0], 45, 2, 2))).toBe(false)
    expect(overlap(first, footprint([0, 0], 30, 0.5, 0.5))).toBe(true)
  })
})
