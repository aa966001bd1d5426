import { crc32 } from 'node:zlib'
import {
  type HeadColumns,
  headColumns,
  headLength,
  MOST_HEAD_BYTES,
  PREFIX_BYTES,
} from '../../../models/segment/record.ts'

/** A head as it lies in a file. */
export interface Found {
  readonly offset: number
  /** Of prefix and head. */
  readonly headBytes: number
  readonly head: HeadColumns
}

export interface Scanned {
  readonly found: readonly Found[]
  /** What is no record although records follow it, or although nobody has written to the file for a while [Y-39]. */
  readonly damaged: readonly (readonly [from: number, to: number])[]
  /** Where to go on once the file has grown. */
  readonly end: number
}

type Read = (offset: number, length: number) => Uint8Array | undefined

/** Most heads are shorter than this, and are read at once. */
const GUESS_BYTES = 8192
const SEARCH_BYTES = 1 << 20
const MAGIC = Buffer.from('TWFS', 'latin1')

/**
 * Reads head after head. What is none is searched for the next; a tail that is none may still be in the writing,
 * unless the file is at rest.
 */
export function scan(read: Read, from: number, size: number, isAtRest: boolean): Scanned {
  const found: Found[] = []
  const damaged: (readonly [number, number])[] = []
  let at = from
  while (at < size) {
    const here = headAt(read, at, size)
    if (here !== undefined) {
      found.push(here)
      at += here.head.length
      continue
    }
    const next = nextHead(read, at + 1, size)
    if (next === undefined) {
      if (isAtRest) damaged.push([at, size])
      return { found, damaged, end: isAtRest ? size : at }
    }
    damaged.push([at, next])
    at = next
  }
  return { found, damaged, end: at }
}

/** The record that begins there, where all of it is there. */
export function headAt(read: Read, offset: number, size: number): Found | undefined {
  if (offset + PREFIX_BYTES > size) return undefined
  const guess = read(offset, Math.min(GUESS_BYTES, size - offset))
  const length = guess === undefined ? undefined : headLength(guess.subarray(0, PREFIX_BYTES))
  if (guess === undefined || length === undefined || length > MOST_HEAD_BYTES) return undefined
  const headBytes = PREFIX_BYTES + length
  if (offset + headBytes > size) return undefined
  const bytes = headBytes <= guess.length ? guess : read(offset, headBytes)
  if (bytes === undefined) return undefined
  const head = headColumns(bytes.subarray(0, PREFIX_BYTES), bytes.subarray(PREFIX_BYTES, headBytes), crc32)
  return head === undefined || offset + head.length > size ? undefined : { offset, headBytes, head }
}

function nextHead(read: Read, from: number, size: number): number | undefined {
  for (let at = from; at < size; at += SEARCH_BYTES) {
    // Pieces share three bytes, so that no magic number lies across a seam.
    const piece = read(at, Math.min(SEARCH_BYTES + MAGIC.length - 1, size - at))
    if (piece === undefined) return undefined
    const letters = Buffer.from(piece.buffer, piece.byteOffset, piece.length)
    for (let hit = letters.indexOf(MAGIC); hit >= 0; hit = letters.indexOf(MAGIC, hit + 1)) {
      if (headAt(read, at + hit, size) !== undefined) return at + hit
    }
  }
  return undefined
}
