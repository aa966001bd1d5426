import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Status } from '../../models/protocol.ts'
import type { Config } from '../../server/edge/config/config.ts'
import { readConfig } from '../../server/edge/config/read.ts'
import { type Http, startHttp } from '../../server/edge/http/http.ts'
import { HttpProblem } from '../../server/edge/http/problem.ts'
import { createLog } from '../../server/edge/log.ts'
import { createGate, type Gate } from '../../server/edge/users/gate.ts'
import { hashOf } from '../../server/edge/users/password.ts'
import type { Account } from '../../server/edge/users/user.ts'

const PASSWORD = 'correct horse battery'
const log = createLog({ verbose: false, to: { write: () => undefined } })
const plant = { hash: 'abc123', body: JSON.stringify({ plant: '齿轮'.repeat(1000) }) }
const status = { serverTime: 2000, startedAt: 1000, brokers: [], insecure: false } as unknown as Status

let clientFolder = ''
let ann: Account
beforeAll(async () => {
  ann = { name: 'ann', role: 'viewer', hash: await hashOf(PASSWORD) }
  clientFolder = mkdtempSync(join(tmpdir(), 'client-'))
  mkdirSync(join(clientFolder, 'assets'))
  writeFileSync(join(clientFolder, 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(clientFolder, '.secret'), 'hush')
  writeFileSync(join(clientFolder, 'assets', 'index-Ab12_-Xy.js'), 'plain')
  writeFileSync(join(clientFolder, 'assets', 'index-Ab12_-Xy.js.br'), brotliCompressSync('packed'))
  return () => rmSync(clientFolder, { recursive: true })
})

const closing: Http[] = []
afterEach(async () => {
  for (const http of closing.splice(0)) await http.close()
})

function configOf(...argv: string[]): Config {
  const read = readConfig({
    argv: ['--port', '0', ...argv],
    env: {},
    readFile: () => {
      throw Object.assign(new Error('absent'), { code: 'ENOENT' })
    },
  })
  if (read.kind !== 'config') throw new Error(JSON.stringify(read))
  return read.config
}

const openGate = (): Gate => createGate({ accounts: undefined, isSecure: false })
const usersGate = (): Gate => createGate({ accounts: new Map([['ann', ann]]), isSecure: false })

async function start(
  config: Config = configOf(),
  gate: Gate = openGate(),
  folder = clientFolder,
): Promise<Http> {
  const http = await startHttp({
    config,
    gate,
    clientFolder: folder,
    log,
    plant,
    status: () => status,
    rejected: () => ({ total: 0, byReason: {}, rows: [] }),
    discovered: () => ({ total: 0, unlisted: 0, rows: [] }),
    metrics: { contentType: 'text/plain; version=0.0.4', text: async () => 'twinfloor_packets_total 1\n' },
  })
  closing.push(http)
  return http
}

/** fetch hides Host, Cookie and encodings; this says what is told to say. */
function ask(http: Http, path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  return new Promise<{ response: IncomingMessage; body: Buffer }>((resolve, reject) => {
    const asking = request(new URL(path, http.url), { method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ response, body: Buffer.concat(parts) }))
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const form = (name: string, password: string): string => new URLSearchParams({ name, password }).toString()

describe('answers', () => {
  it('health, status, rejected, discovered and metrics answer and are not kept', async () => {
    const http = await start()
    for (const path of ['/healthz', '/api/status', '/api/rejected', '/api/discovered', '/metrics']) {
      const response = await fetch(http.url + path)
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-store'])
    }
    expect(await (await fetch(`${http.url}/healthz`)).json()).toMatchObject({ status: 'ok', upSeconds: 1 })
    const head = await fetch(`${http.url}/healthz`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('[X-22] the plant by ETag, compressed, and for good when the query names it', async () => {
    const http = await start()
    const plain = await ask(http, '/api/plant')
    expect(plain.body.toString()).toBe(plant.body)
    expect(plain.response.headers).toMatchObject({ etag: 'W/"abc123"', 'cache-control': 'private, no-cache' })
    const named = await ask(http, '/api/plant?hash=abc123', { 'accept-encoding': 'gzip, br' })
    expect(named.response.headers).toMatchObject({
      'content-encoding': 'br',
      vary: 'accept-encoding',
      'cache-control': 'private, max-age=31536000, immutable',
    })
    expect(brotliDecompressSync(named.body).toString()).toBe(plant.body)
    const other = await ask(http, '/api/plant?hash=old')
    expect(other.response.headers['cache-control']).toBe('private, no-cache')
    const known = await ask(http, '/api/plant', { 'if-none-match': 'W/"x", W/"abc123"' })
    expect([known.response.statusCode, known.body.length]).toEqual([304, 0])
  })

  it('[X-22] hashed assets are kept for good, precompressed where possible; index.html is asked for again', async () => {
    const http = await start()
    const page = await ask(http, '/', { 'accept-encoding': 'br' })
    expect([page.response.statusCode, page.response.headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(page.body.toString()).toContain('<title>page')
    const packed = await ask(http, '/assets/index-Ab12_-Xy.js', { 'accept-encoding': 'br' })
    expect(packed.response.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'private, max-age=31536000, immutable',
    })
    expect(packed.response.headers['content-type']).toMatch(/^(text|application)\/javascript/)
    expect(brotliDecompressSync(packed.body).toString()).toBe('packed')
    expect((await ask(http, '/assets/index-Ab12_-Xy.js')).body.toString()).toBe('plain')
  })

  it('[X-22] what is not there is 404: JSON below /api, and never index.html', async () => {
    const http = await start()
    const api = await fetch(`${http.url}/api/nothing`)
    expect([api.status, await api.json()]).toEqual([404, { error: 'notFound' }])
    for (const path of ['/nothing', '/assets/', '/assets/none.js', '/.secret', '/machines/m1']) {
      const { response, body } = await ask(http, path, { accept: 'text/html' })
      expect([path, response.statusCode]).toEqual([path, 404])
      expect(body.toString()).not.toMatch(/title|hush/)
    }
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2f..%2fetc/passwd',
      '/assets/%00',
      '/%',
    ]) {
      const { response } = await ask(http, path)
      expect([path, [400, 403, 404].includes(response.statusCode ?? 0)]).toEqual([path, true])
    }
  })

  it('[X-22] a page that has not been built says how to build it', async () => {
    const http = await start(configOf(), openGate(), join(clientFolder, 'absent'))
    const response = await fetch(http.url)
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm run build')])
  })
})

describe('safety', () => {
  it('[X-20] a name that is not ours is refused, for every path and with every header still on', async () => {
    const http = await start()
    for (const path of ['/', '/healthz', '/api/plant', '/metrics', '/login']) {
      const { response } = await ask(http, path, { host: 'evil.example:8080' })
      expect([path, response.statusCode]).toEqual([path, 421])
      expect(response.headers['content-security-policy']).toContain("default-src 'none'")
    }
    expect(http.originAllowed(undefined, 'evil.example')).toBe(false)
    expect(http.originAllowed(http.url, new URL(http.url).host)).toBe(true)
  })

  it('[X-23] every answer carries the policy', async () => {
    const http = await start()
    const { headers } = await fetch(http.url)
    expect(headers.get('content-security-policy')?.split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "font-src 'self'",
      "worker-src 'self' blob:",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('[X-23] headers, bodies and garbage are bounded, and the server lives on', async () => {
    const http = await start(configOf(), usersGate())
    const big = await ask(http, '/healthz', { 'x-big': 'x'.repeat(20_000) })
    expect(big.response.statusCode).toBe(431)
    const long = await ask(http, '/login', FORM, 'POST', form('ann', 'x'.repeat(20_000))).then(
      ({ response }) => response.statusCode,
      () => 'cut off',
    )
    expect([413, 'cut off']).toContain(long)
    const json = await ask(http, '/login', { 'content-type': 'application/json' }, 'POST', '{}')
    expect(json.response.statusCode).toBe(415)
    const { port } = new URL(http.url)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('\u0000\u0001garbage\r\n\r\n'))
      socket
        .on('close', () => resolve())
        .on('error', () => undefined)
        .resume()
    })
    expect((await fetch(`${http.url}/healthz`)).status).toBe(200)
  })

  it('[X-24] a port in use is a sentence', async () => {
    const http = await start()
    const taken = configOf('--port', new URL(http.url).port)
    await expect(start(taken)).rejects.toThrow(/in use, perhaps by a Twinfloor/)
    await expect(start({ ...taken, port: 0, host: '203.0.113.7' })).rejects.toMatchObject({
      code: 'hostNotOurs',
    })
    const broken = { ...configOf(), tls: { cert: 'x', key: 'y' } }
    await expect(start(broken)).rejects.toBeInstanceOf(HttpProblem)
  })
})

describe('sign-in', () => {
  it('[X-13] a stranger gets health, the sign-in page, and on loopback metrics; nothing else', async () => {
    const http = await start(configOf(), usersGate())
    const page = { accept: 'text/html' }
    const seen: Record<string, unknown> = {}
    for (const path of [
      '/healthz',
      '/login',
      '/metrics',
      '/api/plant',
      '/api/none',
      '/assets/index-Ab12_-Xy.js',
    ]) {
      seen[path] = (await ask(http, path)).response.statusCode
    }
    expect(seen).toEqual({
      '/healthz': 200,
      '/login': 200,
      '/metrics': 200,
      '/api/plant': 401,
      '/api/none': 401,
      '/assets/index-Ab12_-Xy.js': 401,
    })
    const redirected = await ask(http, '/', page)
    expect([redirected.response.statusCode, redirected.response.headers.location]).toEqual([303, '/login'])
    const linked = await ask(http, '/', { ...page, 'sec-fetch-site': 'cross-site' })
    expect(linked.body.toString()).toContain('http-equiv="refresh"')
  })

  it('[X-13] a proxy on this machine makes no stranger local', async () => {
    const http = await start(configOf('--origin', 'https://twin.example', '--users', 'u'), usersGate())
    expect((await ask(http, '/metrics')).response.statusCode).toBe(401)
    expect((await ask(http, '/healthz', { host: 'twin.example' })).response.statusCode).toBe(200)
  })

  it('[X-11] in with the password, around with the cookie, and out again', async () => {
    const http = await start(configOf(), usersGate())
    const wrong = await ask(http, '/login', FORM, 'POST', form('ann', 'wrong password'))
    expect([wrong.response.statusCode, wrong.body.toString()]).toEqual([
      401,
      expect.stringContaining('role="alert"'),
    ])
    expect(wrong.response.headers['set-cookie']).toBeUndefined()
    const right = await ask(http, '/login', { ...FORM, origin: http.url }, 'POST', form(' ann ', PASSWORD))
    expect([right.response.statusCode, right.response.headers.location]).toEqual([303, '/'])
    const set = right.response.headers['set-cookie']?.[0] ?? ''
    expect(set).toMatch(/; HttpOnly; SameSite=Strict$/)
    const cookie = { cookie: set.split(';')[0] ?? '' }
    expect((await ask(http, '/api/plant', cookie)).response.statusCode).toBe(200)
    expect((await ask(http, '/login', cookie)).response.headers.location).toBe('/')
    const out = await ask(http, '/logout', { ...cookie, origin: http.url }, 'POST')
    expect(out.response.headers['set-cookie']?.[0]).toContain('Max-Age=0')
    expect((await ask(http, '/api/plant', cookie)).response.statusCode).toBe(401)
  })

  it('[X-21] a page elsewhere can neither sign in nor sign out for somebody', async () => {
    const http = await start(configOf(), usersGate())
    for (const path of ['/login', '/logout']) {
      const foreign = { ...FORM, origin: 'https://evil.example' }
      expect((await ask(http, path, foreign, 'POST', form('ann', PASSWORD))).response.statusCode).toBe(403)
    }
  })

  it('[X-12] guessing is put off', async () => {
    const http = await start(configOf(), usersGate())
    const codes: (number | undefined)[] = []
    for (let i = 0; i < 9; i++) {
      codes.push(
        (await ask(http, '/login', FORM, 'POST', form('ann', `guess number ${i}`))).response.statusCode,
      )
    }
    expect(codes).toEqual([...Array(8).fill(401), 429])
    const later = await ask(http, '/login', FORM, 'POST', form('ann', PASSWORD))
    expect([later.response.statusCode, Number(later.response.headers['retry-after']) > 200]).toEqual([
      429,
      true,
    ])
  })

  it('[X-23] the sign-in page has a policy without any script', async () => {
    const http = await start(configOf(), usersGate())
    const policy = (await fetch(`${http.url}/login`)).headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'none';style-src 'sha256-[\w+/]{43}=';frame-ancestors 'none'/)
    expect(policy).not.toContain('script-src')
  })
})
