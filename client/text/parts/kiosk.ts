import type { Words } from '../words.ts'

export const kioskWords = {} as const satisfies Words
