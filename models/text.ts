/** A text in both languages that every screen must be able to show. */
export interface Bilingual {
  readonly 'zh-CN': string
  readonly en: string
}

export type Language = keyof Bilingual

export const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

export const bilingual = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en })
