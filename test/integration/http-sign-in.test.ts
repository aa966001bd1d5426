import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Http } from '../../server/edge/http/http.ts'
import { runUserCommand } from '../../server/edge/users/command.ts'
import { ask, buildSmallClient, configOf, FORM, form, type SmallClient, startPage } from '../helpers/page.ts'

const PASSWORD = 'correct horse battery'
const folder = mkdtempSync(join(tmpdir(), 'users-'))
const users = join(folder, 'users.jsonl')

let client: SmallClient
beforeAll(async () => {
  client = buildSmallClient()
  const askPassword = async () => PASSWORD
  await runUserCommand({ argv: ['add', 'ann'], usersVariable: users, askPassword })
})
afterAll(() => {
  client.remove()
  rmSync(folder, { recursive: true })
})

const closing: Http[] = []
afterEach(async () => {
  for (const http of closing.splice(0)) await http.close()
})

async function start(...argv: string[]): Promise<Http> {
  const http = await startPage(configOf('--users', users, ...argv), client.folder)
  closing.push(http)
  return http
}

describe('sign-in', () => {
  it('[X-13] [X-22] a stranger gets health, an empty icon, the sign-in page, and on loopback metrics; nothing else', async () => {
    const http = await start()
    const page = { accept: 'text/html' }
    const seen: Record<string, unknown> = {}
    for (const path of [
      '/healthz',
      '/favicon.ico',
      '/login',
      '/metrics',
      '/api/plant',
      '/api/none',
      '/assets/index-Ab12_-Xy.js',
    ]) {
      seen[path] = (await ask(http.url, path)).response.statusCode
    }
    expect(seen).toEqual({
      '/healthz': 200,
      '/favicon.ico': 204,
      '/login': 200,
      '/metrics': 200,
      '/api/plant': 401,
      '/api/none': 401,
      '/assets/index-Ab12_-Xy.js': 401,
    })
    const redirected = await ask(http.url, '/', page)
    expect([redirected.response.statusCode, redirected.response.headers.location]).toEqual([303, '/login'])
    const linked = await ask(http.url, '/', { ...page, 'sec-fetch-site': 'cross-site' })
    expect(linked.body.toString()).toContain('http-equiv="refresh"')
  })

  it('[X-13] a proxy on this machine makes no stranger local', async () => {
    const http = await start('--origin', 'https://twin.example')
    expect((await ask(http.url, '/metrics')).response.statusCode).toBe(401)
    expect((await ask(http.url, '/healthz', { host: 'twin.example' })).response.statusCode).toBe(200)
  })

  it('[X-11] in with the password, around with the cookie, and out again', async () => {
    const http = await start()
    const wrong = await ask(http.url, '/login', FORM, 'POST', form('ann', 'wrong password'))
    expect([wrong.response.statusCode, wrong.body.toString()]).toEqual([
      401,
      expect.stringMatching(/role="alert".*value="ann"/s),
    ])
    expect(wrong.response.headers['set-cookie']).toBeUndefined()
    const right = await ask(
      http.url,
      '/login',
      { ...FORM, origin: http.url },
      'POST',
      form(' ann ', PASSWORD),
    )
    expect([right.response.statusCode, right.response.headers.location]).toEqual([303, '/'])
    const set = right.response.headers['set-cookie']?.[0] ?? ''
    expect(set).toMatch(/; HttpOnly; SameSite=Strict$/)
    const cookie = { cookie: set.split(';')[0] ?? '' }
    expect((await ask(http.url, '/api/plant', cookie)).response.statusCode).toBe(200)
    expect((await ask(http.url, '/login', cookie)).response.headers.location).toBe('/')
    const out = await ask(http.url, '/logout', { ...cookie, origin: http.url }, 'POST')
    expect(out.response.headers['set-cookie']?.[0]).toContain('Max-Age=0')
    expect((await ask(http.url, '/api/plant', cookie)).response.statusCode).toBe(401)
  })

  it('[X-21] a page elsewhere can neither sign in nor sign out for somebody', async () => {
    const http = await start()
    for (const path of ['/login', '/logout']) {
      const foreign = { ...FORM, origin: 'https://evil.example' }
      expect((await ask(http.url, path, foreign, 'POST', form('ann', PASSWORD))).response.statusCode).toBe(
        403,
      )
    }
  })

  it('[X-12] guessing is put off', async () => {
    const http = await start()
    const codes: (number | undefined)[] = []
    for (let i = 0; i < 9; i++) {
      codes.push(
        (await ask(http.url, '/login', FORM, 'POST', form('ann', `guess number ${i}`))).response.statusCode,
      )
    }
    expect(codes).toEqual([...Array(8).fill(401), 429])
    const later = await ask(http.url, '/login', FORM, 'POST', form('ann', PASSWORD))
    expect([later.response.statusCode, Number(later.response.headers['retry-after']) > 200]).toEqual([
      429,
      true,
    ])
  })

  it('[X-16] after a wrong password the name is kept, and after too many the time to wait is told', async () => {
    const http = await start()
    const guess = async () =>
      (
        await fetch(`${http.url}/login`, {
          method: 'POST',
          headers: { ...FORM, origin: http.url },
          body: form('ann', 'not the password'),
        })
      ).text()
    expect(await guess()).toContain('value="ann"')
    for (let i = 0; i < 8; i++) await guess()
    expect(await guess()).toMatch(/[45] (minutes|分钟)/)
  })

  it('[X-23] the sign-in page has a policy without any script', async () => {
    const http = await start()
    const { headers } = await fetch(`${http.url}/login`)
    const policy = headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'none';style-src 'sha256-[\w+/]{43}=';frame-ancestors 'none'/)
    expect(policy).not.toContain('script-src')
    expect(headers.get('x-frame-options'), 'not even by our own pages').toBe('DENY')
  })
})
