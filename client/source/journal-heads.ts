import type { TwinEvent } from '../../models/event.ts'
import {
  type BucketColumns,
  type DensityAnswer,
  EVENT_KINDS,
  type EventsAnswer,
  type Ground,
  type MomentHead,
  type RangeAnswer,
  type ReadingColumns,
  type SkimHead,
} from '../../models/journal-answer.ts'
import { type Fields, isFields, isTime, isWhole } from './fields.ts'
import { readEvents } from './messages.ts'

/*
 * What the Journal answers in JSON, looked at once, at the door [PH-17].
 */

const EXACTNESS: ReadonlySet<unknown> = new Set(['full', 'second', 'minute'])
const isOpenTime = (value: unknown): boolean => value === undefined || isTime(value)

function readGround(value: unknown): Ground | undefined {
  if (!isFields(value)) return undefined
  const { kind, exactness, from, to, plant } = value
  if (kind === 'gap' && isOpenTime(from) && isOpenTime(to)) return value as unknown as Ground
  const isRecorded = kind === 'recorded' && EXACTNESS.has(exactness) && isTime(from) && isTime(to)
  if (plant !== undefined && typeof plant !== 'string') return undefined
  return isRecorded ? (value as unknown as Ground) : undefined
}

/** What a head says of before; a server that says nothing of it knows nothing of it. */
const readStanding = (standing: unknown, machines: number): readonly TwinEvent[] =>
  readEvents({ events: standing, gone: 0 }, machines)?.events ?? []

/** What is told of an instant, or of where a row begins. */
function readThere(
  { ground: told, damaged, standing }: Fields,
  machines: number,
): Omit<MomentHead, 'kind' | 'at'> | undefined {
  const ground = readGround(told)
  if (ground === undefined || !Array.isArray(damaged) || !damaged.every(isWhole)) return undefined
  return { ground, damaged, standing: readStanding(standing, machines) }
}

export function readMomentHead(value: unknown, machines: number): MomentHead | undefined {
  if (!isFields(value)) return undefined
  const { kind, at } = value
  const there = readThere(value, machines)
  return kind === 'moment' && isTime(at) && there !== undefined ? { kind, at, ...there } : undefined
}

export function readSkimHead(value: unknown, machines: number): SkimHead | undefined {
  if (!isFields(value)) return undefined
  const { kind, from, to, stepMillis } = value
  if (kind !== 'skim' || !isTime(from) || !isTime(to) || !isTime(stepMillis)) return undefined
  const there = readThere(value, machines)
  return there === undefined ? undefined : { kind, from, to, stepMillis, ...there }
}

export function readEventsAnswer(value: unknown, machines: number): EventsAnswer | undefined {
  if (!isFields(value)) return undefined
  const { from, to, next } = value
  const read = readEvents({ events: value.events, gone: 0 }, machines)
  if (!isTime(from) || !isTime(to) || read === undefined) return undefined
  if (next !== null && !isWhole(next)) return undefined
  return { from, to, events: read.events, next }
}

const isColumn = (value: unknown, length?: number): value is readonly number[] =>
  Array.isArray(value) && (length === undefined || value.length === length) && value.every(isTime)

const isSpan = (value: unknown): boolean => isColumn(value, 2)

export function readDensity(value: unknown): DensityAnswer | undefined {
  if (!isFields(value)) return undefined
  const { from, to, everyMillis, readings, exactness, events, gaps, first, last } = value
  const sound =
    isTime(from) &&
    isTime(to) &&
    isTime(everyMillis) &&
    everyMillis > 0 &&
    isColumn(readings) &&
    isColumn(exactness, readings.length) &&
    isFields(events) &&
    EVENT_KINDS.every((kind) => isColumn(events[kind], readings.length)) &&
    Array.isArray(gaps) &&
    gaps.every(isSpan) &&
    (first === null || isTime(first)) &&
    (last === null || isTime(last))
  return sound ? (value as unknown as DensityAnswer) : undefined
}

const BUCKETS = ['min', 'max', 'mean', 'last', 'count'] as const satisfies readonly (keyof BucketColumns)[]
const READINGS = ['time', 'value', 'quality'] as const satisfies readonly (keyof ReadingColumns)[]

function isChannels(channels: unknown, first: string, others: readonly string[]): boolean {
  return (
    Array.isArray(channels) &&
    channels.every((channel) => {
      if (!isFields(channel) || !isWhole(channel.slot)) return false
      const column = channel[first]
      return isColumn(column) && others.every((name) => isColumn(channel[name], column.length))
    })
  )
}

export function readRange(value: unknown): RangeAnswer<BucketColumns> | undefined {
  if (!isFields(value)) return undefined
  const { from, to, everyMillis, channels } = value
  const sound = isTime(from) && isTime(to) && isTime(everyMillis) && isChannels(channels, 'start', BUCKETS)
  return sound ? (value as unknown as RangeAnswer<BucketColumns>) : undefined
}

export function readReadings(value: unknown): RangeAnswer<ReadingColumns> | undefined {
  if (!isFields(value)) return undefined
  const { from, to, channels } = value
  const sound = isTime(from) && isTime(to) && isChannels(channels, 'place', READINGS)
  return sound ? (value as unknown as RangeAnswer<ReadingColumns>) : undefined
}
