import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowReached } from '../../../../client/panels/list-keys.ts'
import { SEED } from '../../../helpers/seed.ts'

const MOVING = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']

describe('the keys that move through rows', () => {
  it('reach a row that is there, and none where there are none [J-13]', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MOVING),
        fc.integer({ min: 0, max: 50 }).chain((rows) =>
          fc.record({
            rows: fc.constant(rows),
            active: fc.integer({ min: -1, max: Math.max(-1, rows - 1) }),
          }),
        ),
        fc.integer({ min: 1, max: 100 }),
        (key, { rows, active }, page) => {
          const reached = rowReached(key, rows, active, page)
          if (rows === 0) {
            expect(reached).toBeUndefined()
            return
          }
          expect(reached).toBeGreaterThanOrEqual(0)
          expect(reached).toBeLessThan(rows)
        },
      ),
      { seed: SEED },
    )
  })

  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 9, 9],
    ['ArrowUp', -1, 0],
    ['ArrowUp', 5, 4],
    ['PageDown', -1, 3],
    ['PageUp', 5, 2],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['Enter', 5, undefined],
  ] as const)('%s from row %d of ten comes to %s [J-13]', (key, active, reached) => {
    expect(rowReached(key, 10, active, 3)).toBe(reached)
  })
})
