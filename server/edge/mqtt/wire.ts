import { connect, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { type OnPacket, PublishPeeler, pubacks } from './peeler.ts'

/** The broker has sent what no MQTT connection carries. */
class ProtocolBroken extends Error {
  readonly code = 'EPROTOBROKEN'
}

const READ_BYTES = 256 * 1024
const BUSY_GAP_MILLIS = 0.25
const BREATH_MILLIS = 1

/** A connection to a broker as mqtt.js sees it: the socket, less the PUBLISH packets that were peeled off [B-24]. */
export class Wire extends Duplex {
  readonly #socket: Duplex
  readonly #peeler: PublishPeeler

  constructor(socket: Duplex, onPacket: OnPacket) {
    super()
    this.#socket = socket
    this.#peeler = new PublishPeeler(onPacket, (packetIds) => socket.write(pubacks(packetIds)))
    socket.on('data', (bytes: Buffer) => this.feed(bytes))
    socket.on('error', (error) => this.destroy(error))
    socket.on('end', () => this.push(null))
    socket.on('close', () => this.destroy())
  }

  /** The bytes are borrowed: what mqtt.js gets of them is a copy. */
  feed(bytes: Buffer): void {
    const rest = this.#peeler.peel(bytes)
    if (rest === undefined) this.destroy(new ProtocolBroken('the broker sent bytes that are not MQTT 3.1.1'))
    else for (const piece of rest) this.push(Buffer.from(piece))
  }

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(bytes, done)
  }

  override _final(done: () => void): void {
    this.#socket.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy()
    done(error)
  }
}

/**
 * A plain TCP wire, read into one buffer of its own. Most of a small packet's cost is the read that fetches it,
 * and a broker under load sends packet by packet: when reads come closer than BUSY_GAP_MILLIS, the next one waits
 * for a breath and fetches them together. When it is quiet nothing waits.
 */
export function tcpWire(host: string, port: number, onPacket: OnPacket): Wire {
  let lastMillis = 0
  let breath: NodeJS.Timeout | undefined
  const socket: Socket = connect({
    host,
    port,
    noDelay: true,
    onread: {
      buffer: Buffer.allocUnsafe(READ_BYTES),
      callback(length, buffer) {
        wire.feed(Buffer.from(buffer.buffer, buffer.byteOffset, length))
        const nowMillis = performance.now()
        const busy = nowMillis - lastMillis < BUSY_GAP_MILLIS
        lastMillis = nowMillis
        if (busy) breath = setTimeout(() => socket.resume(), BREATH_MILLIS)
        return !busy
      },
    },
  })
  const wire = new Wire(socket, onPacket)
  socket.once('close', () => clearTimeout(breath))
  socket.resume()
  return wire
}
