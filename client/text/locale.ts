import { LANGUAGES, type Language } from '../../models/text.ts'

/** The language a person reads and the time zone their plant lives in. */
export interface Locale {
  readonly language: Language
  readonly timeZone: string
}

export const LANGUAGE_KEY = 'twinfloor.language'

export const languageOf = (text: string | null | undefined): Language | undefined =>
  LANGUAGES.find((language) => language === text)

/** What was chosen before, else the browser's first wish that is known; any Chinese is read as zh-CN. */
export function firstLanguage(stored: string | null, wishes: readonly string[]): Language {
  const chosen = languageOf(stored)
  if (chosen !== undefined) return chosen
  for (const wish of wishes) {
    if (/^zh\b/i.test(wish)) return 'zh-CN'
    if (/^en\b/i.test(wish)) return 'en'
  }
  return 'en'
}

let locale: Locale = { language: 'en', timeZone: 'Asia/Shanghai' }
const listeners = new Set<() => void>()

export const currentLocale = (): Locale => locale

export function setLocale(change: Partial<Locale>): void {
  const next = { ...locale, ...change }
  if (next.language === locale.language && next.timeZone === locale.timeZone) return
  locale = next
  for (const listener of listeners) listener()
}

export function onLocale(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
