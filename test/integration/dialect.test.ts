import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PACKML_STATES } from '../../models/state.ts'
import { QUALITY } from '../../models/twin.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { type Mosquitto, startMosquitto } from '../helpers/mosquitto.ts'
import { need } from '../helpers/needs.ts'
import { mosquittoExamples } from '../helpers/readme.ts'
import { until } from '../helpers/until.ts'
import { openViewer, type Viewer } from '../helpers/viewer.ts'

const run = promisify(execFile)
const LATHE = 'twinfloor/gearbox/machining/gear-soft/GT-101'
const EXECUTE = PACKML_STATES.find(({ word }) => word === 'Execute')?.code
const HELD = PACKML_STATES.find(({ word }) => word === 'Held')?.code

let mosquitto: Mosquitto
let house: House
let viewer: Viewer
beforeAll(async () => {
  mosquitto = await startMosquitto()
  const broker = `mqtt://127.0.0.1:${mosquitto.port}`
  house = await startHouse({ args: ['--broker', broker] })
  viewer = await openViewer(house.url)
  await until('both brokers are there', async () =>
    (await house.status()).brokers.every(({ state }) => state.kind === 'online'),
  )
})
afterAll(async () => {
  viewer?.close()
  await house?.stop()
  await mosquitto?.stop()
})

const say = (topic: string, payload: string, ...more: readonly string[]) =>
  run(need('mosquitto_pub'), ['-p', `${mosquitto.port}`, '-t', topic, '-m', payload, ...more])

const shows = (machine: string, key: string, value: number | undefined) =>
  until(`${machine} shows ${key} ${value}`, () => viewer.value(machine, key) === value)

const heardOf = (event: string) => viewer.events.filter((each) => each.event === event)

const nothingIsRejected = async (): Promise<void> => {
  const { total, rows } = await house.rejected()
  expect({ total, rows }).toEqual({ total: 0, rows: [] })
  expect((await house.discovered()).rows).toEqual([])
}

describe.each(['README.md', 'README.zh-CN.md'])('the examples of %s', (name) => {
  it('[I-1] to [I-6] run as they stand, and every one of them is shown', async () => {
    const lines = mosquittoExamples(name)
    expect(lines).toContain(`T=${LATHE}`)
    expect(lines.filter((line) => line.startsWith('mosquitto_pub ')).length).toBeGreaterThanOrEqual(9)
    const before = { events: viewer.events.length, readings: (await house.status()).readings }
    const aimed = `mosquitto_pub() { command mosquitto_pub -p ${house.brokerPort} "$@"; }`
    need('mosquitto_pub')
    await run('sh', ['-ec', [aimed, ...lines].join('\n')])
    await shows('GT-101', 'spindleSpeed', 2410)
    await shows('GT-101', 'spindleLoad', 38.5)
    await shows('GT-101', 'doorOpen', 0)
    await until('its Events have come', () => viewer.events.length >= before.events + 3)
    expect(heardOf('partProduced').at(-1)).toMatchObject({ product: 'G17', part: 'G17-000481' })
    expect(heardOf('stateChanged').at(-1)).toMatchObject({
      from: EXECUTE,
      to: HELD,
      reason: expect.stringMatching(/./),
    })
    expect(heardOf('alarmRaised').at(-1)).toMatchObject({ code: 'E204', priority: 'high' })
    await shows('GT-101', 'state', HELD)
    expect(viewer.link('GT-101')).toBe('online')
    expect((await house.status()).readings).toBeGreaterThan(before.readings)
    await nothingIsRejected()
  })

  it('[D-1] those with a time of their own, in whole seconds, keep it', () => {
    for (const key of ['spindleTemperature', 'power'])
      expect((viewer.told('GT-101', key)?.time ?? Number.NaN) % 1000).toBe(0)
  })
})

describe('mosquitto_pub through Mosquitto', () => {
  it('[I-2] an object of Readings', async () => {
    await say(LATHE, '{"spindleSpeed": 1500, "spindleLoad": 12.5, "state": "Idle"}')
    await shows('GT-101', 'spindleSpeed', 1500)
    await shows('GT-101', 'spindleLoad', 12.5)
    await shows('GT-101', 'state', PACKML_STATES.find(({ word }) => word === 'Idle')?.code)
  })

  it('[I-2] a batch: the newest of it is shown, with its own time', async () => {
    const now = Date.now()
    const batch = [10, 20, 30].map((load, i) => ({ t: now + i * 10, spindleLoad: load }))
    await say(LATHE, JSON.stringify(batch))
    await shows('GT-101', 'spindleLoad', 30)
    expect(viewer.told('GT-101', 'spindleLoad')?.time).toBe(now + 20)
  })

  it('[I-3] one Reading: bare, as an object, and as a batch; words in any case', async () => {
    await say(`${LATHE}/spindleSpeed`, '999')
    await shows('GT-101', 'spindleSpeed', 999)
    await say(`${LATHE}/spindleSpeed`, '{"v": 1001, "q": "uncertain"}')
    await shows('GT-101', 'spindleSpeed', 1001)
    expect(viewer.told('GT-101', 'spindleSpeed')?.quality).toBe(QUALITY.uncertain)
    await say(`${LATHE}/state`, 'eXeCuTe')
    await shows('GT-101', 'state', EXECUTE)
    await say(`${LATHE}/doorOpen`, 'true')
    await shows('GT-101', 'doorOpen', 1)
  })

  it('[T-5] null is a bad value that keeps the last one', async () => {
    await say(`${LATHE}/spindleSpeed`, 'null')
    await until('it is bad', () => viewer.told('GT-101', 'spindleSpeed')?.quality === QUALITY.bad)
    expect(viewer.value('GT-101', 'spindleSpeed')).toBe(1001)
  })

  it('[T-2] what is late does not overwrite what is newer', async () => {
    const { late } = await house.status()
    const t = Date.now() - 60_000
    await say(`${LATHE}/spindleSpeed`, JSON.stringify({ v: 5, t }))
    await until('it is counted', async () => (await house.status()).late === late + 1)
    expect(viewer.value('GT-101', 'spindleSpeed')).toBe(1001)
  })

  it('[D-6] a retained Reading of unknown age is uncertain after a restart of the server', async () => {
    await say('twinfloor/gearbox/machining/gear-soft/GT-102/spindleSpeed', '777', '-r')
    await shows('GT-102', 'spindleSpeed', 777)
    expect(viewer.told('GT-102', 'spindleSpeed')?.quality).toBe(QUALITY.good)
    await house.kill()
    await house.restart()
    await until('it is shown as uncertain', () => {
      const told = viewer.told('GT-102', 'spindleSpeed')
      return told?.value === 777 && told.quality === QUALITY.uncertain
    })
  })

  it('[I-7] [I-9] what cannot be read is told with its reason, and what is not ours is listed', async () => {
    await nothingIsRejected()
    await say(LATHE, '{"spindelSpeed": 3, "spindleSpeed": 1234}')
    await shows('GT-101', 'spindleSpeed', 1234)
    await say('twinfloor/gearbox/machining/gear-soft/GT-999', '{"a": 1}')
    await until('it is listed', async () => (await house.discovered()).total === 1)
    const { total, rows } = await house.rejected()
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({ reason: 'unknownChannel', topic: LATHE, count: 1 })
    expect(rows[0]?.detail.en).toContain('did you mean "spindleSpeed"?')
  })
})
