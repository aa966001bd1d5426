import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSnapshotFile } from '../../../../server/edge/last-snapshot.ts'

describe('the last Snapshot in the data folder', () => {
  let folder = ''
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 251)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'twinfloor-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('[T-6] is read as it was written, for its own Plant only', () => {
    const file = openSnapshotFile(folder, false)
    expect(file.read('plant')).toBeUndefined()
    file.write('plant', bytes)
    expect([...(file.read('plant') ?? [])]).toEqual([...bytes])
    expect(file.read('another')).toBeUndefined()
  })

  it('[T-6] what was played is kept apart from what was measured', () => {
    openSnapshotFile(folder, true).write('plant', bytes)
    expect(openSnapshotFile(folder, false).read('plant')).toBeUndefined()
  })

  it('[T-6] is whole or not used: any flipped byte, any missing end', () => {
    const file = openSnapshotFile(folder, false)
    file.write('plant', bytes)
    const path = join(folder, 'last.snapshot')
    const whole = readFileSync(path)
    for (let at = 0; at < whole.length; at++) {
      const flipped = Uint8Array.from(whole)
      flipped[at] = (flipped[at] ?? 0) ^ 0x10
      writeFileSync(path, flipped)
      expect(file.read('plant'), `byte ${at}`).toBeUndefined()
      writeFileSync(path, whole.subarray(0, at))
      expect(file.read('plant'), `cut at ${at}`).toBeUndefined()
    }
  })

  it('[T-6] a pipe in its place does not hold up the start', () => {
    execFileSync('mkfifo', [join(folder, 'last.snapshot')])
    expect(openSnapshotFile(folder, false).read('plant')).toBeUndefined()
  })
})
