import { encodeFrame } from '../../models/frame/encode.ts'
import type { EventsMessage } from '../../models/protocol.ts'
import { cutLine, cutLines, cutOverview, cutSnapshot, watchLine } from './bridge.ts'
import type { Floor } from './floor.ts'
import { eventsAfter, MOST_AT_ONCE } from './happenings.ts'
import { createFrameHistory, framesAfter, remember } from './history.ts'
import { nextFlushAt, type Pace, paced, UNPACED } from './pace.ts'
import { GREETED, onDrain, onFrame, type Session, type Step } from './session.ts'

/** Packs what was cut for the wire; a message is packed once and written to many [V-3]. */
export interface Post<Packed> {
  frame(bytes: Uint8Array): Packed
  events(message: EventsMessage): Packed
}

/** The way to one browser. */
export interface Outlet<Packed> {
  /** Nothing of what was written is still waiting here [C-3]. */
  isWritable(): boolean
  write(packed: Packed): void
}

/** One connected browser, what it has been sent and what it looks at. */
export interface Viewer<Packed> {
  readonly outlet: Outlet<Packed>
  session: Session
  eventId: number
  lines: readonly number[]
  /** It missed Frames of its Lines and needs them whole. */
  linesMissed: boolean
  /** Its socket had taken all when this flush began: what one flush writes may wait together [C-3]. */
  clear: boolean
}

/** What it all comes to; read at scrape. */
export interface HallFigures {
  frames: number
  frameBytes: number
  lineFrames: number
  snapshots: number
  caughtUp: number
}

/** All Viewers, and what each is told when. */
export interface Hall<Packed> {
  readonly viewers: ReadonlySet<Viewer<Packed>>
  readonly figures: HallFigures
  /** When the next flush is due; undefined while nothing waits. */
  dueAt(): number | undefined
  flush(): void
  enter(outlet: Outlet<Packed>): Viewer<Packed>
  step(viewer: Viewer<Packed>, step: Step): void
  drained(viewer: Viewer<Packed>): void
  look(viewer: Viewer<Packed>, lines: readonly number[]): void
  leave(viewer: Viewer<Packed>): void
  tell(message: Packed): void
}

const HISTORY_BYTES = 8 << 20
const EVENTS_EVERY_MILLIS = 100

