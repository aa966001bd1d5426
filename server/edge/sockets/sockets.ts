import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { MESSAGE, PROTOCOL_VERSION, type Role, type Status, type Welcome } from '../../../models/protocol.ts'
import { wireParser } from '../../../models/wire-parser.ts'
import { type Allowance, freshAllowance, MOST_REFUSED, spend } from '../../core/allowance.ts'
import type { Floor } from '../../core/floor.ts'
import { createHall, type Hall, type Post } from '../../core/hall.ts'
import { readHello, readLook } from '../../core/messages.ts'
import { onHello } from '../../core/session.ts'
import { binaryMessage, isWritable, textMessage, type WireMessage, write } from './wire.ts'

export interface SocketOptions {
  readonly server: HttpServer
  readonly floor: Floor
  readonly plantHash: string
  readonly epoch: string
  readonly insecure: boolean
  readonly maxViewers: number
  /** Who asks, by the headers of the handshake; undefined is sent to the login page. */
  readonly authorise: (headers: Headers) => { readonly name: string; readonly role: Role } | undefined
  readonly originAllowed: (origin: string | undefined, host: string | undefined) => boolean
  readonly wallNow: () => number
  readonly steadyNow: () => number
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

export interface Sockets {
  readonly hall: Hall<WireMessage>
  readonly refusedMessages: () => number
  /** The connections as they stand. */
  connections(): Iterable<Socket>
  tellStatus(status: Status): void
  /** Cuts off who has signed out or was signed out since. */
  askAgain(): void
  close(): Promise<void>
}

/** Nothing that a browser says is longer; Frames go the other way. */
const MAX_MESSAGE_BYTES = 16 * 1024

const POST: Post<WireMessage> = {
  frame: binaryMessage,
  events: (message) => textMessage(MESSAGE.events, message),
}

/** Sole owner of socket.io: who may come in, what they say, and when they are cut off. */
export function openSockets(options: SocketOptions): Sockets {
  const hall = createHall(options.floor, POST, options.wallNow, options.steadyNow)
  let refused = 0
  const countRefused = (): void => {
    refused++
  }
  const io = new Server(options.server, {
    parser: { ...wireParser, Decoder: countingDecoder(countRefused) },
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: 10_000,
    pingTimeout: 15_000,
    connectTimeout: 5_000,
    allowRequest: (request, answer) => {
      const allowed = options.originAllowed(request.headers.origin, request.headers.host)
      answer(allowed ? null : 'origin', allowed)
    },
  })

  io.engine.on('connection', (connection: Connection) => {
    connection.on('close', (reason, error) => {
      if (reason === 'transport error' && TOO_LARGE.test(error?.message ?? '')) countRefused()
    })
  })

  io.use((socket, next) => {
    if (options.authorise(socket.handshake.headers) === undefined) next(new Error('login'))
    else if (hall.viewers.size >= options.maxViewers) next(new Error('full'))
    else next()
  })

  io.on('connection', (socket) => {
    const user = options.authorise(socket.handshake.headers)
    if (user === undefined) {
      socket.disconnect(true)
      return
    }
    const viewer = hall.enter({
      isWritable: () => isWritable(socket),
      write: (message) => write(socket, message),
    })
    socket.conn.transport.on('ready', () => hall.drained(viewer))
    socket.on('disconnect', () => hall.leave(viewer))
    // What does not read was counted by the decoder; without a listener socket.io writes a stack trace of each.
    socket.on('error', () => undefined)
    const heard = listen(socket, countRefused)
    heard(MESSAGE.hello, (message) => {
      const hello = readHello(message)
      if (hello === undefined) return false
      const welcome: Welcome = {
        version: PROTOCOL_VERSION,
        plant: options.plantHash,
        epoch: options.epoch,
        serverTime: options.wallNow(),
        insecure: options.insecure,
        user,
      }
      socket.emit(MESSAGE.welcome, welcome)
      if (hello.version !== PROTOCOL_VERSION) return true
      const same = hello.epoch === options.epoch && hello.plant === options.plantHash
      viewer.eventId = same ? hello.eventId : 0
      hall.step(viewer, onHello({ same, seq: hello.seq }))
      return true
    })
    heard(MESSAGE.look, (message) => {
      const look = readLook(message, options.floor.table.lines.length)
      if (look === undefined) return false
      hall.look(viewer, look.lines)
      return true
    })
    heard(MESSAGE.clock, (answer) => {
      if (typeof answer !== 'function') return false
      answer(options.wallNow())
      return true
    })
  })

  return {
    hall,
    refusedMessages: () => refused,
    connections: () => io.sockets.sockets.values(),
    tellStatus: (status) => hall.tell(textMessage(MESSAGE.status, status)),
    askAgain: () => {
      for (const socket of io.sockets.sockets.values()) {
        if (options.authorise(socket.handshake.headers) === undefined) socket.disconnect(true)
      }
    },
    close: async () => {
      io.disconnectSockets(true)
      await io.close()
    },
  }
}

/** The part of an engine's connection that is listened to here. */
interface Connection {
  on(event: 'close', listener: (reason: string, error?: Error) => void): void
}

/** ws ends a connection at the length of a message that is too large, before any of it is gathered. */
const TOO_LARGE = /max payload size/i

/** What is no packet of ours is counted before socket.io ends the connection for it [V-4]. */
const countingDecoder = (count: () => void) =>
  class extends wireParser.Decoder {
    override add(chunk: unknown): void {
      try {
        super.add(chunk)
      } catch (error) {
        count()
        throw error
      }
    }
  }

type Hear = (name: string, take: (message: unknown) => boolean) => void

/** Every message is paid for, read, and counted where it is refused; one that is too much ends the Viewer [V-4]. */
function listen(socket: Socket, countRefused: () => void): Hear {
  const takers = new Map<string, (message: unknown) => boolean>()
  let allowance: Allowance = freshAllowance(Date.now())
  socket.onAny((name: unknown, message: unknown) => {
    const { allowed, left } = spend(allowance, Date.now())
    allowance = left
    const take = typeof name === 'string' ? takers.get(name) : undefined
    if (allowed && take?.(message) === true) return
    countRefused()
    if (left.refused > MOST_REFUSED) socket.disconnect(true)
  })
  return (name, take) => takers.set(name, take)
}
