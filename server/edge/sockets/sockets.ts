import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { MESSAGE, PROTOCOL_VERSION, type Role, type Status, type Welcome } from '../../../models/protocol.ts'
import { type Control, readControl } from '../../../models/simulation.ts'
import { wireParser } from '../../../models/wire-parser.ts'
import { freshAllowance, MOST_REFUSED, spend } from '../../core/allowance.ts'
import type { Floor } from '../../core/floor.ts'
import { createHall, type Hall, type Post } from '../../core/hall.ts'
import { readHello, readLook } from '../../core/messages.ts'
import { onHello } from '../../core/session.ts'
import { binaryMessage, outletOf, textMessage, type WireMessage } from './wire.ts'

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
  /** Somebody who may wants the simulators to play otherwise; false where that cannot be asked of them. */
  readonly simulate: (control: Control, user: string) => boolean
  readonly wallNow: () => number
  readonly steadyNow: () => number
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Of another page, not signed in, or one too many. */
export type RefusedViewer = 'origin' | 'login' | 'full'

export interface Sockets {
  readonly hall: Hall<WireMessage>
  readonly refusedMessages: () => number
  /** Who was not let in, by why. */
  readonly refusedViewers: ReadonlyMap<RefusedViewer, number>
  /** The connections as they stand. */
  connections(): Iterable<Socket>
  tellStatus(status: Status): void
  /** Cuts off who was signed out, never said hello, or has taken nothing for a minute; asked for once a second. */
  askAgain(): void
  close(): Promise<void>
}

/** Nothing that a browser says is longer; Frames go the other way. */
const MAX_MESSAGE_BYTES = 16 * 1024

/** Who comes in says hello within this, and again at most so often; a gap is asked about once. */
const SILENT_MILLIS = 10_000
const HELLO_MILLIS = 500
/** A socket that has taken nothing for so long is not slow but gone. */
const STUCK_MILLIS = 60_000

const POST: Post<WireMessage> = {
  frame: binaryMessage,
  events: (message) => textMessage(MESSAGE.events, message),
}

/** Sole owner of socket.io: who may come in, what they say, and when they are cut off. */
export function openSockets(options: SocketOptions): Sockets {
  const hall = createHall(options.floor, POST, options.wallNow, options.steadyNow)
  const lives = new Map<Socket, () => boolean>()
  let refused = 0
  const countRefused = (): void => {
    refused++
  }
  const refusedViewers = new Map<RefusedViewer, number>([
    ['origin', 0],
    ['login', 0],
    ['full', 0],
  ])
  const turnAway = (why: RefusedViewer): Error => {
    refusedViewers.set(why, (refusedViewers.get(why) ?? 0) + 1)
    return new Error(why)
  }
  const io = new Server(options.server, {
    parser: { ...wireParser, Decoder: payingDecoder(countRefused, options.steadyNow) },
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
      answer(allowed ? null : turnAway('origin').message, allowed)
    },
  })

  io.engine.on('connection', (connection: Connection) => {
    connection.on('close', (reason, error) => {
      if (reason === 'transport error' && TOO_LARGE.test(error?.message ?? '')) countRefused()
    })
  })

  io.use((socket, next) => {
    if (options.authorise(socket.handshake.headers) === undefined) next(turnAway('login'))
    else if (hall.viewers.size >= options.maxViewers) next(turnAway('full'))
    else next()
  })

  io.on('connection', (socket) => {
    const user = options.authorise(socket.handshake.headers)
    if (user === undefined) {
      socket.disconnect(true)
      return
    }
    const taken = (): void => {
      takenAt = options.steadyNow()
      hall.drained(viewer)
    }
    const outlet = outletOf(socket, taken)
    const viewer = hall.enter(outlet)
    const { conn } = socket
    let greetedAt = Number.NEGATIVE_INFINITY
    let takenAt = options.steadyNow()
    conn.transport.on('ready', taken)
    // One Viewer a connection: who leaves the one leaves the other, and nothing of it is kept.
    socket.on('disconnect', () => {
      hall.leave(viewer)
      lives.delete(socket)
      conn.close(true)
    })
    lives.set(socket, () => {
      const now = options.steadyNow()
      if (greetedAt === Number.NEGATIVE_INFINITY && now - takenAt > SILENT_MILLIS) return false
      return outlet.isWritable() || now - takenAt < STUCK_MILLIS
    })
    // What does not read, or is too much, was counted by the decoder and ends it, whether it takes anything or not.
    socket.on('error', () => socket.disconnect(true))
    const heard = listen(socket, countRefused)
    heard(MESSAGE.hello, (message) => {
      const hello = readHello(message)
      const now = options.steadyNow()
      if (hello === undefined || now - greetedAt < HELLO_MILLIS) return false
      greetedAt = now
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
    heard(MESSAGE.simulate, (message) => {
      const control = readControl(message)
      // Asked again each time: what a user may can change while the page is open [W-86].
      const asking = options.authorise(socket.handshake.headers)
      if (control === undefined || asking === undefined || asking.role === 'viewer') return false
      return options.simulate(control, asking.name)
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
    refusedViewers,
    connections: () => io.sockets.sockets.values(),
    tellStatus: (status) => hall.tell(textMessage(MESSAGE.status, status)),
    askAgain: () => {
      for (const socket of io.sockets.sockets.values()) {
        const known = options.authorise(socket.handshake.headers) !== undefined
        if (!known || lives.get(socket)?.() === false) socket.disconnect(true)
      }
    },
    close: async () => {
      io.disconnectSockets(true)
      const closed = io.close()
      // It waits for all that the server has: also for a recording that takes hours to come in.
      options.server.closeAllConnections()
      await closed
    },
  }
}

/** The part of an engine's connection that is listened to here. */
interface Connection {
  on(event: 'close', listener: (reason: string, error?: Error) => void): void
}

/** ws ends a connection at the length of a message that is too large, before any of it is gathered. */
const TOO_LARGE = /max payload size/i

/**
 * One of these reads one connection: every packet is paid for, acknowledgements and greetings too; what is too much
 * or no packet of ours is counted, and who goes on is cut off [V-4].
 */
const payingDecoder = (count: () => void, steadyNow: () => number) =>
  class extends wireParser.Decoder {
    allowance = freshAllowance(steadyNow())

    override add(chunk: unknown): void {
      const { allowed, left } = spend(this.allowance, steadyNow())
      this.allowance = left
      try {
        if (left.refused > MOST_REFUSED) throw new Error('too many messages')
        if (allowed) super.add(chunk)
        else count()
      } catch (error) {
        count()
        throw error
      }
    }
  }

type Hear = (name: string, take: (message: unknown) => boolean) => void

/** What a Viewer may say, by name; anything else is counted. */
function listen(socket: Socket, countRefused: () => void): Hear {
  const takers = new Map<string, (message: unknown) => boolean>()
  socket.onAny((name: unknown, message: unknown) => {
    const take = typeof name === 'string' ? takers.get(name) : undefined
    if (take?.(message) !== true) countRefused()
  })
  return (name, take) => takers.set(name, take)
}
