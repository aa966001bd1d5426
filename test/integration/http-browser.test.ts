import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Http } from '../../server/edge/http/http.ts'
import { runUserCommand } from '../../server/edge/users/command.ts'
import { makeCertificate } from '../helpers/certificate.ts'
import { type Chromium, launchChromium } from '../helpers/chromium.ts'
import { buildSmallClient, configOf, type SmallClient, startPage } from '../helpers/page.ts'

const PASSWORD = 'correct horse battery'
const folder = mkdtempSync(join(tmpdir(), 'page-'))
const users = join(folder, 'users.jsonl')
const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]

/** Opens a socket to its own server and tells in the title how it went. */
const SCRIPT = `const socket = new WebSocket(location.origin.replace('http', 'ws') + '/socket')
socket.onopen = () => { document.title = 'socket open' }
socket.onerror = () => { document.title = 'socket refused' }`

/** The least that a WebSocket needs to open. */
function acceptSockets({ server }: Http): void {
  server.on('upgrade', (request, socket) => {
    const accept = createHash('sha1').update(
      `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`,
    )
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
    socket.write(`${[...lines, `Sec-WebSocket-Accept: ${accept.digest('base64')}`].join('\r\n')}\r\n\r\n`)
    socket.on('error', () => undefined)
  })
}

let chromium: Chromium
let client: SmallClient
beforeAll(async () => {
  client = buildSmallClient(SCRIPT)
  makeCertificate(folder, 'DNS:localhost,IP:127.0.0.1')
  await runUserCommand({ argv: ['add', 'ann'], usersVariable: users, askPassword: async () => PASSWORD })
  chromium = await launchChromium({ ignoreHTTPSErrors: true })
})
afterAll(async () => {
  await chromium.close()
  client.remove()
  rmSync(folder, { recursive: true })
})

const PLACES: readonly (readonly [string, readonly string[]])[] = [
  ['plain on loopback', []],
  ['over TLS on every address', ['--host', '0.0.0.0', '--tls-cert', cert, '--tls-key', key]],
]

describe.each(PLACES)('in Chromium, %s', (_, argv) => {
  let http: Http
  beforeAll(async () => {
    http = await startPage(configOf('--users', users, ...argv), client.folder)
    acceptSockets(http)
  })
  afterAll(() => http.close())

  it('[X-13] [X-23] sign in by the form, open our own socket under the policy, come back by a link', async () => {
    const page = await chromium.page()
    await page.goto(http.url)
    expect(new URL(page.url()).pathname).toBe('/login')
    await page.getByLabel('用户名').fill('ann')
    await page.getByLabel('密码').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForFunction(() => document.title === 'socket open')
    expect(new URL(page.url()).pathname).toBe('/')
    expect(chromium.complaints).toEqual([])

    const elsewhere = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<link rel="icon" href="data:,"><a href="${http.url}/">the twin</a>`)
    })
    await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.2', listening))
    try {
      await page.goto(`http://127.0.0.2:${(elsewhere.address() as AddressInfo).port}/`)
      await page.getByRole('link').click()
      await page.waitForFunction(() => document.title === 'socket open')
      expect(new URL(page.url()).pathname).toBe('/')
      expect(chromium.complaints).toEqual([])
    } finally {
      elsewhere.close()
      await page.close()
    }
  })
})
