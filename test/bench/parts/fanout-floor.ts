import { type AddressInfo, createServer, type Socket } from 'node:net'
import { encodeFrame } from '../../../models/frame/encode.ts'
import { cutOverview } from '../../../server/core/bridge.ts'
import { binaryMessage } from '../../../server/edge/sockets/wire.ts'
import { createDrive, driveOn } from './drive.ts'
import { momentsOf } from './moments.ts'
import { answerBench, cpuMicros, pause } from './part.ts'
import { benchPlant } from './plant.ts'

/* A bare TCP server that writes the same bytes, made beforehand, to as many sockets. */

const bench = benchPlant()
const moments = momentsOf(bench, 16, true)

function encodedFrames(): readonly Buffer[] {
  const drive = createDrive(bench)
  const encoded: Buffer[] = []
  for (let i = 0; i < 2 * moments.length; i++) {
    driveOn(drive, bench, moments)
    const frame = cutOverview(drive.bridge, drive.now)
    if (frame === undefined) throw new Error('nothing changed')
    const message = binaryMessage(encodeFrame(frame, drive.bridge.sent.quanta))
    // The first says every value from zero; the others are what is sent again and again.
    if (i > 0) encoded.push(message)
  }
  return encoded
}

const sockets = new Set<Socket>()
const server = createServer((socket) => {
  socket.setNoDelay(true)
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
})
const frames = encodedFrames()

answerBench({
  listen: async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return { port: (server.address() as AddressInfo).port }
  },
  run: async ({ seconds, everyMillis }: { seconds: number; everyMillis: number }) => {
    const beats = Math.round((seconds * 1000) / everyMillis)
    const startMicros = cpuMicros()
    const startMillis = performance.now()
    let bytes = 0
    for (let beat = 0; beat < beats; beat++) {
      const due = startMillis + beat * everyMillis
      await pause(Math.max(0, due - performance.now()))
      const frame = frames[beat % frames.length]
      if (frame === undefined) break
      bytes += frame.length
      for (const socket of sockets) socket.write(frame)
    }
    await pause(everyMillis)
    return { frames: beats, millisPerFrame: (cpuMicros() - startMicros) / beats / 1000, bytes: bytes / beats }
  },
})
