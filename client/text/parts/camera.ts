import type { Words } from '../words.ts'

export const cameraWords = {} as const satisfies Words
