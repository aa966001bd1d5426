import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import type { Config, Tls } from '../config/config.ts'
import { isLoopback } from '../config/loopback.ts'

export type Reached = Pick<Config, 'host' | 'tls' | 'origins'>

/** Whether we listen on every address of this machine. */
export const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** Parsed once a certificate, since every request asks. */
const certificates = new WeakMap<Tls, X509Certificate | undefined>()

function certificateOf(tls: Tls | undefined): X509Certificate | undefined {
  if (tls === undefined) return undefined
  if (!certificates.has(tls)) certificates.set(tls, parsed(tls.cert))
  return certificates.get(tls)
}

/** What is no certificate stops the start elsewhere, with a sentence. */
function parsed(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}

/** Whether the page's own certificate is for this name, which nobody else can then bear. */
export function isCertified(name: string, tls: Tls | undefined): boolean {
  const certificate = certificateOf(tls)
  if (certificate === undefined) return false
  return (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined
}

/** The host names of the certificate as it writes them, a wildcard among them. */
function certifiedNames(tls: Tls | undefined): readonly string[] {
  const listed = certificateOf(tls)?.subjectAltName ?? ''
  return [...listed.matchAll(/(?:^|, )DNS:([\w*.-]+)/g)].map(([, name]) => name ?? '')
}

const MOST_NAMES = 12

/** The name that this machine bears on its network. */
export const ownName = (): string => hostname().toLowerCase()

export const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)

/** Every name under which the page answers, for whoever came by another. */
export function acceptedNames({ host, tls, origins }: Reached): readonly string[] {
  const names = [
    ...origins.map((origin) => new URL(origin).hostname),
    ...certifiedNames(tls),
    ...(isEverywhere(host) ? [ownName(), ...ownAddresses()] : [host]),
    'localhost',
  ]
  return [...new Set(names)].slice(0, MOST_NAMES)
}

/** Under which names other machines reach a page that listens everywhere. */
export function outsideNames({ host, tls }: Reached): readonly string[] {
  if (!isEverywhere(host)) return isLoopback(host) ? [] : [host]
  const certified = certifiedNames(tls).filter((name) => !name.includes('*') && !isLoopback(name))
  const names = certified.length > 0 ? certified : [ownName()]
  return [...new Set([...names, ...ownAddresses()])].slice(0, MOST_NAMES)
}
