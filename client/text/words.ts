import type { Phrase } from './phrase.ts'

/** Texts of one part of the screen, both languages side by side. */
export type Words = Readonly<Record<string, { readonly zh: Phrase; readonly en: Phrase }>>

/** One language's side of some Words. */
export const sideOf = <Of extends Words>(
  words: Of,
  side: 'zh' | 'en',
): { readonly [Key in keyof Of]: Phrase } =>
  Object.fromEntries(Object.entries(words).map(([key, both]) => [key, both[side]])) as {
    readonly [Key in keyof Of]: Phrase
  }
