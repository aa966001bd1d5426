import type { Config } from './config.ts'
import { isLoopback } from './loopback.ts'

/** Who can reach the page, and whether that is safe. */
export type Exposure =
  | { readonly kind: 'loopback' }
  | { readonly kind: 'guarded' }
  | { readonly kind: 'insecure'; readonly missing: string }
  | { readonly kind: 'refused'; readonly missing: string; readonly waysOut: string }

const WAYS_OUT =
  'Three ways out: stay on loopback (--host 127.0.0.1, and no --origin beyond it); or give --users FILE with --tls-cert FILE and --tls-key FILE; or accept with --insecure that everyone in reach sees and steers everything.'

export type Exposed = Pick<Config, 'host' | 'tls' | 'usersFile' | 'origins'>

/** True when something in front of us, on this machine, carries requests from elsewhere to our loopback. */
export const isProxied = (config: Pick<Config, 'origins'>): boolean =>
  config.origins.some((origin) => !isLoopback(new URL(origin).hostname))

/** A proxy that browsers reach by https brings TLS of its own, provided that nobody can walk around it. */
const hasTls = (config: Exposed): boolean =>
  config.tls !== undefined ||
  (isLoopback(config.host) &&
    config.origins.every((origin) => origin.startsWith('https:') || isLoopback(new URL(origin).hostname)))

export function exposure(config: Exposed, isInsecureAccepted: boolean): Exposure {
  if (isLoopback(config.host) && !isProxied(config)) return { kind: 'loopback' }
  const lacks = [config.usersFile === undefined ? 'users' : '', hasTls(config) ? '' : 'TLS'].filter(Boolean)
  if (lacks.length === 0) return { kind: 'guarded' }
  const missing = lacks.join(' and ')
  return isInsecureAccepted ? { kind: 'insecure', missing } : { kind: 'refused', missing, waysOut: WAYS_OUT }
}

/** True when browsers reach the page by https, be it a proxy's. */
export const isReachedByTls = (config: Pick<Config, 'tls' | 'origins' | 'insecure'>): boolean =>
  config.tls !== undefined || (isProxied(config) && !config.insecure)
