import { io, type Socket } from 'socket.io-client'
import { MESSAGE, PROTOCOL_VERSION } from '../../../models/protocol.ts'
import { wireParser } from '../../../models/wire-parser.ts'
import { answerBench } from './part.ts'

/*
 * Viewers that come and go, look here and there, and freeze: a frozen one leaves its socket unread, as a laptop
 * that was shut does.
 */

const MOST = 30
const EVERY_MILLIS = 500

interface Restless {
  readonly socket: Socket
  frozen: boolean
}

const viewers: Restless[] = []
const counts = { came: 0, left: 0, froze: 0, thawed: 0, frames: 0, bytes: 0 }

function come(url: string, plant: string): void {
  const socket = io(url, {
    transports: ['websocket'],
    parser: wireParser,
    reconnection: false,
    forceNew: true,
  })
  const viewer = { socket, frozen: false }
  socket.on('connect', () => {
    socket.emit(MESSAGE.hello, { version: PROTOCOL_VERSION, plant, epoch: '', seq: 0, eventId: 0 })
  })
  socket.on(MESSAGE.frame, (bytes: Uint8Array) => {
    counts.frames++
    counts.bytes += bytes.length
  })
  viewers.push(viewer)
  counts.came++
}

function leave(viewer: Restless): void {
  viewers.splice(viewers.indexOf(viewer), 1)
  // One that is frozen goes as a lost connection does, without a word.
  if (viewer.frozen) tcpOf(viewer)?.destroy()
  viewer.socket.disconnect()
  counts.left++
}

/** The socket below socket.io, engine.io and ws; none of them lets its reader stop. */
function tcpOf({ socket }: Restless): { pause(): void; resume(): void; destroy(): void } | undefined {
  const engine = socket.io.engine as
    | { transport?: { ws?: { _socket?: ReturnType<typeof tcpOf> } } }
    | undefined
  return engine?.transport?.ws?._socket
}

function freeze(viewer: Restless, frozen: boolean): void {
  const tcp = tcpOf(viewer)
  if (tcp === undefined || viewer.frozen === frozen) return
  viewer.frozen = frozen
  if (frozen) tcp.pause()
  else tcp.resume()
  counts[frozen ? 'froze' : 'thawed']++
}

/** The one that has slept longest wakes up; where the server gave it up meanwhile, it goes. */
function thawOne(): void {
  const viewer = viewers.find(({ frozen }) => frozen)
  if (viewer === undefined) return
  freeze(viewer, false)
  viewer.socket.once('disconnect', () => {
    if (viewers.includes(viewer)) leave(viewer)
  })
}

function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

answerBench({
  begin: ({ url, plant, lines, seed }: { url: string; plant: string; lines: number; seed: number }) => {
    const chance = chances(seed)
    const some = (): Restless | undefined => viewers[Math.floor(chance() * viewers.length)]
    setInterval(() => {
      const what = chance()
      const viewer = some()
      if (viewer === undefined || (what < 0.35 && viewers.length < MOST)) come(url, plant)
      else if (what < 0.6) leave(viewer)
      else if (what < 0.7) freeze(viewer, true)
      else if (what < 0.85) thawOne()
      else if (!viewer.frozen) {
        const from = Math.floor(chance() * (lines - 8))
        viewer.socket.emit(MESSAGE.look, { lines: Array.from({ length: 8 }, (_, i) => from + i) })
      }
    }, EVERY_MILLIS)
  },
  counts: () => ({ ...counts, here: viewers.length, frozen: viewers.filter(({ frozen }) => frozen).length }),
})
