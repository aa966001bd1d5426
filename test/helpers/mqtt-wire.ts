import { connect, type Socket } from 'node:net'
import { generate, type Packet } from 'mqtt-packet'

/** A hostile client: a bare socket that can say anything. */
export interface RawClient {
  readonly socket: Socket
  send(packet: Packet | Uint8Array): void
  received(): number
  closed(): boolean
}

/** Opens a socket; it says CONNECT when it is given a name. */
export async function rawClient(port: number, clientId?: string): Promise<RawClient> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  let received = 0
  let closed = false
  socket.on('data', (bytes) => {
    received += bytes.length
  })
  socket.on('close', () => {
    closed = true
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.once('connect', resolve)
  })
  const send = (packet: Packet | Uint8Array): void => {
    socket.write(packet instanceof Uint8Array ? packet : generate(packet))
  }
  if (clientId !== undefined) {
    send({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clean: true, clientId, keepalive: 0 })
    await new Promise((resolve) => socket.once('data', resolve))
  }
  return { socket, send, received: () => received, closed: () => closed }
}

export const publish = (topic: string, payload: string | Buffer, retain = false, qos: 0 | 1 = 0): Packet => ({
  cmd: 'publish',
  topic,
  payload,
  qos,
  retain,
  dup: false,
  ...(qos === 0 ? {} : { messageId: 1 }),
})

export const subscribe = (...topics: readonly string[]): Packet => ({
  cmd: 'subscribe',
  messageId: 1,
  subscriptions: topics.map((topic) => ({ topic, qos: 0 })),
})
