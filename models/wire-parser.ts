/*
 * One message, one WebSocket frame. socket.io's own parser sends bytes as an attachment, in a frame of their own
 * behind a JSON one; here bytes are the Frame itself and text is a packet as JSON.
 */
import { MESSAGE } from './protocol.ts'

/** socket.io's packet, as its protocol revision 5 numbers the types. */
interface Packet {
  type: number
  nsp: string
  data?: unknown
  id?: number
}

const TYPE = { connect: 0, disconnect: 1, event: 2, ack: 3, connectError: 4 } as const
const MAX_TEXT = 1 << 20

/** Names that socket.io and its emitters say to themselves: from outside they would pass for the truth [V-4]. */
const RESERVED: readonly unknown[] = [
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'error',
  'newListener',
  'removeListener',
]

class Encoder {
  encode(packet: Packet): string[] {
    const { type, nsp, data, id } = packet
    return [JSON.stringify({ type, nsp, data, id })]
  }
}

type Listener = (packet: Packet) => void

/** The few calls of an emitter that socket.io makes on a decoder. */
class Decoder {
  private readonly listeners = new Set<Listener>()

  on(_event: 'decoded', listener: Listener): this {
    this.listeners.add(listener)
    return this
  }

  off(_event?: 'decoded', listener?: Listener): this {
    if (listener === undefined) this.listeners.clear()
    else this.listeners.delete(listener)
    return this
  }

  removeListener(event: 'decoded', listener: Listener): this {
    return this.off(event, listener)
  }

  add(chunk: unknown): void {
    const packet = typeof chunk === 'string' ? packetOfText(chunk) : packetOfBytes(chunk)
    for (const listener of this.listeners) listener(packet)
  }

  destroy(): void {
    this.listeners.clear()
  }
}

function packetOfBytes(chunk: unknown): Packet {
  if (chunk instanceof ArrayBuffer)
    return { type: TYPE.event, nsp: '/', data: [MESSAGE.frame, new Uint8Array(chunk)] }
  if (chunk instanceof Uint8Array) return { type: TYPE.event, nsp: '/', data: [MESSAGE.frame, chunk] }
  throw new Error('neither text nor bytes')
}

/** Throws on anything that is no packet; socket.io then closes that connection and no other [V-4]. */
function packetOfText(text: string): Packet {
  if (text.length > MAX_TEXT) throw new Error('packet too long')
  const packet: unknown = JSON.parse(text)
  if (typeof packet !== 'object' || packet === null) throw new Error('no packet')
  const { type, nsp, data, id } = packet as Partial<Record<keyof Packet, unknown>>
  if (nsp !== '/') throw new Error('unknown namespace')
  if (id !== undefined && !Number.isSafeInteger(id)) throw new Error('bad acknowledgement id')
  if (!dataFits(type, data)) throw new Error('data that does not fit its type')
  return { type: type as number, nsp, data, ...(id === undefined ? {} : { id: id as number }) }
}

function dataFits(type: unknown, data: unknown): boolean {
  switch (type) {
    case TYPE.connect:
      return data === undefined || (typeof data === 'object' && data !== null)
    case TYPE.disconnect:
      return data === undefined
    case TYPE.event:
      return Array.isArray(data) && typeof data[0] === 'string' && !RESERVED.includes(data[0])
    case TYPE.ack:
      return Array.isArray(data)
    case TYPE.connectError:
      return typeof data === 'string' || (typeof data === 'object' && data !== null)
    default:
      return false
  }
}

/** Given to socket.io on both sides. */
export const wireParser = { Encoder, Decoder }
