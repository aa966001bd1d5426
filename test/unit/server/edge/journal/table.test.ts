import { McapIndexedReader, McapStreamReader, TempBuffer } from '@mcap/core'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  BucketColumns,
  RangeAnswer,
  ReadingColumns,
  TableForm,
} from '../../../../../models/journal-answer.ts'
import { answer } from '../../../../../server/edge/journal/reader-answer.ts'
import { createDensities } from '../../../../../server/edge/journal/reader-density.ts'
import { createPace } from '../../../../../server/edge/journal/reader-pace.ts'
import { openStore, type Store } from '../../../../../server/edge/journal/reader-store.ts'
import {
  BEGIN,
  emptyJournal,
  type MadeJournal,
  MINUTE,
  madeBatch,
  remove,
  seal,
} from '../../../../helpers/journal.ts'
import { generatedTable } from '../../../../helpers/plant.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'

const table = generatedTable(60)
const slots = Array.from({ length: 120 }, (_, i) => i)
const span = { from: BEGIN, to: BEGIN + 3 * MINUTE }
const pace = createPace(new AbortController().signal)
let journal: MadeJournal
let store: Store

beforeAll(() => {
  journal = emptyJournal(table)
  const chance = dice(SEED)
  for (let from = BEGIN; from < span.to; from += MINUTE)
    seal(journal, {
      from,
      to: from + MINUTE,
      batch: madeBatch(chance, journal.layout, from, from + MINUTE, 3000),
    })
  store = openStore(journal.folder, journal.dictionary, () => undefined)
  store.look(Date.now(), { all: true })
})
afterAll(() => {
  store.close()
  remove(journal)
})

async function bytesOf(form: TableForm, how: 'raw' | 'range'): Promise<Buffer> {
  const of = { slots, ...span, form }
  const question =
    how === 'raw'
      ? ({ kind: 'raw', ...of, limit: 1e6 } as const)
      : ({ kind: 'range', ...of, everyMillis: 5000 } as const)
  const { head, parts } = await answer(store, createDensities(store), question, pace)
  expect(head).toEqual({ kind: 'plain', type: form })
  const pieces: Uint8Array[] = []
  for await (const part of parts) pieces.push(part)
  return Buffer.concat(pieces)
}

const json = async <Columns>(how: 'raw' | 'range'): Promise<RangeAnswer<Columns>> =>
  JSON.parse(String(await bytesOf('json', how)))

/** By name the column that JSON tells, over all Channels. */
const columnsOf = (channels: readonly object[], name: string): readonly number[] =>
  channels.flatMap((channel) => (channel as Readonly<Record<string, readonly number[]>>)[name] ?? [])

function bufferOf(bytes: Buffer): ArrayBuffer {
  const whole = new ArrayBuffer(bytes.length)
  new Uint8Array(whole).set(bytes)
  return whole
}

describe('chosen Channels as Parquet', () => {
  it.each([
    ['raw', ['place', 'time', 'value', 'quality']],
    ['range', ['start', 'min', 'max', 'mean', 'last', 'count']],
  ] as const)('[Y-50] %s: has every row that JSON has, to the last bit', async (how, names) => {
    const file = bufferOf(await bytesOf('parquet', how))
    const rows = await parquetReadObjects({ file })
    const { channels } = await json<ReadingColumns | BucketColumns>(how)
    expect(rows.length).toBeGreaterThan(1000)
    const told = channels.flatMap((channel) =>
      Array.from(columnsOf([channel], names[0]), () => [`${channel.path}/${channel.key}`, channel.unit]),
    )
    expect(rows.map(({ channel, unit }) => [channel, unit])).toEqual(told)
    for (const name of names)
      expect(rows.map((row) => (row[name] instanceof Date ? row[name].getTime() : row[name]))).toEqual(
        columnsOf(channels, name),
      )
    expect(rows[0]?.[names[0]]).toBeInstanceOf(Date)
    const { key_value_metadata: about = [], schema } = parquetMetadata(file)
    expect(about.slice(0, 2)).toEqual([
      { key: 'from', value: `${span.from}` },
      { key: 'to', value: `${span.to}` },
    ])
    expect(schema.map(({ name }) => name)).toEqual(['root', 'channel', 'unit', ...names])
  })
})

