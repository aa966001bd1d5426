import { randomBytes } from 'node:crypto'
import { createAttempts } from './attempts.ts'
import { BADGE_LIMITS, type BadgeLimits, type Badges, createBadges } from './badges.ts'
import { accountDigest, type BadgesFile } from './badges-file.ts'
import { badgeCookie, badgesIn, type CookieManner, noBadgeCookie } from './cookie.ts'
import { fits, impossibleHash } from './password.ts'
import { createPlaces, placeOf } from './places.ts'
import { type Account, LOCAL_USER, type User } from './user.ts'

export type SignIn =
  | { readonly kind: 'welcome'; readonly user: User; readonly cookie: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'later'; readonly waitSeconds: number }

/** Who gets in: asks for a name and a password once, and for the cookie ever after. */
export interface Gate {
  /** False where no users are configured: then everyone is `local`. */
  readonly isGuarded: boolean
  signIn(name: string, password: string, address: string): Promise<SignIn>
  /** The user of a request or of a socket's handshake, by its Cookie header. */
  authorise(cookieHeader: string | undefined): User | undefined
  /** Ends the sign-in, and gives the cookie that says so. */
  signOut(cookieHeader: string | undefined): string
  failures(): number
  /** Keeps who has signed in for the next start. */
  close(): void
}

export interface GateOptions extends CookieManner {
  /** Undefined: no users are configured. */
  readonly accounts: ReadonlyMap<string, Account> | undefined
  readonly now?: () => number
  readonly limits?: BadgeLimits
  /** Where badges outlive a restart; without it they end with the server. */
  readonly keep?: BadgesFile
  /** Whether a password fits a hash; dear on purpose. */
  readonly check?: (password: string, hash: string) => Promise<boolean>
}

const MINUTES = 60_000
const PER_ADDRESS = { most: 20, windowMillis: 10 * MINUTES, mostKeys: 10_000 }
const PER_NAME = { most: 8, windowMillis: 5 * MINUTES, mostKeys: 10_000 }
const MOST_PLACES = 10_000
/** How old the times of use on the disk may be, should the server be killed. */
const KEEP_MILLIS = 10 * MINUTES

/** Each check costs 32 MiB and a thread for a tenth of a second. */
const MOST_AT_ONCE = 4

export function createGate(options: GateOptions): Gate {
  const { accounts, now = Date.now, limits = BADGE_LIMITS, check = fits } = options
  if (accounts === undefined) return openGate(options)
  const badges = createBadges(limits)
  const byAddress = createAttempts(PER_ADDRESS)
  const byName = createAttempts(PER_NAME)
  const places = createPlaces(MOST_PLACES)
  const nobody = impossibleHash()
  const keep = keeperOf(badges, accounts, options.keep, now)
  let checking = 0
  let failures = 0

  const signIn = async (name: string, password: string, address: string): Promise<SignIn> => {
    const called = name.normalize('NFC').slice(0, 64)
    // Where somebody signed in before, failures elsewhere do not count, or a stranger could lock them out.
    const key = places.knows(called, address) ? placeOf(called, address) : called
    const waitMillis = Math.max(byAddress.waitMillis(address, now()), byName.waitMillis(key, now()))
    if (waitMillis > 0) return { kind: 'later', waitSeconds: Math.ceil(waitMillis / 1000) }
    if (checking >= MOST_AT_ONCE) return { kind: 'later', waitSeconds: 1 }
    // Counted before the check is done, so that a hundred at once do not all slip under the limit.
    byAddress.fail(address, now())
    byName.fail(key, now())
    checking++
    try {
      const account = accounts.get(name)
      const isRight = await check(password, account?.hash ?? nobody)
      if (!isRight || account === undefined) {
        failures++
        return { kind: 'wrong' }
      }
      byName.excuse(key)
      byAddress.excuse(address)
      places.note(called, address)
      const user = { name: account.name, role: account.role }
      const id = randomBytes(32).toString('base64url')
      badges.issue(id, user, now())
      keep.changed()
      return { kind: 'welcome', user, cookie: badgeCookie(id, options) }
    } finally {
      checking--
    }
  }

  return {
    isGuarded: true,
    signIn,
    authorise(cookieHeader) {
      for (const id of badgesIn(cookieHeader, options)) {
        const user = badges.find(id, now())
        if (user === undefined) continue
        keep.used()
        return user
      }
      return undefined
    },
    signOut(cookieHeader) {
      const ended = badgesIn(cookieHeader, options).filter((id) => badges.revoke(id))
      if (ended.length > 0) keep.changed()
      return noBadgeCookie(options)
    },
    failures: () => failures,
    close: () => keep.changed(),
  }
}

/** Brings the badges of the last run back, but for those whose user has gone or has another password. */
function keeperOf(
  badges: Badges,
  accounts: ReadonlyMap<string, Account>,
  file: BadgesFile | undefined,
  now: () => number,
) {
  if (file === undefined) return { changed: () => undefined, used: () => undefined }
  const digests = new Map([...accounts.values()].map((account) => [account.name, accountDigest(account)]))
  const stored = file.read().flatMap(({ badge, name, account, issuedAt, usedAt }) => {
    const own = accounts.get(name)
    if (own === undefined || digests.get(name) !== account) return []
    return [{ digest: badge, user: { name, role: own.role }, issuedAt, usedAt }]
  })
  badges.restore(stored, now())
  let keptAt = now()
  const changed = (): void => {
    keptAt = now()
    file.write(
      badges.all(keptAt).map(({ digest, user, issuedAt, usedAt }) => {
        return { badge: digest, name: user.name, account: digests.get(user.name) ?? '', issuedAt, usedAt }
      }),
    )
  }
  const used = (): void => {
    if (now() - keptAt >= KEEP_MILLIS) changed()
  }
  return { changed, used }
}

const openGate = (manner: CookieManner): Gate => ({
  isGuarded: false,
  signIn: async () => ({ kind: 'wrong' }),
  authorise: () => LOCAL_USER,
  signOut: () => noBadgeCookie(manner),
  failures: () => 0,
  close: () => undefined,
})
