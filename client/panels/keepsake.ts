import { CHOSEN_CHANNELS } from './list/telling.ts'

/*
 * What this browser remembers of a person's choices. Storage may be closed, full or written by anyone.
 */

export const COLUMNS_KEY = 'twinfloor.columns'
export const THEME_KEY = 'twinfloor.theme'

const MAX_KINDS = 200
const MAX_KEY = 64

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** The chosen Channels by Kind, or none where the text is not what we wrote. */
export function columnsOf(text: string | null): Readonly<Record<string, readonly string[]>> {
  const stored = parsed(text)
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {}
  const entries = Object.entries(stored).slice(0, MAX_KINDS)
  return Object.fromEntries(
    entries.flatMap(([kind, keys]) => {
      if (kind === '__proto__' || kind.length > MAX_KEY || !Array.isArray(keys)) return []
      const valid = keys.filter((key): key is string => typeof key === 'string' && key.length <= MAX_KEY)
      return [[kind, [...new Set(valid)].slice(0, CHOSEN_CHANNELS)]]
    }),
  )
}

function parsed(text: string | null): unknown {
  if (text === null || text.length > 100_000) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
