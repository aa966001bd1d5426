import type { Words } from '../words.ts'

export const machineWords = {} as const satisfies Words
