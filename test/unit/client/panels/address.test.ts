import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptOf, queryOf } from '../../../../client/panels/address.ts'
import { columnsOf } from '../../../../client/panels/keepsake.ts'
import { drawnTheme, THEMES, themeAfter, themeOf } from '../../../../client/panels/theme.ts'
import { SORT_KEYS } from '../../../../client/state/view.ts'
import { FLOOR_STATES, LINK_STATES } from '../../../../models/state.ts'
import { SEED } from '../../../helpers/seed.ts'

const kept = fc.record({
  chosen: fc.array(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/), { maxLength: 20 }),
  search: fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => text.length <= 100),
  states: fc.subarray([...FLOOR_STATES]),
  links: fc.subarray(LINK_STATES.map(({ code }) => code)),
  kind: fc.option(fc.constantFrom('lathe', 'agv'), { nil: undefined }),
  stale: fc.boolean(),
  alarmed: fc.boolean(),
  sort: fc.oneof(
    fc.constant({ by: 'plant' as const, descending: false }),
    fc.record({ by: fc.constantFrom(...SORT_KEYS.slice(1)), descending: fc.boolean() }),
  ),
  language: fc.constantFrom('zh-CN' as const, 'en' as const, undefined),
})

describe('the address', () => {
  it('brings back what it keeps', () => {
    fc.assert(
      fc.property(kept, (view) => {
        expect(keptOf(queryOf(view))).toEqual(view)
      }),
      { seed: SEED },
    )
  })

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { search, states } = keptOf(`?${text}&state=fault,nonsense&sort=-${text}&lang=${text}`)
        expect(search.length).toBeLessThanOrEqual(100)
        for (const state of states) expect(FLOOR_STATES).toContain(state)
      }),
      { seed: SEED },
    )
  })
})

describe('what the browser remembers', () => {
  it('of columns is only what we would have written', () => {
    expect(columnsOf('{"lathe":["power","energy"]}')).toEqual({ lathe: ['power', 'energy'] })
    expect(columnsOf('{"lathe":["a","a","b","c","d",7]}')).toEqual({ lathe: ['a', 'b', 'c'] })
    for (const text of [null, '', '{', '[]', '7', 'null', '{"lathe":"power"}', '{"__proto__":["a"]}'])
      expect(columnsOf(text)).toEqual({})
  })
})

describe('the theme', () => {
  it('follows the system until one is chosen, more contrast before dark', () => {
    expect(drawnTheme('auto', { dark: false, contrast: false })).toBe('light')
    expect(drawnTheme('auto', { dark: true, contrast: false })).toBe('dark')
    expect(drawnTheme('auto', { dark: true, contrast: true })).toBe('contrast')
    expect(drawnTheme('light', { dark: true, contrast: true })).toBe('light')
  })

  it('comes round, and is automatic where nothing known is stored', () => {
    expect(THEMES.map(themeAfter).toSorted()).toEqual([...THEMES].toSorted())
    expect(themeOf('neon')).toBe('auto')
    expect(themeOf('dark')).toBe('dark')
  })
})
