import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { INSTANTS, type RangeHead, type Table } from './reader-columns.ts'
import type { Pace } from './reader-pace.ts'

/*
 * Channels as a file of Parquet, the same rows as CSV has: channel, unit, and a column for each number [Y-50].
 */

/** Rows that are packed together, and looked at together by whoever reads a part. */
const ROWS_A_GROUP = 100_000

/** Numbers that are whole and have 32 bits. */
const WHOLE: ReadonlySet<string> = new Set(['count', 'quality'])

const required = { repetition_type: 'REQUIRED' } as const

function elementOf(name: string): SchemaElement {
  if (INSTANTS.has(name)) {
    const logical_type = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } as const
    return { name, type: 'INT64', converted_type: 'TIMESTAMP_MICROS', logical_type, ...required }
  }
  return { name, type: WHOLE.has(name) ? 'INT32' : 'DOUBLE', ...required }
}

const schemaOf = (names: readonly string[]): SchemaElement[] => [
  { name: 'root', num_children: names.length + 2 },
  ...['channel', 'unit'].map(
    (name): SchemaElement => ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', ...required }),
  ),
  ...names.map(elementOf),
]

/** Microseconds: a device's time may have fractions of a millisecond. */
const micros = (millis: number): bigint => BigInt(Math.round(millis * 1000))

export async function* parquetOf(
  { from, to, everyMillis }: RangeHead,
  { names, channels }: Table,
  pace: Pace,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter()
  const told = { from, to, ...(everyMillis === null ? {} : { everyMillis }) }
  const writer = new ParquetWriter({
    ...{ writer: bytes, schema: schemaOf(names), createdBy: 'twinfloor' },
    kvMetadata: Object.entries(told).map(([key, value]) => ({ key, value: String(value) })),
  })
  let columns = new Map<string, (string | number | bigint)[]>()
  let rows = 0

  const flush = async (): Promise<void> => {
    const columnData = ['channel', 'unit', ...names].map(
      (name): ColumnSource => ({ name, data: columns.get(name) ?? [] }),
    )
    await writer.write({ columnData, rowGroupSize: Math.max(1, rows) })
    columns = new Map()
    rows = 0
  }
  const taken = (): Uint8Array => {
    const part = bytes.getBytes().slice()
    bytes.index = 0
    return part
  }

  for (const [{ path, key, unit }, values] of channels) {
    await pace.turn()
    const count = values[names[0] ?? '']?.length ?? 0
    extend(columns, 'channel', new Array(count).fill(`${path}/${key}`))
    extend(columns, 'unit', new Array(count).fill(unit))
    for (const name of names) {
      const own = values[name] ?? []
      extend(columns, name, INSTANTS.has(name) ? own.map(micros) : own)
    }
    rows += count
    if (rows < ROWS_A_GROUP) continue
    await flush()
    yield taken()
  }
  if (rows > 0) await flush()
  await writer.finish()
  yield taken()
}

/** Not spread into a call: there may be more than a call takes. */
function extend<Value>(columns: Map<string, Value[]>, name: string, values: readonly Value[]): void {
  const had = columns.get(name)
  columns.set(name, had === undefined ? [...values] : had.concat(values))
}
