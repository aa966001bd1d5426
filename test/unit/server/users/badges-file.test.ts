import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBadgesFile } from '../../../../server/edge/users/badges-file.ts'
import { createGate } from '../../../../server/edge/users/gate.ts'
import type { Account } from '../../../../server/edge/users/user.ts'

let folder: string
let warnings: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'twinfloor-badges-'))
  warnings = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const log = {
  warn: (_facts: object, sentence: string) => void warnings.push(sentence),
  warnRarely: (_kind: string, _facts: object, sentence: string) => void warnings.push(sentence),
}
const ANN: Account = { name: 'ann', role: 'operator', hash: 'one' }
const limits = { idleMillis: 100, absoluteMillis: 250, most: 3 }

/** A server that starts on this folder at this time. */
const start = (now: () => number, ...accounts: readonly Account[]) =>
  createGate({
    accounts: new Map((accounts.length === 0 ? [ANN] : accounts).map((account) => [account.name, account])),
    isSecure: false,
    port: 8080,
    now,
    limits,
    check: async () => true,
    keep: openBadgesFile(folder, log),
  })

async function signedIn(gate: ReturnType<typeof start>): Promise<string> {
  const answer = await gate.signIn('ann', 'whatever', '10.0.0.1')
  if (answer.kind !== 'welcome') throw new Error(answer.kind)
  return answer.cookie.split(';')[0] ?? ''
}

describe('a restart', () => {
  it('[X-14] keeps who has signed in, although the server was killed, and no id lies on the disk', async () => {
    const cookie = await signedIn(start(() => 0))
    expect(start(() => 50).authorise(cookie)).toEqual({ name: 'ann', role: 'operator' })
    const path = join(folder, 'badges.json')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).not.toContain(cookie.split('=')[1])
    expect(readdirSync(folder)).toEqual(['badges.json'])
    expect(warnings).toEqual([])
  })

  it('[X-14] does not make a badge younger, neither idle nor in all', async () => {
    const gate = start(() => 0)
    const cookie = await signedIn(gate)
    expect(start(() => 100).authorise(cookie)).toBeUndefined()
    let now = 90
    const kept = start(() => now)
    expect(kept.authorise(cookie)).toBeDefined()
    kept.close()
    now = 180
    const again = start(() => now)
    expect(again.authorise(cookie)).toBeDefined()
    again.close()
    now = 250
    expect(start(() => now).authorise(cookie)).toBeUndefined()
  })

  it('[X-14] does not bring back who has signed out', async () => {
    const gate = start(() => 0)
    const [out, stays] = [await signedIn(gate), await signedIn(gate)]
    gate.signOut(out)
    const next = start(() => 1)
    expect([next.authorise(out), next.authorise(stays)?.name]).toEqual([undefined, 'ann'])
  })

  it('[X-14] signs out whose user has gone or has another password; another role holds at once', async () => {
    const cookie = await signedIn(start(() => 0))
    expect(start(() => 1, { ...ANN, role: 'admin' }).authorise(cookie)).toEqual({
      name: 'ann',
      role: 'admin',
    })
    expect(start(() => 1, { ...ANN, name: 'bo' }).authorise(cookie)).toBeUndefined()
    expect(start(() => 1, { ...ANN, hash: 'two' }).authorise(cookie)).toBeUndefined()
  })

  it('[X-14] keeps no more than the table holds, and none from a time to come', async () => {
    const gate = start(() => 200)
    const cookies: string[] = []
    for (let i = 0; i < 5; i++) cookies.push(await signedIn(gate))
    const seen = (now: number) => cookies.map((cookie) => start(() => now).authorise(cookie) !== undefined)
    expect(seen(210)).toEqual([false, false, true, true, true])
    expect(seen(199)).toEqual([false, false, false, false, false])
  })
})

describe('a file that is not ours', () => {
  it.each([
    ['torn', '{"format":"twinfloor-badges-1","badges":[{"ba'],
    ['foreign', '{"users":[]}'],
    ['empty', ''],
    ['of another format', '{"format":"twinfloor-badges-2","badges":[]}'],
    ['too large', ' '.repeat(4 * 1024 * 1024 + 1)],
  ])('[X-14] %s is ignored with a warning and replaced at the next sign-in', async (_, text) => {
    writeFileSync(join(folder, 'badges.json'), text)
    const cookie = await signedIn(start(() => 0))
    expect(warnings).toEqual(['the kept sign-ins cannot be read, so everyone has to sign in again'])
    expect(start(() => 1).authorise(cookie)).toBeDefined()
  })

  it('[X-14] that cannot be replaced is taken away, for an old one would bring back who has signed out', async () => {
    const gate = start(() => 0)
    const cookie = await signedIn(gate)
    mkdirSync(join(folder, 'badges.json.new'))
    gate.signOut(cookie)
    expect(warnings.at(-1)).toContain('sign-ins cannot be kept over a restart')
    expect(start(() => 1).authorise(cookie)).toBeUndefined()
  })
})
