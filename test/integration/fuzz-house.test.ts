import { connect, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { generate } from 'mqtt-packet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from '../helpers/house.ts'
import { publish, rawClient } from '../helpers/mqtt-wire.ts'
import { joinedRawViewer, rawViewer } from '../helpers/raw-viewer.ts'
import { type Dice, dice, mutated, SEED } from '../helpers/seed.ts'
import { until } from '../helpers/until.ts'
import { openViewer, type Viewer } from '../helpers/viewer.ts'

const GT = 'twinfloor/gearbox/machining/gear-soft/GT-101'
const PACKETS = 6000
const TORN = 1000
const CALLS = 300

let house: House
let viewer: Viewer
beforeAll(async () => {
  console.log(`seed ${SEED}`)
  house = await startHouse({ args: ['--no-simulators'] })
  viewer = await openViewer(house.url)
  await until('the broker is there', async () => (await house.status()).brokers[0]?.state.kind === 'online')
})
afterAll(async () => {
  viewer?.close()
  await house?.stop()
})

const said = (text: string): Uint8Array => Buffer.from(text)
const PAYLOADS = [
  said('{"state":"Execute","spindleSpeed":2410,"spindleLoad":38.5,"doorOpen":false}'),
  said('[{"t":1795132800000,"power":8.1},{"t":1795132801000,"power":8.4}]'),
  said('{"v":41.7,"t":"2026-11-20T08:00:00+08:00","q":"good"}'),
  said('{"event":"partProduced","product":"G17","part":"齿轮","count":3}'),
  said('{"event":"alarmRaised","code":"E204","priority":"high","text":{"zh-CN":"低","en":"low"}}'),
  said('2400'),
  said('online'),
  said('Execute'),
]
const TOPICS = [
  GT,
  `${GT}/spindleSpeed`,
  `${GT}/state`,
  `${GT}/@event`,
  `${GT}/@link`,
  'twinfloor/other',
  'a/b',
]

function anyTopic(chance: Dice): string {
  const topic = chance.pick(TOPICS)
  if (chance.below(3) > 0) return topic
  const bytes =
    chance.below(2) === 0 ? mutated(chance, Buffer.from(topic)) : chance.bytes(1 + chance.below(60))
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[+#$\0]/g, '_')
  return text === '' ? '/' : text
}

const anyPayload = (chance: Dice): Buffer =>
  Buffer.from(
    chance.below(4) === 0
      ? chance.bytes(chance.below(200))
      : chance.below(3) === 0
        ? chance.pick(PAYLOADS)
        : mutated(chance, chance.pick(PAYLOADS)),
  )

/** The house stands as it stood, and a value that comes now is shown. */
async function allIsWell(value: number): Promise<void> {
  const device = await rawClient(house.brokerPort, `well-${value}`)
  device.send(publish('twinfloor/gearbox/machining/gear-hobbing/none', 'x'))
  device.send(publish('twinfloor/gearbox/machining/gear-soft/GT-102/spindleSpeed', `${value}`))
  await until('the value is shown', () => viewer.value('GT-102', 'spindleSpeed') === value)
  device.socket.destroy()
  const status = await house.status()
  expect(status.embeddedBroker?.restarts).toBe(0)
  expect(status.brokers[0]?.state.kind).toBe('online')
  expect(viewer.shown.figures).toMatchObject({ welcomes: 1, gaps: 0 })
  expect(house.stderr()).not.toMatch(/"level":"error"|^\s+at |Uncaught|Missing error handler/m)
}

/** packets = read + rejected + discovered, as told to whoever scrapes [I-10]. */
async function everyPacketEnds(): Promise<number> {
  const metrics = await house.metrics()
  const ends = ['read', 'rejected', 'discovered'].map(
    (end) => metrics.get(`twinfloor_packets_ended_total{end="${end}"}`) ?? Number.NaN,
  )
  const packets = metrics.get('twinfloor_packets_total') ?? Number.NaN
  expect(ends.reduce((sum, count) => sum + count, 0)).toBe(packets)
  for (const count of ends) expect(count).toBeGreaterThan(0)
  expect((await house.status()).packets).toBeGreaterThanOrEqual(packets)
  return packets
}

describe('fuzz from outside', () => {
  it(`[I-10] ${PACKETS} random and mutated packets through the embedded broker: every one is counted`, async () => {
    const chance = dice(SEED)
    await allIsWell(500)
    const before = await everyPacketEnds().catch(async () => (await house.status()).packets)
    const device = await rawClient(house.brokerPort, 'fuzz')
    for (let sent = 0; sent < PACKETS; sent++) {
      device.send(publish(anyTopic(chance), anyPayload(chance), chance.below(20) === 0))
      if (sent % 200 === 0) await turn()
    }
    await until('all have come', async () => (await house.status()).packets >= before + PACKETS)
    expect(device.closed()).toBe(false)
    device.socket.destroy()
    expect((await house.status()).packets).toBe(before + PACKETS)
    await everyPacketEnds()
    const { total, rows } = await house.rejected()
    const counted = [...(await house.metrics())].filter(([name]) =>
      name.startsWith('twinfloor_rejected_total{'),
    )
    expect(counted.reduce((sum, [, count]) => sum + count, 0)).toBe(total)
    expect(rows.length).toBeLessThanOrEqual(200)
    expect((await house.discovered()).rows.length).toBeLessThanOrEqual(1000)
    await allIsWell(600)
  })

  it(`[B-10] ${TORN} torn MQTT packets at the broker's port`, async () => {
    const chance = dice(SEED + 1)
    for (let sent = 0; sent < TORN; sent++) {
      const device = await rawClient(house.brokerPort)
      device.socket.on('error', () => undefined)
      const packets = [
        generate({
          cmd: 'connect',
          clientId: `torn-${sent}`,
          protocolId: 'MQTT',
          protocolVersion: 4,
          clean: true,
        }),
        generate(publish(anyTopic(chance), anyPayload(chance))),
        generate({ cmd: 'subscribe', messageId: 7, subscriptions: [{ topic: 'twinfloor/#', qos: 0 }] }),
      ]
      device.send(mutated(chance, Buffer.concat(chance.below(2) === 0 ? packets : packets.slice(1))))
      device.socket.end()
      if (sent % 50 === 0) await turn()
    }
    await allIsWell(700)
    await everyPacketEnds()
  })

  it(`[X-23] ${CALLS} connections of random bytes and mutated requests at the page's port`, async () => {
    const chance = dice(SEED + 2)
    const paths = [
      '/',
      '/api/status',
      '/socket.io/?EIO=4&transport=websocket',
      '/socket.io/?EIO=4&transport=polling',
    ]
    const sockets: Socket[] = []
    for (let sent = 0; sent < CALLS; sent++) {
      const request = `GET ${chance.pick(paths)} HTTP/1.1\r\nHost: 127.0.0.1:${house.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`
      const bytes = chance.below(4) === 0 ? chance.bytes(400) : mutated(chance, Buffer.from(request))
      const socket = connect({ host: '127.0.0.1', port: house.port })
      socket.on('error', () => undefined).resume()
      sockets.push(socket)
      await new Promise<void>((resolve) => socket.write(bytes, () => resolve()))
      if (sent % 50 === 0) expect((await fetch(`${house.url}/healthz`)).status).toBe(200)
    }
    await allIsWell(800)
    for (const socket of sockets) socket.destroy()
  })

  it(`[V-4] ${CALLS} sockets that say random and mutated words: the bad ones are refused and counted`, async () => {
    const chance = dice(SEED + 3)
    const words = ['hello', 'look', 'clock', 'frame'].map((name) =>
      Buffer.from(`4{"type":2,"nsp":"/","data":["${name}",{"version":1,"seq":3,"lines":[1,2]}]}`),
    )
    for (let sent = 0; sent < CALLS; sent++) {
      const raw = await (chance.below(4) === 0 ? rawViewer(house.port) : joinedRawViewer(house.port))
      for (let word = 0; word < 10; word++) {
        const bytes = Buffer.from(
          chance.below(4) === 0 ? chance.bytes(80) : mutated(chance, chance.pick(words)),
        )
        raw.send(chance.below(4) === 0 ? bytes : bytes.toString('latin1'))
      }
      raw.socket.end()
      if (sent % 20 === 0) await turn()
    }
    await until('they are gone', async () => (await house.status()).viewers === 1)
    const refused = (await house.metrics()).get('twinfloor_viewer_messages_rejected_total') ?? 0
    expect(refused).toBeGreaterThan(CALLS / 2)
    await allIsWell(900)
  })
})
