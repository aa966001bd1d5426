import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { type Child, superviseChild } from '../../server/edge/child.ts'
import { until } from '../helpers/until.ts'

const folder = mkdtempSync(join(tmpdir(), 'twinfloor-child-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let child: Child | undefined
afterEach(async () => {
  vi.unstubAllEnvs()
  await child?.stop()
})

/** What the child said, and what was said of it. */
interface Said {
  readonly messages: unknown[]
  readonly warnings: { readonly tail?: string; readonly delayMillis?: number }[]
}

function supervise(source: string, env: Record<string, string> = {}, pulseMillis?: number): Said {
  const entry = join(folder, `${Math.random().toString(36).slice(2)}.ts`)
  writeFileSync(entry, source)
  const said: Said = { messages: [], warnings: [] }
  child = superviseChild({
    entry: pathToFileURL(entry),
    args: () => ['one', 'two'],
    name: 'apprentice',
    env,
    ...(pulseMillis === undefined ? {} : { pulseMillis }),
    log: { info() {}, warn: (fields) => said.warnings.push(fields) },
    onReady: () => said.messages.push('ready'),
    onMessage: (message) => said.messages.push(message),
  })
  return said
}

describe('superviseChild', () => {
  it('[B-12] runs TypeScript with its arguments, told what it needs and none of our secrets', async () => {
    vi.stubEnv('TWINFLOOR_BROKER_PASSWORD', 'ours')
    const { messages } = supervise(
      `const told: unknown = [process.argv.slice(2), process.env.TWINFLOOR_BROKER_PASSWORD ?? null, process.env.FOR_IT]
       process.send?.({ kind: 'ready' })
       process.send?.(told)
       setInterval(() => {}, 1000)`,
      { FOR_IT: 'yes' },
    )
    await until('it has reported', () => messages.length === 2)
    expect(messages).toEqual(['ready', [['one', 'two'], null, 'yes']])
    expect(child?.restarts()).toBe(0)
  })

  it('[B-11] one that keeps dying is started again, later each time, and its last words are logged', async () => {
    const { warnings } = supervise(`console.error('no oil'); process.exit(3)`)
    await until('it has died three times', () => warnings.length === 3)
    expect(warnings.map(({ delayMillis }) => delayMillis)).toEqual([0, 500, 1000])
    expect(warnings[0]?.tail).toContain('no oil')
    expect(child?.restarts()).toBe(2)
  })

  it('[B-15] one that spins is killed and started again; one that speaks is left alone', async () => {
    const { messages, warnings } = supervise(
      `process.send?.({ kind: 'ready' })
       let beats = 0
       setInterval(() => {
         process.send?.({ beats: ++beats })
         if (beats === 10) for (;;);
       }, 100)`,
      {},
      100,
    )
    await until('it was started again', () => child?.restarts() === 1)
    expect(messages.filter((message) => JSON.stringify(message).includes('beats'))).toHaveLength(10)
    expect(warnings[0]).toMatchObject({ child: 'apprentice', silentMillis: 500 })
    expect(warnings[1]).toMatchObject({ signal: 'SIGKILL' })
  })

  it('stop ends one that will not listen, and it stays ended', async () => {
    const { messages } = supervise(
      `process.on('SIGTERM', () => {})
       process.send?.({ kind: 'ready' })
       setInterval(() => {}, 1000)`,
    )
    await until('it is ready', () => messages.length === 1)
    await child?.stop()
    expect(child?.pid()).toBeUndefined()
    expect(child?.restarts()).toBe(0)
  })
})

it('[B-12] a child whose parent went before it was loaded ends too', async () => {
  const entry = join(folder, 'orphan.mjs')
  writeFileSync(entry, 'setInterval(() => {}, 1000)')
  const guard = new URL('../../server/edge/child-guard.ts', import.meta.url).href
  const orphan = fork(entry, { execArgv: ['--import', 'tsx', '--import', guard] })
  const ended = once(orphan, 'exit')
  orphan.disconnect()
  expect(await ended).toEqual([0, null])
})
