/** How a sign-in is told from those of others in the same browser. */
export interface CookieManner {
  /** True when browsers reach us by https, be it a proxy's. */
  readonly isSecure: boolean
  /** Browsers send a cookie to every port of its host, so the port as configured is part of the name. */
  readonly port: number
}

/** The `__Host-` prefix binds a cookie to this very host and to TLS; plain loopback has to do without. */
const cookieName = ({ isSecure, port }: CookieManner): string =>
  `${isSecure ? '__Host-' : ''}twinfloor-${port}`

const ID = /^[A-Za-z0-9_-]{43}$/
const LONGEST_HEADER = 8192

/** Whatever could be a badge: another page of this host may have set a cookie of our name. */
export function badgesIn(header: string | undefined, manner: CookieManner): readonly string[] {
  if (header === undefined || header.length > LONGEST_HEADER) return []
  const prefix = `${cookieName(manner)}=`
  return header
    .split(';')
    .map((part) => part.trim())
    .flatMap((pair) => (pair.startsWith(prefix) ? [pair.slice(prefix.length)] : []))
    .filter((id) => ID.test(id))
}

const attributes = ({ isSecure }: CookieManner): string =>
  `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`

export const badgeCookie = (id: string, manner: CookieManner): string =>
  `${cookieName(manner)}=${id}; ${attributes(manner)}`

export const noBadgeCookie = (manner: CookieManner): string =>
  `${cookieName(manner)}=; Max-Age=0; ${attributes(manner)}`