/** Cuts, encodes once and sends; time comes in as two clocks: the wall's for Frames, a steady one for pacing. */
export function createHall<Packed>(
  floor: Floor,
  post: Post<Packed>,
  wallNow: () => number,
  steadyNow: () => number,
  historyBytes = HISTORY_BYTES,
): Hall<Packed> {
  const { bridge } = floor
  const viewers = new Set<Viewer<Packed>>()
  const history = createFrameHistory(historyBytes)
  const lookers = new Map<number, Set<Viewer<Packed>>>()
  const figures: HallFigures = {
    frames: 0,
    frameBytes: 0,
    lineFrames: 0,
    snapshots: 0,
    caughtUp: 0,
  }
  let overviewPace: Pace = UNPACED
  let closePace: Pace = UNPACED
  let eventsAt = Number.NEGATIVE_INFINITY
  let eventsTold = 0
  let snapshot: { readonly seq: number; readonly bytes: Uint8Array; readonly message: Packed } | undefined

  function dueAt(): number | undefined {
    const overview =
      bridge.overview.count > 0 && viewers.size > 0 ? nextFlushAt(overviewPace) : Number.POSITIVE_INFINITY
    const close = bridge.close.count > 0 ? nextFlushAt(closePace) : Number.POSITIVE_INFINITY
    const events =
      floor.happenings.lastId > eventsTold ? eventsAt + EVENTS_EVERY_MILLIS : Number.POSITIVE_INFINITY
    const due = Math.min(overview, close, events)
    return due === Number.POSITIVE_INFINITY ? undefined : due
  }

  function flush(): void {
    let start = steadyNow()
    for (const viewer of viewers) viewer.clear = viewer.outlet.isWritable()
    if (bridge.close.count > 0 && nextFlushAt(closePace) <= start) {
      flushLines()
      const end = steadyNow()
      closePace = paced(closePace, end, end - start)
      start = end
    }
    if (bridge.overview.count > 0 && viewers.size > 0 && nextFlushAt(overviewPace) <= start) {
      flushOverview()
      const end = steadyNow()
      overviewPace = paced(overviewPace, end, end - start)
      start = end
    }
    if (floor.happenings.lastId > eventsTold && eventsAt + EVENTS_EVERY_MILLIS <= start) {
      eventsAt = start
      eventsTold = floor.happenings.lastId
      const shared = new Map<number, Packed>()
      for (const viewer of viewers) if (viewer.clear) sendEvents(viewer, shared)
    }
  }

  function flushLines(): void {
    cutLines(bridge, wallNow(), (line, frame) => {
      const close = lookers.get(line)
      if (close === undefined || close.size === 0) return
      const message = post.frame(encodeFrame(frame, undefined))
      figures.lineFrames++
      for (const viewer of close) {
        if (viewer.session.kind === 'current' && viewer.clear) viewer.outlet.write(message)
        else viewer.linesMissed = true
      }
    })
  }

  function flushOverview(): void {
    const frame = cutOverview(bridge, wallNow())
    if (frame === undefined) return
    const { seq } = frame
    const bytes = encodeFrame(frame, bridge.sent.quanta)
    remember(history, seq, bytes)
    figures.frames++
    figures.frameBytes += bytes.length
    const message = post.frame(bytes)
    for (const viewer of viewers) {
      const next = onFrame(viewer.session, seq, viewer.clear)
      if (next.do === 'catchUp') continue
      viewer.session = next.session
      if (next.do === 'send') viewer.outlet.write(message)
    }
  }

  /** Brings a Viewer up to date by what costs less: the Frames that it missed, or a Snapshot [C-1, C-2]. */
  function catchUp(viewer: Viewer<Packed>, fromSeq: number): void {
    if (viewers.size === 1) flushOverview() // nobody looked, so nothing was cut for a while
    const weight = snapshot?.bytes.length ?? bridge.table.size
    const missed = framesAfter(history, fromSeq, weight)
    if (missed !== undefined) figures.caughtUp++
    const messages = missed?.map(post.frame) ?? snapshotAndAfter()
    for (const message of messages) viewer.outlet.write(message)
    viewer.session = { kind: 'current', seq: bridge.seq }
    sendWholeLines(viewer, viewer.lines)
    viewer.linesMissed = false
    sendEvents(viewer)
  }

  /** A Snapshot is made once and serves, with the Frames after it, until these weigh as much again [V-3]. */
  function snapshotAndAfter(): readonly Packed[] {
    figures.snapshots++
    const after = snapshot && framesAfter(history, snapshot.seq, snapshot.bytes.length / 2)
    if (snapshot !== undefined && after !== undefined) return [snapshot.message, ...after.map(post.frame)]
    const frame = cutSnapshot(bridge, wallNow())
    const bytes = encodeFrame(frame, undefined)
    snapshot = { seq: bridge.seq, bytes, message: post.frame(bytes) }
    return [snapshot.message]
  }

  function sendWholeLines(viewer: Viewer<Packed>, lines: readonly number[]): void {
    for (const line of lines) {
      const frame = cutLine(bridge, line, wallNow())
      if (frame.count > 0) viewer.outlet.write(post.frame(encodeFrame(frame, undefined)))
    }
  }

  /** What is new goes out bounded; who comes back gets all that is kept [E-1, E-3]. */
  function sendEvents(viewer: Viewer<Packed>, shared?: Map<number, Packed>): void {
    if (viewer.session.kind !== 'current') return
    let message = shared?.get(viewer.eventId)
    if (message === undefined) {
      const events = eventsAfter(floor.happenings, viewer.eventId, shared && MOST_AT_ONCE)
      if (events === undefined) return
      message = post.events(events)
      shared?.set(viewer.eventId, message)
    }
    viewer.outlet.write(message)
    viewer.eventId = floor.happenings.lastId
  }

  function enter(outlet: Outlet<Packed>): Viewer<Packed> {
    const viewer: Viewer<Packed> = {
      outlet,
      session: GREETED,
      eventId: 0,
      lines: [],
      linesMissed: false,
      clear: false,
    }
    viewers.add(viewer)
    return viewer
  }

  function step(viewer: Viewer<Packed>, next: Step): void {
    if (next.do !== 'catchUp') viewer.session = next.session
    else if (viewer.outlet.isWritable()) catchUp(viewer, next.fromSeq)
    else viewer.session = { kind: 'behind', seq: next.fromSeq } // asking again and again gives nothing more [C-3]
  }

  function drained(viewer: Viewer<Packed>): void {
    step(viewer, onDrain(viewer.session))
    if (viewer.linesMissed && viewer.session.kind === 'current' && viewer.outlet.isWritable()) {
      viewer.linesMissed = false
      sendWholeLines(viewer, viewer.lines)
    }
    if (viewer.eventId < eventsTold && viewer.outlet.isWritable()) sendEvents(viewer)
  }

  function look(viewer: Viewer<Packed>, lines: readonly number[]): void {
    const before = viewer.lines
    viewer.lines = lines
    for (const line of before) if (!lines.includes(line)) unwatch(viewer, line)
    const added = lines.filter((line) => !before.includes(line))
    for (const line of added) {
      const close = lookers.get(line) ?? new Set()
      close.add(viewer)
      lookers.set(line, close)
      watchLine(bridge, line, true)
    }
    if (viewer.session.kind === 'current' && viewer.outlet.isWritable()) sendWholeLines(viewer, added)
    else viewer.linesMissed = true
  }

  function unwatch(viewer: Viewer<Packed>, line: number): void {
    const close = lookers.get(line)
    close?.delete(viewer)
    if (close?.size === 0) {
      lookers.delete(line)
      watchLine(bridge, line, false)
    }
  }

  function leave(viewer: Viewer<Packed>): void {
    viewers.delete(viewer)
    for (const line of viewer.lines) unwatch(viewer, line)
  }

  function tell(message: Packed): void {
    for (const viewer of viewers) {
      if (viewer.session.kind !== 'greeted' && viewer.outlet.isWritable()) viewer.outlet.write(message)
    }
  }

  return { viewers, figures, dueAt, flush, enter, step, drained, look, leave, tell }
}
