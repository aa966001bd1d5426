import { readFileSync } from 'node:fs'

/** Where a broker is and how to prove who we are; parsed once by the configuration. */
export interface BrokerAddress {
  /** mqtt, mqtts, ws or wss. */
  readonly url: string
  readonly user?: string | undefined
  readonly password?: string | undefined
  /** Paths of PEM files; read at every attempt, so that renewed certificates are picked up. */
  readonly ca?: string | undefined
  readonly cert?: string | undefined
  readonly key?: string | undefined
}

/** The URL as it may be printed: who logs in is nobody's business [B-22]. */
export function printable(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`
}

interface Login {
  readonly username?: string
  readonly password?: string
}

/** What was configured, or else what the URL carries. */
export function loginOf(address: BrokerAddress): Login {
  const { username, password } = new URL(address.url)
  const user = address.user ?? decodeURIComponent(username)
  const secret = address.password ?? decodeURIComponent(password)
  return { ...(user === '' ? {} : { username: user }), ...(secret === '' ? {} : { password: secret }) }
}

interface TlsFiles {
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
}

/** Reads the certificates; throws what the file system says. */
export function tlsFilesOf(address: BrokerAddress): TlsFiles {
  return {
    ...(address.ca === undefined ? {} : { ca: readFileSync(address.ca) }),
    ...(address.cert === undefined ? {} : { cert: readFileSync(address.cert) }),
    ...(address.key === undefined ? {} : { key: readFileSync(address.key) }),
  }
}
