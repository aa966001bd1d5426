import { connect } from 'node:net'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Http } from '../../server/edge/http/http.ts'
import { HttpProblem } from '../../server/edge/http/problem.ts'
import {
  ask,
  buildSmallClient,
  configOf,
  FORM,
  form,
  PLANT,
  type SmallClient,
  startPage,
} from '../helpers/page.ts'
import { until } from '../helpers/until.ts'

let client: SmallClient
beforeAll(() => {
  client = buildSmallClient()
})
afterAll(() => client.remove())

const closing: Http[] = []
afterEach(async () => {
  for (const http of closing.splice(0)) await http.close()
})

async function start(config = configOf(), folder = client.folder): Promise<Http> {
  const http = await startPage(config, folder)
  closing.push(http)
  return http
}

describe('answers', () => {
  it('health, status, rejected, discovered and metrics answer and are not kept', async () => {
    const http = await start()
    for (const path of [
      '/healthz',
      '/api/status',
      '/api/rejected',
      '/api/discovered',
      '/api/stories',
      '/metrics',
    ]) {
      const response = await fetch(http.url + path)
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-store'])
    }
    expect(await (await fetch(`${http.url}/healthz`)).json()).toMatchObject({ status: 'ok', upSeconds: 1 })
    const head = await fetch(`${http.url}/healthz`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('[X-22] the plant by ETag, compressed, and for good when the query names it', async () => {
    const http = await start()
    const plain = await ask(http.url, '/api/plant')
    expect(plain.body.toString()).toBe(PLANT.body)
    expect(plain.response.headers).toMatchObject({ etag: 'W/"abc123"', 'cache-control': 'private, no-cache' })
    const compressed = () => ask(http.url, '/api/plant?hash=abc123', { 'accept-encoding': 'gzip, br' })
    await until(
      'it has been compressed',
      async () => (await compressed()).response.headers['content-encoding'] === 'br',
    )
    const named = await compressed()
    expect(named.response.headers).toMatchObject({
      'content-encoding': 'br',
      vary: 'accept-encoding',
      'cache-control': 'private, max-age=31536000, immutable',
    })
    expect(brotliDecompressSync(named.body).toString()).toBe(PLANT.body)
    const other = await ask(http.url, '/api/plant?hash=old')
    expect(other.response.headers['cache-control']).toBe('private, no-cache')
    const known = await ask(http.url, '/api/plant', { 'if-none-match': 'W/"x", W/"abc123"' })
    expect([known.response.statusCode, known.body.length]).toEqual([304, 0])
  })

  it('[X-22] hashed assets are kept for good, precompressed where possible; index.html is asked for again', async () => {
    const http = await start()
    const page = await ask(http.url, '/', { 'accept-encoding': 'br' })
    expect([page.response.statusCode, page.response.headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(page.body.toString()).toContain('<title>page')
    const packed = await ask(http.url, '/assets/index-Ab12_-Xy.js', { 'accept-encoding': 'br' })
    expect(packed.response.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'private, max-age=31536000, immutable',
    })
    expect(packed.response.headers['content-type']).toMatch(/^(text|application)\/javascript/)
    expect(brotliDecompressSync(packed.body).toString()).toBe('plain')
    expect((await ask(http.url, '/assets/index-Ab12_-Xy.js')).body.toString()).toBe('plain')
  })

  it('[X-22] what is not there is 404: JSON below /api, and never index.html', async () => {
    const http = await start()
    const api = await fetch(`${http.url}/api/nothing`)
    expect([api.status, await api.json()]).toEqual([404, { error: 'notFound' }])
    for (const path of [
      '/nothing',
      '/index.html',
      '/index%2ehtml',
      '/assets/',
      '/assets/none.js',
      '/.secret',
      '/machines/m1',
    ]) {
      const { response, body } = await ask(http.url, path, { accept: 'text/html' })
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
      const { response, body } = await ask(http.url, path)
      expect(body.toString()).not.toContain(path.slice(1))
      expect(body.toString()).not.toContain('FST_')
      expect([path, [400, 403, 404].includes(response.statusCode ?? 0)]).toEqual([path, true])
    }
  })

  it('[X-22] a page that has not been built says how to build it', async () => {
    const http = await start(configOf(), join(client.folder, 'absent'))
    const response = await fetch(http.url)
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm run build')])
  })
})

describe('safety', () => {
  it('[X-20] a name that is not ours is refused, for every path and with every header still on', async () => {
    const http = await start()
    for (const path of ['/', '/healthz', '/api/plant', '/metrics', '/login']) {
      const { response } = await ask(http.url, path, { host: 'evil.example:8080' })
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
      "frame-src 'self'",
      "frame-ancestors 'self'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('[X-23] headers, bodies and garbage are bounded, and the server lives on', async () => {
    const http = await start()
    const big = await ask(http.url, '/healthz', { 'x-big': 'x'.repeat(20_000) })
    expect(big.response.statusCode).toBe(431)
    const long = await ask(http.url, '/login', FORM, 'POST', form('ann', 'x'.repeat(20_000))).then(
      ({ response }) => response.statusCode,
      () => 'cut off',
    )
    expect([413, 'cut off']).toContain(long)
    const json = await ask(http.url, '/login', { 'content-type': 'application/json' }, 'POST', '{}')
    expect([json.response.statusCode, JSON.parse(json.body.toString())]).toEqual([
      415,
      { error: 'unsupportedType' },
    ])
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

  it.each([
    ['[X-20] two Host headers', 'GET / HTTP/1.1\r\nHost: localhost\r\nhost: evil\r\n\r\n', 400, 'twoHosts'],
    ['[X-27] no request', 'garbage\r\n\r\n', 400, 'badRequest'],
    ['[X-27] a bad path', 'GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n', 400, 'badRequest'],
    [
      '[X-27] a header too large',
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headersTooLarge',
    ],
  ])('%s is answered by a code of ours alone', async (_what, text, status, code) => {
    const http = await start()
    let heard = ''
    const socket = connect(Number(new URL(http.url).port), '127.0.0.1', () => socket.write(text))
    socket.setEncoding('utf8').on('error', () => undefined)
    socket.on('data', (part: string) => {
      heard += part
    })
    await until('it is answered', () => heard.includes('}'))
    socket.destroy()
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(JSON.parse(heard.split('\r\n\r\n')[1] ?? '')).toEqual({ error: code })
  })

  it('[X-26] half-sent requests hold no more than a share of the places, and not for long', async () => {
    const http = await start()
    const { port } = new URL(http.url)
    const halves = Array.from({ length: 600 }, () => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nX: '))
      return socket.on('error', () => undefined).resume()
    })
    await until('those over the share are closed', () => halves.filter(({ closed }) => closed).length >= 88)
    expect(http.droppedConnections.get('address')).toBe(88)
    await until('the others are closed too', () => halves.every(({ closed }) => closed))
    expect((await fetch(`${http.url}/healthz`)).status).toBe(200)
  })

  it('the end does not wait for what became a socket', async () => {
    const http = await start()
    const upgraded = new Promise<void>((resolve) => {
      http.server.on('upgrade', (_request, socket) => {
        socket.on('error', () => undefined)
        resolve()
      })
    })
    const { port, host } = new URL(http.url)
    const socket = connect(Number(port), '127.0.0.1')
    const closed = new Promise<void>((resolve) =>
      socket.on('close', () => resolve()).on('error', () => undefined),
    )
    socket.write(`GET /socket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
    await upgraded
    await Promise.all([closing.pop()?.close(), closed])
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
