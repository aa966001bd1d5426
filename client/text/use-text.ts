import { useSyncExternalStore } from 'react'
import { currentLocale, type Locale, onLocale } from './locale.ts'
import { type Speech, speechOf } from './speech.ts'

let spoken: { readonly locale: Locale; readonly speech: Speech } | undefined

/** The Speech of the present locale; the same object until the locale changes. */
export function currentSpeech(): Speech {
  const locale = currentLocale()
  if (spoken?.locale !== locale) spoken = { locale, speech: speechOf(locale) }
  return spoken.speech
}

export const useText = (): Speech => useSyncExternalStore(onLocale, currentSpeech)
