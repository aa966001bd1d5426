import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startFloorServer } from '../helpers/floor-server.ts'

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
