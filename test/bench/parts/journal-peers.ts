import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import type { Feed } from './journal-feed.ts'

/** What took the same data, and how: until it was on the disk. */
export interface PeerRun {
  readonly seconds: number
  readonly bytes: number
}

export interface Peer {
  readonly name: string
  /** Undefined where it cannot be had here; the reason has been said. */
  readonly run: ((feed: Feed, folder: string) => Promise<PeerRun>) | undefined
}

// Nobody who only runs or builds the product needs these, or should wait for them.
const peersFolder = fileURLToPath(new URL('../peers/', import.meta.url))

/** Installs the peers where they are missing, of the versions that are named. */
export function findPeers(): readonly Peer[] {
  if (!existsSync(join(peersFolder, 'node_modules'))) {
    console.log('installing what the Journal is held against, once (test/bench/peers)')
    try {
      execFileSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund'], {
        cwd: peersFolder,
        stdio: 'ignore',
      })
    } catch (error) {
      console.log(`it could not be installed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const find = createRequire(join(peersFolder, 'package.json'))
  return [
    peer('DuckDB', () => duckdb(find('@duckdb/node-api') as DuckLibrary)),
    peer('SQLite', () => {
      const library = find('better-sqlite3') as SqliteLibrary
      new library(':memory:').close()
      return sqlite(library)
    }),
  ]
}

function peer(name: string, open: () => NonNullable<Peer['run']>): Peer {
  try {
    return { name, run: open() }
  } catch (error) {
    console.log(`no ${name} here: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    return { name, run: undefined }
  }
}

export const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)

interface DuckVector {
  readonly items: { set(values: ArrayLike<number> | ArrayLike<bigint>): void }
  flush(): void
}

interface DuckChunk {
  rowCount: number
  getColumnVector(column: number): DuckVector
  reset(): void
}

interface DuckLibrary {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{
        run(sql: string): Promise<unknown>
        createAppender(table: string): Promise<{
          appendDataChunk(chunk: DuckChunk): void
          flushSync(): void
          closeSync(): void
        }>
        closeSync(): void
      }>
      closeSync(): void
    }>
  }
  readonly DuckDBDataChunk: { create(types: readonly unknown[], rows?: number): DuckChunk }
  readonly INTEGER: unknown
  readonly BIGINT: unknown
  readonly UTINYINT: unknown
}

const DUCK_ROWS = 2048
/** As the Journal promises: what has come is on the disk a second later. */
const DURABLE_MILLIS = 1000
const WORD = 2 ** 32

/** Milliseconds since 1970 in 64 bits, written by halves: a bigint for each would cost more than the appending. */
function createTimes(rows: number) {
  const items = new BigInt64Array(rows)
  const halves = new Int32Array(items.buffer)
  return {
    items,
    put(i: number, millis: number): void {
      halves[i * 2] = millis % WORD
      halves[i * 2 + 1] = millis / WORD
    },
  }
}

/** Its appender, a chunk of columns at a time, flushed each second. */
const duckdb =
  ({ DuckDBInstance, DuckDBDataChunk, INTEGER, BIGINT, UTINYINT }: DuckLibrary): NonNullable<Peer['run']> =>
  async (feed, folder) => {
    const types = [INTEGER, BIGINT, BIGINT, INTEGER, UTINYINT]
    const [places, times] = [createTimes(DUCK_ROWS), createTimes(DUCK_ROWS)]
    const start = performance.now()
    const instance = await DuckDBInstance.create(join(folder, 'readings.duckdb'))
    const connection = await instance.connect()
    await connection.run(
      'CREATE TABLE readings (slot INTEGER, place BIGINT, time BIGINT, quantum INTEGER, quality UTINYINT)',
    )
    const appender = await connection.createAppender('readings')
    let packet = 0
    let flushedAt = start
    for (let first = 0; first < feed.readings; first += DUCK_ROWS) {
      const end = Math.min(feed.readings, first + DUCK_ROWS)
      for (let i = first; i < end; i++) {
        while ((feed.firsts[packet + 1] ?? end) <= i) packet++
        places.put(i - first, feed.begin + (feed.places[packet] ?? 0))
        times.put(i - first, feed.begin + (feed.times[packet] ?? 0))
      }
      const chunk = DuckDBDataChunk.create(types, end - first)
      const columns = [
        feed.slots.subarray(first, end),
        places.items.subarray(0, end - first),
        times.items.subarray(0, end - first),
        feed.quanta.subarray(first, end),
        feed.qualities.subarray(first, end),
      ]
      columns.forEach((column, i) => {
        const vector = chunk.getColumnVector(i)
        vector.items.set(column)
        vector.flush()
      })
      appender.appendDataChunk(chunk)
      if (performance.now() - flushedAt < DURABLE_MILLIS) continue
      appender.flushSync()
      flushedAt = performance.now()
    }
    appender.closeSync()
    await connection.run('CHECKPOINT')
    const seconds = (performance.now() - start) / 1000
    connection.closeSync()
    instance.closeSync()
    return { seconds, bytes: bytesIn(folder) }
  }

