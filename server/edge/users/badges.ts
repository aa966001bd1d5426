import { createHash } from 'node:crypto'
import type { User } from './user.ts'

export interface BadgeLimits {
  readonly idleMillis: number
  readonly absoluteMillis: number
  readonly most: number
}

export const BADGE_LIMITS: BadgeLimits = {
  idleMillis: 12 * 3_600_000,
  absoluteMillis: 7 * 24 * 3_600_000,
  most: 5000,
}

interface Badge {
  readonly user: User
  readonly issuedAt: number
  usedAt: number
}

/** Who has signed in, by the id that their browser carries; bounded in number and in age. */
export interface Badges {
  issue(id: string, user: User, nowMillis: number): void
  find(id: string, nowMillis: number): User | undefined
  revoke(id: string): void
  readonly size: number
}

/** Only digests are kept, so that looking one up tells nothing by its time and a memory dump opens no door. */
const digest = (id: string): string => createHash('sha256').update(id).digest('base64url')

export function createBadges(limits: BadgeLimits): Badges {
  // In order of use: the first is the one that was idle longest.
  const badges = new Map<string, Badge>()
  const isSpent = (badge: Badge, nowMillis: number): boolean =>
    nowMillis - badge.usedAt >= limits.idleMillis || nowMillis - badge.issuedAt >= limits.absoluteMillis
  const makeRoom = (nowMillis: number): void => {
    for (const [key, badge] of badges) {
      if (badges.size < limits.most && !isSpent(badge, nowMillis)) return
      badges.delete(key)
    }
  }
  return {
    issue(id, user, nowMillis) {
      makeRoom(nowMillis)
      badges.set(digest(id), { user, issuedAt: nowMillis, usedAt: nowMillis })
    },
    find(id, nowMillis) {
      const key = digest(id)
      const badge = badges.get(key)
      if (badge === undefined) return undefined
      badges.delete(key)
      if (isSpent(badge, nowMillis)) return undefined
      badge.usedAt = nowMillis
      badges.set(key, badge)
      return badge.user
    },
    revoke(id) {
      badges.delete(digest(id))
    },
    get size() {
      return badges.size
    },
  }
}
