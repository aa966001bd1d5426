import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstLineOf } from '../../../../server/edge/users/ask.ts'
import { runUserCommand } from '../../../../server/edge/users/command.ts'
import { fits, impossibleHash } from '../../../../server/edge/users/password.ts'
import { parseUsers, readUsers } from '../../../../server/edge/users/users-file.ts'

const hash = impossibleHash()
const ann = { name: 'ann', role: 'viewer', hash }

describe('users file', () => {
  it('[X-10] lines and a list say the same', () => {
    const lines = parseUsers(`${JSON.stringify(ann)}\n\n${JSON.stringify({ ...ann, name: '张伟' })}\n`, 'u')
    const list = parseUsers(JSON.stringify([ann, { ...ann, name: '张伟' }]), 'u')
    expect(lines).toEqual(list)
    expect(lines.kind === 'users' && [...lines.accounts.keys()]).toEqual(['ann', '张伟'])
  })

  it('[X-5] what is wrong is named by its place, without the hash', () => {
    const sentence = (text: string) => {
      const read = parseUsers(text, 'u.json')
      return read.kind === 'problem' ? read.sentence : 'no problem'
    }
    expect(sentence('nonsense')).toContain('u.json is neither')
    expect(sentence(`${JSON.stringify(ann)}\n{"name":"b","role":"boss","hash":"${hash}"}`)).toMatch(
      /line 2.*role is wrong/,
    )
    expect(sentence(JSON.stringify([{ ...ann, hash: 'hush-hush' }]))).toMatch(/entry 1.*hash is wrong/)
    expect(sentence(JSON.stringify([ann, ann]))).toContain('ann is there twice')
    expect(sentence(JSON.stringify([{ ...ann, hash: 'hush-hush' }]))).not.toContain('hush')
    for (const text of [
      '[',
      'null',
      '[null]',
      '7',
      '{"__proto__":1}',
      '[[[]]]',
      JSON.stringify([{ ...ann, extra: 1 }]),
    ]) {
      expect(sentence(text)).not.toBe('no problem')
    }
  })
})

describe('npm run user', () => {
  let folder = ''
  let path = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'users-'))
    path = join(folder, 'deep', 'users.jsonl')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const run = (argv: string[], password: string | undefined = 'long enough') =>
    runUserCommand({ argv, usersVariable: path, askPassword: async () => password })

  it('[X-10] adds, changes and removes; the file is ours alone and nothing lies beside it', async () => {
    expect((await run(['add', 'ann', '--role', 'operator'])).sentence).toContain('ann (operator) is added')
    expect((await run(['add', 'bo'])).exitCode).toBe(0)
    expect((await run(['add', 'ann'], 'another password')).sentence).toContain('ann (viewer) is changed')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['users.jsonl'])
    expect(readFileSync(path, 'utf8')).not.toContain('password')
    const read = readUsers(path)
    if (read.kind === 'problem') throw new Error(read.sentence)
    expect([...read.accounts.keys()]).toEqual(['ann', 'bo'])
    expect(await fits('another password', read.accounts.get('ann')?.hash ?? '')).toBe(true)
    expect((await run(['remove', 'bo'])).exitCode).toBe(0)
    expect((await run(['remove', 'anm'])).sentence).toContain('Did you mean ann?')
  })

  it('[X-10] refuses what it cannot do, and then changes nothing', async () => {
    for (const argv of [[], ['add'], ['ad', 'ann'], ['add', 'a', 'b'], ['add', '--what'], ['add', ' ']]) {
      expect((await run(argv)).exitCode).toBe(1)
    }
    expect((await run(['add', 'ann', '--role', 'admn'])).sentence).toContain('Did you mean admin?')
    expect((await run(['add', 'ann'], 'short')).sentence).toContain('10 to 1024 characters')
    expect(
      (
        await runUserCommand({
          argv: ['add', 'ann'],
          usersVariable: path,
          askPassword: async () => undefined,
        })
      ).exitCode,
    ).toBe(1)
    expect(readdirSync(folder)).toEqual([])
  })

  it('[X-13] a file without users stops the start, and a broken one is left as it is', async () => {
    expect(readUsers(path)).toMatchObject({
      kind: 'problem',
      sentence: expect.stringContaining('npm run user'),
    })
    const broken = join(folder, 'broken.json')
    writeFileSync(broken, '{')
    expect((await run(['add', 'ann', '--users', broken])).exitCode).toBe(1)
    expect(readFileSync(broken, 'utf8')).toBe('{')
  })

  it('a piped password is the first line, however it arrives', async () => {
    async function* parts(...texts: string[]) {
      yield* texts
    }
    expect(await firstLineOf(parts('sec', 'ret\r\nrest'))).toBe('secret')
    expect(await firstLineOf(parts('secret'))).toBe('secret')
  })
})
