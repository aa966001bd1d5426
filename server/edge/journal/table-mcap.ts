import { McapWriter } from '@mcap/core'
import type { Columns, RangeHead, Table, Told } from './reader-columns.ts'
import type { Pace } from './reader-pace.ts'

/*
 * Channels as a file of MCAP: a topic a Machine, a message for each instant of it, JSON under a JSON Schema. Foxglove
 * and Lichtblick plot what is a number by its name, `/plant/line/machine.spindleLoad`, and know of no null: a Reading
 * that is bad is left out of its message [Y-50].
 */

interface Row {
  readonly channelId: number
  readonly log: number
  readonly published: number
  readonly said: Record<string, unknown>
}

const QUALITY_BAD = 3
const encoder = new TextEncoder()
const nanos = (millis: number): bigint => BigInt(Math.round(millis * 1000)) * 1000n
/** Messages after which what is written is sent on. */
const MESSAGES_A_TURN = 2000

export async function* mcapOf(
  { from, to, everyMillis }: RangeHead,
  { names, channels }: Table,
  pace: Pace,
): AsyncGenerator<Uint8Array> {
  let written: Uint8Array[] = []
  let position = 0n
  const writable = {
    position: () => position,
    write: async (bytes: Uint8Array) => {
      position += BigInt(bytes.length)
      written.push(bytes.slice())
    },
  }
  const taken = (): Uint8Array => {
    const part = Buffer.concat(written)
    written = []
    return part
  }
  const writer = new McapWriter({ writable })
  await writer.start({ profile: '', library: 'twinfloor' })
  const told = { from, to, ...(everyMillis === null ? {} : { everyMillis }) }
  const metadata = new Map(Object.entries(told).map(([key, value]) => [key, String(value)]))
  await writer.addMetadata({ name: 'twinfloor', metadata })

  const rows: Row[] = []
  for (const [path, those] of byMachine(channels)) {
    await pace.turn()
    const schema = { type: 'object', title: path, properties: propertiesOf(names, those) }
    const data = encoder.encode(JSON.stringify(schema))
    const schemaId = await writer.registerSchema({ name: `twinfloor/${path}`, encoding: 'jsonschema', data })
    const channelId = await writer.registerChannel({
      ...{ schemaId, topic: `/${path}`, messageEncoding: 'json', metadata: new Map() },
    })
    for (const row of rowsOf(channelId, names, those)) rows.push(row)
  }
  rows.sort((a, b) => a.log - b.log)
  for (const [sequence, { channelId, log, published, said }] of rows.entries()) {
    const data = encoder.encode(JSON.stringify(said))
    const [logTime, publishTime] = [nanos(log), nanos(published)]
    await writer.addMessage({ channelId, sequence, logTime, publishTime, data })
    if (sequence % MESSAGES_A_TURN !== 0) continue
    yield taken()
    await pace.turn()
  }
  await writer.end()
  yield taken()
}

type Own = readonly (readonly [Told, Columns])[]

function byMachine(channels: Table['channels']): ReadonlyMap<string, Own> {
  const machines = new Map<string, (readonly [Told, Columns])[]>()
  for (const each of channels) {
    const had = machines.get(each[0].path)
    if (had === undefined) machines.set(each[0].path, [each])
    else had.push(each)
  }
  return machines
}

/** By Reading a number a Channel, by bucket an object of what it came to. */
function propertiesOf(names: readonly string[], those: Own): Readonly<Record<string, object>> {
  const numbers = Object.fromEntries(names.slice(1).map((name) => [name, { type: 'number' }]))
  return Object.fromEntries(
    those.map(([{ key, unit }]) => [
      key,
      names.includes('value')
        ? { type: 'number', description: unit }
        : { type: 'object', description: unit, properties: numbers },
    ]),
  )
}

/** What lies at one instant of a Machine and bears one time is one message, and what comes again then one more. */
function rowsOf(channelId: number, names: readonly string[], those: Own): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const [{ key }, columns] of those) {
    const places = columns[names[0] ?? ''] ?? []
    for (const [i, log] of places.entries()) {
      if (columns.quality?.[i] === QUALITY_BAD) continue
      const published = columns.time?.[i] ?? log
      let at = `${log}/${published}`
      while (rows.get(at)?.said[key] !== undefined) at += '/'
      const row = rows.get(at) ?? { channelId, log, published, said: {} }
      rows.set(at, row)
      row.said[key] = columns.value === undefined ? bucketAt(names, columns, i) : columns.value[i]
    }
  }
  return [...rows.values()]
}

const bucketAt = (names: readonly string[], columns: Columns, i: number): object =>
  Object.fromEntries(names.slice(1).map((name) => [name, columns[name]?.[i]]))
