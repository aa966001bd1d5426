import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../models/protocol.ts'
import type { Http } from '../../server/edge/http/http.ts'
import { openRecordings, type Recordings } from '../../server/edge/journal/recordings.ts'
import { buildSmallClient, configOf, type SmallClient, startPage } from '../helpers/page.ts'

const WHOLE_MILLIS = 900
const STALL_MILLIS = 600
const log = { info: () => undefined, warn: () => undefined, warnRarely: () => undefined }
const home = mkdtempSync(join(tmpdir(), 'twinfloor-slow-'))

let client: SmallClient
let recordings: Recordings
let http: Http
let role: Role = 'operator'

beforeAll(async () => {
  client = buildSmallClient()
  recordings = openRecordings({ folder: home, log, freshName: () => 'one' })
  const gate = {
    isGuarded: true,
    authorise: () => ({ name: 'ann', role }),
    signIn: async () => ({ kind: 'wrong' }) as const,
    signOut: () => '',
  }
  const patience = { wholeMillis: WHOLE_MILLIS, stallMillis: STALL_MILLIS }
  http = await startPage(configOf(), client.folder, undefined, { recordings, gate, patience })
})
afterAll(async () => {
  await http.close()
  await recordings.close()
  client.remove()
  rmSync(home, { recursive: true, force: true })
})

interface Slowly {
  readonly socket: Socket
  /** All that was answered, once the connection has ended, and how long that took. */
  readonly ended: Promise<{ readonly said: string; readonly millis: number }>
}

/** A request whose body does not come by itself. */
function post(path: string, type: string, length: number, connection = 'close'): Slowly {
  const { port, host } = new URL(http.url)
  const begun = performance.now()
  const socket = connect(Number(port), '127.0.0.1')
  const head = [`Connection: ${connection}`, `Content-Type: ${type}`, `Content-Length: ${length}`]
  socket.write(`POST ${path} HTTP/1.1\r\nHost: ${host}\r\n${head.join('\r\n')}\r\n\r\n`)
  let said = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  socket.on('error', () => undefined)
  const ended = new Promise<{ said: string; millis: number }>((resolve) =>
    socket.once('close', () => resolve({ said, millis: performance.now() - begun })),
  )
  return { socket, ended }
}

/** A byte every so often, until all have gone or nobody takes them. */
async function trickle({ socket }: Slowly, bytes: number, everyMillis: number): Promise<void> {
  for (let i = 0; i < bytes && socket.writable; i++) {
    socket.write('x')
    await pause(everyMillis)
  }
}

const FORM = 'application/x-www-form-urlencoded'
const BYTES = 'application/octet-stream'

describe('a request that comes slowly', () => {
  it('[X-23] is ended where it is not whole in time, however steadily it comes', async () => {
    const slow = post('/login', FORM, 100)
    await trickle(slow, 100, 50)
    const { said, millis } = await slow.ended
    expect(said).toContain('408')
    expect(millis).toBeGreaterThan(WHOLE_MILLIS - 50)
    expect(millis).toBeLessThan(WHOLE_MILLIS + 2000)
  })

  it('[X-23, Y-48] may take longer where it brings a recording, as long as it comes', async () => {
    role = 'operator'
    // Too short for the head of a record: only at its end it is known to be none.
    const slow = post('/api/recordings', BYTES, 11)
    await trickle(slow, 11, 200)
    const { said, millis } = await slow.ended
    expect(millis).toBeGreaterThan(2 * WHOLE_MILLIS)
    expect(said).toContain('HTTP/1.1 400')
    expect(said).toContain('This is no recording of Twinfloor.')
  })

  it('[X-23, Y-48] and is ended where no more of it comes, in a sentence', async () => {
    const slow = post('/api/recordings', BYTES, 30)
    await trickle(slow, 3, 100)
    const { said, millis } = await slow.ended
    expect(said).toContain('HTTP/1.1 408')
    expect(said).toContain('came to a halt')
    expect(millis).toBeGreaterThan(STALL_MILLIS)
    expect(millis).toBeLessThan(STALL_MILLIS + 2500)
    // The next one is not told that this one is still being brought in.
    const next = post('/api/recordings', BYTES, 20)
    await trickle(next, 20, 1)
    expect((await next.ended).said).toContain('HTTP/1.1 400')
  })

  it('[X-23] has no more time than any other where its user may bring none', async () => {
    role = 'viewer'
    const slow = post('/api/recordings', BYTES, 100, 'keep-alive')
    await trickle(slow, 100, 50)
    const { said, millis } = await slow.ended
    expect(said).toContain('HTTP/1.1 403')
    expect(millis).toBeGreaterThan(WHOLE_MILLIS - 50)
    expect(millis).toBeLessThan(WHOLE_MILLIS + 2000)
  })
})

describe('a large one', () => {
  it('[Y-48] that is refused at its first bytes is told why, though most of it is still under way', async () => {
    role = 'operator'
    const body = Buffer.alloc(40 << 20, 'no recording')
    for (let again = 0; again < 3; again++) {
      const answer = await fetch(`${http.url}/api/recordings`, {
        ...{ method: 'POST', headers: { 'content-type': BYTES }, body },
      })
      expect(answer.status).toBe(400)
      expect(String((await answer.json()).error.en)).toContain('no recording')
    }
  })
})
