/*
 * HOT in `frame`: once a Frame. The rest is a few calls a second.
 */
import type { TwinEvent } from '../../models/event.ts'
import { FORM, type Frame } from '../../models/frame/frame.ts'
import { ageMillis } from '../../models/freshness.ts'
import type { EventsMessage, Status, Welcome } from '../../models/protocol.ts'
import { QUALITY } from '../../models/twin.ts'
import { alarmsAfter, NO_ALARMS } from './alarms.ts'
import type { Connection } from './connection.ts'
import {
  createFreshnessMeter,
  freshnessAt,
  measure,
  NO_SPREAD,
  NOTHING_MEASURED,
  spreadAt,
} from './freshness.ts'
import { type Dated, datedEvents } from './late.ts'
import { lossesAfter } from './losses.ts'
import { applyFrame, createNow, type Now } from './now.ts'
import type { Painted } from './painted.ts'
import type { PlantModel } from './plant.ts'
import { playheadAt, skewMillisOf } from './playhead.ts'
import { createRecall, rememberEvent, rememberFrame } from './recall/recall.ts'
import { withEvents } from './recent.ts'
import { pacesAfter } from './sim-time.ts'
import { refreshStale } from './stale.ts'
import type { FloorStore } from './store.ts'
import { turnsAfter } from './turns.ts'

/** Where a Source pours what it yields. */
export interface Sink {
  connection(connection: Connection): void
  welcome(welcome: Welcome): void
  /** The Plant that all Frames from now on are of. */
  plant(model: PlantModel): void
  /** Borrowed: the Frame is written over after this call. */
  frame(frame: Frame, bytes: number): void
  /** Something came that could not be read [F-5]. */
  unreadable(): void
  catchUpAsked(): void
  events(message: EventsMessage): void
  /** The Events to come are numbered anew: another epoch, or another Plant [E-1]. */
  eventsBeginAgain(): void
  status(status: Status): void
  clockOffset(millis: number, roundTripMillis?: number): void
  /** Once a second. */
  second(): void
}

/** Readings measured in one Frame, at most; more would tell nothing more. */
const MEASURED_A_FRAME = 512
/** What is caught up after a welcome is late for a reason that is not the path's. */
const CATCH_UP_MILLIS = 1000
/** As long as that, on a slow line, what comes may be Events that were kept for this page. */
const EVENTS_CATCH_UP_MILLIS = 5000

/**
 * Pours into a store; `serverNow` is the server's time as this browser estimates it. Where nothing is painted, as in
 * a program without a page, nothing is told of it.
 */
export function createSink(
  store: FloorStore,
  serverNow: () => number,
  painted?: Pick<Painted, 'meter' | 'applied'>,
): Sink {
  const meter = createFreshnessMeter()
  let measureFrom = 0
  let caughtUpMillis = 0
  let frames = 0
  let bytesIn = 0
  let refused = 0
  let catchUps = 0
  let secondAt = serverNow()

  const measureFrame = (of: Now, frame: Frame): void => {
    const at = serverNow()
    if (frame.form === FORM.snapshot || at < measureFrom) return
    const { machineOf, periodMillis } = of.model.table
    const stride = Math.ceil(frame.count / MEASURED_A_FRAME)
    for (let i = of.version % Math.max(1, stride); i < frame.count; i += stride) {
      const slot = frame.slots[i]!
      if (frame.qualities[i] !== QUALITY.good || periodMillis[slot] === 0) continue
      const madeMillis = frame.times[i]! + skewMillisOf(of.model, of, machineOf[slot]!)
      measure(meter, ageMillis(madeMillis, 0, at), at)
      painted?.applied(madeMillis)
    }
  }

  const dated = (events: readonly TwinEvent[], newestAt = Number.NEGATIVE_INFINITY): readonly Dated[] => {
    const at = serverNow()
    const { now } = store.getState()
    return datedEvents(events, {
      newestAt,
      nowMillis: at < caughtUpMillis ? undefined : at,
      skewMillis: (machine) => (now === undefined ? 0 : skewMillisOf(now.model, now, machine)),
    })
  }

  const showFreshness = (): void => {
    const at = serverNow()
    const freshness = freshnessAt(meter, at)
    if (freshness.samples === 0 && store.getState().freshness.samples === 0) return
    store.setState({
      freshness,
      painted: painted === undefined ? NOTHING_MEASURED : freshnessAt(painted.meter, at),
      spread: {
        applied: spreadAt(meter, at),
        painted: painted === undefined ? NO_SPREAD : spreadAt(painted.meter, at),
      },
    })
  }

  const showRate = (): void => {
    const at = serverNow()
    const seconds = Math.max(0.001, (at - secondAt) / 1000)
    const rate = {
      perSecond: Math.round(frames / seconds),
      bytesPerSecond: Math.round(bytesIn / seconds),
      refused,
      catchUps,
    }
    secondAt = at
    frames = 0
    bytesIn = 0
    const shown = store.getState().frames
    if (
      shown.perSecond !== rate.perSecond ||
      shown.bytesPerSecond !== rate.bytesPerSecond ||
      shown.refused !== rate.refused ||
      shown.catchUps !== rate.catchUps
    )
      store.setState({ frames: rate })
  }

  return {
    connection: (connection) => {
      caughtUpMillis = serverNow() + EVENTS_CATCH_UP_MILLIS
      store.setState({ connection, losses: lossesAfter(store.getState().losses, connection, serverNow()) })
    },
    welcome: (welcome) => {
      store.setState({ welcome })
      measureFrom = serverNow() + CATCH_UP_MILLIS
    },
    plant: (model) => {
      store.setState({ plant: model, now: createNow(model), recall: createRecall(model, serverNow()) })
    },
    frame: (frame, bytes) => {
      // Asked for each time: who shows another time gives this Sink another Now meanwhile [PH-4].
      const { now, recall } = store.getState()
      if (now === undefined) throw new Error('a Frame came before its Plant')
      applyFrame(now, frame)
      if (recall !== undefined) rememberFrame(recall, now, frame)
      frames++
      bytesIn += bytes
      measureFrame(now, frame)
    },
    unreadable: () => {
      refused++
    },
    catchUpAsked: () => {
      catchUps++
    },
    events: (message) => {
      const { now, recall, recentEvents, eventsGone, alarms: standing } = store.getState()
      const { alarms, events } = alarmsAfter(standing, dated(message.events, recentEvents[0]?.at))
      for (const event of events)
        if (recall !== undefined && now !== undefined) rememberEvent(recall, now, event)
      store.setState({
        alarms,
        recentEvents: withEvents(recentEvents, events),
        eventsGone: eventsGone + message.gone,
      })
    },
    eventsBeginAgain: () => {
      store.setState({ recentEvents: [], alarms: NO_ALARMS, eventsGone: 0 })
    },
    status: (status) => {
      const { status: before, turns: known } = store.getState()
      const turns = turnsAfter(known, before?.simulators?.simulation, status.simulators?.simulation)
      const paces = pacesAfter(store.getState().paces, status.simulators?.simulation)
      store.setState({ status, turns, paces })
    },
    clockOffset: (clockOffsetMillis, roundTripMillis) => {
      if (store.getState().clockOffsetMillis !== clockOffsetMillis) store.setState({ clockOffsetMillis })
      if (roundTripMillis !== undefined) store.setState({ roundTripMillis })
    },
    second: () => {
      const { connection, now } = store.getState()
      if (now !== undefined) refreshStale(now, playheadAt(connection, serverNow()))
      showFreshness()
      showRate()
    },
  }
}
