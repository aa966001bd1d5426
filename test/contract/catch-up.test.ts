import type { EventsMessage } from '../../models/protocol.ts'
import type { Floor } from '../../server/core/floor.ts'
import { createHall, type Post, type Viewer } from '../../server/core/hall.ts'
import { onHello } from '../../server/core/session.ts'
import { coarseTable, exactTable } from '../helpers/plant.ts'
import { catchUpContract } from './catch-up.ts'
import type { Hall, Line } from './screens.ts'

/** In memory a Frame is packed as it is; Events are not what is judged here. */
type Packed = Uint8Array | EventsMessage
const POST: Post<Packed> = { frame: (bytes) => bytes, events: (message) => message }

/** The hall as it is in the server; an hour passes between two looks at its clock, so that every flush is due. */
const openHall =
  (historyBytes?: number) =>
  (floor: Floor): Hall => {
    let steady = 0
    const later = (): number => {
      steady += 3_600_000
      return steady
    }
    const hall = createHall(floor, POST, () => 1, later, historyBytes)
    const viewers = new Map<Line, Viewer<Packed>>()
    const on = (line: Line): Viewer<Packed> => {
      const viewer = viewers.get(line)
      if (viewer === undefined) throw new Error('nobody on that line')
      return viewer
    }
    return {
      enter(line, known) {
        const viewer = hall.enter({
          isWritable: () => line.inbox.length === 0,
          write: (packed) => {
            if (packed instanceof Uint8Array) line.inbox.push(packed)
          },
        })
        viewers.set(line, viewer)
        hall.step(viewer, onHello(known))
      },
      ask: (line, seq) => hall.step(on(line), onHello({ same: seq >= 0, seq })),
      leave(line) {
        hall.leave(on(line))
        viewers.delete(line)
      },
      look: (line, lines) => hall.look(on(line), lines),
      drained: (line) => hall.drained(on(line)),
      flush: () => hall.flush(),
    }
  }

catchUpContract('a hall that remembers long', openHall(), exactTable, coarseTable)
catchUpContract('a hall that forgets soon', openHall(400), exactTable, coarseTable)
