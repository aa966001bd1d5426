/*
 * HOT in `rollUp`: a step a Reading.
 */
import {
  type ByteReader,
  type ByteWriter,
  createByteReader,
  putSigned,
  putUnsigned,
  reserve,
  takeSigned,
  takeUnsigned,
} from '../frame/varint.ts'
import { QUALITY } from '../twin.ts'
import type { Tile } from './tile.ts'
import { MOST_WIDE, putWide, takeWide } from './wide.ts'

/**
 * What some slots came to, by buckets of time: slot i has the buckets from `starts[i]` up to `starts[i + 1]`, and only
 * those in which it had a Reading with a number. A mean is its sum divided by its count, in quanta.
 */
export interface Rollup {
  slots: number
  starts: Int32Array
  /** Which bucket, from 0. */
  buckets: Int32Array
  counts: Int32Array
  mins: Int32Array
  maxs: Int32Array
  lasts: Int32Array
  sums: Float64Array
}

export const createRollup = (): Rollup => ({
  slots: 0,
  starts: new Int32Array(1),
  buckets: new Int32Array(0),
  counts: new Int32Array(0),
  mins: new Int32Array(0),
  maxs: new Int32Array(0),
  lasts: new Int32Array(0),
  sums: new Float64Array(0),
})

export function beginRollup(into: Rollup, slots: number): void {
  into.slots = slots
  if (into.starts.length <= slots) into.starts = new Int32Array(slots + 1)
}

/** Room for so many buckets; what is there stays. */
export function reserveBuckets(into: Rollup, count: number): void {
  if (count <= into.buckets.length) return
  const room = Math.max(512, count * 2)
  const larger = (column: Int32Array): Int32Array => {
    const grown = new Int32Array(room)
    grown.set(column)
    return grown
  }
  into.buckets = larger(into.buckets)
  into.counts = larger(into.counts)
  into.mins = larger(into.mins)
  into.maxs = larger(into.maxs)
  into.lasts = larger(into.lasts)
  const sums = new Float64Array(room)
  sums.set(into.sums)
  into.sums = sums
}

/** Rolls a tile up into buckets of so many milliseconds, the first of which begins at `from`. */
export function rollUp(tile: Tile, from: number, bucketMillis: number, into: Rollup): void {
  beginRollup(into, tile.slots)
  const { starts, packetOf, axis, quanta, qualities } = tile
  let count = 0
  for (let i = 0; i < tile.slots; i++) {
    into.starts[i] = count
    const first = starts[i]!
    const end = starts[i + 1]!
    reserveBuckets(into, count + end - first)
    let bucket = -1
    let nextAt = Number.NEGATIVE_INFINITY
    for (let k = first; k < end; k++) {
      if (qualities[k] === QUALITY.bad) continue
      const quantum = quanta[k]!
      const at = axis[packetOf[k]!]!
      if (at >= nextAt) {
        bucket = Math.floor((at - from) / bucketMillis)
        nextAt = from + (bucket + 1) * bucketMillis
        into.buckets[count] = bucket
        into.counts[count] = 0
        into.mins[count] = quantum
        into.maxs[count] = quantum
        into.sums[count] = 0
        count++
      }
      const open = count - 1
      into.counts[open]!++
      into.lasts[open] = quantum
      into.sums[open]! += quantum
      if (quantum < into.mins[open]!) into.mins[open] = quantum
      if (quantum > into.maxs[open]!) into.maxs[open] = quantum
    }
  }
  into.starts[tile.slots] = count
}

/** Bytes. */
export const MOST_A_BUCKET = 5 * 5 + MOST_WIDE

/** A slot's buckets one after another, each told by how it differs from the one before. */
export function encodeRollup(writer: ByteWriter, rollup: Rollup): void {
  for (let i = 0; i < rollup.slots; i++) {
    const first = rollup.starts[i]!
    const end = rollup.starts[i + 1]!
    reserve(writer, 5 + (end - first) * MOST_A_BUCKET)
    putUnsigned(writer, end - first)
    let before = -1
    let count = 0
    let last = 0
    for (let k = first; k < end; k++) {
      putUnsigned(writer, rollup.buckets[k]! - before)
      before = rollup.buckets[k]!
      putSigned(writer, rollup.counts[k]! - count)
      count = rollup.counts[k]!
      putSigned(writer, (rollup.lasts[k]! - last) | 0)
      last = rollup.lasts[k]!
      putUnsigned(writer, (last - rollup.mins[k]!) >>> 0)
      putUnsigned(writer, (rollup.maxs[k]! - last) >>> 0)
      putWide(writer, rollup.sums[k]! - last * count)
    }
  }
}

/** Reads those slots of a roll-up of `slots` that `wanted` names, in ascending order; false where the bytes are none. */
export function decodeRollup(bytes: Uint8Array, slots: number, wanted: Int32Array, into: Rollup): boolean {
  const reader = createByteReader(bytes)
  beginRollup(into, wanted.length)
  let kept = 0
  let next = 0
  for (let i = 0; i < slots && next < wanted.length; i++) {
    const count = takeUnsigned(reader)
    if (reader.failed || count > bytes.length - reader.at) return false
    const isWanted = wanted[next] === i
    reserveBuckets(into, kept + count)
    if (isWanted) into.starts[next++] = kept
    takeBuckets(reader, into, kept, count)
    if (isWanted) kept += count
  }
  into.starts[next] = kept
  return !reader.failed && next === wanted.length
}

/** What is not wanted is written over by what comes next. */
function takeBuckets(reader: ByteReader, into: Rollup, at: number, count: number): void {
  let bucket = -1
  let readings = 0
  let last = 0
  for (let k = at; k < at + count; k++) {
    bucket += takeUnsigned(reader)
    readings += takeSigned(reader)
    last = (last + takeSigned(reader)) | 0
    into.buckets[k] = bucket
    into.counts[k] = readings
    into.lasts[k] = last
    into.mins[k] = (last - takeUnsigned(reader)) | 0
    into.maxs[k] = (last + takeUnsigned(reader)) | 0
    into.sums[k] = last * readings + takeWide(reader)
  }
}
