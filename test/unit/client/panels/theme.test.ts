import { describe, expect, it } from 'vitest'
import { drawnTheme, THEMES, themeAfter, themeOf } from '../../../../client/panels/theme.ts'

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
