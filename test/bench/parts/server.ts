import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Status } from '../../../models/protocol.ts'
import { atEndOfBench, type Part, startPart } from './part.ts'

/** The shipped server, started as a user starts it. */
export interface Server {
  readonly url: string
  readonly part: Part
  readonly plantHash: string
  gauge(): Promise<{ readonly cpuMicros: number; readonly rssBytes: number }>
  status(): Promise<Status>
  end(): Promise<void>
}

const START_MILLIS = 30_000

export async function startServer(...args: readonly string[]): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'twinfloor-bench-'))
  const tidy = (): void => rmSync(folder, { recursive: true, force: true })
  const tidied = atEndOfBench(tidy)
  let said = ''
  let part: Part | undefined
  const url = await new Promise<string>((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`the server did not start: ${said}`)), START_MILLIS)
    const onText = (text: string): void => {
      said = (said + text).slice(-10_000)
      const address = /open (http\S+)/.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(tooLate)
      resolve(address)
    }
    part = startPart(new URL('../../../server/main.ts', import.meta.url), {
      args: ['--port', '0', '--data', folder, ...args],
      before: [new URL('./gauge.ts', import.meta.url)],
      onText,
    })
    part.process.once('exit', () => reject(new Error(`the server ended: ${said}`)))
  })
  const started = part
  if (started === undefined) throw new Error('the server was not started')
  const get = async <Answer>(path: string): Promise<Answer> =>
    (await (await fetch(url.replace(/\/$/, '') + path)).json()) as Answer
  const { hash } = await get<{ hash: string }>('/api/plant')
  return {
    url,
    part: started,
    plantHash: hash,
    gauge: () => started.ask('gauge'),
    status: () => get<Status>('/api/status'),
    end: async () => {
      await started.end('SIGTERM')
      tidy()
      tidied()
    },
  }
}
