import { crc32, inflateRawSync } from 'node:zlib'
import { type HeadColumns, headColumns, PREFIX_BYTES } from '../../../models/segment/record.ts'
import type { RecordPlace } from '../../core/journal/shelf.ts'
import type { JournalFolder } from './reader-files.ts'

/** A block that is not as it was written [Y-39]. */
export interface BrokenBlock {
  readonly place: RecordPlace
  readonly from: number
  readonly to: number
  readonly sort: number
  readonly number: number
}

/** Heads and blocks of records, as they were before they were packed. */
export interface Blocks {
  /** Undefined where the record has gone, with its file, since it was shelved. */
  head(place: RecordPlace): HeadColumns | undefined
  /** The whole record as it is stored. */
  record(place: RecordPlace): Uint8Array | undefined
  /** Which of a record's blocks it is; -1 for none. */
  find(head: HeadColumns, sort: number, number: number): number
  /** As it is stored and sound; out of the record where that has been read. */
  packed(place: RecordPlace, head: HeadColumns, i: number, record?: Uint8Array): Uint8Array | undefined
  /** Unpacked. */
  block(place: RecordPlace, head: HeadColumns, i: number, record?: Uint8Array): Uint8Array | undefined
}

/** Heads that were read lately stay, up to so many blocks, some 25 bytes each: a month of hours of 12,000 Channels. */
const MOST_KEPT = 1_000_000

export function openBlocks(folder: JournalFolder, onBroken: (broken: BrokenBlock) => void): Blocks {
  const heads = new Map<string, HeadColumns>()
  let kept = 0

  const head = (place: RecordPlace): HeadColumns | undefined => {
    const key = `${place.file}:${place.offset}`
    const had = heads.get(key)
    if (had !== undefined) {
      heads.delete(key)
      heads.set(key, had)
      return had
    }
    const bytes = folder.read(place.file, place.offset, place.headBytes)
    const read = bytes && headColumns(bytes.subarray(0, PREFIX_BYTES), bytes.subarray(PREFIX_BYTES), crc32)
    if (read === undefined) return undefined
    heads.set(key, read)
    kept += read.count
    for (const [oldest, { count }] of heads) {
      if (kept <= MOST_KEPT || oldest === key) break
      heads.delete(oldest)
      kept -= count
    }
    return read
  }

  const broken = (place: RecordPlace, { from, to, sorts, numbers }: HeadColumns, i: number): void =>
    onBroken({ place, from, to, sort: sorts[i] ?? 0, number: numbers[i] ?? 0 })

  const packed: Blocks['packed'] = (place, of, i, record) => {
    const offset = of.offsets[i] ?? 0
    const length = of.lengths[i] ?? 0
    const bytes =
      record === undefined
        ? folder.read(place.file, place.offset + offset, length)
        : record.subarray(offset, offset + length)
    if (bytes === undefined) return undefined
    if (crc32(bytes) === of.checksums[i]) return bytes
    broken(place, of, i)
    return undefined
  }

  return {
    head,
    record(place) {
      const of = head(place)
      return of && folder.read(place.file, place.offset, of.length)
    },
    find({ count, sorts, numbers }, sort, number) {
      for (let i = 0; i < count; i++) if (numbers[i] === number && sorts[i] === sort) return i
      return -1
    },
    packed,
    block(place, of, i, record) {
      const bytes = packed(place, of, i, record)
      if (bytes === undefined) return undefined
      const whole = unpacked(bytes, of.unpacked[i] ?? 0)
      if (whole === undefined) broken(place, of, i)
      return whole
    },
  }
}

/** Room for a little more than is told, so that it is known to be all with one step of the unpacking. */
const BEYOND = 64
/** No block that we write is larger by far. */
const MOST_BYTES = 1 << 28

/** Undefined where it does not unpack to as much as its head says: then it is not ours. */
function unpacked(bytes: Uint8Array, length: number): Uint8Array | undefined {
  if (length > MOST_BYTES) return undefined
  try {
    const whole = inflateRawSync(bytes, { chunkSize: length + BEYOND, maxOutputLength: length + BEYOND })
    return whole.length === length ? whole : undefined
  } catch {
    return undefined
  }
}
