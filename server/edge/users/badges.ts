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

/** A badge with the digest of its id. */
export interface StoredBadge {
  readonly digest: string
  readonly user: User
  readonly issuedAt: number
  readonly usedAt: number
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
  /** Whether there was one to end. */
  revoke(id: string): boolean
  /** All that still hold, by digest, longest idle first. */
  all(nowMillis: number): readonly StoredBadge[]
  /** Takes back what `all` gave before; ages go on from where they were. */
  restore(stored: readonly StoredBadge[], nowMillis: number): void
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
    revoke: (id) => badges.delete(digest(id)),
    all: (nowMillis) =>
      [...badges].flatMap(([key, badge]) => (isSpent(badge, nowMillis) ? [] : [{ digest: key, ...badge }])),
    restore(stored, nowMillis) {
      for (const { digest: key, user, issuedAt, usedAt } of stored.slice(-limits.most)) {
        // A time to come would let a badge live longer than any may.
        const badge = { user, issuedAt, usedAt }
        if (issuedAt <= usedAt && usedAt <= nowMillis && !isSpent(badge, nowMillis)) badges.set(key, badge)
      }
    },
    get size() {
      return badges.size
    },
  }
}
