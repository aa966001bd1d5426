import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Status } from '../../models/protocol.ts'
import type { Config } from '../../server/edge/config/config.ts'
import { formatProblem } from '../../server/edge/config/problem.ts'
import { readConfig } from '../../server/edge/config/read.ts'
import { type Http, type HttpOptions, startHttp } from '../../server/edge/http/http.ts'
import type { JournalDoor } from '../../server/edge/http/journal.ts'
import { createLog } from '../../server/edge/log.ts'
import { openGate } from '../../server/edge/users/open.ts'

export const PLANT = { hash: 'abc123', body: JSON.stringify({ plant: '齿轮'.repeat(1000) }) }

const log = createLog({ verbose: false, to: { write: () => undefined } })
const STATUS: Status = {
  serverTime: 2000,
  startedAt: 1000,
  insecure: false,
  brokers: [],
  embeddedBroker: undefined,
  simulators: undefined,
  packetsPerSecond: 0,
  readingsPerSecond: 0,
  packets: 0,
  readings: 0,
  rejected: 0,
  discovered: 0,
  late: 0,
  duplicates: 0,
  viewers: 0,
  overviewHertz: 0,
}

/** A Config as a command line gives it, on a free port. */
export function configOf(...argv: string[]): Config {
  const read = readConfig({
    argv: ['--port', '0', ...argv],
    env: {},
    readFile: (path) => readFileSync(path, 'utf8'),
  })
  if (read.kind === 'problems') throw new Error(read.problems.map(formatProblem).join('\n'))
  if (read.kind !== 'config') throw new Error(read.kind)
  return read.config
}

/** A small built client: a page, a script of it in two encodings, and a file that is nobody's business. */
export function buildSmallClient(
  script = 'plain',
  folder = mkdtempSync(join(tmpdir(), 'client-')),
): SmallClient {
  const name = 'index-Ab12_-Xy.js'
  mkdirSync(join(folder, 'assets'))
  const page = `<!doctype html><link rel="icon" href="data:,"><title>page</title><script src="/assets/${name}"></script>`
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, '.secret'), 'hush')
  writeFileSync(join(folder, 'assets', name), script)
  writeFileSync(join(folder, 'assets', `${name}.br`), brotliCompressSync(script))
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

export interface SmallClient {
  readonly folder: string
  remove(): void
}

export const startPage = (
  config: Config,
  clientFolder: string,
  journal?: JournalDoor,
  more: Partial<HttpOptions> = {},
): Promise<Http> =>
  startHttp({
    config,
    gate: openGate(config),
    clientFolder,
    log,
    plant: PLANT,
    status: () => STATUS,
    rejected: () => ({ total: 0, byReason: {}, rows: [] }),
    discovered: () => ({ total: 0, unlisted: 0, rows: [] }),
    stories: () => ({ stories: [] }),
    metrics: { contentType: 'text/plain; version=0.0.4', text: async () => 'twinfloor_packets_total 1\n' },
    ...(journal === undefined ? {} : { journal }),
    ...more,
  })

export interface Answer {
  readonly response: IncomingMessage
  readonly body: Buffer
}

/** fetch hides Host, Cookie and encodings; this says what it is told to say. */
export function ask(
  url: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(path, url), { method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ response, body: Buffer.concat(parts) }))
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
export const form = (name: string, password: string): string =>
  new URLSearchParams({ name, password }).toString()
