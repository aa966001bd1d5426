import { connect, type Socket } from 'node:net'
import { generate } from 'mqtt-packet'
import { type Packets, packetsOf, stampTime } from './packets.ts'
import { answerBench, pause } from './part.ts'
import { benchPlant } from './plant.ts'

/* The Plant's Machines, many to a connection, at so many messages a second and no more than the broker takes. */

const CONNECTIONS = 4
const VARIANTS = 12
const MOST_WAITING_BYTES = 256 * 1024
/** What was missed by more than this is not made up for in a burst. */
const LONGEST_BURST_MILLIS = 20

let packets: Packets | undefined
let kept: Uint32Array = new Uint32Array(0)
let next = 0

async function openConnection(port: number, index: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  socket.on('error', (error) => console.error(`an offering connection: ${error.message}`))
  const clientId = `bench-offering-${index}`
  socket.write(
    generate({ cmd: 'connect', clientId, protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: 0 }),
  )
  await new Promise<void>((resolve) => socket.once('data', () => resolve()))
  socket.resume()
  return socket
}

/** Hands the next packets to their connections; a Machine keeps to one, so that its times ascend. */
function hand(made: Packets, sockets: readonly Socket[], count: number): number {
  const digits = Buffer.from(String(Date.now()))
  const pieces: Buffer[][] = sockets.map(() => [])
  let handed = 0
  for (; handed < count; handed++) {
    const packet = kept[next]!
    const lane = made.machines[packet]! % sockets.length
    if (sockets[lane]!.writableLength > MOST_WAITING_BYTES) break
    next = (next + 1) % kept.length
    stampTime(made, packet, digits)
    pieces[lane]!.push(made.bytes.subarray(made.starts[packet]!, made.starts[packet + 1]!))
  }
  pieces.forEach((piece, lane) => {
    if (piece.length > 0) sockets[lane]!.write(Buffer.concat(piece))
  })
  return handed
}

/** Which Machines speak: those of a Plant of so many, every so-manieth of them, and not the excepted. */
interface Wanted {
  readonly except?: readonly number[]
  readonly machines?: number
  readonly every?: number
}

answerBench({
  prepare: ({ except = [], machines, every = 1 }: Wanted) => {
    const made = packetsOf(benchPlant(machines), VARIANTS)
    packets = made
    kept = Uint32Array.from(made.machines.keys()).filter(
      (i) => !except.includes(made.machines[i]!) && made.machines[i]! % every === 0,
    )
    return { meanBytes: made.bytes.length / made.machines.length, readingsEach: made.readingsEach }
  },
  offer: async ({ port, rate, seconds }: { port: number; rate: number; seconds: number }) => {
    const made = packets
    if (made === undefined) throw new Error('nothing was prepared')
    const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, (_, i) => openConnection(port, i)))
    const start = performance.now()
    const mostMissed = (rate * LONGEST_BURST_MILLIS) / 1000
    let [sent, given] = [0, 0]
    for (;;) {
      const elapsed = performance.now() - start
      if (elapsed >= seconds * 1000) break
      const due = (elapsed * rate) / 1000
      if (due - given > mostMissed) given = due - mostMissed
      const handed = hand(made, sockets, Math.floor(due - given))
      given += handed
      sent += handed
      await pause(1)
    }
    const lasted = (performance.now() - start) / 1000
    await Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.end(() => resolve()))))
    return { sent, perSecond: sent / lasted }
  },
})
