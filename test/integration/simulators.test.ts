import { fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectPublisher, type News, type Publisher } from '../../simulators/publisher.ts'
import { type Mosquitto, startMosquitto } from '../helpers/mosquitto.ts'
import { need } from '../helpers/needs.ts'
import { until } from '../helpers/until.ts'

const MAIN = 'simulators/main.ts'

/** What a subscriber that knows nothing of us hears: mosquitto_sub. */
function listen(port: number, ...more: readonly string[]) {
  const child = spawn(need('mosquitto_sub'), ['-p', `${port}`, '-t', 'twinfloor/#', '-v', ...more])
  const heard: string[] = []
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    heard.push(...lines)
  })
  return { heard, stop: () => child.kill() }
}

const simulators = (port: number, ...more: readonly string[]) =>
  fork(MAIN, ['--plant', 'generated:20', '--broker', `mqtt://127.0.0.1:${port}`, ...more], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })

let broker: Mosquitto
beforeEach(async () => {
  broker = await startMosquitto()
})
afterEach(async () => {
  await broker.stop()
})

describe('the process', () => {
  it('[G-9] plays to a subscriber, says online and, when it is ended, offline', async () => {
    const ear = listen(broker.port)
    const child = simulators(broker.port)
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
    })
    await until('machines are heard', () => ear.heard.length > 100)
    expect(said).toMatch(/^Playing 20 machines of .* at their natural pace, seed 1\.\nConnected to mqtt:\/\//)
    expect(ear.heard.some((line) => /@link online$/.test(line))).toBe(true)
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    await until('offline is heard', () => ear.heard.some((line) => /@link offline$/.test(line)))
    ear.stop()
  })

  it('[G-9] a process that is killed leaves its wills', async () => {
    const ear = listen(broker.port)
    const child = simulators(broker.port, '--quiet')
    await until('machines are heard', () => ear.heard.length > 50)
    child.kill('SIGKILL')
    await until('a will is heard', () => ear.heard.some((line) => /@link offline$/.test(line)))
    ear.stop()
  })

  it('[G-9] ends when its parent goes away', async () => {
    const ear = listen(broker.port)
    const child = simulators(broker.port, '--quiet')
    await until('machines are heard', () => ear.heard.length > 50)
    child.disconnect()
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    ear.stop()
  })

  it.each(['0', '1'])('[G-12] at QoS %s it comes back by itself when the broker does', async (qos) => {
    const child = simulators(broker.port, '--qos', qos)
    const ear = listen(broker.port)
    await until('machines are heard', () => ear.heard.length > 50)
    ear.stop()
    await broker.kill()
    await broker.restart()
    const again = listen(broker.port)
    await until('machines are heard again', () => again.heard.length > 50)
    again.stop()
    child.kill('SIGTERM')
    await once(child, 'exit')
  })

  it('says in one sentence what is wrong with a plant or an option', () => {
    const run = (...more: readonly string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', MAIN, ...more], { encoding: 'utf8' })
    const missing = run('--plant', 'no-such-plant.jsonc')
    expect(missing.status).toBe(1)
    expect(missing.stderr).toMatch(/^The plant file no-such-plant\.jsonc cannot be read: .+\.\n$/)
    expect(run('--rate', 'quickly').stderr).toContain('"natural" or a number')
  })
})

describe('the publisher', () => {
  const publisher = (machines = 1) => {
    const speakers = [{ linkTopic: undefined, machines }]
    const news: News[] = []
    const plan = { broker: `mqtt://127.0.0.1:${broker.port}`, qos: 0 as const, speakers }
    return {
      news,
      line: connectPublisher({ ...plan, onSession: () => undefined, onNews: (one) => news.push(one) }),
    }
  }
  const flood = (line: Publisher, messages: number, letters = 10_000) => {
    const payload = 'x'.repeat(letters)
    for (let i = 0; i < messages; i++)
      line.publish({ topic: 'twinfloor/a/b/c/d/e', payload, speaker: 0, atMillis: 0 })
  }

  it('[G-12] without a broker it drops and counts', async () => {
    await broker.kill()
    const { news, line } = publisher()
    flood(line, 1000)
    expect(line.dropped()).toBe(1000)
    expect(line.sent()).toBe(0)
    await until('trouble is told', () => news.some((one) => one.kind === 'trouble'))
    await line.close()
  })

  it('[G-12] a flood beyond what leaves at once is dropped and counted, and never queued without a bound', async () => {
    const { news, line } = publisher()
    const warnings: string[] = []
    process.on('warning', (warning) => warnings.push(warning.message))
    await until('it is online', () => news.some((one) => one.kind === 'online'))
    flood(line, 5000)
    expect(line.sent() + line.dropped()).toBe(5000)
    expect(line.dropped()).toBeGreaterThan(3000)
    await line.close()
    expect(warnings).toEqual([])
  })

  it('[G-12] a connection that thousands share takes what they say in some seconds at once', async () => {
    const { news, line } = publisher(10_000)
    await until('it is online', () => news.some((one) => one.kind === 'online'))
    flood(line, 40_000, 400)
    expect(line.dropped()).toBe(0)
    flood(line, 40_000, 400)
    expect(line.dropped()).toBeGreaterThan(10_000)
    await line.close()
  })
})
