import type { ChannelHead, RangeAnswer } from '../../../models/journal-answer.ts'
import type { Dictionary } from '../../../models/segment/dictionary.ts'
import { perUnitOf } from '../../../models/slots.ts'
import type { Buckets } from '../../core/journal/buckets.ts'
import type { Readings } from './reader-raw.ts'

/*
 * Columns as text: JSON, or lines of CSV. A piece a Channel, so that no answer is held whole.
 */

type TextForm = 'json' | 'csv'

/** What an answer says before its Channels. */
export type RangeHead = Omit<RangeAnswer, 'channels'>

export interface Told extends ChannelHead {
  readonly perUnit: number
}

/** What is told of some Channels of today, by slot. */
export function channelHeads({ machines }: Dictionary, slots: Iterable<number>): ReadonlyMap<number, Told> {
  const wanted = new Set(slots)
  const heads = new Map<number, Told>()
  let slot = 0
  for (const { path, channels } of machines) {
    for (const { key, unit, resolution } of channels) {
      if (wanted.has(slot))
        heads.set(slot, { slot, path, key, unit, resolution, perUnit: perUnitOf(resolution) })
      slot++
    }
  }
  return heads
}

/** A mean is told to a thousandth of the resolution: more is not in it, and makes the text long. */
const FINER = 1000

const values = (quanta: readonly number[], perUnit: number): number[] =>
  quanta.map((quantum) => quantum / perUnit)

function bucketValues({ starts, mins, maxs, lasts, sums, counts }: Buckets, perUnit: number) {
  return {
    start: starts,
    min: values(mins, perUnit),
    max: values(maxs, perUnit),
    mean: sums.map((sum, i) => Math.round((sum / (counts[i] ?? 1)) * FINER) / (FINER * perUnit)),
    last: values(lasts, perUnit),
    count: counts,
  }
}

const readingValues = ({ places, times, quanta, qualities }: Readings, perUnit: number) => ({
  place: places,
  time: times,
  value: values(quanta, perUnit),
  quality: qualities,
})

/** What is told of each Channel: a row a bucket, or a row a Reading. */
export interface Table {
  readonly names: readonly string[]
  readonly channels: Iterable<readonly [Told, Columns]>
}

export type Columns = Readonly<Record<string, readonly number[]>>

export const bucketTable = (
  heads: ReadonlyMap<number, Told>,
  found: ReadonlyMap<number, Buckets>,
): Table => ({
  names: ['start', 'min', 'max', 'mean', 'last', 'count'],
  channels: paired(heads, found, (buckets, { perUnit }) => bucketValues(buckets, perUnit)),
})

export const readingTable = (
  heads: ReadonlyMap<number, Told>,
  found: ReadonlyMap<number, Readings>,
): Table => ({
  names: ['place', 'time', 'value', 'quality'],
  channels: paired(heads, found, (readings, { perUnit }) => readingValues(readings, perUnit)),
})

/** Names of columns of instants, which CSV tells as ISO 8601. */
export const INSTANTS: ReadonlySet<string> = new Set(['start', 'place', 'time'])

export function* tableTexts(form: TextForm, head: RangeHead, { names, channels }: Table): Generator<string> {
  if (form === 'csv') yield `channel,unit,${names.join(',')}\r\n`
  else yield `${JSON.stringify(head).slice(0, -1)},"channels":[`
  let before = ''
  const texts = columnTexts()
  for (const [{ perUnit: _, ...told }, columns] of channels) {
    if (form === 'csv') yield csvOf(told, names, columns)
    else yield `${before}${JSON.stringify(told).slice(0, -1)}${texts(names, columns)}}`
    before = ','
  }
  if (form === 'json') yield ']}\n'
}

/** Most Channels of an answer have the same first column, of instants, which is the dearest to write. */
function columnTexts(): (names: readonly string[], columns: Columns) => string {
  let known: readonly number[] = []
  let knownText = '[]'
  return (names, columns) => {
    let text = ''
    names.forEach((name, i) => {
      const column = columns[name] ?? []
      if (i > 0) {
        text += `,"${name}":${JSON.stringify(column)}`
        return
      }
      if (column.length !== known.length || column.some((value, k) => value !== known[k])) {
        known = column
        knownText = JSON.stringify(column)
      }
      text += `,"${name}":${knownText}`
    })
    return text
  }
}

function* paired<Found>(
  heads: ReadonlyMap<number, Told>,
  found: ReadonlyMap<number, Found>,
  columnsOf: (found: Found, told: Told) => Columns,
): Generator<readonly [Told, Columns]> {
  for (const [slot, each] of found) {
    const told = heads.get(slot)
    if (told !== undefined) yield [told, columnsOf(each, told)]
  }
}

function csvOf(told: ChannelHead, names: readonly string[], columns: Columns): string {
  const start = `${quoted(`${told.path}/${told.key}`)},${quoted(told.unit)}`
  const rows = columns[names[0] ?? '']?.length ?? 0
  let text = ''
  for (let i = 0; i < rows; i++) {
    text += start
    for (const name of names) {
      const value = columns[name]?.[i] ?? 0
      text += INSTANTS.has(name) ? `,${new Date(value).toISOString()}` : `,${value}`
    }
    text += '\r\n'
  }
  return text
}

/** As RFC 4180 has it. */
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
