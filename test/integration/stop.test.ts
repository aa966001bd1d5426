import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { startFloorServer } from '../helpers/floor-server.ts'
import { freePort } from '../helpers/mosquitto.ts'

it('[X-23] a server that is told to end does not wait for a recording that comes slowly', async () => {
  const server = await startFloorServer(['--broker', 'mqtt://127.0.0.1:9'])
  const { host, port } = new URL(server.url)
  const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined)
  const head = ['Content-Type: application/octet-stream', 'Content-Length: 1000000']
  socket.write(`POST /api/recordings HTTP/1.1\r\nHost: ${host}\r\n${head.join('\r\n')}\r\n\r\n`)
  const trickling = setInterval(() => socket.write('x'), 200)
  try {
    await pause(1000)
    const ended = await Promise.race([server.stop().then(() => true), pause(10_000, false)])
    expect(ended).toBe(true)
  } finally {
    clearInterval(trickling)
    socket.destroy()
    await server.stop()
  }
}, 60_000)

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** As soon as somebody listens there, and no later. */
async function untilItListens(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const heard = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (heard) return
    await pause(1)
  }
}

it('[X-34] a server that is told to end while it begins ends with status 0 and leaves nothing running', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'twinfloor-stop-'))
  const port = await freePort()
  const args = [
    '--port',
    `${port}`,
    '--broker-port',
    `${await freePort()}`,
    '--data',
    folder,
    '--no-simulators',
  ]
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', ...args], {
    ...{ cwd: ROOT, stdio: 'ignore' },
  })
  try {
    await untilItListens(port)
    server.kill('SIGTERM')
    const [code, signal] = await once(server, 'exit')
    expect([code, signal]).toEqual([0, null])
  } finally {
    server.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)
