import type { Placed } from '../../../models/slots.ts'
import { end, happen, raisedOn } from '../happenings.ts'
import { alarmOf, type Raised } from './alarm.ts'
import { RETAINED_STANDING, STANDING_EXPECTED, tooManyAlarms, UNREADABLE_ALARM } from './details.ts'
import { type Ingest, refuse } from './door.ts'
import { isObject, timeOf } from './json.ts'

const MOST_ALARMS = 1000

/** A device that begins says all alarms that stand on it; what it no longer says is over [E-16]. */
export function takeStanding(
  ingest: Ingest,
  placed: Placed,
  event: Record<string, unknown>,
  time: number,
): void {
  const { packet, floor } = ingest
  const { happenings } = floor
  // Kept by the broker, it is of some time that is past.
  if (packet.retained) return refuse(ingest, 'badEvent', RETAINED_STANDING)
  if (!Array.isArray(event.alarms)) return refuse(ingest, 'badEvent', STANDING_EXPECTED)
  const found = event.alarms.length
  if (found > MOST_ALARMS) refuse(ingest, 'tooMany', tooManyAlarms(found, MOST_ALARMS))
  packet.taken++
  const said = event.alarms
    .slice(0, MOST_ALARMS)
    .map((item) => (isObject(item) ? standingOf(item) : undefined))
  if (said.includes(undefined)) refuse(ingest, 'badEvent', UNREADABLE_ALARM)
  else if (found <= MOST_ALARMS) endOthers(ingest, placed, new Set(said.map((each) => each?.alarm.code)))
  for (const each of said) {
    if (each === undefined || stands(each.alarm, ingest, placed)) continue
    happen(happenings, placed.index, Math.min(each.since ?? time, time), each.alarm, packet.arrival)
  }
}

interface Said {
  readonly alarm: Raised
  readonly since: number | undefined
}

function standingOf(item: Record<string, unknown>): Said | undefined {
  const alarm = alarmOf(item)
  const since = timeOf(item.t)
  return alarm && { alarm, since: Number.isNaN(since) ? undefined : since }
}

function endOthers(
  { floor, packet }: Ingest,
  { index }: Placed,
  said: ReadonlySet<string | undefined>,
): void {
  const { happenings } = floor
  happenings.begun.add(index)
  for (const { code } of raisedOn(happenings, index))
    if (!said.has(code)) end(happenings, index, code, packet.arrival)
}

/** As it is said now. */
const stands = (said: Raised, { floor }: Ingest, { index }: Placed): boolean =>
  raisedOn(floor.happenings, index).some(
    ({ code, priority, text }) =>
      code === said.code &&
      priority === said.priority &&
      (said.text === undefined || (said.text['zh-CN'] === text?.['zh-CN'] && said.text.en === text.en)),
  )
