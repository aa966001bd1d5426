import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedBroker } from '../../server/edge/broker/broker.ts'
import {
  type BrokerConnection,
  type ConnectionOptions,
  connectBroker,
} from '../../server/edge/mqtt/connect.ts'
import type { BrokerState } from '../../server/edge/mqtt/state.ts'
import { freePort, type Mosquitto, type MosquittoOptions, startMosquitto } from '../helpers/mosquitto.ts'
import { need } from '../helpers/needs.ts'
import { until } from '../helpers/until.ts'

const run = promisify(execFile)

/** One connection under test, with all that it has said. */
interface Watched {
  readonly connection: BrokerConnection
  readonly states: BrokerState[]
  readonly heard: { topic: string; bytes: Buffer; retained: boolean }[]
  readonly lines: string[]
}

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function mosquitto(options?: MosquittoOptions): Promise<Mosquitto> {
  const broker = await startMosquitto(options)
  open.push({ close: broker.stop })
  return broker
}

function watch(url: string, more: Partial<ConnectionOptions> = {}): Watched {
  const watched = { states: [] as BrokerState[], heard: [] as Watched['heard'], lines: [] as string[] }
  const write = (fields: object, text: string): unknown =>
    watched.lines.push(`${JSON.stringify(fields)} ${text}`)
  const connection = connectBroker({
    url,
    name: 'test',
    topics: ['plant/#'],
    onPacket: (topic, payload, retained) =>
      watched.heard.push({ topic, bytes: Buffer.from(payload), retained }),
    onState: (state) => watched.states.push(state),
    log: { info: write, warn: write },
    ...more,
  })
  open.push(connection)
  return { connection, ...watched }
}

const online = ({ connection }: Watched) => until('it is online', () => connection.state().kind === 'online')

/** Why it was lost first: by the time that is looked at, it may be trying again. */
async function lostCode({ states }: Watched): Promise<string | undefined> {
  await until('it is lost', () => states.some(({ kind }) => kind === 'lost'))
  return states.find((state) => state.kind === 'lost')?.reason.code
}

const send = (port: number, topic: string, text: string, ...more: string[]) =>
  run(need('mosquitto_pub'), ['-p', String(port), '-t', topic, '-m', text, ...more])

