/** The `__Host-` prefix binds a cookie to this very host and to TLS; plain loopback has to do without. */
const cookieName = (isSecure: boolean): string => (isSecure ? '__Host-twinfloor' : 'twinfloor')

const ID = /^[A-Za-z0-9_-]{43}$/
const LONGEST_HEADER = 8192

export function badgeIn(header: string | undefined, isSecure: boolean): string | undefined {
  if (header === undefined || header.length > LONGEST_HEADER) return undefined
  const prefix = `${cookieName(isSecure)}=`
  for (const part of header.split(';')) {
    const pair = part.trim()
    if (!pair.startsWith(prefix)) continue
    const id = pair.slice(prefix.length)
    return ID.test(id) ? id : undefined
  }
  return undefined
}

const attributes = (isSecure: boolean): string =>
  `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`

export const badgeCookie = (id: string, isSecure: boolean): string =>
  `${cookieName(isSecure)}=${id}; ${attributes(isSecure)}`

export const noBadgeCookie = (isSecure: boolean): string =>
  `${cookieName(isSecure)}=; Max-Age=0; ${attributes(isSecure)}`
