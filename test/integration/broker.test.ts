import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedBroker, startEmbeddedBroker } from '../../server/edge/broker/broker.ts'
import type { BrokerProblem } from '../../server/edge/broker/problem.ts'
import { type BrokerConnection, connectBroker } from '../../server/edge/mqtt/connect.ts'
import { freePort } from '../helpers/mosquitto.ts'
import { publish, rawClient, subscribe } from '../helpers/mqtt-wire.ts'
import { need, needPaho } from '../helpers/needs.ts'
import { until } from '../helpers/until.ts'

const run = promisify(execFile)
const rarely: string[] = []
const log = { info() {}, warn() {}, warnRarely: (kind: string) => rarely.push(kind) }

let broker: EmbeddedBroker
let connection: BrokerConnection
const heard: { topic: string; text: string; retained: boolean }[] = []

const heardOn = (topic: string): string[] =>
  heard.filter((one) => one.topic === topic).map(({ text }) => text)

beforeAll(async () => {
  broker = await startEmbeddedBroker({ host: '127.0.0.1', port: 0, log })
  const decoder = new TextDecoder()
  connection = connectBroker({
    url: broker.url,
    name: 'embedded',
    topics: ['plant/#'],
    onPacket: (topic, payload, retained) => heard.push({ topic, text: decoder.decode(payload), retained }),
    onState() {},
    log,
  })
  await until('the server is online', () => connection.state().kind === 'online')
})

afterAll(async () => {
  await connection?.close()
  await broker?.stop()
})

describe('foreign clients', () => {
  it.each(['0', '1', '2'])('mosquitto_pub at QoS %s arrives', async (qos) => {
    const topic = `plant/lathe-1/qos${qos}`
    await run(need('mosquitto_pub'), ['-p', String(broker.port), '-t', topic, '-q', qos, '-m', '21.5'])
    await until('it arrives', () => heardOn(topic).length > 0)
    expect(heardOn(topic)).toEqual(['21.5'])
  })

  it('[B-8] nothing is queued for one that is away, though it asked to be remembered', async () => {
    const port = String(broker.port)
    const listen = ['-p', port, '-i', 'sleeper', '-c', '-q', '1', '-t', 'away/#', '-W', '1']
    const asleep = () => run(need('mosquitto_sub'), listen).catch((error: { stdout: string }) => error)
    await asleep()
    await run(need('mosquitto_pub'), ['-p', port, '-t', 'away/1', '-q', '1', '-m', 'missed'])
    expect((await asleep()).stdout).toBe('')
  })

  it('mosquitto_sub gets what was retained, marked so', async () => {
    const port = String(broker.port)
    await run(need('mosquitto_pub'), ['-p', port, '-t', 'order/7', '-r', '-m', '启动'])
    const { stdout } = await run(need('mosquitto_sub'), [
      '-p',
      port,
      '-t',
      'order/+',
      '-C',
      '1',
      '-W',
      '60',
      '-F',
      '%r %t %p',
    ])
    expect(stdout.trim()).toBe('1 order/7 启动')
  })

  it('a client in Python publishes, asks for a session to be kept, and gets its own echo', async () => {
    const program = `
import paho.mqtt.client as mqtt
arguments = [mqtt.CallbackAPIVersion.VERSION1] if hasattr(mqtt, 'CallbackAPIVersion') else []
client = mqtt.Client(*arguments, client_id='paho', clean_session=False)
def on_connect(client, data, flags, code):
    client.subscribe('plant/python/+', 1)
client.on_connect = on_connect
client.on_subscribe = lambda *_: client.publish('plant/python/torque', '12.25', qos=1)
def on_message(client, data, message):
    print(message.topic, message.payload.decode())
    client.disconnect()
client.on_message = on_message
client.connect('127.0.0.1', ${broker.port})
client.loop_forever()
`
    const { stdout } = await run(needPaho(), ['-c', program], { timeout: 60_000 })
    expect(stdout.trim()).toBe('plant/python/torque 12.25')
    await until('it arrives here too', () => heardOn('plant/python/torque').length > 0)
  })
})

