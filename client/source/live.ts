import { io } from 'socket.io-client'
import { MESSAGE } from '../../models/protocol.ts'
import { wireParser } from '../../models/wire-parser.ts'
import type { RefusalReason } from '../state/connection.ts'
import type { Source } from './source.ts'
import type { Surroundings } from './surroundings.ts'
import { Viewer } from './viewer.ts'
import type { Wire, WireListener } from './wire.ts'

const OPEN_TIMEOUT_MILLIS = 10_000

const REFUSALS: readonly string[] = ['login', 'origin', 'full', 'version'] satisfies RefusalReason[]
const isRefusal = (word: string): word is RefusalReason => REFUSALS.includes(word)

/** The one place that knows socket.io; `url` is empty for the server that the page came from. */
function openSocket(url: string, listener: WireListener): Wire {
  const socket = io(url, {
    path: '/socket.io',
    transports: ['websocket'],
    parser: wireParser,
    reconnection: false,
    forceNew: true,
    timeout: OPEN_TIMEOUT_MILLIS,
  })
  socket.on('connect', () => listener.opened())
  socket.on('connect_error', (error) => {
    if (isRefusal(error.message)) listener.refused(error.message)
    else listener.closed('unreachable')
  })
  socket.on('disconnect', (reason) => listener.closed(reason === 'parse error' ? 'muddled' : 'closed'))
  socket.on(MESSAGE.welcome, (message: unknown) => listener.welcome(message))
  socket.on(MESSAGE.events, (message: unknown) => listener.events(message))
  socket.on(MESSAGE.status, (message: unknown) => listener.status(message))
  socket.on(MESSAGE.frame, (bytes: unknown) => {
    if (bytes instanceof Uint8Array) listener.frame(bytes)
  })
  return {
    hello: (hello) => {
      socket.emit(MESSAGE.hello, hello)
    },
    look: (look) => {
      socket.emit(MESSAGE.look, look)
    },
    clock: (answer) => {
      socket.emit(MESSAGE.clock, (serverMillis: unknown) => {
        if (typeof serverMillis === 'number') answer(serverMillis)
      })
    },
    simulate: (control) => {
      socket.emit(MESSAGE.simulate, control)
    },
    close: () => {
      socket.off()
      socket.disconnect()
    },
  }
}

/** The present, from the server. */
export function liveSource(url: string, around: Omit<Surroundings, 'openWire'>): Source {
  let viewer: Viewer | undefined
  return {
    capabilities: new Set(['look', 'simulate']),
    start(sink) {
      const started = new Viewer({ ...around, openWire: (listener) => openSocket(url, listener) }, sink)
      viewer = started
      return () => started.end()
    },
    look: (lines) => viewer?.look(lines),
    wake: () => viewer?.wake(),
    simulate: (control) => viewer?.simulate(control),
  }
}
