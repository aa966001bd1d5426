import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PACKML_STATES } from '../../models/state.ts'
import { QUALITY } from '../../models/twin.ts'
import { plainTwin } from '../helpers/frames.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { type Mosquitto, startMosquitto } from '../helpers/mosquitto.ts'
import { publish, rawClient } from '../helpers/mqtt-wire.ts'
import { until } from '../helpers/until.ts'
import { openViewer, type Viewer } from '../helpers/viewer.ts'

/** Beyond the deadband of a spindle's speed, so that each value is a Frame [V-5]. */
const STEP = 50

let mosquitto: Mosquitto
let house: House
let viewer: Viewer
beforeAll(async () => {
  mosquitto = await startMosquitto()
  house = await startHouse({ args: ['--broker', `mqtt://127.0.0.1:${mosquitto.port}`] })
  viewer = await openViewer(house.url)
  await allOnline()
})
afterAll(async () => {
  viewer?.close()
  await house?.stop()
  await mosquitto?.stop()
})

/** Both the embedded broker and Mosquitto: what a new server says only when its own connections stand. */
const allOnline = () =>
  until('the brokers are online', async () =>
    (await house.status()).brokers.every(({ state }) => state.kind === 'online'),
  )

const pathOf = (machine: string): string => {
  const placed = viewer.table.machines.find((each) => each.machine.id === machine)
  if (placed === undefined) throw new Error(`no machine ${machine}`)
  return `twinfloor/${placed.path}`
}

/** One connection that says a few things in order and goes. */
async function say(port: number, ...said: readonly (readonly [topic: string, payload: object])[]) {
  const device = await rawClient(port, `device-${port}`)
  for (const [topic, payload] of said) device.send(publish(topic, JSON.stringify(payload)))
  await new Promise<void>((resolve) => device.socket.end(() => resolve()))
}

const shows = (shown: Viewer, machine: string, key: string, value: number) =>
  until(`${machine} shows ${key} ${value}`, () => shown.value(machine, key) === value)
const linkBecomes = (machine: string, word: string) =>
  until(`the link of ${machine} is ${word}`, () => viewer.link(machine) === word)

/** Whether the Journal has a Reading on the disk. */
async function isRecorded(machine: string, key: string, value: string): Promise<boolean> {
  const of = encodeURIComponent(`${pathOf(machine).slice('twinfloor/'.length)}/${key}`)
  const span = `from=${Date.now() - 60_000}&to=${Date.now() + 60_000}`
  const answer = await fetch(`${house.url}/api/journal/range?channels=${of}&${span}&raw=true&format=csv`)
  return (await answer.text()).includes(`,${value},`)
}

/** What a browser shows that has been through everything is what one shows that has just come [C-5]. */
async function likeAFreshOne(): Promise<void> {
  const fresh = await openViewer(house.url)
  await until('the fresh one is live', fresh.isLive)
  const same = (): boolean =>
    JSON.stringify(plainTwin(viewer.shown.twin)) === JSON.stringify(plainTwin(fresh.shown.twin))
  await until('both show the same', same).catch(() => undefined)
  expect(plainTwin(viewer.shown.twin)).toEqual(plainTwin(fresh.shown.twin))
  expect(viewer.shown.seq).toBe(fresh.shown.seq)
  expect(fresh.shown.twin.qualities.some((quality) => quality !== QUALITY.none)).toBe(true)
  expect(viewer.shown.figures.gaps).toBe(0)
  fresh.close()
}

