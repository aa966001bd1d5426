import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heightsOf, rowAt, scrollFor, spanOf } from '../../../../../client/panels/list/virtual.ts'
import { SEED } from '../../../../helpers/seed.ts'

const rows = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 300 })
const check = <T>(property: fc.IProperty<T>): void => fc.assert(property, { seed: SEED })

describe('a virtual list', () => {
  it('has no row outside its span that could be seen', () => {
    check(
      fc.property(
        rows,
        fc.nat(20_000),
        fc.integer({ min: 1, max: 2000 }),
        fc.nat(300),
        (list, top, view, margin) => {
          const heights = heightsOf(list.length, (i) => list[i] ?? 0)
          const { first, end } = spanOf(heights, top, view, margin)
          for (let i = 0; i < list.length; i++) {
            const inSight = (heights.tops[i + 1] ?? 0) > top && (heights.tops[i] ?? 0) < top + view
            if (inSight) expect(i >= first && i < end).toBe(true)
          }
        },
      ),
    )
  })

  it('finds the row that covers a height, by looking at each', () => {
    check(
      fc.property(rows, fc.nat(40_000), (list, y) => {
        const heights = heightsOf(list.length, (i) => list[i] ?? 0)
        let expected = 0
        for (let i = 0; i < list.length; i++) if ((heights.tops[i] ?? 0) <= y) expected = i
        expect(rowAt(heights, y)).toBe(expected)
      }),
    )
  })

  it('scrolls no further than it takes to see a row whole', () => {
    check(
      fc.property(rows, fc.nat(), fc.nat(20_000), (list, pick, top) => {
        const heights = heightsOf(list.length, (i) => list[i] ?? 0)
        const index = pick % list.length
        const scrolled = scrollFor(heights, index, top, 400)
        expect(heights.tops[index] ?? 0).toBeGreaterThanOrEqual(scrolled)
        expect(heights.tops[index + 1] ?? 0).toBeLessThanOrEqual(scrolled + 400)
        expect(scrollFor(heights, index, scrolled, 400)).toBe(scrolled)
      }),
    )
  })

  it('of nothing shows nothing', () => {
    expect(
      spanOf(
        heightsOf(0, () => 10),
        0,
        500,
        100,
      ),
    ).toEqual({ first: 0, end: 0 })
  })
})
