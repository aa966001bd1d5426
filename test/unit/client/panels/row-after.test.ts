import { describe, expect, it } from 'vitest'
import { hitAfter, rowAfter, toolAfter } from '../../../../client/panels/row-after.ts'

describe('a list', () => {
  it('is gone through by keys, round and round, and by pages as far as the ends', () => {
    expect(rowAfter('ArrowDown', 0, 3)).toBe(1)
    expect(rowAfter('ArrowDown', 2, 3)).toBe(0)
    expect(rowAfter('ArrowUp', 0, 3)).toBe(2)
    expect(rowAfter('ArrowUp', -1, 3)).toBe(2)
    expect(rowAfter('PageDown', 1, 30)).toBe(9)
    expect(rowAfter('PageDown', 28, 30)).toBe(29)
    expect(rowAfter('PageUp', 4, 30)).toBe(0)
    expect(rowAfter('Home', 4, 30)).toBe(0)
    expect(rowAfter('End', 4, 30)).toBe(29)
    expect(rowAfter('a', 4, 30)).toBeUndefined()
    expect(rowAfter('ArrowDown', 0, 0)).toBeUndefined()
  })

  it('under a search leaves Home and End to the text, and is gone through alike by all else', () => {
    expect(hitAfter('Home', 4, 30)).toBeUndefined()
    expect(hitAfter('End', 4, 30)).toBeUndefined()
    for (const key of ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'a'])
      for (const at of [-1, 0, 4, 29]) expect(hitAfter(key, at, 30)).toBe(rowAfter(key, at, 30))
    expect(hitAfter('ArrowUp', 0, 0)).toBeUndefined()
  })

  it('of tools is gone through sideways as up and down, to its ends, and not by pages', () => {
    expect(['ArrowRight', 'ArrowDown'].map((key) => toolAfter(key, 2, 3))).toEqual([0, 0])
    expect(['ArrowLeft', 'ArrowUp'].map((key) => toolAfter(key, 0, 3))).toEqual([2, 2])
    expect(['Home', 'End'].map((key) => toolAfter(key, 1, 3))).toEqual([0, 2])
    for (const key of ['PageDown', 'PageUp', 'a', 'constructor']) expect(toolAfter(key, 1, 3)).toBeUndefined()
  })
})
