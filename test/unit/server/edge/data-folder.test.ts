import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdDataFolder } from '../../../../server/edge/data-folder.ts'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'twinfloor-data-'))
  lock = join(folder, 'twinfloor.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('[X-32] a folder is made, held by one, and free again when that one lets go', () => {
  const deep = join(folder, 'a', 'b')
  const held = holdDataFolder(deep)
  expect(() => holdDataFolder(deep)).toThrow(
    `is in use by another Twinfloor, process ${process.pid}. Stop that one, or give this one a folder of its own with --data DIR.`,
  )
  held.letGo()
  held.letGo()
  holdDataFolder(deep).letGo()
})

it('[X-32] the lock of a process that has gone, of another start, or torn is taken over', () => {
  const noSuchPid = 2 ** 22 + 1
  const startedAt = '1'
  for (const left of [
    JSON.stringify({ pid: noSuchPid, startedAt }),
    JSON.stringify({ pid: process.pid, startedAt }),
    '',
    '{"pid":',
    '[]',
    'x'.repeat(5000),
  ]) {
    writeFileSync(lock, left)
    const held = holdDataFolder(folder)
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid })
    held.letGo()
    expect(existsSync(lock)).toBe(false)
  }
})

it('[X-32] a lock that somebody else has taken meanwhile is left to them', () => {
  const held = holdDataFolder(folder)
  writeFileSync(lock, 'theirs')
  held.letGo()
  expect(readFileSync(lock, 'utf8')).toBe('theirs')
})
