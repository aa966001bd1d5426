/** Lets so many of one user in at once [Y-42]. */
export interface Turnstile {
  /** What leaves again, which does nothing the second time; undefined where there is no room. */
  enter(user: string): (() => void) | undefined
}

export function createTurnstile(most: number): Turnstile {
  const inside = new Map<string, number>()
  return {
    enter(user) {
      const before = inside.get(user) ?? 0
      if (before >= most) return undefined
      inside.set(user, before + 1)
      let isInside = true
      return () => {
        if (!isInside) return
        isInside = false
        const now = (inside.get(user) ?? 1) - 1
        if (now === 0) inside.delete(user)
        else inside.set(user, now)
      }
    },
  }
}
