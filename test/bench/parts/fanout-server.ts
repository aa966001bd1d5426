import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encodeFrame } from '../../../models/frame/encode.ts'
import { cutOverview } from '../../../server/core/bridge.ts'
import { createFloor } from '../../../server/core/floor.ts'
import { openSockets } from '../../../server/edge/sockets/sockets.ts'
import { createTicker } from '../../../server/edge/ticker.ts'
import { createDrive, driveOn } from './drive.ts'
import { momentsOf } from './moments.ts'
import { answerBench, cpuMicros, pause } from './part.ts'
import { benchPlant } from './plant.ts'

/* The shipped sockets with their ticker, and a Floor whose every published Channel changes at each beat. */

const bench = benchPlant()
const moments = momentsOf(bench, 16, true)
const floor = createFloor(bench.table)
const drive = { ...createDrive(bench), bridge: floor.bridge }
const server = createServer()
const sockets = openSockets({
  server,
  floor,
  plantHash: 'bench',
  epoch: 'bench',
  insecure: false,
  maxViewers: 1000,
  authorise: () => ({ name: 'local', role: 'admin' }),
  originAllowed: () => true,
  simulate: () => false,
  wallNow: () => drive.now,
  steadyNow: () => performance.now(),
})
const { hall } = sockets
let flushedMillis = 0
const ticker = createTicker(
  hall.dueAt,
  () => {
    const start = performance.now()
    hall.flush()
    flushedMillis += performance.now() - start
  },
  () => performance.now(),
)

/** What cutting and encoding a Frame costs by itself, in milliseconds. */
function encodingMillis(): number {
  const alone = createDrive(bench)
  const times = 40
  let micros = 0
  for (let i = -20; i < times; i++) {
    driveOn(alone, bench, moments)
    const before = cpuMicros()
    const frame = cutOverview(alone.bridge, alone.now)
    if (frame !== undefined) encodeFrame(frame, alone.bridge.sent.quanta)
    if (i >= 0) micros += cpuMicros() - before
  }
  return micros / times / 1000
}

answerBench({
  listen: async () => {
    driveOn(drive, bench, moments)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return { port: (server.address() as AddressInfo).port, encodingMillis: encodingMillis() }
  },
  run: async ({ seconds, everyMillis }: { seconds: number; everyMillis: number }) => {
    const before = { ...hall.figures }
    const beats = Math.round((seconds * 1000) / everyMillis)
    const startMicros = cpuMicros()
    const startMillis = performance.now()
    let drivingMicros = 0
    flushedMillis = 0
    for (let beat = 0; beat < beats; beat++) {
      const due = startMillis + beat * everyMillis
      await pause(Math.max(0, due - performance.now()))
      const at = cpuMicros()
      driveOn(drive, bench, moments)
      drivingMicros += cpuMicros() - at
      ticker.poke()
    }
    await pause(everyMillis)
    const { figures } = hall
    const frames = figures.frames - before.frames
    return {
      frames,
      millisPerFrame: (cpuMicros() - startMicros - drivingMicros) / frames / 1000,
      drivingMillis: drivingMicros / beats / 1000,
      flushMillis: flushedMillis / frames,
      bytes: (figures.frameBytes - before.frameBytes) / frames,
      caughtUp: figures.caughtUp - before.caughtUp + figures.snapshots - before.snapshots,
    }
  },
})
