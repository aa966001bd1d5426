import { QUALITIES, type SceneReport } from '../state/scene.ts'
import { FIRST_WISHES, LABEL_WISHES, MOTIONS, NAMINGS, type Wishes } from '../state/settings.ts'
import { CHOSEN_CHANNELS } from './list/telling.ts'

/*
 * What this browser remembers of a person's choices. Storage may be closed, full or written by anyone.
 */

/** Every key of ours begins so. */
const OURS = 'twinfloor.'
export const COLUMNS_KEY = 'twinfloor.columns'
export const THEME_KEY = 'twinfloor.theme'
export const WISHES_KEY = 'twinfloor.wishes'
export const RECENT_COMMANDS_KEY = 'twinfloor.recentCommands'
export const DISCOVERED_LOOK_KEY = 'twinfloor.discoveredLook'
export const viewsKey = (plant: string): string => `twinfloor.views.${plant}`
export const lastLookKey = (plant: string): string => `twinfloor.lastLook.${plant}`

const MAX_KINDS = 200
const MAX_KEY = 64

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** False where the storage has no room for it. */
export function remember(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text)
    return true
  } catch {
    // Without storage the choice lasts as long as the page.
    return false
  }
}

/** Everything of ours, whoever wrote it. */
export function forgetAll(): void {
  try {
    for (const key of ourKeys()) localStorage.removeItem(key)
  } catch {
    // What cannot be opened has nothing to forget.
  }
}

/** How much this browser keeps for this page, in letters. */
export function keptLetters(): number {
  try {
    return ourKeys().reduce((sum, key) => sum + key.length + (localStorage.getItem(key)?.length ?? 0), 0)
  } catch {
    return 0
  }
}

const ourKeys = (): readonly string[] => Object.keys(localStorage).filter((key) => key.startsWith(OURS))

/** The chosen Channels by Kind, or none where the text is not what we wrote. */
export function columnsOf(text: string | null): Readonly<Record<string, readonly string[]>> {
  const stored = parsed(text)
  if (!isRecord(stored)) return {}
  const entries = Object.entries(stored).slice(0, MAX_KINDS)
  return Object.fromEntries(
    entries.flatMap(([kind, keys]) => {
      if (kind === '__proto__' || kind.length > MAX_KEY || !Array.isArray(keys)) return []
      const valid = keys.filter((key): key is string => typeof key === 'string' && key.length <= MAX_KEY)
      return [[kind, [...new Set(valid)].slice(0, CHOSEN_CHANNELS)]]
    }),
  )
}

export type KeptWishes = Wishes & { readonly quality: SceneReport['wished'] }

/** A person's wishes; each that is none of those known is as at first [N-16]. */
export function wishesOf(text: string | null): KeptWishes {
  const stored = parsed(text)
  const told = isRecord(stored) ? stored : {}
  const among = <Word>(words: readonly Word[], key: string, first: Word): Word =>
    words.find((word) => word === told[key]) ?? first
  return {
    motion: among(MOTIONS, 'motion', FIRST_WISHES.motion),
    labels: among(LABEL_WISHES, 'labels', FIRST_WISHES.labels),
    names: among(NAMINGS, 'names', FIRST_WISHES.names),
    quality: among<SceneReport['wished']>(['auto', ...QUALITIES], 'quality', 'auto'),
  }
}

const isRecord = (told: unknown): told is Readonly<Record<string, unknown>> =>
  typeof told === 'object' && told !== null && !Array.isArray(told)

function parsed(text: string | null): unknown {
  if (text === null || text.length > 100_000) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
