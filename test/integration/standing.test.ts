import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PACKML_STATES } from '../../models/state.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { publish, rawClient } from '../helpers/mqtt-wire.ts'
import { until } from '../helpers/until.ts'
import { openViewer, type Viewer } from '../helpers/viewer.ts'

interface Told {
  readonly event: string
  readonly time: number
  readonly code?: string
  readonly reason?: string
  readonly to?: number
}

/** What the Journal has of a Machine, the oldest first. */
async function recorded(house: House, path: string, kinds: string): Promise<readonly Told[]> {
  const span = `from=${Date.now() - 600_000}&to=${Date.now() + 60_000}`
  const of = `machines=${encodeURIComponent(path)}&kinds=${kinds}`
  const answer = await fetch(`${house.url}/api/journal/events?${span}&${of}&order=ascending`)
  return ((await answer.json()) as { readonly events: readonly Told[] }).events
}

/** Which alarms of a Machine stand now, by the Journal. */
async function standing(house: House, path: string): Promise<readonly string[]> {
  const up = new Set<string>()
  for (const { event, code = '' } of await recorded(house, path, 'alarmRaised,alarmCleared'))
    event === 'alarmRaised' ? up.add(code) : up.delete(code)
  return [...up]
}

async function say(house: House, path: string, ...said: readonly object[]): Promise<void> {
  const device = await rawClient(house.brokerPort, 'device')
  for (const each of said) device.send(publish(`twinfloor/${path}`, JSON.stringify(each)))
  await new Promise<void>((resolve) => device.socket.end(() => resolve()))
}

const codeOf = (word: string): number => PACKML_STATES.findIndex((state) => state.word === word)

describe('what is under way when the server ends', () => {
  it('[E-2] a change that waits for its reason is recorded without it', async () => {
    const house = await startHouse({ args: ['--no-simulators'] })
    try {
      const path = 'gearbox/machining/gear-soft/GT-101'
      await until(
        'the broker is online',
        async () => (await house.status()).brokers[0]?.state.kind === 'online',
      )
      await say(house, `${path}/@event`, { event: 'stateChanged', to: 'Idle' })
      await until('it is heard', async () => (await house.status()).packets === 1)
      await say(house, path, { state: 'Held' })
      await until('it is heard', async () => (await house.status()).packets === 2)
      expect((await house.end()).status).toBe(0)
      await house.restart()
      const told = await recorded(house, path, 'stateChanged')
      expect(told.map(({ to }) => to)).toContain(codeOf('Held'))
    } finally {
      await house.stop()
    }
  })
})

describe('an alarm that its machine never clears, because the machine was killed', () => {
  let house: House
  let viewer: Viewer
  let path = ''
  beforeAll(async () => {
    house = await startHouse()
    viewer = await openViewer(house.url)
    path = viewer.table.machines.find(({ machine }) => machine.id === 'GT-101')?.path ?? ''
    await until('the machine is played', () => viewer.link('GT-101') === 'online')
  })
  afterAll(async () => {
    viewer?.close()
    await house?.stop()
  })

  const cry = async (code: string): Promise<void> => {
    await say(house, `${path}/@event`, { event: 'alarmRaised', code, priority: 'high' })
    await until(`${code} stands`, async () => (await standing(house, path)).includes(code))
  }
  const isOver = async (code: string): Promise<void> => {
    await until(`${code} is over`, async () => !(await standing(house, path)).includes(code))
    const told = await recorded(house, path, 'alarmCleared')
    expect(told.filter((each) => each.code === code)).toMatchObject([{ reason: 'restart' }])
  }

  it('[E-16, G-14] kill -9 of the simulators: the run that is started in their place ends it', async () => {
    await cry('X1')
    process.kill(house.child('simulators'), 'SIGKILL')
    await isOver('X1')
  })

  it('[E-16, G-14, Y-46] kill -9 of the whole server: the next run on the same folder ends it', async () => {
    await cry('X2')
    const begun = Date.now()
    await house.kill()
    await house.restart()
    await isOver('X2')
    const [over] = (await recorded(house, path, 'alarmCleared')).filter(({ code }) => code === 'X2')
    expect(over?.time).toBeGreaterThan(begun)
  })
})
