/** One label on its way in or out; the same anchor at another place is another. */
export interface Entry {
  readonly anchor: number
  readonly slot: number
  alpha: number
  stays: boolean
}

/** Which labels are on the screen, with how much of each. */
export interface Fading {
  readonly entries: Iterable<Entry>
  readonly size: number
  /** These and no others are to be shown. */
  want(count: number, anchor: Int32Array, slot: Uint8Array): void
  /** Takes everybody on by a step, at once where nothing shall move; true where anything changed. */
  step(deltaMillis: number, still: boolean, ready: (entry: Entry) => boolean): boolean
  /** Those from an anchor on are gone at once. */
  forget(from: number): void
}

const FADE_MILLIS = 150
const SLOT_BITS = 2

export function createFading(most: number): Fading {
  const entries = new Map<number, Entry>()
  return {
    get entries() {
      return entries.values()
    },
    get size() {
      return entries.size
    },
    want(count, anchors, slots) {
      for (const entry of entries.values()) entry.stays = false
      for (let i = 0; i < count; i++) {
        const [anchor, slot] = [anchors[i] ?? 0, slots[i] ?? 0]
        const key = (anchor << SLOT_BITS) | slot
        const known = entries.get(key)
        if (known !== undefined) known.stays = true
        else if (entries.size < most) entries.set(key, { anchor, slot, alpha: 0, stays: true })
      }
    },
    step(deltaMillis, still, ready) {
      const step = still ? 1 : deltaMillis / FADE_MILLIS
      let changed = false
      for (const [key, entry] of entries) {
        const to = entry.stays && ready(entry) ? 1 : 0
        if (entry.alpha !== to) {
          entry.alpha = to > entry.alpha ? Math.min(1, entry.alpha + step) : Math.max(0, entry.alpha - step)
          changed = true
        }
        if (entry.alpha === 0 && !entry.stays) entries.delete(key)
      }
      return changed
    },
    forget(from) {
      for (const [key, { anchor }] of entries) if (anchor >= from) entries.delete(key)
    },
  }
}
