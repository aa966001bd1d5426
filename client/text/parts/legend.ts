import type { Words } from '../words.ts'

export const legendWords = {} as const satisfies Words
