import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { until } from './until.ts'

const TEXT = 1
const BINARY = 2
const CLOSE = 8

/** A WebSocket by hand: it can say anything, and stop reading. */
export interface RawViewer {
  readonly socket: Socket
  /** The status line that the handshake was answered with. */
  readonly answer: string
  /** Texts of the engine and its own frames, as they came. */
  readonly texts: string[]
  readonly frames: Buffer[]
  closed(): boolean
  /** One masked message, whatever its form. */
  send(message: string | Buffer): void
  /** An Event in our parser's form. */
  say(name: string, body: unknown): void
  /** From now on nothing is taken from the socket. */
  stopReading(): void
  readAgain(): void
  close(): void
}

export interface RawManner {
  readonly host?: string
  readonly origin?: string
  readonly cookie?: string
  readonly path?: string
}

const PATH = '/socket.io/?EIO=4&transport=websocket'

export async function rawViewer(port: number, manner: RawManner = {}): Promise<RawViewer> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  const texts: string[] = []
  const frames: Buffer[] = []
  let closed = false
  let answer = ''
  let pending: Buffer = Buffer.alloc(0)

  socket.on('error', () => undefined)
  socket.on('close', () => {
    closed = true
  })
  socket.write(handshake(port, manner))
  await new Promise<void>((resolve) => {
    socket.once('close', resolve)
    socket.on('data', (bytes: Buffer) => {
      pending = Buffer.concat([pending, bytes])
      if (answer === '') {
        const end = pending.indexOf('\r\n\r\n')
        if (end < 0) return
        answer = pending.toString('latin1', 0, pending.indexOf('\r\n'))
        pending = pending.subarray(end + 4)
        resolve()
      }
      pending = takeMessages(pending, (opcode, body) => {
        if (opcode === CLOSE) socket.destroy()
        else if (opcode === BINARY) frames.push(body)
        else if (opcode === TEXT) texts.push(body.toString())
      })
    })
  })
  const send = (message: string | Buffer): void => {
    if (!closed) socket.write(masked(message))
  }
  return {
    socket,
    answer,
    texts,
    frames,
    closed: () => closed,
    send,
    say: (name, body) => send(`4${JSON.stringify({ type: 2, nsp: '/', data: [name, body] })}`),
    stopReading: () => {
      socket.pause()
    },
    readAgain: () => {
      socket.resume()
    },
    close: () => {
      socket.destroy()
    },
  }
}

/** Connected, and in socket.io's one room. */
export async function joinedRawViewer(port: number, manner: RawManner = {}): Promise<RawViewer> {
  const viewer = await rawViewer(port, manner)
  viewer.send(`4${JSON.stringify({ type: 0, nsp: '/' })}`)
  await until('it has an answer', () => viewer.closed() || viewer.texts.some((text) => text.startsWith('4')))
  return viewer
}

function handshake(port: number, { host, origin, cookie, path = PATH }: RawManner): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${host ?? `127.0.0.1:${port}`}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
  ]
  if (origin !== undefined) lines.push(`Origin: ${origin}`)
  if (cookie !== undefined) lines.push(`Cookie: ${cookie}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** RFC 6455: what a client sends is masked; a mask of zeros is one, too. */
function masked(message: string | Buffer): Buffer {
  const body = Buffer.from(message)
  const head = [0x80 | (typeof message === 'string' ? TEXT : BINARY)]
  if (body.length < 126) head.push(0x80 | body.length)
  else if (body.length < 65_536) head.push(0x80 | 126, body.length >> 8, body.length & 0xff)
  else {
    const length = Buffer.alloc(8)
    length.writeBigUInt64BE(BigInt(body.length))
    head.push(0x80 | 127, ...length)
  }
  return Buffer.concat([Buffer.from(head), Buffer.alloc(4), body])
}

function takeMessages(bytes: Buffer, each: (opcode: number, body: Buffer) => void): Buffer {
  let at = 0
  for (;;) {
    if (bytes.length - at < 2) break
    let length = bytes.readUInt8(at + 1) & 0x7f
    let start = at + 2
    if (length === 126) {
      if (bytes.length < at + 4) break
      length = bytes.readUInt16BE(at + 2)
      start = at + 4
    } else if (length === 127) {
      if (bytes.length < at + 10) break
      length = Number(bytes.readBigUInt64BE(at + 2))
      start = at + 10
    }
    if (bytes.length < start + length) break
    each(bytes.readUInt8(at) & 0x0f, Buffer.from(bytes.subarray(start, start + length)))
    at = start + length
  }
  return bytes.subarray(at)
}
