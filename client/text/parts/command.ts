import type { Words } from '../words.ts'

export const commandWords = {} as const satisfies Words
