import { describe, expect, it } from 'vitest'
import { decimalsFor, decimalsOf, sayTick } from '../../../../../client/panels/legend/say-value.ts'
import { speechOf } from '../../../../../client/text/speech.ts'

const en = speechOf({ language: 'en', timeZone: 'UTC' })
const zh = speechOf({ language: 'zh-CN', timeZone: 'UTC' })

describe('the numbers on the ramp', () => {
  it.each([
    [[0, 20, 40], 0],
    [[0, 2.5, 5, 7.5], 1],
    [[0, 0.25, 0.65], 2],
    [[0, 0.1, 0.2], 1],
    [[35, 36.5, 38], 1],
    [[0, 4, 8, 11], 0],
    [[-5000, 0, 60_000], 0],
    [[0, 1 / 3, 1], 3],
  ])('between edges at %j have %i decimals', (edges, decimals) => {
    expect(decimalsOf(edges)).toBe(decimals)
  })

  it('beside a resolution have the decimals that tell it', () => {
    expect([1, 0.5, 0.1, 0.01, 0.001, 5].map(decimalsFor)).toEqual([0, 1, 1, 2, 3, 0])
  })

  it('are short where they would be long, as each language writes it', () => {
    expect(sayTick(7500, 0, en)).toBe('7,500')
    expect(sayTick(60_000, 0, en)).toBe('60K')
    expect(sayTick(60_000, 0, zh)).toBe('6万')
    expect(sayTick(-12_500, 0, en)).toBe('-12.5K')
    expect(sayTick(0.15, 2, zh)).toBe('0.15')
  })
})
