import type { Words } from '../words.ts'

export const areaWords = {} as const satisfies Words
