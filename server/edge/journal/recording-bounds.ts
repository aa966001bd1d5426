import { inflateRawSync } from 'node:zlib'
import { SLOTS_A_GROUP } from '../../../models/segment/join.ts'
import type { Layout } from '../../../models/segment/layout.ts'
import { BLOCK, RECORD } from '../../../models/segment/record.ts'
import { MOST_A_BUCKET } from '../../../models/segment/rollup.ts'
import { createTile, readingsIn } from '../../../models/segment/tile.ts'
import { decodeTile } from '../../../models/segment/tile-decode.ts'
import { MOST_READINGS } from '../../core/journal/stretch.ts'
import { HOUR_MILLIS } from './names.ts'
import { REFUSED, RecordingRefused, type RowRecord } from './recording-row.ts'
import { MINUTE_MILLIS, SECOND_MILLIS } from './seal.ts'

/*
 * What no server ever wrote, but anybody can: a few kilobytes that unpack to so much that whoever reads them holds up
 * all others for seconds. It is refused where it comes in.
 */

/** As many may have come late as came in time. */
const MOST_IN_SEGMENT = 2 * MOST_READINGS
/** Of all its tiles together: as many Readings as that, each in a packet of its own, take less. */
const MOST_TILE_BYTES = 128 << 20
/** Events and what stands: 3,000 of them a second. */
const MOST_LINES_BYTES = 32 << 20
const MOST_A_COUNT = 5

const tooDear = (): never => {
  throw new RecordingRefused(REFUSED.dear)
}

/** Throws where a record is more than one of its Plant can be. */
export function holdWithinBounds(record: RowRecord, layout: Layout): void {
  const { kind, count, sorts, numbers, unpacked } = record.head
  let tileBytes = 0
  for (let i = 0; i < count; i++) {
    const bytes = unpacked[i] ?? 0
    if (sorts[i] === BLOCK.tile) tileBytes += bytes
    else if (bytes > mostOf(kind, sorts[i] ?? 0, slotsOf(layout, kind, numbers[i] ?? 0))) tooDear()
  }
  if (tileBytes > MOST_TILE_BYTES) tooDear()
  // A Reading takes a byte at least: only where there are more of them it must be seen how many they are.
  if (tileBytes > MOST_IN_SEGMENT) countReadings(record, layout)
}

const slotsOf = ({ tiles }: Layout, kind: number, number: number): number => {
  if (kind === RECORD.hour) return SLOTS_A_GROUP
  const tile = tiles[number]
  return tile === undefined ? 0 : tile.endSlot - tile.firstSlot
}

function mostOf(kind: number, sort: number, slots: number): number {
  switch (sort) {
    case BLOCK.rollup:
      return mostBuckets(slots, kind === RECORD.hour ? HOUR_MILLIS : MINUTE_MILLIS, MINUTE_MILLIS)
    case BLOCK.seconds:
      return mostBuckets(slots, MINUTE_MILLIS, SECOND_MILLIS)
    default:
      return MOST_LINES_BYTES
  }
}

/** A stretch may begin and end within a bucket. */
const mostBuckets = (slots: number, spanMillis: number, bucketMillis: number): number =>
  slots * (MOST_A_COUNT + (spanMillis / bucketMillis + 1) * MOST_A_BUCKET)

function countReadings({ head, bytes }: RowRecord, layout: Layout): void {
  const into = createTile()
  let readings = 0
  for (let i = 0; i < head.count; i++) {
    const tile = head.sorts[i] === BLOCK.tile ? layout.tiles[head.numbers[i] ?? 0] : undefined
    if (tile === undefined) continue
    const offset = head.offsets[i] ?? 0
    const packed = bytes.subarray(offset, offset + (head.lengths[i] ?? 0))
    const whole = unpackedTo(head.unpacked[i] ?? 0, packed)
    if (!decodeTile(whole, { layout, tile, from: head.from }, into, MOST_IN_SEGMENT)) tooDear()
    readings += readingsIn(into)
    if (readings > MOST_IN_SEGMENT) tooDear()
  }
}

function unpackedTo(length: number, packed: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, length) })
  } catch {
    throw new RecordingRefused(REFUSED.broken)
  }
}
