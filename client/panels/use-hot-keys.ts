import { useEffect, useRef } from 'react'
import { type PanelName, togglePanel } from '../state/docks.ts'
import { select } from '../state/view.ts'
import { currentLocale, setLocale } from '../text/locale.ts'
import { themeAfter } from './theme.ts'
import { currentTheme, setTheme } from './use-theme.ts'

interface Places {
  readonly toSearch: () => void
  readonly toList: () => void
}

/** The keys that hold everywhere but where a person is writing. */
export function useHotKeys(places: Places): void {
  const held = useRef(places)
  useEffect(() => {
    held.current = places
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return
      const target = event.target instanceof Element ? event.target : undefined
      const writing = target?.closest('input, select, textarea') != null
      if (event.key === 'Escape') return leave(held.current, target)
      if (!writing && act(event.key, held.current)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** Out of the search box, else the panel shuts and the list has the keys again. */
function leave(places: Places, target: Element | undefined): void {
  if (target?.matches('input[type=search]') !== true) {
    select(undefined)
  }
  places.toList()
}

function act(key: string, places: Places): boolean {
  switch (key) {
    case '/':
      places.toSearch()
      return true
    case '?':
      toggle('help')
      return true
    case 'e':
      toggle('events')
      return true
    case 's':
      toggle('status')
      return true
    case 'r':
      toggle('rejected')
      return true
    case 'd':
      toggle('discovered')
      return true
    case 't':
      setTheme(themeAfter(currentTheme()))
      return true
    case 'l':
      setLocale({ language: currentLocale().language === 'en' ? 'zh-CN' : 'en' })
      return true
    default:
      return false
  }
}

const toggle = (panel: PanelName): void => togglePanel(panel)