interface Message {
  readonly topic: string
  readonly log: number
  readonly published: number
  readonly said: Readonly<Record<string, unknown>>
}

/** As a reader finds them that knows the file's indexes, in the order of time. */
async function messagesIn(bytes: Buffer): Promise<readonly Message[]> {
  const reader = await McapIndexedReader.Initialize({ readable: new TempBuffer(bytes) })
  const messages: Message[] = []
  for await (const { channelId, logTime, publishTime, data } of reader.readMessages()) {
    const channel = reader.channelsById.get(channelId)
    const schema = reader.schemasById.get(channel?.schemaId ?? 0)
    expect([channel?.messageEncoding, schema?.encoding]).toEqual(['json', 'jsonschema'])
    const said = JSON.parse(new TextDecoder().decode(data))
    const { type, properties } = JSON.parse(new TextDecoder().decode(schema?.data))
    expect(type).toBe('object')
    expect(Object.keys(said).filter((key) => properties[key] === undefined)).toEqual([])
    messages.push({
      ...{ topic: channel?.topic ?? '', said },
      ...{ log: Number(logTime / 1000n) / 1000, published: Number(publishTime / 1000n) / 1000 },
    })
  }
  return messages
}

describe('chosen Channels as MCAP', () => {
  it('[Y-50] has a topic a Machine, and in its messages every usable Reading at its place and time', async () => {
    const bytes = await bytesOf('mcap', 'raw')
    const messages = await messagesIn(bytes)
    const { channels } = await json<ReadingColumns>('raw')
    const meant = channels.flatMap(({ path, key, place, time, value, quality }) =>
      place.flatMap((at, i) => (quality[i] === 3 ? [] : [`/${path} ${key} ${at} ${time[i]} ${value[i]}`])),
    )
    const found = messages.flatMap(({ topic, log, published, said }) =>
      Object.entries(said).map(([key, value]) => `${topic} ${key} ${log} ${published} ${value}`),
    )
    expect(found.sort()).toEqual(meant.sort())
    expect(meant.length).toBeGreaterThan(1000)
    const logs = messages.map(({ log }) => log)
    expect(logs).toEqual(logs.toSorted((a, b) => a - b))
  })

  it('[Y-50] has by bucket what each Channel came to, under types that Lichtblick knows', async () => {
    const messages = await messagesIn(await bytesOf('mcap', 'range'))
    const { channels } = await json<BucketColumns>('range')
    const { path, key, start, min, max, mean, last, count } = channels.find(
      (channel) => channel.start.length > 3,
    ) as BucketColumns
    const own = messages.filter(({ topic, said }) => topic === `/${path}` && said[key] !== undefined)
    expect(own.map(({ log }) => log)).toEqual(start)
    expect(own.map(({ said }) => said[key])).toEqual(
      start.map((_, i) => ({ min: min[i], max: max[i], mean: mean[i], last: last[i], count: count[i] })),
    )
  })

  it('[Y-50] is read as a stream as well, record by record to its end', async () => {
    const reader = new McapStreamReader()
    reader.append(await bytesOf('mcap', 'raw'))
    const kinds = new Set<string>()
    const types = new Set<unknown>()
    for (let record = reader.nextRecord(); record !== undefined; record = reader.nextRecord()) {
      kinds.add(record.type)
      if (record.type !== 'Schema') continue
      const { properties } = JSON.parse(new TextDecoder().decode(record.data))
      for (const { type } of Object.values<{ type: unknown }>(properties)) types.add(type)
    }
    expect(reader.done()).toBe(true)
    expect([...types]).toEqual(['number'])
    for (const kind of ['Header', 'Metadata', 'Schema', 'Channel', 'Message', 'Statistics', 'Footer'])
      expect([...kinds]).toContain(kind)
  })
})
