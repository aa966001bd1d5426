/** What JSON may hold, before anybody has looked at it. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
export const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