describe('a broker goes and comes', () => {
  it('[Q-4] [B-21] Mosquitto, kill -9: its machines and no others are brokerLost, and back by themselves', async () => {
    await say(mosquitto.port, [pathOf('GT-101'), { spindleSpeed: 1100 }])
    await say(house.brokerPort, [pathOf('GT-102'), { spindleSpeed: 1200 }])
    await shows(viewer, 'GT-101', 'spindleSpeed', 1100)
    await shows(viewer, 'GT-102', 'spindleSpeed', 1200)
    const { welcomes } = viewer.shown.figures
    await mosquitto.kill()
    await linkBecomes('GT-101', 'brokerLost')
    expect(viewer.link('GT-102')).toMatch(/^(online|silent)$/)
    expect(viewer.value('GT-101', 'spindleSpeed')).toBe(1100)
    await mosquitto.restart()
    await until('its loss is over', () => viewer.link('GT-101') !== 'brokerLost')
    await say(mosquitto.port, [pathOf('GT-101'), { spindleSpeed: 1600 }])
    await shows(viewer, 'GT-101', 'spindleSpeed', 1600)
    await linkBecomes('GT-101', 'online')
    expect(viewer.shown.figures.welcomes).toBe(welcomes)
    await likeAFreshOne()
  })

  it('[B-11] the embedded broker, kill -9: it is started again at once; server and Viewers live on', async () => {
    const { welcomes } = viewer.shown.figures
    await say(house.brokerPort, [pathOf('GT-102'), { spindleSpeed: 1300 }])
    await shows(viewer, 'GT-102', 'spindleSpeed', 1300)
    const before = house.child('broker')
    process.kill(before, 'SIGKILL')
    await linkBecomes('GT-102', 'brokerLost')
    await allOnline()
    expect(house.child('broker')).not.toBe(before)
    expect(house.stderr()).toContain('the embedded broker died of SIGKILL; starting it again now')
    expect((await house.status()).embeddedBroker?.restarts).toBe(1)
    await say(house.brokerPort, [pathOf('GT-102'), { spindleSpeed: 1800 }])
    await shows(viewer, 'GT-102', 'spindleSpeed', 1800)
    expect(viewer.shown.figures.welcomes).toBe(welcomes)
    await likeAFreshOne()
  })
})

describe('a Viewer goes and comes', () => {
  const told = async (witness: Viewer, from: number, to: number): Promise<void> => {
    const device = await rawClient(mosquitto.port, 'steady')
    for (let speed = from; speed <= to; speed += STEP) {
      device.send(publish(`${pathOf('GT-101')}/spindleSpeed`, `${speed}`))
      await shows(witness, 'GT-101', 'spindleSpeed', speed)
    }
    device.socket.destroy()
  }

  it('[C-1] after a short loss it gets the Frames that it missed and no Snapshot', async () => {
    // A floor of which much is known, so that a few Frames weigh less than a Snapshot.
    const all = viewer.table.machines.map(({ path }) => [`twinfloor/${path}`, { state: 'Idle' }] as const)
    await say(mosquitto.port, ...all)
    const idle = PACKML_STATES.findIndex(({ word }) => word === 'Idle')
    await shows(viewer, viewer.table.machines.at(-1)?.machine.id ?? '', 'state', idle)
    const witness = await openViewer(house.url)
    await until('the witness is live', witness.isLive)
    const { snapshots, deltas, welcomes } = viewer.shown.figures
    viewer.leave()
    const away = witness.shown.figures.deltas
    await told(witness, 500, 500 + 3 * STEP)
    const missed = witness.shown.figures.deltas - away
    expect(missed).toBeGreaterThanOrEqual(4)
    viewer.comeBack()
    await shows(viewer, 'GT-101', 'spindleSpeed', 500 + 3 * STEP)
    expect(viewer.shown.figures.snapshots).toBe(snapshots)
    expect(viewer.shown.figures.deltas - deltas).toBeGreaterThanOrEqual(missed)
    expect(viewer.shown.figures.welcomes).toBe(welcomes + 1)
    for (let cut = 1; cut <= 3; cut++) {
      viewer.drop()
      await until('it is connected again', () => viewer.shown.figures.welcomes === welcomes + 1 + cut)
    }
    expect(viewer.shown.figures.snapshots).toBe(snapshots)
    witness.close()
    await likeAFreshOne()
  })

  it('[C-2] after a long one it gets a Snapshot', async () => {
    const witness = await openViewer(house.url)
    await until('the witness is live', witness.isLive)
    const { snapshots } = viewer.shown.figures
    viewer.leave()
    await told(witness, 100, 4000)
    viewer.comeBack()
    await shows(viewer, 'GT-101', 'spindleSpeed', 4000)
    expect(viewer.shown.figures.snapshots).toBe(snapshots + 1)
    witness.close()
    await likeAFreshOne()
  })
})

