import { describe, expect, it } from 'vitest'
import { tickDigits } from '../../../../../client/panels/charts/tick-digits.ts'

describe('the digits of the ticks of a chart', () => {
  it('are as many as it takes for no tick to be rounded', () => {
    for (const [step, digits] of [
      [50, 0],
      [25, 0],
      [10, 0],
      [5, 0],
      [2.5, 1],
      [1, 0],
      [0.5, 1],
      [0.25, 2],
      [0.2, 1],
      [0.1, 1],
      [0.025, 3],
      [0.001, 3],
    ] as const)
      expect([step, tickDigits(step)]).toEqual([step, digits])
  })

  it('have an end', () => {
    expect(tickDigits(1 / 3)).toBe(6)
    expect(tickDigits(1e-9)).toBe(6)
  })
})
