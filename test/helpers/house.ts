import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DiscoveredAnswer, RejectedAnswer, Status } from '../../models/protocol.ts'
import { freePort } from './mosquitto.ts'
import { need } from './needs.ts'
import { until } from './until.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const START_MILLIS = 60_000

/** A process that one of the house's started. */
export interface ChildOfHouse {
  readonly pid: number
  readonly what: 'broker' | 'simulators' | 'other'
}

export interface HouseEnd {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** The whole house as `npm start` runs it: its own process group, ports and data folder, kept over restarts. */
export interface House {
  readonly url: string
  readonly port: number
  readonly brokerPort: number
  readonly dataFolder: string
  stderr(): string
  stdout(): string
  /** The process group of the last start, which outlives it where something was left behind. */
  group(): number
  children(): readonly ChildOfHouse[]
  child(what: ChildOfHouse['what']): number
  /** Ctrl-C: every process of the group gets the signal, as from a terminal. */
  interrupt(): Promise<HouseEnd>
  /** kill -9 of the server alone. */
  kill(): Promise<HouseEnd>
  /** Ends it as a service manager would. */
  end(): Promise<HouseEnd>
  restart(): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
  status(): Promise<Status>
  rejected(): Promise<RejectedAnswer>
  discovered(): Promise<DiscoveredAnswer>
  metrics(): Promise<ReadonlyMap<string, number>>
}

export interface HouseManner {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Both are free ones unless given. */
  readonly port?: number
  readonly brokerPort?: number | undefined
  /** False where the arguments do not want `--broker-port`. */
  readonly embedded?: boolean
}

const surroundings = (own: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TWINFLOOR_'))),
  ...own,
})

const commandOf = (args: readonly string[]): readonly string[] => [
  '--import',
  'tsx',
  'server/main.ts',
  ...args,
]

interface Running {
  readonly process: ChildProcess
  readonly words: { stdout: string; stderr: string }
  readonly ended: Promise<HouseEnd>
}

const MOST_WORDS = 200_000

function run(args: readonly string[], env?: Readonly<Record<string, string>>): Running {
  const child = spawn(process.execPath, commandOf(args), {
    cwd: root,
    env: surroundings(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const words = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      words[name] = (words[name] + text).slice(-MOST_WORDS)
    })
  const ended = new Promise<HouseEnd>((resolve) =>
    child.once('close', (status, signal) => resolve({ status, signal, ...words })),
  )
  return { process: child, words, ended }
}

/** Runs the server until it ends by itself; one that starts instead is ended, with status null. */
export async function runToEnd(
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<HouseEnd> {
  const running = run(args, env)
  const timer = setInterval(() => {
    if (running.words.stdout.includes('Twinfloor is running')) running.process.kill('SIGKILL')
  }, 20)
  const tooLong = setTimeout(() => running.process.kill('SIGKILL'), START_MILLIS)
  const end = await running.ended
  clearInterval(timer)
  clearTimeout(tooLong)
  return end
}

interface Row {
  readonly pid: number
  readonly parent: number
  readonly group: number
  readonly command: string
}

function processes(): readonly Row[] {
  const listed = spawnSync(need('ps'), ['-eo', 'pid=,ppid=,pgid=,stat=,args='], { encoding: 'utf8' })
  if (listed.status !== 0) throw new Error(`ps failed: ${listed.stderr}`)
  return listed.stdout.split('\n').flatMap((line) => {
    const [pid, parent, group, state, ...command] = line.trim().split(/\s+/)
    if (pid === undefined || state === undefined || state.startsWith('Z')) return []
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), command: command.join(' ') }]
  })
}

/** Every process of a group that is still there: what a house left behind when it had ended. */
export const leftInGroup = (group: number): readonly Row[] => processes().filter((row) => row.group === group)

function whatIs(command: string): ChildOfHouse['what'] {
  if (command.includes('broker/process.ts')) return 'broker'
  return command.includes('simulators/main.ts') ? 'simulators' : 'other'
}

export async function startHouse(manner: HouseManner = {}): Promise<House> {
  const port = manner.port ?? (await freePort())
  const brokerPort = manner.brokerPort ?? (await freePort())
  const dataFolder = mkdtempSync(join(tmpdir(), 'twinfloor-house-'))
  const args = ['--port', `${port}`, '--data', dataFolder, ...(manner.args ?? [])]
  if (manner.embedded !== false) args.push('--broker-port', `${brokerPort}`)
  let running: Running | undefined
  let url = ''

  const now = (): Running => {
    if (running === undefined) throw new Error('the house was never started')
    return running
  }
  const start = async (): Promise<void> => {
    const started = run(args, manner.env)
    running = started
    let over = false
    void started.ended.then(() => {
      over = true
    })
    await until(
      'the server says its address',
      () => over || /open (\S+)\n/.test(started.words.stdout),
      START_MILLIS,
    )
    const address = /open (\S+)\n/.exec(started.words.stdout)?.[1]
    if (address === undefined) throw new Error(`The server ended:\n${started.words.stderr.slice(-4000)}`)
    url = address
  }
  const signalled = async (signal: NodeJS.Signals, whole = false): Promise<HouseEnd> => {
    const { process: child, ended } = now()
    const isThere = child.exitCode === null && child.signalCode === null
    if (isThere && child.pid !== undefined) process.kill(whole ? -child.pid : child.pid, signal)
    return ended
  }
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const answer = await fetch(url + path)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return (await answer.json()) as Answer
  }
  const children = (): readonly ChildOfHouse[] =>
    processes()
      .filter((row) => row.parent === now().process.pid)
      .map(({ pid, command }) => ({ pid, what: whatIs(command) }))

  await start()
  return {
    get url() {
      return url
    },
    port,
    brokerPort,
    dataFolder,
    stderr: () => now().words.stderr,
    stdout: () => now().words.stdout,
    group: () => now().process.pid ?? -1,
    children,
    child(what) {
      const found = children().find((each) => each.what === what)
      if (found === undefined) throw new Error(`the house runs no ${what}`)
      return found.pid
    },
    interrupt: () => signalled('SIGINT', true),
    kill: () => signalled('SIGKILL'),
    end: () => signalled('SIGTERM'),
    restart: start,
    async stop() {
      await signalled('SIGTERM')
      rmSync(dataFolder, { recursive: true, force: true })
    },
    status: () => ask<Status>('/api/status'),
    rejected: () => ask<RejectedAnswer>('/api/rejected'),
    discovered: () => ask<DiscoveredAnswer>('/api/discovered'),
    async metrics() {
      const text = await (await fetch(`${url}/metrics`)).text()
      const rows = [...text.matchAll(/^(\w+(?:\{[^}]*\})?) (\S+)$/gm)]
      return new Map(rows.map(([, name, value]) => [name ?? '', Number(value)]))
    },
  }
}
