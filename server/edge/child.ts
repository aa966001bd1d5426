import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The part of the log that is written to here. */
export interface ChildLog {
  info(fields: object, text: string): void
  warn(fields: object, text: string): void
}

export interface ChildOptions {
  readonly entry: URL
  /** Asked at every start; never a secret, argv is public. Secrets go in `env`. */
  readonly args: () => readonly string[]
  readonly name: string
  readonly env?: Readonly<Record<string, string>>
  readonly nodeOptions?: readonly string[]
  /** The child says something at least so often once it is ready; without it nobody listens for its pulse [B-15]. */
  readonly pulseMillis?: number
  readonly log: ChildLog
  /** The child has said `{ kind: 'ready' }`: called at the first start and after every restart. */
  readonly onReady?: (message: unknown) => void
  readonly onRestart?: (restarts: number) => void
  readonly onMessage?: (message: unknown) => void
}

/** A process that is kept alive until it is told to stop. */
export interface Child {
  pid(): number | undefined
  restarts(): number
  stop(): Promise<void>
}

type State =
  | { readonly at: 'running'; readonly process: ChildProcess; readonly sinceMillis: number }
  | { readonly at: 'waiting'; readonly timer: NodeJS.Timeout }
  | { readonly at: 'stopped' }

const STEADY_MILLIS = 5000
const KILL_MILLIS = 2000
const TAIL_CHARACTERS = 2000
const MOST_MISSED = 5

/** How long to wait before the next start: not at all the first time, then longer while it keeps dying young [B-11]. */
export function restartDelayMillis(deathsInRow: number): number {
  return deathsInRow <= 1 ? 0 : Math.min(10_000, 250 * 2 ** (deathsInRow - 1))
}

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const guard = new URL('./child-guard.ts', import.meta.url).href

/** A child inherits our surroundings, but not what we alone were told through them. */
function surroundings(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('TWINFLOOR_'))
  return { ...Object.fromEntries(inherited), ...own }
}

/** Starts a TypeScript process and starts it again whenever it dies [B-11]. */
export function superviseChild(options: ChildOptions): Child {
  const { name, log } = options
  let state: State = { at: 'stopped' }
  let restarts = 0
  let deathsInRow = 0

  const start = (): void => {
    const child = fork(fileURLToPath(options.entry), [...options.args()], {
      execArgv: [...(options.nodeOptions ?? []), '--import', loader, '--import', guard],
      env: surroundings(options.env ?? {}),
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    state = { at: 'running', process: child, sinceMillis: performance.now() }
    let tail = ''
    let readyMillis = Number.POSITIVE_INFINITY
    const pulse = options.pulseMillis === undefined ? undefined : pulseOf(child, options.pulseMillis, frozen)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-TAIL_CHARACTERS)
    })
    child.on('message', (message) => {
      pulse?.heard()
      if (isReady(message)) {
        readyMillis = performance.now()
        options.onReady?.(message)
      } else options.onMessage?.(message)
    })
    child.on('error', (error) => log.warn({ child: name, error: error.message }, `${name}: ${error.message}`))
    child.on('close', (code, signal) => {
      pulse?.end()
      died(code, signal, tail, performance.now() - readyMillis)
    })
  }

  const frozen = (silentMillis: number): void =>
    log.warn({ child: name, silentMillis }, `the ${name} has said nothing for ${silentMillis} ms; ending it`)

  /** One that never was ready, however long it took to die, has not lived. */
  const died = (code: number | null, signal: string | null, tail: string, servedMillis: number): void => {
    if (state.at !== 'running') return
    const livedMillis = performance.now() - state.sinceMillis
    deathsInRow = servedMillis < STEADY_MILLIS ? deathsInRow + 1 : 1
    const delayMillis = restartDelayMillis(deathsInRow)
    const how = signal === null ? `with code ${code}` : `of ${signal}`
    log.warn(
      { child: name, code, signal, livedMillis: Math.round(livedMillis), delayMillis, tail },
      `the ${name} died ${how}; starting it again ${delayMillis === 0 ? 'now' : `in ${delayMillis} ms`}`,
    )
    const again = (): void => {
      restarts++
      start()
      options.onRestart?.(restarts)
    }
    if (delayMillis === 0) again()
    else state = { at: 'waiting', timer: setTimeout(again, delayMillis) }
  }

  start()

  return {
    pid: () => (state.at === 'running' ? state.process.pid : undefined),
    restarts: () => restarts,
    async stop() {
      const before = state
      state = { at: 'stopped' }
      if (before.at === 'waiting') clearTimeout(before.timer)
      if (before.at === 'running') await end(before.process)
    },
  }
}

function isReady(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'ready'
}

interface Pulse {
  heard(): void
  end(): void
}

/**
 * Kills a child that has fallen silent; it may be stopped or spin, so it is not asked. Looks are counted, not time:
 * where we ourselves were stopped there was one look, not five, and its words are waiting to be read.
 */
function pulseOf(child: ChildProcess, pulseMillis: number, onSilent: (silentMillis: number) => void): Pulse {
  let missed = 0
  let looking: NodeJS.Timeout | undefined
  const look = (): void => {
    missed++
    if (missed !== MOST_MISSED) return
    onSilent(MOST_MISSED * pulseMillis)
    child.kill('SIGKILL')
  }
  return {
    heard() {
      missed = 0
      looking ??= setInterval(look, pulseMillis)
    },
    end: () => clearInterval(looking),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const lastResort = setTimeout(() => child.kill('SIGKILL'), KILL_MILLIS)
  await gone
  clearTimeout(lastResort)
}
