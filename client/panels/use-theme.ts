import { useEffect } from 'react'
import { useStore } from 'zustand/react'
import { createStore } from 'zustand/vanilla'
import { settings } from '../state/settings.ts'
import { recall, remember, THEME_KEY } from './keepsake.ts'
import { drawnTheme, type Theme, themeOf } from './theme.ts'

const chosen = createStore<{ readonly theme: Theme }>(() => ({ theme: themeOf(recall(THEME_KEY)) }))

export const useTheme = (): Theme => useStore(chosen, ({ theme }) => theme)

export const currentTheme = (): Theme => chosen.getState().theme

export const onTheme = (call: () => void): (() => void) => chosen.subscribe(call)

export function setTheme(theme: Theme): void {
  remember(THEME_KEY, theme)
  chosen.setState({ theme })
}

/** Shows a theme that an address asks for; this browser's own choice stays what it was. */
export const showTheme = (theme: Theme): void => chosen.setState({ theme })

/** Draws the page in the theme, and again when the system's wish changes. */
export function usePaint(): void {
  const theme = useTheme()
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const contrast = matchMedia('(prefers-contrast: more)')
    const paint = (): void => {
      const drawn = drawnTheme(theme, { dark: dark.matches, contrast: contrast.matches })
      document.documentElement.dataset.theme = drawn
      settings.setState({ drawnTheme: drawn })
    }
    paint()
    dark.addEventListener('change', paint)
    contrast.addEventListener('change', paint)
    return () => {
      dark.removeEventListener('change', paint)
      contrast.removeEventListener('change', paint)
    }
  }, [theme])
}
