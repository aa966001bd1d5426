import { encodeFrame } from '../../models/frame/encode.ts'
import { cutLine, cutLines, cutOverview, cutSnapshot, watchLine } from '../../server/core/bridge.ts'
import type { Floor } from '../../server/core/floor.ts'
import { createFrameHistory, framesAfter, remember } from '../../server/core/history.ts'
import { GREETED, onDrain, onFrame, onHello, type Session, type Step } from '../../server/core/session.ts'
import type { Hall, Line } from './screens.ts'

interface Guest {
  session: Session
  lines: readonly number[]
  linesMissed: boolean
}

/** The plainest Hall that the pure parts make: no pace, no shared Snapshot, a history that forgets soon. */
export function openPlainHall(floor: Floor, historyBytes = 400): Hall {
  const { bridge } = floor
  const guests = new Map<Line, Guest>()
  const history = createFrameHistory(historyBytes)

  const flushOverview = (clear: ReadonlySet<Line>): void => {
    const frame = cutOverview(bridge, 1)
    if (frame === undefined) return
    const { seq } = frame
    const bytes = encodeFrame(frame, bridge.sentQuanta)
    remember(history, seq, bytes)
    for (const [line, guest] of guests) {
      const next = onFrame(guest.session, seq, clear.has(line))
      if (next.do === 'catchUp') throw new Error('a Frame never asks for catch-up')
      guest.session = next.session
      if (next.do === 'send') line.inbox.push(bytes)
    }
  }

  const flushLines = (clear: ReadonlySet<Line>): void =>
    cutLines(bridge, 1, (index, frame) => {
      const bytes = encodeFrame(frame, undefined)
      for (const [line, guest] of guests) {
        if (!guest.lines.includes(index)) continue
        if (guest.session.kind === 'current' && clear.has(line)) line.inbox.push(bytes)
        else guest.linesMissed = true
      }
    })

  const sendWholeLines = (line: Line, lines: readonly number[]): void => {
    for (const index of lines) {
      const frame = cutLine(bridge, index, 1)
      if (frame.count > 0) line.inbox.push(encodeFrame(frame, undefined))
    }
  }

  const follow = (line: Line, guest: Guest, step: Step): void => {
    if (step.do !== 'catchUp') {
      guest.session = step.session
      return
    }
    if (line.inbox.length > 0) {
      guest.session = { kind: 'behind', seq: step.fromSeq }
      return
    }
    const missed = framesAfter(history, step.fromSeq, historyBytes / 2)
    line.inbox.push(...(missed ?? [encodeFrame(cutSnapshot(bridge, 1), undefined)]))
    guest.session = { kind: 'current', seq: bridge.seq }
    guest.linesMissed = false
    sendWholeLines(line, guest.lines)
  }

  const guestOn = (line: Line): Guest => {
    const guest = guests.get(line)
    if (guest === undefined) throw new Error('nobody on that line')
    return guest
  }

  const watch = (): void =>
    bridge.table.lines.forEach(({ index }) => {
      watchLine(
        bridge,
        index,
        [...guests.values()].some(({ lines }) => lines.includes(index)),
      )
    })

  return {
    enter(line, known) {
      const guest: Guest = { session: GREETED, lines: [], linesMissed: false }
      guests.set(line, guest)
      follow(line, guest, onHello(known))
    },
    ask: (line, seq) => follow(line, guestOn(line), onHello({ same: seq >= 0, seq })),
    leave(line) {
      guests.delete(line)
      watch()
    },
    look(line, lines) {
      const guest = guestOn(line)
      const added = lines.filter((index) => !guest.lines.includes(index))
      guest.lines = lines
      watch()
      if (guest.session.kind === 'current' && line.inbox.length === 0) sendWholeLines(line, added)
      else guest.linesMissed = true
    },
    drained(line) {
      const guest = guestOn(line)
      follow(line, guest, onDrain(guest.session))
      if (!guest.linesMissed || guest.session.kind !== 'current' || line.inbox.length > 0) return
      guest.linesMissed = false
      sendWholeLines(line, guest.lines)
    },
    flush() {
      const clear = new Set([...guests.keys()].filter((line) => line.inbox.length === 0))
      flushLines(clear)
      flushOverview(clear)
    },
  }
}
