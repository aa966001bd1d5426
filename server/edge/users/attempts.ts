export interface AttemptLimits {
  readonly most: number
  readonly windowMillis: number
  readonly mostKeys: number
}

/** How often somebody has failed lately, by address or by name; bounded whoever tries. */
export interface Attempts {
  /** Milliseconds to wait, 0 when another try is welcome. */
  waitMillis(key: string, nowMillis: number): number
  fail(key: string, nowMillis: number): void
  /** Takes one failure back: it was none. Earlier ones stay, or signing in would hide guessing. */
  excuse(key: string): void
  readonly size: number
}

interface Failures {
  count: number
  endsAt: number
}

export function createAttempts({ most, windowMillis, mostKeys }: AttemptLimits): Attempts {
  // In order of first failure, and so of the end of their windows.
  const failures = new Map<string, Failures>()
  const makeRoom = (nowMillis: number): void => {
    for (const [key, { endsAt }] of failures) {
      if (failures.size < mostKeys && nowMillis < endsAt) return
      failures.delete(key)
    }
  }
  const present = (key: string, nowMillis: number): Failures | undefined => {
    const found = failures.get(key)
    if (found === undefined || nowMillis < found.endsAt) return found
    failures.delete(key)
    return undefined
  }
  return {
    waitMillis(key, nowMillis) {
      const found = present(key, nowMillis)
      return found === undefined || found.count < most ? 0 : found.endsAt - nowMillis
    },
    fail(key, nowMillis) {
      const found = present(key, nowMillis)
      if (found !== undefined) {
        found.count++
        return
      }
      makeRoom(nowMillis)
      failures.set(key, { count: 1, endsAt: nowMillis + windowMillis })
    },
    excuse(key) {
      const found = failures.get(key)
      if (found === undefined) return
      found.count--
      if (found.count <= 0) failures.delete(key)
    },
    get size() {
      return failures.size
    },
  }
}
