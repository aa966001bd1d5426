import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Http } from '../../server/edge/http/http.ts'
import { runUserCommand } from '../../server/edge/users/command.ts'
import { makeCertificate } from '../helpers/certificate.ts'
import { buildSmallClient, configOf, type SmallClient, startPage } from '../helpers/page.ts'

const TOKEN = 'scrape-me-0123456789'
const folder = mkdtempSync(join(tmpdir(), 'tls-'))
const users = join(folder, 'users.jsonl')
const token = join(folder, 'token')
let client: SmallClient
let http: Http
let port: number
beforeAll(async () => {
  client = buildSmallClient()
  writeFileSync(token, `${TOKEN}\n`)
  const { cert, key } = makeCertificate(folder, 'DNS:plant.example,IP:127.0.0.1')
  const askPassword = async () => 'correct horse battery'
  await runUserCommand({ argv: ['add', 'ann'], usersVariable: users, askPassword })
  const access = ['--users', users, '--tls-cert', cert, '--tls-key', key, '--metrics-token-file', token]
  http = await startPage(configOf('--host', '0.0.0.0', ...access), client.folder)
  port = Number(new URL(http.url).port)
})
afterAll(async () => {
  await http?.close()
  client.remove()
  rmSync(folder, { recursive: true })
})

interface Told {
  readonly code: number | undefined
  readonly text: string
}

const askTls = (path: string, headers: Record<string, string>): Promise<Told> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers, rejectUnauthorized: false, agent: false }
    const asking = request(options, (response: IncomingMessage) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ code: response.statusCode, text }))
    })
    asking.on('error', reject)
    asking.end()
  })

/** What comes back for these bytes on a plain connection, until the other side ends it. */
const sayPlain = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8').on('data', (part: string) => {
      heard += part
    })
    socket.on('error', () => undefined).on('close', () => resolve(heard))
  })

describe('a page over TLS on every address', () => {
  it('[X-20] answers under the name of its certificate, and says its names to whoever comes by another', async () => {
    expect((await askTls('/healthz', { host: `plant.example:${port}` })).code).toBe(200)
    const other = await askTls('/healthz', { host: 'evil.example' })
    expect(other.code).toBe(421)
    expect(other.text).toMatch(/只接受：plant\.example、.*--origin.*\n.*but to: plant\.example, .*--origin/)
    expect(http.urls[0]).toBe(`https://plant.example:${port}`)
    expect(http.originAllowed(`https://plant.example:${port}`, `plant.example:${port}`)).toBe(true)
  })

  it('[X-25] sends plain requests on to https, tells others so, and lives on', async () => {
    expect(await sayPlain(`GET /?a=1 HTTP/1.1\r\nHost: plant.example:${port}\r\n\r\n`)).toMatch(
      new RegExp(
        `^HTTP/1\\.1 307 .*Location: https://plant\\.example:${port}/\\?a=1\r\n.*这里只接受 https`,
        's',
      ),
    )
    expect(await sayPlain('\u0010\u0000garbage')).toMatch(/^HTTP\/1\.1 400 .*write https:\/\/ instead/s)
    await sayPlain('\u0016\u0003\u0001torn handshake')
    expect((await askTls('/healthz', { host: 'plant.example' })).code).toBe(200)
  })

  it('[X-15] gives metrics to whoever bears the token, and nothing more', async () => {
    const host = 'plant.example'
    const bearer = { host, authorization: `Bearer ${TOKEN}` }
    const proxied = await startPage(
      { ...configOf('--users', users, '--origin', 'https://twin.example'), metricsToken: TOKEN },
      client.folder,
    )
    try {
      const code = async (path: string, headers: Record<string, string> = {}) =>
        (await fetch(proxied.url + path, { headers })).status
      expect(await code('/metrics')).toBe(401)
      expect(await code('/metrics', { authorization: 'Bearer guess-0123456789abc' })).toBe(401)
      expect(await code('/metrics', { authorization: bearer.authorization })).toBe(200)
      expect(await code('/api/status', { authorization: bearer.authorization })).toBe(401)
    } finally {
      await proxied.close()
    }
    expect((await askTls('/metrics', bearer)).code).toBe(200)
    expect((await askTls('/api/plant', bearer)).code).toBe(401)
  })
})
