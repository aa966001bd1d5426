/*
 * HOT: one step a Reading.
 */
import type { Placed } from '../../../models/slots.ts'
import { QUALITY } from '../../../models/twin.ts'
import { noteUndated, observeClock } from '../clocks.ts'
import { BAD_QUALITY, badTime, ITEM_EXPECTED, NO_VALUE, OBJECT_EXPECTED, tooManyReadings } from './details.ts'
import { type Ingest, refuse } from './door.ts'
import { isObject, parseJson, qualityOf, timeOf } from './json.ts'
import { type KindWords, unknownChannel } from './routes.ts'
import { timesOf } from './times.ts'
import { takeValue } from './values.ts'

export const MOST_READINGS = 10_000

/** An object of Readings, or a batch of them [I-2]. */
export function takeMachine(ingest: Ingest, placed: Placed, words: KindWords): void {
  const parsed = parseJson(ingest)
  if (parsed === undefined) return
  if (isObject(parsed)) {
    const time = parsed.t === undefined ? untimed(ingest, placed) : timed(ingest, placed, parsed.t)
    if (!Number.isNaN(time)) takeObject(ingest, placed, words, parsed, time)
  } else if (Array.isArray(parsed)) {
    takeBatch(ingest, placed, parsed, (item, time) => {
      if (ingest.packet.taken + readingsIn(item) > MOST_READINGS)
        refuse(ingest, 'tooMany', tooManyReadings(ingest.packet.taken + readingsIn(item), MOST_READINGS))
      else takeObject(ingest, placed, words, item, time)
    })
  } else refuse(ingest, 'notAnObject', OBJECT_EXPECTED)
}

const readingsIn = (item: Record<string, unknown>): number =>
  Object.keys(item).length - (item.t === undefined ? 0 : 1)

function takeObject(
  ingest: Ingest,
  placed: Placed,
  words: KindWords,
  object: Record<string, unknown>,
  time: number,
): void {
  const quality = qualityAt(ingest, object.t !== undefined)
  for (const key in object) {
    const offset = words.offsetOf.get(key)
    if (offset !== undefined) takeValue(ingest, placed, words, offset, object[key], time, quality)
    else if (key !== 't') refuse(ingest, 'unknownChannel', unknownChannel(placed, words, key))
  }
}

/** One Reading, or a batch of them, or a bare word [I-3]. */
export function takeChannel(ingest: Ingest, placed: Placed, words: KindWords, offset: number): void {
  const codes = words.codes[offset]
  const parsed = codes === undefined ? parseJson(ingest) : parseJsonOrWord(ingest)
  if (parsed === undefined) return
  if (Array.isArray(parsed)) {
    takeBatch(ingest, placed, parsed, (item, time) => takeOne(ingest, placed, words, offset, item, time))
  } else if (isObject(parsed)) {
    const time = parsed.t === undefined ? untimed(ingest, placed) : timed(ingest, placed, parsed.t)
    if (!Number.isNaN(time)) takeOne(ingest, placed, words, offset, parsed, time)
  } else {
    takeValue(ingest, placed, words, offset, parsed, untimed(ingest, placed), qualityAt(ingest, false))
  }
}

function takeOne(
  ingest: Ingest,
  placed: Placed,
  words: KindWords,
  offset: number,
  item: Record<string, unknown>,
  time: number,
): void {
  const quality = qualityOf(item.q)
  if (quality === undefined) refuse(ingest, 'badQuality', BAD_QUALITY)
  else if (item.v === undefined) refuse(ingest, 'wrongType', NO_VALUE)
  else {
    const atMost = qualityAt(ingest, item.t !== undefined)
    takeValue(ingest, placed, words, offset, item.v, time, Math.max(quality, atMost))
  }
}

/** Every item keeps its own time [I-2]. */
function takeBatch(
  ingest: Ingest,
  placed: Placed,
  items: readonly unknown[],
  takeItem: (item: Record<string, unknown>, time: number) => void,
): void {
  if (items.length > MOST_READINGS) refuse(ingest, 'tooMany', tooManyReadings(items.length, MOST_READINGS))
  const taken = items.length > MOST_READINGS ? items.slice(0, MOST_READINGS) : items
  const times = timesOf(ingest, placed, taken)
  for (let i = 0; i < taken.length; i++) {
    const item = taken[i]
    const time = times[i]!
    if (!isObject(item)) refuse(ingest, 'notAnObject', ITEM_EXPECTED)
    else if (Number.isNaN(time)) refuse(ingest, 'badTime', badTime(item.t))
    else takeItem(item, time)
  }
}

function timed(ingest: Ingest, placed: Placed, given: unknown): number {
  const { packet, floor } = ingest
  const time = timeOf(given)
  if (Number.isNaN(time)) refuse(ingest, 'badTime', badTime(given))
  else packet.newest = time + observeClock(floor.clocks, placed.index, time, packet.arrival, packet.retained)
  return Number.isNaN(time) ? time : packet.newest
}

function untimed({ packet, floor }: Ingest, placed: Placed): number {
  packet.newest = packet.arrival
  if (!packet.retained) noteUndated(floor.clocks, placed.index, packet.arrival)
  return packet.arrival
}

/** A retained packet without a time of its own is of unknown age [D-6]. */
const qualityAt = (ingest: Ingest, timed: boolean): number =>
  ingest.packet.retained && !timed ? QUALITY.uncertain : QUALITY.good

const BARE_WORD = /^[A-Za-z]+$/

function parseJsonOrWord(ingest: Ingest): unknown {
  const { payload } = ingest.packet
  if (payload.length < 32) {
    const text = ingest.textOf(payload).trim()
    if (BARE_WORD.test(text) && text !== 'true' && text !== 'false' && text !== 'null') return text
  }
  return parseJson(ingest)
}
