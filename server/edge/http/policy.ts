import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { Config } from '../config/config.ts'

type Directives = Readonly<Record<string, readonly string[]>>

/** Nothing from elsewhere, nothing inline, framed by ourselves alone [X-23, PH-110]. In Chromium 'self' covers our own WebSocket. */
const PAGE: Directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'frame-src': ["'self'"],
  'frame-ancestors': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
}

/** The sign-in page runs no script at all; its one style is known by its digest. */
const signInDirectives = (styleDigest: string): Directives => ({
  'default-src': ["'none'"],
  'style-src': [`'sha256-${styleDigest}'`],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
})

const HALF_A_YEAR_SECONDS = 15_552_000

const directives = (named: Directives) => ({
  useDefaults: false,
  directives: Object.fromEntries(Object.entries(named).map(([name, sources]) => [name, [...sources]])),
})

export const helmetOptions = (config: Pick<Config, 'tls' | 'insecure'>): FastifyHelmetOptions => ({
  contentSecurityPolicy: directives(PAGE),
  crossOriginEmbedderPolicy: false,
  // Browsers ignore these two on plain http beyond loopback, and complain of it on the console.
  crossOriginOpenerPolicy: config.insecure ? false : { policy: 'same-origin' },
  originAgentCluster: !config.insecure,
  frameguard: { action: 'sameorigin' },
  hsts: config.tls === undefined ? false : { maxAge: HALF_A_YEAR_SECONDS, includeSubDomains: false },
  // 'no-referrer' would make browsers send our own form with the Origin null.
  referrerPolicy: { policy: 'same-origin' },
})

export const signInHelmet = (config: Pick<Config, 'tls' | 'insecure'>, styleDigest: string) => ({
  ...helmetOptions(config),
  contentSecurityPolicy: directives(signInDirectives(styleDigest)),
  frameguard: { action: 'deny' } as const,
})
