import { describe, expect, it } from 'vitest'
import { columnsOf, wishesOf } from '../../../../client/panels/keepsake.ts'

describe('what the browser remembers', () => {
  it('of columns is only what we would have written', () => {
    expect(columnsOf('{"lathe":["power","energy"]}')).toEqual({ lathe: ['power', 'energy'] })
    expect(columnsOf('{"lathe":["a","a","b","c","d",7]}')).toEqual({ lathe: ['a', 'b', 'c'] })
    for (const text of [null, '', '{', '[]', '7', 'null', '{"lathe":"power"}', '{"__proto__":["a"]}'])
      expect(columnsOf(text)).toEqual({})
  })

  it('of wishes is only what can be wished for [N-16]', () => {
    const first = { motion: 'system', labels: 'few', names: 'both', quality: 'auto' }
    expect(wishesOf('{"motion":"reduced","labels":"none","names":"id","quality":"low"}')).toEqual({
      motion: 'reduced',
      labels: 'none',
      names: 'id',
      quality: 'low',
    })
    for (const text of [null, '', '{', '[]', '"all"', '{"labels":"many","names":7,"quality":null}'])
      expect(wishesOf(text)).toEqual(first)
  })
})
