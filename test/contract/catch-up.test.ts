import type { Socket } from 'socket.io'
import type { Floor } from '../../server/core/floor.ts'
import { GREETED, onHello } from '../../server/core/session.ts'
import { createHub, type Viewer } from '../../server/edge/sockets/hub.ts'
import { coarseTable, exactTable } from '../helpers/plant.ts'
import { catchUpContract } from './catch-up.ts'
import { openPlainHall } from './plain-hall.ts'
import type { Hall, Line } from './screens.ts'

/** A socket that writes into memory and is writable once all was taken. */
const memorySocket = (line: Line): Socket => {
  const socket = {
    conn: {
      readyState: 'open',
      transport: {
        get writable() {
          return line.inbox.length === 0
        },
      },
      send(payload: string | Uint8Array) {
        if (typeof payload !== 'string') line.inbox.push(payload)
      },
    },
  }
  return socket as unknown as Socket
}

/** The hub as it is in the server; an hour passes between two looks at its clock, so that every flush is due. */
function openHub(floor: Floor): Hall {
  let steady = 0
  const later = (): number => {
    steady += 3_600_000
    return steady
  }
  const hub = createHub(floor, () => 1, later)
  const viewers = new Map<Line, Viewer>()
  const on = (line: Line): Viewer => {
    const viewer = viewers.get(line)
    if (viewer === undefined) throw new Error('nobody on that line')
    return viewer
  }
  return {
    enter(line, known) {
      const viewer: Viewer = {
        socket: memorySocket(line),
        session: GREETED,
        eventId: 0,
        lines: [],
        linesMissed: false,
        clear: false,
      }
      viewers.set(line, viewer)
      hub.viewers.add(viewer)
      hub.step(viewer, onHello(known))
    },
    ask: (line, seq) => hub.step(on(line), onHello({ same: seq >= 0, seq })),
    leave(line) {
      hub.leave(on(line))
      viewers.delete(line)
    },
    look: (line, lines) => hub.look(on(line), lines),
    drained: (line) => hub.drained(on(line)),
    flush: () => hub.flush(),
  }
}

catchUpContract('the pure parts of the server', openPlainHall, exactTable, coarseTable)
catchUpContract('the hub', openHub, exactTable, coarseTable)
