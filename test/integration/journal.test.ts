import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from '../helpers/house.ts'
import { publish, rawClient } from '../helpers/mqtt-wire.ts'
import { until } from '../helpers/until.ts'
import { openViewer } from '../helpers/viewer.ts'

const PATH = 'gearbox/machining/gear-soft/GT-101'

let house: House
beforeAll(async () => {
  house = await startHouse({ args: ['--no-simulators'] })
})
afterAll(async () => {
  await house?.stop()
})

async function say(payload: object, topic = ''): Promise<void> {
  const isOnline = async () => (await house.status()).brokers.every(({ state }) => state.kind === 'online')
  await until('the broker is online', isOnline)
  const device = await rawClient(house.brokerPort, 'device')
  device.send(publish(`twinfloor/${PATH}${topic}`, JSON.stringify(payload)))
  await new Promise<void>((resolve) => device.socket.end(() => resolve()))
}
/** Every Reading of the spindle's speed that has been recorded, as the server answers. */
async function recorded(): Promise<readonly number[]> {
  const [from, to] = [Date.now() - 3_600_000, Date.now() + 60_000]
  const of = encodeURIComponent(`${PATH}/spindleSpeed`)
  const answer = await fetch(
    `${house.url}/api/journal/range?channels=${of}&from=${from}&to=${to}&raw=true&format=csv`,
  )
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return [...text.matchAll(/,(1\d{3})(?:\.0+)?(?:,|$)/gm)].map(([, value]) => Number(value))
}

const isRecorded = (value: number): Promise<void> =>
  until(`${value} is recorded`, async () => (await recorded()).includes(value))

describe('the Journal of a running server', () => {
  it('[Y-14] has what a machine said, and has it still after kill -9 and after a clean end', async () => {
    await say({ spindleSpeed: 1111 })
    await isRecorded(1111)
    await house.kill()
    await house.restart()
    expect(house.stderr()).toContain('Readings of its drafts were recovered')
    await isRecorded(1111)
    await say({ spindleSpeed: 1222 })
    await isRecorded(1222)
    await house.end()
    const names = readdirSync(join(house.dataFolder, 'journal'))
    expect(names.filter((name) => name.startsWith('draft-'))).toEqual([])
    await house.restart()
    await isRecorded(1222)
    expect(await recorded()).toEqual([1111, 1222])
  })

  it('[Y-44, Y-46] an alarm that stood when the server was killed stands for whoever comes, since its own time', async () => {
    const [time, code] = [Date.now(), 'E204']
    await say({ event: 'alarmRaised', code: 'E100', priority: 'low', t: time }, '/@event')
    await say({ event: 'alarmRaised', code, priority: 'high', t: time }, '/@event')
    await say({ event: 'alarmCleared', code: 'E100' }, '/@event')
    const stood = async (): Promise<readonly string[]> => {
      const answer = await fetch(`${house.url}/api/journal/moment?at=${Date.now() + 1000}`)
      const bytes = Buffer.from(await answer.arrayBuffer())
      const { standing } = JSON.parse(bytes.subarray(4, 4 + bytes.readUInt32LE(0)).toString())
      return standing.map((event: { code?: string }) => event.code)
    }
    await until('it is recorded', async () => String(await stood()) === code)
    await house.kill()
    await house.restart()
    const viewer = await openViewer(house.url)
    await until('it is told', () => viewer.events.length > 0)
    expect(viewer.events.filter(({ event }) => event === 'alarmRaised')).toEqual([
      expect.objectContaining({ code, priority: 'high', time }),
    ])
    viewer.close()
    expect(await stood()).toEqual([code])
  })

  it('[Y-17] counts what is on the disk, and says that it can write', async () => {
    const metrics = await house.metrics()
    expect(metrics.get('twinfloor_journal_writing')).toBe(1)
    expect(metrics.get('twinfloor_journal_lost_total')).toBe(0)
    expect((await house.status()).journal).toEqual({ lost: 0, damaged: [] })
  })
})
