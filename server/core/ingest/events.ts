import type { Happening, PartHappening } from '../../../models/event.ts'
import type { Placed } from '../../../models/slots.ts'
import { PACKML_STATES } from '../../../models/state.ts'
import { acceptStateEvent } from '../floor.ts'
import { happen } from '../happenings.ts'
import { alarmOf, textOf } from './alarm.ts'
import { BAD_STATE, badTime, EVENT_EXPECTED, tooManyEvents, unreadableEvent } from './details.ts'
import { type Ingest, refuse } from './door.ts'
import { isObject, parseJson } from './json.ts'
import { takeStanding } from './standing-alarms.ts'
import { timesOf } from './times.ts'
import { codeOf } from './values.ts'

const MOST_EVENTS = 1000
const STATE_CODES = new Map(PACKML_STATES.map((state) => [state.word.toLowerCase(), state.code]))

/** One Event or an array of them [I-5]. */
export function takeEvents(ingest: Ingest, placed: Placed): void {
  const parsed = parseJson(ingest)
  if (parsed === undefined) return
  const events = Array.isArray(parsed) ? parsed : [parsed]
  if (events.length > MOST_EVENTS) refuse(ingest, 'tooMany', tooManyEvents(events.length, MOST_EVENTS))
  const taken = events.slice(0, MOST_EVENTS)
  const times = timesOf(ingest, placed, taken)
  taken.forEach((event, i) => {
    takeEvent(ingest, placed, event, times[i] ?? ingest.packet.arrival)
  })
}

function takeEvent(ingest: Ingest, placed: Placed, event: unknown, time: number): void {
  const { packet, floor } = ingest
  if (!isObject(event)) return refuse(ingest, 'notAnObject', EVENT_EXPECTED)
  if (Number.isNaN(time)) return refuse(ingest, 'badTime', badTime(event.t))
  if (event.event === 'stateChanged') return takeStateChange(ingest, placed, event, time)
  if (event.event === 'alarmsStanding') return takeStanding(ingest, placed, event, time)
  const happening = happeningOf(event)
  if (happening === undefined) return refuse(ingest, 'badEvent', unreadableEvent(event.event))
  packet.taken++
  happen(floor.happenings, placed.index, time, happening, packet.arrival)
}

function takeStateChange(ingest: Ingest, placed: Placed, event: Record<string, unknown>, time: number): void {
  const { packet, floor } = ingest
  const code = codeOf(STATE_CODES, event.to)
  if (Number.isNaN(code)) return refuse(ingest, 'badEvent', BAD_STATE)
  packet.taken++
  const changed = acceptStateEvent(floor, placed, code, time, textOf(event.reason, 200))
  if (changed) packet.onTime++
}

function happeningOf(event: Record<string, unknown>): Happening | undefined {
  switch (event.event) {
    case 'partProduced':
    case 'partScrapped':
      return partOf(event.event, event)
    case 'alarmRaised':
      return alarmOf(event)
    case 'alarmCleared': {
      const code = textOf(event.code, 64)
      return code === undefined ? undefined : { event: 'alarmCleared', code }
    }
    default:
      return undefined
  }
}

function partOf(kind: PartHappening['event'], event: Record<string, unknown>): PartHappening | undefined {
  const count = event.count ?? 1
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 1_000_000)
    return undefined
  const part = textOf(event.part, 128)
  const product = textOf(event.product, 128)
  const reason = textOf(event.reason, 200)
  return {
    event: kind,
    count,
    ...(part === undefined ? {} : { part }),
    ...(product === undefined ? {} : { product }),
    ...(reason === undefined ? {} : { reason }),
  }
}
