import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runUserCommand } from '../../server/edge/users/command.ts'
import { type House, runToEnd, startHouse } from '../helpers/house.ts'
import { ask, FORM, form } from '../helpers/page.ts'

const PASSWORD = 'correct horse battery'
const folder = mkdtempSync(join(tmpdir(), 'twinfloor-signed-in-'))
const users = join(folder, 'users.jsonl')
let house: House
beforeAll(async () => {
  await runUserCommand({ argv: ['add', 'ann'], usersVariable: users, askPassword: async () => PASSWORD })
  house = await startHouse({ args: ['--users', users, '--no-simulators'] })
})
afterAll(async () => {
  await house?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function signIn(): Promise<{ readonly cookie: string }> {
  const { response } = await ask(house.url, '/login', FORM, 'POST', form('ann', PASSWORD))
  return { cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '' }
}

const codeFor = async (headers: { readonly cookie: string }) =>
  (await ask(house.url, '/api/status', headers)).response.statusCode

it('[X-14] who has signed in stays so over a restart and over kill -9; who has signed out does not come back', async () => {
  const [stays, leaves] = [await signIn(), await signIn()]
  await house.end()
  await house.restart()
  expect([await codeFor(stays), await codeFor(leaves)]).toEqual([200, 200])
  await ask(house.url, '/logout', leaves, 'POST')
  await house.kill()
  await house.restart()
  expect([await codeFor(stays), await codeFor(leaves)]).toEqual([200, 401])
  expect(house.stderr()).not.toContain('recalled 0')
})

it('[X-32] a second server on the same data folder refuses in a sentence, and the first goes on', async () => {
  const second = await runToEnd(['--port', '0', '--data', house.dataFolder, '--no-simulators'])
  expect({ status: second.status, stdout: second.stdout }).toEqual({ status: 1, stdout: '' })
  expect(second.stderr).toMatch(/is in use by another Twinfloor, process \d+\. .*--data DIR/)
  expect((await ask(house.url, '/healthz')).response.statusCode).toBe(200)
})
