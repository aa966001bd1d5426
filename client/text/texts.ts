import type { Language } from '../../models/text.ts'
import { type BaseKey, en } from './en.ts'
import type { LateKey } from './late.ts'
import { ALL_WORDS } from './parts/all.ts'
import type { Phrase } from './phrase.ts'
import { sideOf, type Words } from './words.ts'
import { zhCN } from './zh-CN.ts'

export type TextKey = BaseKey | keyof typeof ALL_WORDS | LateKey

const said = {
  'zh-CN': { ...zhCN, ...sideOf(ALL_WORDS, 'zh') },
  en: { ...en, ...sideOf(ALL_WORDS, 'en') },
} as Record<Language, Record<TextKey, Phrase>>

/** All that the screen says, key by key, in every language. */
export const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, Phrase>>>> = said

/** Takes in the words of a part that comes when it is asked for: they come with what says them. */
export function learn(words: Words): void {
  Object.assign(said['zh-CN'], sideOf(words, 'zh'))
  Object.assign(said.en, sideOf(words, 'en'))
}
