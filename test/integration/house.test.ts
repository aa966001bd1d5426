import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runUserCommand } from '../../server/edge/users/command.ts'
import { type House, startHouse } from '../helpers/house.ts'
import { ask, FORM, form } from '../helpers/page.ts'
import { joinedRawViewer, rawViewer } from '../helpers/raw-viewer.ts'
import { until } from '../helpers/until.ts'
import { openViewer, socketTo } from '../helpers/viewer.ts'

const PASSWORD = 'correct horse battery'
const folder = mkdtempSync(join(tmpdir(), 'twinfloor-users-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the house as it is started', () => {
  let house: House
  beforeAll(async () => {
    house = await startHouse({ args: ['--plant', 'generated:300', '--simulators-rate', '2000'] })
  })
  afterAll(() => house?.stop())

  it('[V-1] a Viewer is complete at once, and what is told and counted agrees', async () => {
    const viewer = await openViewer(house.url)
    await until('it is live', viewer.isLive)
    await until('every machine is online', () =>
      viewer.table.machines.every(({ machine }) => viewer.link(machine.id) === 'online'),
    )
    await until('it is told how the server is', () => viewer.status() !== undefined)
    const { rejected, discovered, insecure, viewers, brokers } = await house.status()
    expect({ rejected, discovered, insecure, viewers }).toEqual({
      rejected: 0,
      discovered: 0,
      insecure: false,
      viewers: 1,
    })
    expect(brokers).toHaveLength(1)
    expect(viewer.welcome()).toMatchObject({ insecure: false, user: { name: 'local', role: 'admin' } })
    expect(viewer.shown.figures).toMatchObject({ welcomes: 1, gaps: 0 })
    const health = await ask(house.url, '/healthz')
    expect(JSON.parse(health.body.toString())).toMatchObject({ status: 'ok', brokersOnline: 1 })
    viewer.close()
  })

  it.each([
    ['[X-21] a page of another origin', { origin: 'https://evil.example' }],
    ['[X-21] an origin that is none', { origin: 'null' }],
    ['[X-20] a name that is not ours', { host: 'evil.example' }],
    [
      '[X-20] a rebound name with an origin to match',
      { host: 'evil.example', origin: 'http://evil.example' },
    ],
  ])('%s gets no socket', async (_what, manner) => {
    const refused = await rawViewer(house.port, manner)
    expect(refused.answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    refused.close()
    const own = await rawViewer(house.port, { origin: house.url })
    expect(own.answer).toMatch(/^HTTP\/1\.1 101 /)
    own.close()
  })

  it('[X-20] a page under a name that is not ours is misdirected', async () => {
    expect((await ask(house.url, '/', { host: 'evil.example' })).response.statusCode).toBe(421)
    expect((await ask(house.url, '/api/status', { host: 'evil.example' })).response.statusCode).toBe(421)
  })
})

describe('with users', () => {
  let house: House
  beforeAll(async () => {
    const users = join(folder, 'users.json')
    await runUserCommand({
      argv: ['add', 'wang.min', '--role', 'viewer'],
      usersVariable: users,
      askPassword: async () => PASSWORD,
    })
    house = await startHouse({ args: ['--users', users] })
  })
  afterAll(() => house?.stop())

  it('[X-13] a stranger gets neither answers nor a socket; a viewer who signed in gets both', async () => {
    for (const path of ['/api/status', '/api/plant', '/api/rejected', '/api/discovered'])
      expect((await ask(house.url, path)).response.statusCode).toBe(401)
    const stranger = await joinedRawViewer(house.port)
    await until('it is told', () => stranger.texts.some((text) => text.includes('"login"')))
    stranger.close()
    const wrong = await ask(house.url, '/login', { ...FORM }, 'POST', form('wang.min', 'a wrong password'))
    expect(wrong.response.headers['set-cookie']).toBeUndefined()

    const origin = { origin: house.url }
    const signed = await ask(house.url, '/login', { ...FORM, ...origin }, 'POST', form('wang.min', PASSWORD))
    const cookie = signed.response.headers['set-cookie']?.[0]?.split(';')[0]
    if (cookie === undefined) throw new Error(`no cookie was given: ${signed.response.statusCode}`)
    const viewer = await openViewer(house.url, { headers: { cookie } })
    await until('it is live', viewer.isLive)
    await until('values come', () => viewer.value('GT-101', 'spindleSpeed') !== undefined)
    expect(viewer.welcome()?.user).toEqual({ name: 'wang.min', role: 'viewer' })
    expect((await ask(house.url, '/api/status', { cookie })).response.statusCode).toBe(200)

    await ask(house.url, '/logout', { ...FORM, ...origin, cookie }, 'POST')
    expect((await ask(house.url, '/api/status', { cookie })).response.statusCode).toBe(401)
    await until('its socket is cut off', () => !viewer.socket.connected)
    viewer.close()
    const forged = socketTo(house.url, { extraHeaders: { cookie: `${cookie}x` }, reconnection: false })
    const [error] = await new Promise<Error[]>((resolve) =>
      forged.once('connect_error', (...told) => resolve(told)),
    )
    expect(error?.message).toBe('login')
    forged.close()
  })
})

describe('insecure', () => {
  it('[X-6] on all addresses without users and TLS, every screen is told', async () => {
    const house = await startHouse({ args: ['--host', '0.0.0.0', '--insecure'] })
    try {
      expect(house.stdout()).toContain('INSECURE')
      const viewer = await openViewer(`http://127.0.0.1:${house.port}`)
      await until('it is told how the server is', () => viewer.status() !== undefined)
      expect(viewer.welcome()?.insecure).toBe(true)
      expect(viewer.status()?.insecure).toBe(true)
      expect((await house.metrics()).get('twinfloor_insecure')).toBe(1)
      viewer.close()
    } finally {
      await house.stop()
    }
  })
})
