export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const

/** What a person chose; `auto` follows the system. */
export type Theme = (typeof THEMES)[number]

export const themeOf = (text: string | null): Theme => THEMES.find((theme) => theme === text) ?? 'auto'

export const themeAfter = (theme: Theme): Theme =>
  THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'

/** The theme that is drawn; a wish for more contrast goes before one for dark. */
export function drawnTheme(
  theme: Theme,
  wishes: { dark: boolean; contrast: boolean },
): Exclude<Theme, 'auto'> {
  if (theme !== 'auto') return theme
  if (wishes.contrast) return 'contrast'
  return wishes.dark ? 'dark' : 'light'
}
