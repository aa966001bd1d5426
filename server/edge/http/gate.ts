import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Role } from '../../../models/protocol.ts'
import type { Config } from '../config/config.ts'
import { isProxied } from '../config/exposure.ts'
import { isLoopback } from '../config/loopback.ts'
import { bears } from './bearer.ts'
import { hostAllowed } from './hosts.ts'
import { acceptedNames } from './names.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who is answered without having signed in; nobody unless said. */
    readonly access?: 'everyone' | 'scraper'
  }
}

type SignInAnswer =
  | { readonly kind: 'welcome'; readonly cookie: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'later'; readonly waitSeconds: number }

/** The part of the gate that is asked here. */
export interface HttpGate {
  readonly isGuarded: boolean
  signIn(name: string, password: string, address: string): Promise<SignInAnswer>
  authorise(cookieHeader: string | undefined): { readonly name: string; readonly role: Role } | undefined
  signOut(cookieHeader: string | undefined): string
}

/** Before any route: is it our name, and is it somebody we know? */
export function guard(app: FastifyInstance, config: Config, gate: HttpGate): void {
  app.addHook('onRequest', async (request, reply) => {
    if (hostCount(request.raw.rawHeaders) > 1) return reply.code(400).send({ error: 'twoHosts' })
    if (!hostAllowed(request.headers.host, config)) return misdirected(reply, config)
    if (gate.authorise(request.headers.cookie) !== undefined) return
    if (isWelcomeStranger(request, config)) return
    return turnAway(request, reply)
  })
}

/** Of two Host headers a proxy may go by the one and we by the other. */
const hostCount = (rawHeaders: readonly string[]): number =>
  rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === 'host').length

function isWelcomeStranger(request: FastifyRequest, config: Config): boolean {
  const { access } = request.routeOptions.config
  if (access !== 'scraper') return access === 'everyone'
  if (bears(request.headers.authorization, config.metricsToken)) return true
  return isLoopback(request.ip) && !isProxied(config)
}

function misdirected(reply: FastifyReply, config: Config): FastifyReply {
  const names = acceptedNames(config)
  return reply
    .code(421)
    .type('text/plain; charset=utf-8')
    .send(
      [
        `本服务器不接受以该名称访问，只接受：${names.join('、')}。如需增加一个名称，请在启动时用 --origin 给出浏览器中的完整地址，例如 --origin https://twin.example:8443。`,
        `This server does not answer to that name, but to: ${names.join(', ')}. To add a name, start it with --origin and the address in the browser, for example --origin https://twin.example:8443.`,
        '',
      ].join('\n'),
    )
}

function turnAway(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { accept = '', 'sec-fetch-site': site } = request.headers
  const isPage = (request.method === 'GET' || request.method === 'HEAD') && accept.includes('text/html')
  if (!isPage) return reply.code(401).send({ error: 'signInNeeded' })
  reply.header('cache-control', 'no-store')
  // Following a link from elsewhere, a browser keeps a strict cookie back; asking again from our own page, it does not.
  if (site === 'cross-site' || site === 'same-site') {
    return reply
      .type('text/html; charset=utf-8')
      .send(
        '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/"><title>Twinfloor</title>',
      )
  }
  return reply.redirect('/login', 303)
}