describe('floods and hostility', () => {
  it('[B-13] a flood of retained and plain messages at mixed QoS loses none and keeps its order', async () => {
    const client = await rawClient(broker.port, 'mixed')
    const count = 5000
    for (let i = 0; i < count; i++)
      client.send(publish('plant/mixed', String(i), i % 3 === 0, i % 5 === 0 ? 1 : 0))
    await until('all have arrived', () => heardOn('plant/mixed').length >= count)
    const numbers = heardOn('plant/mixed').map(Number)
    expect(new Set(numbers).size).toBe(count)
    const atQosZero = numbers.filter((i) => i % 5 !== 0)
    expect(atQosZero).toEqual(atQosZero.toSorted((a, b) => a - b))
    client.socket.destroy()
  })

  it('[B-2] [B-3] [B-9] [B-10] what is over a limit is cut and counted, and the broker lives on', async () => {
    const pid = broker.pid()
    const before = broker.figures().refused
    const deep = 'x/'.repeat(5000)
    const offences: [string, Parameters<Awaited<ReturnType<typeof rawClient>>['send']>[0]][] = [
      ['topicTooDeep', publish(deep, '1')],
      ['topicTooLong', publish('y'.repeat(600), '1')],
      ['topicReserved', publish('$SYS/fake', '1')],
      ['packetTooLarge', publish('plant/large', Buffer.alloc(300 * 1024))],
      ['malformed', Uint8Array.of(0x00, 2, 0, 0)],
      ['topicTooDeep', subscribe(`${deep}#`)],
    ]
    for (const [i, [reason, packet]] of offences.entries()) {
      const client = await rawClient(broker.port, `offender-${i}`)
      client.send(packet)
      await until(`the client is cut: ${reason}`, client.closed)
    }
    const willing = await rawClient(broker.port)
    const will = { topic: 'x/'.repeat(30), payload: Buffer.from('1'), qos: 0 as const, retain: false }
    willing.send({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean: true,
      clientId: 'willing',
      keepalive: 0,
      will,
    })
    await until('the client with the deep will is cut', willing.closed)
    const counted = () => broker.figures().refused
    await until('the deep topics are counted', () => counted().topicTooDeep >= before.topicTooDeep + 3)
    for (const reason of ['topicTooLong', 'topicReserved', 'packetTooLarge', 'malformed'] as const) {
      await until(`${reason} is counted`, () => counted()[reason] > before[reason])
    }
    await until('the log has it', () => rarely.includes('brokerRefused topicTooDeep'))
    expect(broker.pid()).toBe(pid)
    expect(connection.state().kind).toBe('online')
  })

  it('[B-4] filters over the limit are answered with 0x80 and the client stays', async () => {
    const client = await rawClient(broker.port, 'curious')
    client.send(subscribe(...Array.from({ length: 250 }, (_, i) => `a/${i}`)))
    await until('they are counted', () => broker.figures().refused.tooManyFilters >= 50)
    expect(client.closed()).toBe(false)
    client.socket.destroy()
  })

  it('[B-5] connections that never say CONNECT are closed after 5 s; those over the limit at once', async () => {
    const silent = await Promise.all(Array.from({ length: 1010 }, () => rawClient(broker.port)))
    await until('the excess is counted', () => broker.figures().refused.tooManyConnections >= 10)
    await until('all the silent ones are closed', () => silent.every((one) => one.closed()))
    await until('they are counted', () => broker.figures().refused.noConnect >= 900)
    const after = await rawClient(broker.port, 'after')
    expect(after.closed()).toBe(false)
    after.socket.destroy()
  })

  it('[B-7] one frozen subscriber holds nobody up for much more than a second, and is cut', async () => {
    const frozen = await rawClient(broker.port, 'frozen')
    frozen.send(subscribe('plant/#'))
    await until('it is subscribed', () => frozen.received() > 0)
    frozen.socket.pause()
    const publisher = await rawClient(broker.port, 'busy')
    const payload = Buffer.alloc(20_000, 0x2e)
    const before = heardOn('plant/busy').length
    let longestMillis = 0
    let busyMillis = 0
    let last = performance.now()
    let lookedAt = last
    let seen = before
    for (let i = 0; i < 1500; i++) publisher.send(publish('plant/busy', payload))
    await until('all have come through', () => {
      const now = performance.now()
      busyMillis = Math.max(busyMillis, now - lookedAt)
      lookedAt = now
      const count = heardOn('plant/busy').length
      if (count === seen) longestMillis = Math.max(longestMillis, now - last)
      else last = now
      seen = count
      return count >= before + 1500
    })
    // A machine that kept this process waiting too held up more than the frozen one did.
    expect(longestMillis - busyMillis).toBeLessThan(2000)
    await until('the frozen one is counted', () => broker.figures().refused.frozenSubscriber >= 1)
    frozen.socket.destroy()
    publisher.socket.destroy()
  })
})

