import { useEffect } from 'react'
import { docks, openPanel } from '../state/docks.ts'
import { useStore } from '../state/react.ts'
import { view } from '../state/view.ts'
import { currentLocale, firstLanguage, LANGUAGE_KEY, onLocale, setLocale } from '../text/locale.ts'
import { useText } from '../text/use-text.ts'
import { keptOf, queryOf } from './address.ts'
import { COLUMNS_KEY, columnsOf, recall, remember } from './keepsake.ts'

/** A screen so wide has room for the feed beside the list from the start. */
const WIDE = '(min-width: 1200px)'

/** Ties the View and the language to the address and to what this browser remembers. */
export function usePage(): void {
  const { t, name, language } = useText()
  const plant = useStore((floor) => floor.plant?.plant)
  useEffect(() => {
    const language = firstLanguage(recall(LANGUAGE_KEY), navigator.languages)
    setLocale({ language })
    view.setState({ columns: columnsOf(recall(COLUMNS_KEY)) })
    readAddress()
    if (docks.getState().right.length === 0 && matchMedia(WIDE).matches) openPanel('events')
    writeAddress(false)
    const stopView = view.subscribe((next, old) => writeAddress(next.chosen !== old.chosen))
    const stopLocale = onLocale(() => {
      remember(LANGUAGE_KEY, currentLocale().language)
      writeAddress(false)
    })
    addEventListener('popstate', readAddress)
    return () => {
      stopView()
      stopLocale()
      removeEventListener('popstate', readAddress)
    }
  }, [])
  useEffect(() => {
    if (plant !== undefined) setLocale({ timeZone: validZone(plant.timeZone) })
  }, [plant])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = plant === undefined ? t('app.name') : `${name(plant.name)} · ${t('app.name')}`
  }, [language, plant, t, name])
}

function readAddress(): void {
  const { language, ...kept } = keptOf(location.search)
  if (language !== undefined) setLocale({ language })
  view.setState(kept)
}

/** What was opened is a step that the back button undoes; what was filtered is not. */
function writeAddress(step: boolean): void {
  const query = queryOf({ ...view.getState(), language: currentLocale().language })
  if (query === location.search) return
  const address = `${location.pathname}${query}`
  if (step) history.pushState(null, '', address)
  else history.replaceState(null, '', address)
}

/** A browser may not know the plant's zone; its own is then the best guess. */
function validZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    return new Intl.DateTimeFormat('en').resolvedOptions().timeZone
  }
}