interface SqliteDatabase {
  pragma(said: string): unknown
  exec(sql: string): unknown
  prepare(sql: string): { run(...values: readonly unknown[]): unknown }
  close(): void
}
type SqliteLibrary = new (path: string) => SqliteDatabase

const MINUTE_MILLIS = 60_000
const SLOTS_A_BLOB = 128

/** A blob of columns for each minute and some Channels: differences, deflated at the first level; synced each minute. */
const sqlite =
  (Database: SqliteLibrary): NonNullable<Peer['run']> =>
  async (feed, folder) => {
    const start = performance.now()
    const database = new Database(join(folder, 'readings.sqlite'))
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.exec('CREATE TABLE readings (minute INTEGER, slots INTEGER, columns BLOB)')
    const insert = database.prepare('INSERT INTO readings VALUES (?, ?, ?)')
    for (let packet = 0; packet < feed.packets; ) {
      const minute = Math.floor((feed.places[packet] ?? 0) / MINUTE_MILLIS)
      let end = packet
      while (end < feed.packets && (feed.places[end] ?? 0) < (minute + 1) * MINUTE_MILLIS) end++
      database.exec('BEGIN')
      for (const [group, columns] of blobs(feed, packet, end)) insert.run(minute, group, columns)
      database.exec('COMMIT')
      packet = end
    }
    database.pragma('wal_checkpoint(TRUNCATE)')
    const seconds = (performance.now() - start) / 1000
    database.close()
    return { seconds, bytes: bytesIn(folder) }
  }

/** The Readings of some packets by slot, a few slots a blob. */
function* blobs(feed: Feed, packet: number, end: number): Generator<readonly [number, Buffer]> {
  const [first, last] = [feed.firsts[packet] ?? 0, feed.firsts[end] ?? feed.readings]
  const starts = new Int32Array(feed.size + 1)
  for (let i = first; i < last; i++) starts[(feed.slots[i] ?? 0) + 1]! += 1
  for (let slot = 0; slot < feed.size; slot++) starts[slot + 1]! += starts[slot] ?? 0
  const next = starts.slice()
  const count = last - first
  const [places, lags, quanta] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  for (let at = packet; at < end; at++) {
    for (let i = feed.firsts[at] ?? 0; i < (feed.firsts[at + 1] ?? last); i++) {
      const to = next[feed.slots[i] ?? 0]!++
      places[to] = feed.places[at] ?? 0
      lags[to] = (feed.places[at] ?? 0) - (feed.times[at] ?? 0)
      quanta[to] = feed.quanta[i] ?? 0
    }
  }
  const columns = [places, lags, quanta]
  for (let slot = 0; slot < feed.size; slot += SLOTS_A_BLOB) {
    const from = starts[slot] ?? 0
    const to = starts[Math.min(feed.size, slot + SLOTS_A_BLOB)] ?? count
    const differences = new Int32Array((to - from) * columns.length)
    let out = 0
    for (const column of columns) {
      let before = 0
      for (let k = from; k < to; k++) {
        differences[out++] = (column[k] ?? 0) - before
        before = column[k] ?? 0
      }
    }
    yield [slot, deflateRawSync(differences, { level: 1 })]
  }
}
