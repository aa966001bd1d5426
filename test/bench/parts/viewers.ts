import { connect } from 'node:net'
import { io } from 'socket.io-client'
import { MESSAGE, PROTOCOL_VERSION } from '../../../models/protocol.ts'
import { wireParser } from '../../../models/wire-parser.ts'
import { answerBench } from './part.ts'

/*
 * Viewers in a process of their own. They read all that comes and count it; the plain ones beside them read the
 * same bytes from a bare TCP socket.
 */

/** What came to one Viewer since it was last asked. */
interface Seen {
  frames: number
  firstMillis: number
  lastMillis: number
}

const seen: Seen[] = []
let rawBytes = 0

const fresh = (): Seen => ({ frames: 0, firstMillis: 0, lastMillis: 0 })

function openViewer(url: string, plant: string): Promise<void> {
  const index = seen.push(fresh()) - 1
  const socket = io(url, {
    transports: ['websocket'],
    parser: wireParser,
    reconnection: false,
    forceNew: true,
    perMessageDeflate: { threshold: Number.POSITIVE_INFINITY },
  })
  socket.on('disconnect', (reason) => console.error(`a Viewer was disconnected: ${reason}`))
  return new Promise((resolve, reject) => {
    socket.on('connect_error', reject)
    socket.on('connect', () => {
      socket.emit(MESSAGE.hello, { version: PROTOCOL_VERSION, plant, epoch: '', seq: 0, eventId: 0 })
    })
    socket.on(MESSAGE.frame, () => {
      const now = performance.now()
      const mine = seen[index]!
      if (mine.frames++ === 0) mine.firstMillis = now
      mine.lastMillis = now
      resolve()
    })
  })
}

function openPlain(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', resolve).once('error', reject)
    socket.on('data', (bytes) => {
      rawBytes += bytes.length
    })
  })
}

answerBench({
  open: async ({ url, plant, count }: { url: string; plant: string; count: number }) => {
    await Promise.all(Array.from({ length: count }, () => openViewer(url, plant)))
  },
  openPlain: async ({ port, count }: { port: number; count: number }) => {
    await Promise.all(Array.from({ length: count }, () => openPlain(port)))
  },
  /** Frames a second of each Viewer, and the bytes that plain sockets read, since this was last asked. */
  seen: () => {
    const hertz = seen.map(({ frames, firstMillis, lastMillis }) =>
      frames < 2 ? 0 : ((frames - 1) * 1000) / (lastMillis - firstMillis),
    )
    const answer = { hertz, rawBytes }
    for (const each of seen) Object.assign(each, fresh())
    rawBytes = 0
    return answer
  },
})
