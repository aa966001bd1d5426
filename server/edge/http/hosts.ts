import { isIP } from 'node:net'
import { isLoopback } from '../config/loopback.ts'
import { isCertified, isEverywhere, ownName, type Reached } from './names.ts'

const LONGEST = 300

/** The host part of a Host header, without its port; undefined for what is no host. */
function nameIn(header: string, scheme: string): URL | undefined {
  if (header.length > LONGEST || !/^[\w.:[\]-]+$/.test(header)) return undefined
  const text = `${scheme}//${header}`
  return URL.canParse(text) ? new URL(text) : undefined
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '').toLowerCase()

/**
 * Whether a request's Host is a name of ours. A page elsewhere can have its own name point at us, but then it
 * has to use that name; an address and a loopback name cannot be pointed anywhere.
 */
export function hostAllowed(header: string | undefined, config: Reached): boolean {
  const url = header === undefined ? undefined : nameIn(header, 'http:')
  if (url === undefined) return false
  const name = bare(url.hostname)
  if (isLoopback(name) || name === bare(config.host)) return true
  if (isIP(name) !== 0 && !isLoopback(config.host)) return true
  if (isEverywhere(config.host) && name === ownName()) return true
  if (isCertified(name, config.tls)) return true
  return config.origins.some((origin) => bare(new URL(origin).hostname) === name)
}

/** Whether a page of this Origin may speak to us under this Host; sockets ask the same. */
export function originAllowed(
  origin: string | undefined,
  host: string | undefined,
  config: Reached,
): boolean {
  // A page under a rebound name sends no Origin with a GET, so the Host is asked about first.
  if (host === undefined || !hostAllowed(host, config)) return false
  if (origin === undefined || config.origins.includes(origin)) return true
  return nameIn(host, config.tls === undefined ? 'http:' : 'https:')?.origin === origin
}