describe('a real Mosquitto', () => {
  it('[B-20] [B-24] live and retained packets arrive, at every QoS', async () => {
    const broker = await mosquitto()
    await send(broker.port, 'plant/retained', '关', '-r')
    const watched = watch(`mqtt://127.0.0.1:${broker.port}`)
    await online(watched)
    for (const qos of ['0', '1', '2']) await send(broker.port, `plant/qos${qos}`, qos, '-q', qos)
    await until('all four are there', () => watched.heard.length === 4)
    expect(watched.heard.map(({ topic, bytes, retained }) => [topic, bytes.toString(), retained])).toEqual([
      ['plant/retained', '关', true],
      ['plant/qos0', '0', false],
      ['plant/qos1', '1', false],
      ['plant/qos2', '2', false],
    ])
    expect(watched.states.map(({ kind }) => kind)).toEqual(['connecting', 'online'])
  })

  it('[B-21] not there at the start, killed, started again: it is found every time', async () => {
    const port = await freePort()
    const watched = watch(`mqtt://127.0.0.1:${port}`)
    expect(await lostCode(watched)).toBe('refused')
    const broker = await mosquitto({ port })
    await online(watched)
    await broker.kill()
    await until('it is lost', () => watched.connection.state().kind === 'lost')
    await broker.restart()
    await online(watched)
    await send(port, 'plant/again', 'yes')
    await until('it flows', () => watched.heard.length > 0)
    expect(watched.connection.reconnects()).toBe(2)
  })

  it('[B-20] a broker that hangs without a word is given up after its keep-alive', async () => {
    const broker = await mosquitto()
    const watched = watch(`mqtt://127.0.0.1:${broker.port}`, { keepaliveSeconds: 1 })
    await online(watched)
    const pid = broker.pid() ?? 0
    process.kill(pid, 'SIGSTOP')
    try {
      expect(await lostCode(watched)).toBe('silent')
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    await online(watched)
  })

  it('[B-23] 3 MiB in one packet arrive cut, and what follows arrives whole', async () => {
    const broker = await mosquitto()
    const watched = watch(`mqtt://127.0.0.1:${broker.port}`)
    await online(watched)
    const folder = mkdtempSync(join(tmpdir(), 'twinfloor-large-'))
    const file = join(folder, 'large')
    execFileSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=1M', 'count=3'], { stdio: 'ignore' })
    await run(need('mosquitto_pub'), ['-p', String(broker.port), '-t', 'plant/large', '-f', file])
    rmSync(folder, { recursive: true })
    await send(broker.port, 'plant/next', 'ok')
    await until('both are there', () => watched.heard.length === 2)
    const large = watched.heard[0]?.bytes.length ?? 0
    expect(large).toBeGreaterThan(1024 * 1024)
    expect(large).toBeLessThanOrEqual(2 * 1024 * 1024)
    expect(watched.heard[1]?.bytes.toString()).toBe('ok')
  })

  it('[B-22] a wrong password is said to be one, once, and is never printed', async () => {
    const broker = await mosquitto({ user: { name: 'twin', password: 'right-Horse7' } })
    const wrong = watch(`mqtt://twin:wrong-Horse7@127.0.0.1:${broker.port}`)
    expect(['badCredentials', 'notAuthorised']).toContain(await lostCode(wrong))
    await until('it has tried again', () => wrong.states.filter(({ kind }) => kind === 'lost').length > 2)
    expect(wrong.lines).toHaveLength(1)
    expect(wrong.lines.join()).not.toContain('Horse7')
    const right = watch(`mqtt://127.0.0.1:${broker.port}`, { user: 'twin', password: 'right-Horse7' })
    await online(right)
    expect(right.lines.join()).not.toContain('Horse7')
  })

  it('[B-22] WebSocket works as well', async () => {
    const wsPort = await freePort()
    const broker = await mosquitto({ lines: [`listener ${wsPort} 127.0.0.1`, 'protocol websockets'] })
    const watched = watch(`ws://127.0.0.1:${wsPort}/mqtt`)
    await online(watched)
    await send(broker.port, 'plant/ws', 'yes')
    await until('it arrives', () => watched.heard.length > 0)
  })
})

describe('subscriptions', () => {
  it('[B-22] those that a broker refuses are said to be refused; one that is granted is enough', async () => {
    const broker = await startEmbeddedBroker({
      host: '127.0.0.1',
      port: 0,
      log: { info() {}, warn() {}, warnRarely() {} },
    })
    open.push({ close: broker.stop })
    const refused = `${'deep/'.repeat(30)}#`
    expect(await lostCode(watch(broker.url, { topics: [refused, `a/${refused}`] }))).toBe(
      'subscriptionRefused',
    )
    const some = watch(broker.url, { topics: [refused, 'plant/#'] })
    await online(some)
    expect(some.lines.join()).toContain('refuses these topics: deep/')
  })
})

describe('what answers is no broker', () => {
  it.each([
    ['HTTP/1.1 400 Bad Request\r\n\r\n', 'notMqtt'],
    ['', 'closedUnanswered'],
  ])('[B-22] %j', async (answer, code) => {
    const server = createServer((socket) =>
      socket
        .on('error', () => {})
        .resume()
        .end(answer),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const watched = watch(`mqtt://127.0.0.1:${port}`)
    expect(await lostCode(watched)).toBe(code)
    await watched.connection.close()
    server.close()
  })

  it('[B-22] a name that does not exist', async () => {
    expect(await lostCode(watch('mqtt://no-such-broker.invalid'))).toBe('unknownHost')
  })
})

describe('TLS', () => {
  let folder: string
  const file = (name: string): string => join(folder, name)
  const openssl = (...args: string[]): unknown =>
    execFileSync(need('openssl'), args, { cwd: folder, stdio: 'pipe' })

  /** A certificate for localhost, signed by our own CA, valid for so many days. */
  function certificate(name: string, days: string, subject = '/CN=localhost'): void {
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      subject,
    )
    const signed = ['-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial']
    openssl('x509', '-req', ...signed, '-out', `${name}.crt`, '-days', days)
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'twinfloor-tls-'))
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.crt',
      '-subj',
      '/CN=Works CA',
    )
    certificate('server', '2')
    certificate('stale', '-1')
    certificate('client', '2', '/CN=twinfloor')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const listening = (name = 'server', ca?: string) =>
    mosquitto({
      tls: { cert: file(`${name}.crt`), key: file(`${name}.key`), ...(ca === undefined ? {} : { ca }) },
    })

  it('connects when the CA is named', async () => {
    const broker = await listening()
    const watched = watch(`mqtts://localhost:${broker.port}`, { ca: file('ca.crt') })
    await online(watched)
    const args = ['-p', String(broker.port), '-h', 'localhost', '--cafile', file('ca.crt')]
    await run(need('mosquitto_pub'), [...args, '-t', 'plant/tls', '-m', 'yes', '-q', '1'])
    await until('it flows', () => watched.heard.length > 0)
  })

  it('[B-22] an unknown CA, another name, an expired certificate, a missing file are told apart', async () => {
    const broker = await listening()
    const stale = await listening('stale')
    const ca = file('ca.crt')
    expect(await lostCode(watch(`mqtts://localhost:${broker.port}`))).toBe('unknownCa')
    expect(await lostCode(watch(`mqtts://127.0.0.1:${broker.port}`, { ca }))).toBe('nameMismatch')
    expect(await lostCode(watch(`mqtts://localhost:${stale.port}`, { ca }))).toBe('certificateExpired')
    expect(await lostCode(watch(`mqtts://localhost:${broker.port}`, { ca: file('none.crt') }))).toBe(
      'tlsFile',
    )
  })

  it('[B-22] TLS against a plain port', async () => {
    const broker = await mosquitto()
    expect(['notTls', 'closedUnanswered']).toContain(
      await lostCode(watch(`mqtts://localhost:${broker.port}`)),
    )
  })

  it('[B-22] a broker that wants a client certificate gets it, or says so', async () => {
    const ca = file('ca.crt')
    const broker = await listening('server', ca)
    const without = watch(`mqtts://localhost:${broker.port}`, { ca })
    // Whether the alert is read before the reset is a race between two kernels.
    expect(['clientCertificate', 'closedUnanswered']).toContain(await lostCode(without))
    await online(
      watch(`mqtts://localhost:${broker.port}`, { ca, cert: file('client.crt'), key: file('client.key') }),
    )
  })
})
