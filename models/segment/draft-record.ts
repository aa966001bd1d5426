import {
  createByteReader,
  createByteWriter,
  putFloat64,
  putUnsigned,
  takeByte,
  takeFloat64,
  takeUnsigned,
} from '../frame/varint.ts'
import type { Checksum } from './record.ts'

/*
 * A draft is a row of records, each behind its length and checksum, so that whatever was cut off at the end is seen to
 * be, and nothing before it is lost with it.
 */

/**
 * What a record of a draft holds: how its stretch begins, Readings as they came, Events as they came, or what stands
 * where it begins, which is told only where Events before it are missing.
 */
export const DRAFT = { begun: 1, readings: 2, events: 3, standing: 4 } as const
type SortBehind = Exclude<(typeof DRAFT)[keyof typeof DRAFT], typeof DRAFT.begun>

/** Length of what follows, and its checksum. */
export const DRAFT_PREFIX_BYTES = 8
const MOST_BYTES = 1 << 30

export interface DraftBeginning {
  /** Where the stretch begins on the axis. */
  readonly from: number
  /** The Plant as in the first record of a file, packed likewise. */
  readonly dictionary: Uint8Array
  /** The Twin where the stretch begins, as a Snapshot. */
  readonly twin: Uint8Array
}

/** One record of a draft, parsed as far as its sort goes; what it holds is borrowed. */
export type DraftRecord =
  | ({ readonly sort: typeof DRAFT.begun } & DraftBeginning)
  | {
      readonly sort: SortBehind
      /** All that came promptly and lies before this has been written. */
      readonly until: number
      /** Packets as of `encodeDraft`, or lines of Events or of what stands. */
      readonly bytes: Uint8Array
    }

export function encodeBeginning({ from, dictionary, twin }: DraftBeginning): Uint8Array {
  const writer = createByteWriter(16 + dictionary.length + twin.length)
  writer.bytes[writer.at++] = DRAFT.begun
  putFloat64(writer, from)
  putUnsigned(writer, dictionary.length)
  writer.bytes.set(dictionary, writer.at)
  writer.bytes.set(twin, writer.at + dictionary.length)
  return writer.bytes.slice(0, writer.at + dictionary.length + twin.length)
}

/** What comes before the packets or the lines of a record. */
export function encodeUntil(sort: SortBehind, until: number): Uint8Array {
  const writer = createByteWriter(9)
  writer.bytes[writer.at++] = sort
  putFloat64(writer, until)
  return writer.bytes
}

/** Length and checksum, to be written before the payload that they are of. */
export function draftPrefix(payload: Uint8Array, checksum: Checksum): Uint8Array {
  const prefix = new Uint8Array(DRAFT_PREFIX_BYTES)
  const view = new DataView(prefix.buffer)
  view.setUint32(0, payload.length, true)
  view.setUint32(4, checksum(payload), true)
  return prefix
}

/** The record that begins there and where the next one does; undefined where none is whole. */
export function draftRecordAt(
  bytes: Uint8Array,
  at: number,
  checksum: Checksum,
): { readonly record: DraftRecord; readonly end: number } | undefined {
  if (at + DRAFT_PREFIX_BYTES > bytes.length) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, DRAFT_PREFIX_BYTES)
  const length = view.getUint32(0, true)
  const start = at + DRAFT_PREFIX_BYTES
  if (length > MOST_BYTES || start + length > bytes.length) return undefined
  const payload = bytes.subarray(start, start + length)
  if (checksum(payload) !== view.getUint32(4, true)) return undefined
  const record = recordOf(payload)
  return record === undefined ? undefined : { record, end: start + length }
}

function recordOf(payload: Uint8Array): DraftRecord | undefined {
  const reader = createByteReader(payload)
  const sort = takeByte(reader)
  const time = takeFloat64(reader)
  if (reader.failed || !Number.isFinite(time)) return undefined
  if (sort === DRAFT.readings || sort === DRAFT.events || sort === DRAFT.standing)
    return { sort, until: time, bytes: payload.subarray(reader.at) }
  if (sort !== DRAFT.begun) return undefined
  const length = takeUnsigned(reader)
  if (reader.failed || reader.at + length > payload.length) return undefined
  return {
    sort,
    from: time,
    dictionary: payload.subarray(reader.at, reader.at + length),
    twin: payload.subarray(reader.at + length),
  }
}
