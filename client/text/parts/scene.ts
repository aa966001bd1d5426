import type { Words } from '../words.ts'

export const sceneWords = {} as const satisfies Words
