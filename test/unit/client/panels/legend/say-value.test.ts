import { describe, expect, it } from 'vitest'
import { decimalsFor, sayTick } from '../../../../../client/panels/legend/say-value.ts'
import { speechOf } from '../../../../../client/text/speech.ts'

const en = speechOf({ language: 'en', timeZone: 'UTC' })
const zh = speechOf({ language: 'zh-CN', timeZone: 'UTC' })

describe('the numbers on the ramp', () => {
  it.each([
    [20, 0],
    [15, 0],
    [2.5, 1],
    [1.5, 1],
    [1, 0],
    [0.5, 1],
    [0.25, 2],
    [0.15, 2],
    [0.1, 1],
    [0.004, 3],
    [25_000, 0],
  ])('beside steps of %s have %i decimals', (step, decimals) => {
    expect(decimalsFor(step)).toBe(decimals)
  })

  it('are short where they would be long, as each language writes it', () => {
    expect(sayTick(7500, 2500, en)).toBe('7,500')
    expect(sayTick(60_000, 10_000, en)).toBe('60K')
    expect(sayTick(60_000, 10_000, zh)).toBe('6万')
    expect(sayTick(-12_500, 2500, en)).toBe('-12.5K')
    expect(sayTick(0.15, 0.05, zh)).toBe('0.15')
  })
})
