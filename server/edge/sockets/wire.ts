import type { Socket } from 'socket.io'

/** A WebSocket message made once and written to many sockets as it is [V-3]. */
export interface WireMessage {
  readonly payload: Uint8Array | string
  readonly frame: readonly Buffer[]
}

const BINARY = 0x82
const TEXT = 0x81

/** The header that RFC 6455 puts before an unmasked, unfragmented message. */
function header(opcode: number, length: number): Buffer {
  if (length < 126) return Buffer.from([opcode, length])
  if (length < 65_536) {
    const short = Buffer.from([opcode, 126, 0, 0])
    short.writeUInt16BE(length, 2)
    return short
  }
  const long = Buffer.alloc(10)
  long[0] = opcode
  long[1] = 127
  long.writeUInt32BE(length, 6)
  return long
}

export const binaryMessage = (bytes: Uint8Array): WireMessage => {
  const payload = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { payload, frame: [header(BINARY, payload.length), payload] }
}

/** An Event of socket.io in our parser's form, behind the engine's own "4" for a message. */
export const textMessage = (name: string, body: unknown): WireMessage => {
  const payload = JSON.stringify({ type: 2, nsp: '/', data: [name, body] })
  const bytes = Buffer.from(`4${payload}`)
  return { payload, frame: [header(TEXT, bytes.length), bytes] }
}

/** Nothing of what was written is still waiting in this process [C-3]. */
export const isWritable = (socket: Socket): boolean =>
  socket.conn.readyState === 'open' && socket.conn.transport.writable

export function write(socket: Socket, message: WireMessage): void {
  const options = { compress: false, wsPreEncodedFrame: message.frame }
  socket.conn.send(message.payload as string, options)
}
