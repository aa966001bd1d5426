import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { connectAsync, type MqttClient } from 'mqtt'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type SimulationStatus, statusTopic } from '../../models/simulation.ts'
import { type Mosquitto, startMosquitto } from '../helpers/mosquitto.ts'
import { until } from '../helpers/until.ts'

const PLANT = 'generated-5'
const TOPIC = statusTopic(PLANT)

let broker: Mosquitto
let ear: MqttClient
let told: number
const children: ChildProcess[] = []
beforeEach(async () => {
  broker = await startMosquitto()
  ear = await connectAsync(`mqtt://127.0.0.1:${broker.port}`)
  told = 0
  ear.on('message', (topic, payload) => {
    if (topic === TOPIC) told = payload.length === 0 ? 0 : told + 1
  })
  await ear.subscribeAsync(TOPIC)
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await ear.endAsync(true)
  await broker.stop()
})

/** A process of the simulators, what it says, and how it ends. */
function simulate(...words: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulators/main.ts', ...words])
  children.push(child)
  const all = { said: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      all.said += text
    })
  return {
    child,
    all,
    ended: once(child, 'close').then(([code]) => ({ code: code as number, said: all.said })),
  }
}
const place = (port = broker.port) => ['--broker', `mqtt://127.0.0.1:${port}`]
const play = (...more: readonly string[]) => simulate('--plant', 'generated:5', ...place(), ...more)

const STATUS: SimulationStatus = {
  plant: PLANT,
  story: null,
  speed: 1,
  paused: false,
  simTime: 1,
  toldAt: Date.now() - 60_000,
  seed: 1,
  since: 0,
  stories: [],
  answers: [],
}

it('[W-97] who comes second begins nothing and names the topic, unless told to play beside', async () => {
  const first = play()
  await until('the first plays', () => told > 0)
  const second = await play().ended
  expect(second.said).toContain(`(${TOPIC}) already; --beside plays beside them.`)
  expect(second.said).not.toContain('Playing')
  expect(second.code).toBe(1)
  const beside = play('--beside')
  await until('both play', () => beside.all.said.includes('Connected'))
  await until('the first notices', () => first.all.said.includes(`Somebody else plays ${PLANT}`))
})

it('[W-97, W-84] a status that nobody renews keeps nobody from playing, and nobody is asked there', async () => {
  await ear.publishAsync(TOPIC, JSON.stringify(STATUS), { qos: 1, retain: true })
  const asked = await simulate('control', 'pause', ...place()).ended
  expect(asked.said).toMatch(/^Nobody plays generated-5 any more: the last that was told is of \S+Z\.\n$/)
  expect(asked.code).toBe(1)
  const { all } = play()
  await until('it doubts', () => all.said.includes('looking for some seconds'))
  expect(all.said).not.toContain('Playing')
  await until('it plays', () => all.said.includes('Playing 5 machines'))
})

it('[W-84] what a stranger tells steers no terminal', async () => {
  const story = {
    id: 's',
    topic: 'flow',
    name: { 'zh-CN': 'x', en: '\u001b[2J\u0007' },
    plot: { 'zh-CN': 'x', en: 'x' },
  }
  const told = { ...STATUS, story: 's', toldAt: Date.now(), stories: [{ ...story, hours: 1 }], since: 1e300 }
  await ear.publishAsync(TOPIC, JSON.stringify(told), { qos: 1, retain: true })
  const { said, code } = await simulate('control', 'status', ...place()).ended
  expect(said).toContain('the Story " [2J " (s) since 1e+300 ms, ×1')
  expect(said).not.toMatch(/\p{Cc}(?<!\n)/u)
  expect(code).toBe(0)
})

it('[W-84] a broker that says nothing does not keep who asks', async () => {
  play()
  await until('it plays', () => told > 0)
  process.kill(broker.pid() ?? 0, 'SIGSTOP')
  const { code, said } = await simulate('control', 'status', ...place()).ended
  process.kill(broker.pid() ?? 0, 'SIGCONT')
  expect(said).toMatch(/^No connection to mqtt:\/\/127\.0\.0\.1:\d+: .+\.\n$/)
  expect(code).toBe(1)
})

it.each(['SIGHUP', 'SIGINT'] as const)('[W-82, G-9] %s says goodbye for all', async (signal) => {
  const links: string[] = []
  ear.on('message', (topic, payload) => {
    if (topic.endsWith('@link')) links.push(`${payload}`)
  })
  await ear.subscribeAsync('twinfloor/#')
  const { child, ended } = play('--quiet')
  await until('it plays', () => told > 0 && links.includes('online'))
  child.kill(signal)
  expect(await ended).toEqual({ code: 0, said: '' })
  await until('its status is withdrawn', () => told === 0)
  expect(links.filter((link) => link === 'offline')).toHaveLength(
    links.filter((link) => link === 'online').length,
  )
})

it.each([[[]], [['--beside']]])(
  '[W-99] a broker that refuses is asked again, and it is said once %j',
  async (more) => {
    let connections = 0
    const refusing = createServer((socket) => {
      connections++
      socket.on('error', () => undefined)
      // CONNACK: not authorised.
      socket.once('data', () => socket.end(Uint8Array.of(0x20, 2, 0, 5)))
    })
    refusing.listen(0, '127.0.0.1')
    await once(refusing, 'listening')
    const address = refusing.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const { child, all } = simulate('--plant', 'generated:5', '--quiet', ...place(port), ...more)
    const lines = (): number => all.said.split('Not authorized').length - 1
    await until('it was tried often', () => connections > 12)
    expect(lines()).toBe(1)
    expect(child.exitCode).toBeNull()
    refusing.close()
  },
)