describe('the server goes and comes', () => {
  it('[T-6] [C-6] ended and started again it shows what it knew, with its old time, in another epoch', async () => {
    const t = Date.now() - 3_600_000
    await say(mosquitto.port, [pathOf('GH-201'), { t, power: 12.5 }])
    await shows(viewer, 'GH-201', 'power', 12.5)
    const { epoch } = viewer.shown
    expect((await house.end()).status).toBe(0)
    for (const end of [house.restart, house.kill, house.restart]) await end()
    await until('the Viewer is back', () => viewer.isLive() && viewer.shown.epoch !== epoch)
    await shows(viewer, 'GH-201', 'power', 12.5)
    expect(viewer.told('GH-201', 'power')).toEqual({ value: 12.5, time: t, quality: QUALITY.good })
    expect(viewer.link('GH-201')).toBe('unheard')
    await likeAFreshOne()
  })

  it('[T-6, Y-46] [C-6] after a kill -9 it shows what its Journal has, in another epoch, and what comes', async () => {
    const t = Date.now()
    await say(mosquitto.port, [pathOf('GT-102'), { t, spindleLoad: 9.5 }])
    await shows(viewer, 'GT-102', 'spindleLoad', 9.5)
    const { epoch } = viewer.shown
    await until('it is recorded', () => isRecorded('GT-102', 'spindleLoad', '9.5'))
    const end = await house.kill()
    expect(end.signal).toBe('SIGKILL')
    await until('the Viewer knows', () => !viewer.isLive())
    await house.restart()
    await until('the Viewer is back', () => viewer.isLive() && viewer.shown.epoch !== epoch)
    await shows(viewer, 'GT-102', 'spindleLoad', 9.5)
    expect(viewer.told('GT-102', 'spindleLoad')).toEqual({ value: 9.5, time: t, quality: QUALITY.good })
    await allOnline()
    await say(mosquitto.port, [pathOf('GT-102'), { spindleLoad: 10.5 }])
    await shows(viewer, 'GT-102', 'spindleLoad', 10.5)
    await likeAFreshOne()
  })
})

describe('broker, server and Viewer go and come in every order', () => {
  const parts = {
    broker: {
      go: () => mosquitto.kill(),
      come: () => mosquitto.restart(),
    },
    server: {
      go: () => house.kill(),
      come: () => house.restart(),
    },
    viewer: {
      go: async () => viewer.leave(),
      come: async () => viewer.comeBack(),
    },
  } as const
  type Part = keyof typeof parts
  const orders: readonly (readonly [Part, Part, Part])[] = [
    ['broker', 'server', 'viewer'],
    ['broker', 'viewer', 'server'],
    ['server', 'broker', 'viewer'],
    ['server', 'viewer', 'broker'],
    ['viewer', 'broker', 'server'],
    ['viewer', 'server', 'broker'],
  ]
  let speed = 1000

  it.each(orders)('[C-5] [C-6] %s, %s, %s', async (...order) => {
    for (const part of order) await parts[part].go()
    for (const part of order) await parts[part].come()
    await allOnline()
    speed += STEP
    const machines = ['GT-101', 'GT-102']
    await say(
      mosquitto.port,
      ...machines.map((each) => [pathOf(each), { spindleSpeed: speed, state: 'Execute' }] as const),
    )
    for (const machine of machines) await shows(viewer, machine, 'spindleSpeed', speed)
    await linkBecomes('GT-101', 'online')
    await likeAFreshOne()
  })
})

describe('the simulators go and come', () => {
  it('[B-11] [Q-4] kill -9: their wills say that the machines are lost; started again, these are online', async () => {
    const played = await startHouse()
    const shown = await openViewer(played.url)
    const count = (...words: readonly string[]): number =>
      shown.table.machines.filter(({ machine }) => words.includes(shown.link(machine.id) ?? '')).length
    try {
      await until('most machines are online', () => count('online') > 60)
      process.kill(played.child('simulators'), 'SIGKILL')
      await until('some are lost', () => count('deviceLost', 'gatewayLost') > 20)
      await until('most are online again', () => count('online') > 60)
      expect((await played.status()).simulators?.restarts).toBe(1)
      expect(shown.shown.figures).toMatchObject({ welcomes: 1, gaps: 0 })
    } finally {
      shown.close()
      await played.stop()
    }
  })
})
