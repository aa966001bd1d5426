import {
  createByteReader,
  createByteWriter,
  putFloat64,
  putUnsigned,
  reserve,
  takeByte,
  takeFloat64,
  takeUnsigned,
} from '../frame/varint.ts'

/*
 * A file of the Journal is a row of records. Each begins with a magic number and a head that says what lies in it and
 * bears a checksum of itself and one for each block, so that a flipped bit is found, and found in one block.
 */

/** CRC-32 as of zlib; given by whoever has one. */
export type Checksum = (bytes: Uint8Array) => number

export const RECORD = { plant: 1, segment: 2, amendment: 3, hour: 4, recording: 5, end: 6 } as const
type RecordKind = (typeof RECORD)[keyof typeof RECORD]

/**
 * `seconds` is a roll-up by whole seconds, there where tiles have been thinned to a Reading a second; `standing` the
 * Events before it that still hold where it begins; `answer` what a recording's page is told of its Plant.
 */
export const BLOCK = { plant: 1, tile: 2, rollup: 3, events: 4, seconds: 5, standing: 6, answer: 7 } as const
type BlockSort = (typeof BLOCK)[keyof typeof BLOCK]

/** A block before it is written; its bytes are packed already. */
export interface Block {
  readonly sort: BlockSort
  /** Of a tile or its roll-up: which. */
  readonly number: number
  readonly bytes: Uint8Array
  readonly unpacked: number
}

export interface BlockHead {
  readonly sort: number
  readonly number: number
  /** From the beginning of the record. */
  readonly offset: number
  readonly length: number
  readonly unpacked: number
  readonly checksum: number
}

export interface RecordHead {
  readonly kind: RecordKind
  /** The stretch of the axis that it tells of: from, included, and to, not included. */
  readonly from: number
  readonly to: number
  readonly readings: number
  readonly events: number
  readonly blocks: readonly BlockHead[]
  /** Of the whole record. */
  readonly length: number
}

const MAGIC = 0x5346_5754 // "TWFS"
const VERSION = 1
/** Magic number, length of the head, checksum of the head. */
export const PREFIX_BYTES = 12
/** No head is larger: more than any Plant has tiles. */
export const MOST_HEAD_BYTES = 4 << 20
const LONGEST_BLOCK = 2 ** 31 - 1

export type RecordPlan = Pick<RecordHead, 'kind' | 'from' | 'to' | 'readings' | 'events'>

/** The pieces of a record, to be written one after another. */
export function encodeRecord(
  plan: RecordPlan,
  blocks: readonly Block[],
  checksum: Checksum,
): readonly Uint8Array[] {
  const head = createByteWriter(64 + blocks.length * 24)
  head.bytes[head.at++] = VERSION
  head.bytes[head.at++] = plan.kind
  putFloat64(head, plan.from)
  putFloat64(head, plan.to)
  putUnsigned(head, plan.readings)
  putUnsigned(head, plan.events)
  putUnsigned(head, blocks.length)
  for (const { sort, number, bytes, unpacked } of blocks) {
    reserve(head, 24)
    head.bytes[head.at++] = sort
    putUnsigned(head, number)
    putUnsigned(head, bytes.length)
    putUnsigned(head, unpacked)
    head.view.setUint32(head.at, checksum(bytes), true)
    head.at += 4
  }
  const headBytes = head.bytes.slice(0, head.at)
  const prefix = new Uint8Array(PREFIX_BYTES)
  const view = new DataView(prefix.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, headBytes.length, true)
  view.setUint32(8, checksum(headBytes), true)
  return [prefix, headBytes, ...blocks.map(({ bytes }) => bytes)]
}

/** How long the head is that follows a prefix; undefined where there is no record. */
export function headLength(prefix: Uint8Array): number | undefined {
  if (prefix.length < PREFIX_BYTES) return undefined
  const view = new DataView(prefix.buffer, prefix.byteOffset, PREFIX_BYTES)
  const length = view.getUint32(4, true)
  return view.getUint32(0, true) === MAGIC && length <= MOST_HEAD_BYTES ? length : undefined
}

/** A head with its blocks in columns: one of a large Plant has thousands. */
export interface HeadColumns extends Omit<RecordHead, 'blocks'> {
  readonly count: number
  readonly sorts: Uint8Array
  readonly numbers: Int32Array
  readonly offsets: Float64Array
  readonly lengths: Int32Array
  readonly unpacked: Int32Array
  readonly checksums: Uint32Array
}

/** Reads a head behind its prefix; undefined where a bit of it is not as it was written. */
export function headColumns(
  prefix: Uint8Array,
  bytes: Uint8Array,
  checksum: Checksum,
): HeadColumns | undefined {
  const view = new DataView(prefix.buffer, prefix.byteOffset, PREFIX_BYTES)
  if (headLength(prefix) !== bytes.length || view.getUint32(8, true) !== checksum(bytes)) return undefined
  const reader = createByteReader(bytes)
  if (takeByte(reader) !== VERSION) return undefined
  const kind = takeByte(reader)
  const from = takeFloat64(reader)
  const to = takeFloat64(reader)
  const readings = takeUnsigned(reader)
  const events = takeUnsigned(reader)
  const count = takeUnsigned(reader)
  // A block's head has eight bytes at least: a count beyond what is there asks for nothing.
  if (reader.failed || count * 8 > bytes.length || !isKind(kind) || !(from <= to)) return undefined
  const sorts = new Uint8Array(count)
  const numbers = new Int32Array(count)
  const offsets = new Float64Array(count)
  const lengths = new Int32Array(count)
  const unpacked = new Int32Array(count)
  const checksums = new Uint32Array(count)
  let offset = PREFIX_BYTES + bytes.length
  for (let i = 0; i < count; i++) {
    sorts[i] = takeByte(reader)
    numbers[i] = takeUnsigned(reader)
    const length = takeUnsigned(reader)
    const whole = takeUnsigned(reader)
    const at = reader.at
    checksums[i] = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    reader.at = at + 4
    if (length > LONGEST_BLOCK || whole > LONGEST_BLOCK) return undefined
    lengths[i] = length
    unpacked[i] = whole
    offsets[i] = offset
    offset += length
  }
  // Bytes that are not there read as none: then this is beyond the end.
  if (reader.failed || reader.at !== bytes.length) return undefined
  return {
    ...{ kind, from, to, readings, events, length: offset },
    ...{ count, sorts, numbers, offsets, lengths, unpacked, checksums },
  }
}

/** The same, with an object a block. */
export function decodeHead(
  prefix: Uint8Array,
  bytes: Uint8Array,
  checksum: Checksum,
): RecordHead | undefined {
  const head = headColumns(prefix, bytes, checksum)
  if (head === undefined) return undefined
  const { kind, from, to, readings, events, length } = head
  const blocks = Array.from(head.sorts, (sort, i) => ({
    sort,
    number: head.numbers[i]!,
    offset: head.offsets[i]!,
    length: head.lengths[i]!,
    unpacked: head.unpacked[i]!,
    checksum: head.checksums[i]!,
  }))
  return { kind, from, to, readings, events, blocks, length }
}

const isKind = (kind: number): kind is RecordKind => Object.values<number>(RECORD).includes(kind)
