import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { need } from './needs.ts'

export interface MosquittoOptions {
  /** A free one is taken when it is left out. */
  readonly port?: number
  /** The only user who may connect; anybody may when it is left out. */
  readonly user?: { readonly name: string; readonly password: string }
  /** Paths of PEM files: the listener speaks TLS when they are given, and asks for client certificates with `ca`. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string }
  /** Further lines of mosquitto.conf. */
  readonly lines?: readonly string[]
}

/** A real Mosquitto on loopback, gone with the test that started it. */
export interface Mosquitto {
  readonly port: number
  pid(): number | undefined
  /** Ends it as an administrator would, and tidies up. */
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
  /** Starts it again on the same port. */
  restart(): Promise<void>
}

const START_MILLIS = 60_000

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port was given')
  return address.port
}

export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  const program = need('mosquitto')
  const port = options.port ?? (await freePort())
  const folder = mkdtempSync(join(tmpdir(), 'twinfloor-mosquitto-'))
  const config = join(folder, 'mosquitto.conf')
  writeFileSync(config, `${configuration(options, port, folder).join('\n')}\n`)
  let running: ChildProcess | undefined

  const start = async (): Promise<void> => {
    const child = spawn(program, ['-c', config], { stdio: ['ignore', 'ignore', 'pipe'] })
    running = child
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
    })
    const giveUpAt = Date.now() + START_MILLIS
    while (!(await listens(port))) {
      if (child.exitCode !== null || Date.now() > giveUpAt)
        throw new Error(`Mosquitto did not start: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const child = running
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  await start()
  return {
    port,
    pid: () => running?.pid,
    kill: () => end('SIGKILL'),
    restart: start,
    async stop() {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configuration(options: MosquittoOptions, port: number, folder: string): string[] {
  const lines = [`listener ${port} 127.0.0.1`, 'persistence false', 'log_dest stderr', 'set_tcp_nodelay true']
  lines.push('max_queued_messages 0')
  if (process.getuid?.() === 0) lines.push('user root')
  if (options.user === undefined) lines.push('allow_anonymous true')
  else {
    const passwords = join(folder, 'passwords')
    writeFileSync(passwords, `${options.user.name}:${options.user.password}\n`, { mode: 0o600 })
    const hashed = spawnSync(need('mosquitto_passwd'), ['-U', passwords])
    if (hashed.status !== 0) throw new Error(`mosquitto_passwd failed: ${hashed.stderr}`)
    lines.push('allow_anonymous false', `password_file ${passwords}`)
  }
  if (options.tls !== undefined) {
    lines.push(`certfile ${options.tls.cert}`, `keyfile ${options.tls.key}`)
    if (options.tls.ca !== undefined) lines.push(`cafile ${options.tls.ca}`, 'require_certificate true')
  }
  return [...lines, ...(options.lines ?? [])]
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
