import { fork, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync, type MqttClient } from 'mqtt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSimulationStatus, type SimulationStatus } from '../../models/simulation.ts'
import { type Mosquitto, startMosquitto } from '../helpers/mosquitto.ts'
import { until } from '../helpers/until.ts'

const MAIN = ['--import', 'tsx', 'simulators/main.ts']

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [...MAIN, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })

describe('a batch run', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'twinfloor-batch-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const at = (name: string): string => join(folder, name)

  const digestOf = async (path: string): Promise<string> => {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    return hash.digest('hex')
  }

  /** The other one of Node 20 and 24, where npm has it at hand. */
  function otherNode(): string | undefined {
    const other = process.version.startsWith('v24.') ? 20 : 24
    const asked = spawnSync(
      'npx',
      ['--offline', '-y', '-p', `node@${other}`, '--', 'node', '-p', 'process.execPath'],
      { encoding: 'utf8' },
    )
    const found = asked.stdout?.trim()
    return asked.status === 0 && found !== '' ? found : undefined
  }

  it('[W-80, W-1] has the same bytes again, and with the other version of Node', async () => {
    const args = ['--plant', 'gearbox', '--seed', '7', '--hours', '0.25', '--quiet']
    const digests = new Set<string>()
    const nodes = [process.execPath, otherNode() ?? process.execPath]
    for (const [i, node] of nodes.entries()) {
      const out = at(`run-${i}.jsonl`)
      const ended = spawnSync(node, [...MAIN, ...args, '--out', out], { encoding: 'utf8' })
      expect(ended.stderr).toBe('')
      expect(ended.status).toBe(0)
      digests.add(await digestOf(out))
    }
    expect(digests.size).toBe(1)
    const other = at('other.jsonl')
    run(...args, '--seed', '8', '--out', other)
    expect(digests.has(await digestOf(other))).toBe(false)
  })

  it('[W-80] tells what would have gone over the air, in the order of its arrival', () => {
    const ended = run('--out', '-', '--hours', '0.05', '--start', '2026-03-01T06:00:00+08:00', '--quiet')
    const lines = ended.stdout.trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(1000)
    const startMillis = Date.parse('2026-03-01T06:00:00+08:00')
    let before = startMillis
    for (const line of lines) {
      const said = JSON.parse(line) as { t: number; topic: string; payload: string }
      expect(Object.keys(said)).toEqual(['t', 'topic', 'payload'])
      expect(said.topic).toMatch(/^twinfloor\//)
      expect(typeof said.payload).toBe('string')
      expect(said.t).toBeGreaterThanOrEqual(before)
      before = said.t
    }
    expect(before).toBeLessThanOrEqual(startMillis + 180_000)
    expect(before).toBeGreaterThan(startMillis + 170_000)
  })

  it('[W-80] the truth goes into a file of its own', () => {
    const [out, truth] = [at('told.jsonl'), at('truth.jsonl')]
    const story = ['--story', 'bearing-seizure']
    const ended = run(...story, '--out', out, '--truth', truth, '--hours', '0.01', '--quiet')
    expect(ended.stderr).toBe('')
    const lines = readFileSync(truth, 'utf8').trimEnd().split('\n')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ story: 'bearing-seizure', what: 'began', faults: 1 })
    expect(readFileSync(out, 'utf8')).not.toContain('bearing-seizure')
    expect(run('--out', out, '--truth', out).stderr).toMatch(/^--out and --truth are the same file/)
  })

  it('[W-81] says in a sentence what it cannot write, and ends with 1', () => {
    const cases = [
      ['/dev/full', 'the disk is full'],
      [at('nowhere/run.jsonl'), 'there is no such folder'],
      [folder, 'that is a folder'],
    ] as const
    for (const [path, reason] of cases) {
      const ended = run('--out', path, '--hours', '0.1')
      expect(ended.stderr).toBe(`${path} cannot be written: ${reason}.\n`)
      expect(ended.status).toBe(1)
    }
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('[W-81] %s leaves whole lines', async (signal) => {
    const [out, truth] = [at(`${signal}.jsonl`), at(`${signal}-truth.jsonl`)]
    const words = ['--story', 'line-jam', '--hours', '1000', '--out', out, '--truth', truth]
    const child = spawn(process.execPath, [...MAIN, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    await until('it writes', () => existsSync(truth) && existsSync(out) && statSync(out).size > 1e6)
    child.kill(signal)
    const [code] = await once(child, 'close')
    expect(code).toBe(128 + constants.signals[signal])
    for (const path of [out, truth]) {
      const text = readFileSync(path, 'utf8')
      expect(text.endsWith('\n')).toBe(true)
      for (const line of text.trimEnd().split('\n').slice(-3)) JSON.parse(line)
    }
    expect(said).toMatch(/Stopped after \d+\.\d\d of 1000 h: \d+ messages in .+\.\n$/)
  })

  it('[W-81] a disk that is full within a line keeps whole lines', () => {
    const out = at('limited.jsonl')
    // Blocks of 1 KiB that a file may have: the first piece fits, the second does not.
    const limited = `ulimit -f 300; exec "$0" "$@"`
    const ended = spawnSync(
      'bash',
      ['-c', limited, process.execPath, ...MAIN, '--out', out, '--hours', '1', '--quiet'],
      { encoding: 'utf8' },
    )
    expect(ended.stderr).toContain('the file would be larger than this disk allows')
    expect(ended.status).toBe(1)
    const text = readFileSync(out, 'utf8')
    expect(text.length).toBeGreaterThan(100_000)
    expect(text.endsWith('\n')).toBe(true)
  })

  it('[W-81] ends quietly when nobody reads any more, and holds no more than is read', async () => {
    const child = spawn(process.execPath, [...MAIN, '--out', '-', '--hours', '1000'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    await once(child.stdout, 'readable')
    // Whoever reads is slow: years are not played into memory meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1])
    expect(kilobytes).toBeLessThan(400_000)
    child.stdout.destroy()
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    expect(said).toBe('')
  })
})

describe('a live run', () => {
  let broker: Mosquitto
  let ear: MqttClient
  let heard: (SimulationStatus | undefined)[]
  let topics: Set<string>
  beforeEach(async () => {
    broker = await startMosquitto()
    ear = await connectAsync(`mqtt://127.0.0.1:${broker.port}`)
    heard = []
    topics = new Set()
    ear.on('message', (topic, payload) => {
      topics.add(topic)
      if (topic !== 'twinfloor-simulators/gearbox/status') return
      heard.push(payload.length === 0 ? undefined : readSimulationStatus(JSON.parse(payload.toString())))
    })
    await ear.subscribeAsync('#')
  })
  afterEach(async () => {
    await ear.endAsync(true)
    await broker.stop()
  })

  const url = () => `mqtt://127.0.0.1:${broker.port}`
  const play = (...more: readonly string[]) =>
    fork('simulators/main.ts', ['--plant', 'gearbox', '--broker', url(), '--quiet', ...more], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
  const ask = async (...words: readonly string[]) => {
    const child = spawn(process.execPath, [...MAIN, 'control', ...words, '--broker', url()])
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    const [code] = await once(child, 'close')
    return { code, said }
  }
  const isTold = (what: string, fits: (status: SimulationStatus) => boolean) =>
    until(what, () => {
      const last = heard.at(-1)
      return last !== undefined && fits(last)
    })

  it('[W-82, W-83, W-84] is paused, hurried, given another Story while it runs, and asked how it stands', async () => {
    const child = play('--speed', '5')
    await isTold('it tells how it stands', ({ speed, paused }) => speed === 5 && !paused)
    const stories = heard.at(-1)?.stories ?? []
    expect(stories.length).toBeGreaterThan(1)
    const [first, second] = stories

    expect(await ask('speed', '20')).toMatchObject({ code: 0, said: expect.stringContaining('×20') })
    expect(await ask('pause')).toMatchObject({ code: 0, said: expect.stringContaining('paused') })
    await isTold('it is paused', ({ paused, speed }) => paused && speed === 20)
    const stood = heard.at(-1)?.simTime
    expect((await ask('status')).said).toContain('paused (×20 when it goes on)')
    expect(await ask('resume')).toMatchObject({ code: 0 })
    await isTold('its clock goes on', ({ simTime, paused }) => !paused && simTime > (stood ?? 0))

    expect(await ask('story', first?.id ?? '')).toMatchObject({ code: 0 })
    await isTold('a Story is told', ({ story }) => story === first?.id)
    expect((await ask('story', second?.id ?? '')).said).toContain(second?.name.en)
    expect(await ask('story', 'no-such-story')).toEqual({
      code: 1,
      said: 'There is no Story "no-such-story" for this plant.\n',
    })
    expect(heard.at(-1)?.story).toBe(second?.id)
    expect(await ask('story', 'none')).toMatchObject({ code: 0 })
    await isTold('no Story is told', ({ story }) => story === null)

    child.kill('SIGTERM')
    await once(child, 'exit')
    await until('its status is withdrawn', () => heard.length > 0 && heard.at(-1) === undefined)
    expect(await ask('status')).toMatchObject({ code: 1, said: expect.stringContaining('Nobody plays') })
  })

  it('[W-82] what it told is gone with it, however it ends', async () => {
    const child = play()
    await isTold('it tells how it stands', ({ speed }) => speed === 1)
    child.kill('SIGKILL')
    await until('its will is heard', () => heard.length > 0 && heard.at(-1) === undefined)
  })

  it('[W-83] a flood changes nothing but the reason that it gives, and is in nobody\u2019s way', async () => {
    const child = play()
    await isTold('it tells how it stands', ({ speed }) => speed === 1)
    const before = heard.length
    const begunAt = performance.now()
    for (let i = 0; i < 2000; i++)
      ear.publish(
        'twinfloor-simulators/gearbox/control',
        i % 2 === 0 ? '\u0000{"do"' : '{"do":"speed","to":1e9}',
      )
    await isTold('it says why not', ({ problem }) => problem?.en.includes('cannot be read') === true)
    // Answers are bounded, whoever asks how often: ten a second, and what was on its way.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(heard.length - before).toBeLessThan(5 + (performance.now() - begunAt) / 100)
    expect(heard.at(-1)).toMatchObject({ speed: 1, paused: false, story: null })
    const flooding = setInterval(() => {
      for (let i = 0; i < 20; i++)
        ear.publish('twinfloor-simulators/gearbox/control', `{"do":"pause","id":"f${i}"}`)
      ear.publish('twinfloor-simulators/gearbox/control', '{"do":"story","to":"nobody"}')
    }, 10)
    const { said, code } = await ask('speed', '2')
    clearInterval(flooding)
    expect(said).toContain('×2')
    expect(code).toBe(0)
    child.kill('SIGTERM')
    await once(child, 'exit')
  })

  it('[W-82] beside its machines it speaks of itself on two topics, and asks nobody who listens', async () => {
    const child = play()
    await isTold('it tells how it stands', ({ speed }) => speed === 1)
    await until('its machines are heard', () => topics.size > 50)
    const strange = [...topics].filter((topic) => !topic.startsWith('twinfloor/gearbox/'))
    expect(strange).toEqual(['twinfloor-simulators/gearbox/status'])
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
})
