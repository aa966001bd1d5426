import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Config } from '../config/config.ts'
import type { Log } from '../log.ts'
import type { HttpGate } from './gate.ts'
import { originAllowed } from './hosts.ts'
import { signInHelmet } from './policy.ts'
import { type Notice, signInPage } from './sign-in-page.ts'
import { STYLE_DIGEST } from './sign-in-style.ts'

const FORM = 'application/x-www-form-urlencoded'
const LONGEST_FORM = 8 * 1024

const STATUS: Readonly<Record<Notice['kind'], number>> = { none: 200, wrong: 401, later: 429, signedOut: 200 }

function page(reply: FastifyReply, notice: Notice, name = ''): FastifyReply {
  return reply
    .code(STATUS[notice.kind])
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(signInPage(notice, name))
}

const fieldOf = (form: unknown, name: string): string =>
  form instanceof URLSearchParams ? (form.get(name) ?? '') : ''

/** GET and POST /login, POST /logout. */
export function signInRoutes(app: FastifyInstance, config: Config, gate: HttpGate, log: Log): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    FORM,
    { parseAs: 'string', bodyLimit: LONGEST_FORM },
    async (_: unknown, body: string) => new URLSearchParams(body),
  )
  const options = { config: { access: 'everyone' as const }, helmet: signInHelmet(config, STYLE_DIGEST) }

  app.get<{ Querystring: { out?: string } }>('/login', options, async (request, reply) => {
    if (gate.authorise(request.headers.cookie) !== undefined) return reply.redirect('/', 303)
    return page(reply, { kind: request.query.out === '1' ? 'signedOut' : 'none' })
  })

  app.post('/login', options, async (request, reply) => {
    const { origin, host } = request.headers
    if (!originAllowed(origin, host, config)) return reply.code(403).send({ error: 'foreignOrigin' })
    const name = fieldOf(request.body, 'name').trim()
    const answer = await gate.signIn(name, fieldOf(request.body, 'password'), request.ip)
    switch (answer.kind) {
      case 'welcome':
        log.info({ address: request.ip }, `${JSON.stringify(name)} has signed in`)
        return reply.header('set-cookie', answer.cookie).redirect('/', 303)
      case 'wrong':
        log.warnRarely('signInRefused', { address: request.ip }, 'a sign-in was refused')
        return page(reply, answer, name)
      case 'later':
        log.warnRarely('signInLater', { address: request.ip }, 'sign-ins come faster than they are checked')
        return page(reply.header('retry-after', answer.waitSeconds), answer, name)
    }
  })

  app.post('/logout', options, async (request, reply) => {
    const { origin, host, cookie } = request.headers
    if (!originAllowed(origin, host, config)) return reply.code(403).send({ error: 'foreignOrigin' })
    return reply.header('set-cookie', gate.signOut(cookie)).redirect('/login?out=1', 303)
  })
}