describe('the process', () => {
  it('[B-11] killed, it is back on its port and everybody flows again', async () => {
    const killed = broker.pid()
    const messages = broker.figures().messages
    if (killed === undefined) throw new Error('the broker has no process')
    process.kill(killed, 'SIGKILL')
    await until('it listens again', async () => {
      const client = await rawClient(broker.port).catch(() => undefined)
      client?.socket.destroy()
      return client !== undefined && broker.pid() !== killed
    })
    await until('the server is online again', () => connection.state().kind === 'online')
    await run(need('mosquitto_pub'), ['-p', String(broker.port), '-t', 'plant/again', '-m', 'yes'])
    await until('it flows', () => heardOn('plant/again').length > 0)
    expect(broker.restarts()).toBe(1)
    expect(broker.figures().messages).toBeGreaterThanOrEqual(messages)
  })

  it('[B-15] stopped, it is noticed, killed and back on its port', async () => {
    const stopped = broker.pid()
    const restarts = broker.restarts()
    if (stopped === undefined) throw new Error('the broker has no process')
    process.kill(stopped, 'SIGSTOP')
    await until('another one runs', () => broker.restarts() === restarts + 1)
    await until('the server is online again', () => connection.state().kind === 'online')
    await run('mosquitto_pub', ['-p', String(broker.port), '-t', 'plant/thawed', '-m', 'yes'])
    await until('it flows', () => heardOn('plant/thawed').length > 0)
    expect(alive(stopped)).toBe(false)
  })

  it('[B-11] a second one on the same port says that a broker is there', async () => {
    const second = startEmbeddedBroker({ host: '127.0.0.1', port: broker.port, log })
    await expect(second).rejects.toMatchObject({ kind: 'portHasBroker' } satisfies Partial<BrokerProblem>)
  })

  it('a port taken by something else says so', async () => {
    const port = await freePort()
    const other = createServer((socket) =>
      socket
        .on('error', () => {})
        .resume()
        .end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    )
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
    const ours = startEmbeddedBroker({ host: '127.0.0.1', port, log })
    await expect(ours).rejects.toMatchObject({ kind: 'portInUse' } satisfies Partial<BrokerProblem>)
    await new Promise((resolve) => other.close(resolve))
  })

  it('[B-1] a host that others can reach is refused', async () => {
    const wide = startEmbeddedBroker({ host: '0.0.0.0', port: 0, log })
    await expect(wide).rejects.toMatchObject({ kind: 'hostRefused' } satisfies Partial<BrokerProblem>)
  })

  it('[B-12] ends when its parent is killed', async () => {
    const parent = `
      const { startEmbeddedBroker } = await import(process.argv[1])
      const broker = await startEmbeddedBroker({ host: '127.0.0.1', port: 0, log: { info() {}, warn() {}, warnRarely() {} } })
      console.log(broker.pid())
      process.kill(process.pid, 'SIGKILL')
    `
    const entry = new URL('../../server/edge/broker/broker.ts', import.meta.url).href
    const orphaned = run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', parent, entry])
    const { stdout } = await orphaned.catch((died: { stdout: string }) => died)
    const pid = Number(stdout.trim())
    expect(pid).toBeGreaterThan(1)
    await until('the orphan is gone', () => !alive(pid))
  })
})

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
