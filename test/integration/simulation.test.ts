import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DiscoveredAnswer, MESSAGE } from '../../models/protocol.ts'
import type { Simulation, StoryTold } from '../../models/simulation.ts'
import { runUserCommand } from '../../server/edge/users/command.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { ask, FORM, form } from '../helpers/page.ts'
import { until } from '../helpers/until.ts'
import { openViewer, type Viewer } from '../helpers/viewer.ts'

const PASSWORD = 'correct horse battery'
const folder = mkdtempSync(join(tmpdir(), 'twinfloor-simulation-'))
const users = join(folder, 'users.jsonl')
const viewers: Viewer[] = []
let house: House

async function signedIn(name: string): Promise<{ readonly viewer: Viewer; readonly cookie: string }> {
  const { response } = await ask(house.url, '/login', FORM, 'POST', form(name, PASSWORD))
  const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const viewer = await openViewer(house.url, { headers: { cookie } })
  viewers.push(viewer)
  return { viewer, cookie }
}

const playedIn = (viewer: Viewer): Simulation | undefined => viewer.status()?.simulators?.simulation
const isPlayed = (viewer: Viewer, what: string, fits: (simulation: Simulation) => boolean) =>
  until(what, () => {
    const played = playedIn(viewer)
    return played !== undefined && fits(played)
  })

beforeAll(async () => {
  for (const [name, role] of [
    ['ann', 'operator'],
    ['bob', 'operator'],
    ['kim', 'admin'],
    ['vic', 'viewer'],
  ] as const)
    await runUserCommand({
      argv: ['add', name, '--role', role],
      usersVariable: users,
      askPassword: async () => PASSWORD,
    })
  house = await startHouse({ args: ['--users', users, '--plant', 'gearbox'] })
})

afterAll(async () => {
  for (const viewer of viewers) viewer.close()
  await house?.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('[W-85, W-86] an operator asks the simulators, everybody sees what came of it, and they are no strangers', async () => {
  const ann = await signedIn('ann')
  const vic = await signedIn('vic')
  await isPlayed(vic.viewer, 'what is played is told', ({ speed }) => speed === 1)
  const { body } = await ask(house.url, '/api/stories', { cookie: vic.cookie })
  const { stories } = JSON.parse(body.toString()) as { stories: readonly StoryTold[] }
  expect(stories.length).toBeGreaterThan(1)

  ann.viewer.socket.emit(MESSAGE.simulate, { do: 'speed', to: 20 })
  await isPlayed(vic.viewer, 'it goes faster', ({ speed }) => speed === 20)
  ann.viewer.socket.emit(MESSAGE.simulate, { do: 'story', to: stories[1]?.id })
  await isPlayed(vic.viewer, 'a Story is told', ({ story }) => story === stories[1]?.id)
  ann.viewer.socket.emit(MESSAGE.simulate, { do: 'story', to: 'nobody-knows-it' })
  await isPlayed(vic.viewer, 'it says why not', ({ problem }) => problem?.['zh-CN'].includes('没有') === true)
  ann.viewer.socket.emit(MESSAGE.simulate, { do: 'pause' })
  await isPlayed(vic.viewer, 'it is paused', ({ paused, problem }) => paused && problem === undefined)

  const { rows } = JSON.parse(
    (await ask(house.url, '/api/discovered', { cookie: vic.cookie })).body.toString(),
  ) as DiscoveredAnswer
  expect(rows.filter(({ topic }) => topic.startsWith('twinfloor-simulators'))).toEqual([])
  expect(house.stderr()).toContain('asked the simulators: speed 20')
})

it('[W-86] who only looks asks in vain, and it is counted', async () => {
  const { viewer } = await signedIn('vic')
  await isPlayed(viewer, 'what is played is told', ({ paused }) => paused)
  const before = (await house.metrics()).get('twinfloor_viewer_messages_rejected_total') ?? 0
  viewer.socket.emit(MESSAGE.simulate, { do: 'resume' })
  viewer.socket.emit(MESSAGE.simulate, { do: 'speed', to: 1e9 })
  await until('both were counted', async () => {
    const now = (await house.metrics()).get('twinfloor_viewer_messages_rejected_total') ?? 0
    return now - before >= 2
  })
  expect(playedIn(viewer)).toMatchObject({ paused: true })
})

it('[W-86] what is no request is counted, and who asks without end is in nobody else\u2019s way', async () => {
  const bob = await signedIn('bob')
  const kim = await signedIn('kim')
  const refused = async () => (await house.metrics()).get('twinfloor_viewer_messages_rejected_total') ?? 0
  await isPlayed(kim.viewer, 'what is played is told', ({ paused }) => paused)
  const before = await refused()
  const wrong = [
    ...[null, [], 'resume', 7, {}, { do: 'stop' }, { do: '__proto__' }, { do: 'speed', to: '20' }],
    ...[
      { do: 'speed', to: 0 },
      { do: 'story', to: '' },
      { do: 'story', to: 'x'.repeat(65) },
      { do: ['resume'] },
    ],
  ]
  for (const message of wrong) bob.viewer.socket.emit(MESSAGE.simulate, message)
  bob.viewer.socket.emit(MESSAGE.simulate)
  await until('all were counted', async () => (await refused()) >= before + wrong.length + 1)
  expect(playedIn(kim.viewer)).toMatchObject({ paused: true, speed: 20 })
  for (let to = 1; to <= 40; to++) bob.viewer.socket.emit(MESSAGE.simulate, { do: 'speed', to })
  kim.viewer.socket.emit(MESSAGE.simulate, { do: 'resume' })
  await isPlayed(kim.viewer, 'it goes on', ({ paused, speed }) => !paused && speed === 5)
  await until('what was too much was counted', async () => (await refused()) >= before + wrong.length + 36)
  kim.viewer.socket.emit(MESSAGE.simulate, { do: 'pause' })
  await isPlayed(kim.viewer, 'it is paused', ({ paused }) => paused)
})

it('[W-85] rubbish on its topic is not shown, and the true word comes back', async () => {
  const { viewer } = await signedIn('ann')
  await isPlayed(viewer, 'what is played is told', ({ paused }) => paused)
  const stranger = await connectAsync(`mqtt://127.0.0.1:${house.brokerPort}`)
  await stranger.publishAsync('twinfloor-simulators/gearbox/status', '{"plant":"gearbox","speed":1e9}', {
    qos: 1,
    retain: true,
  })
  await until('it is not believed', () => viewer.status() !== undefined && playedIn(viewer) === undefined)
  await stranger.endAsync()
  viewer.socket.emit(MESSAGE.simulate, { do: 'resume' })
  await isPlayed(viewer, 'it goes on', ({ paused }) => !paused)
})

it('[W-85] a simulator that dies is told of no more, and the one that follows begins anew', async () => {
  const { viewer } = await signedIn('ann')
  await isPlayed(viewer, 'it goes faster', ({ speed }) => speed > 1)
  process.kill(house.child('simulators'), 'SIGKILL')
  await until('it was started again', () => (viewer.status()?.simulators?.restarts ?? 0) > 0)
  await isPlayed(viewer, 'another tells how it stands', ({ speed, story }) => speed === 1 && story === null)
})
