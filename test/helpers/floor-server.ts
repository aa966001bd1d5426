import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './mosquitto.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const START_MILLIS = 60_000

/** The server as `npm start` runs it, in a process of its own, on a port that stays the same over restarts. */
export interface FloorServer {
  readonly url: string
  kill(): Promise<void>
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startFloorServer(args: readonly string[]): Promise<FloorServer> {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'twinfloor-floor-'))
  const command = ['--import', 'tsx', 'server/main.ts', '--port', String(port), '--data', folder, ...args]
  let running: ChildProcess | undefined

  const start = async (): Promise<void> => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    running = child
    let said = ''
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string): void => reject(new Error(`The server ${why}:\n${said.slice(-4000)}`))
      const timer = setTimeout(() => fail('did not start in time'), START_MILLIS)
      const hear = (text: string): void => {
        said = (said + text).slice(-20_000)
        if (!said.includes('Twinfloor is running')) return
        clearTimeout(timer)
        resolve()
      }
      child.stdout.setEncoding('utf8').on('data', hear)
      child.stderr.setEncoding('utf8').on('data', hear)
      child.once('exit', () => fail('ended'))
    })
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
    url: `http://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    restart: start,
    async stop() {
      await end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
