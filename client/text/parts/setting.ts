import type { Words } from '../words.ts'

export const settingWords = {} as const satisfies Words
