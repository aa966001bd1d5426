/** What to do with one of many like messages. */
type Admission = 'say' | 'hide'

interface Hidden {
  readonly kind: string
  readonly count: number
}

/** Lets the first message of a kind through and counts the others until its window ends. */
export interface Flood {
  admit(kind: string, nowMillis: number): Admission
  /** The kinds whose window has ended with something hidden; each is told once. */
  sweep(nowMillis: number): readonly Hidden[]
}

const OTHERS = 'others'

export function createFlood(windowMillis: number, mostKinds: number): Flood {
  const windows = new Map<string, { endsAt: number; hidden: number }>()
  return {
    admit(kind, nowMillis) {
      const known = windows.has(kind) || windows.size < mostKinds ? kind : OTHERS
      const window = windows.get(known)
      if (window === undefined || (nowMillis >= window.endsAt && window.hidden === 0)) {
        windows.set(known, { endsAt: nowMillis + windowMillis, hidden: 0 })
        return 'say'
      }
      window.hidden++
      return 'hide'
    },
    sweep(nowMillis) {
      const told: Hidden[] = []
      for (const [kind, window] of windows) {
        if (nowMillis < window.endsAt) continue
        if (window.hidden === 0) {
          windows.delete(kind)
          continue
        }
        told.push({ kind, count: window.hidden })
        window.hidden = 0
        window.endsAt = nowMillis + windowMillis
      }
      return told
    },
  }
}
