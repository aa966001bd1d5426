import type { Language } from '../../models/text.ts'
import { type BaseKey, en } from './en.ts'
import { ALL_WORDS } from './parts/all.ts'
import type { Phrase } from './phrase.ts'
import { sideOf } from './words.ts'
import { zhCN } from './zh-CN.ts'

export type TextKey = BaseKey | keyof typeof ALL_WORDS

/** All that the screen says, key by key, in every language. */
export const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, Phrase>>>> = {
  'zh-CN': { ...zhCN, ...sideOf(ALL_WORDS, 'zh') },
  en: { ...en, ...sideOf(ALL_WORDS, 'en') },
}
