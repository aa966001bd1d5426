import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import type { RecordingHead } from '../../../models/journal-answer.ts'
import { BLOCK, encodeRecord, RECORD } from '../../../models/segment/record.ts'

const packed = promisify<Uint8Array, Buffer>(deflateRaw)

/** What a recording begins with: its stretch, and what a page is told of the Plant [Y-47]. */
export async function recordingHead(
  { from, to }: RecordingHead,
  plantBody: string,
): Promise<readonly Uint8Array[]> {
  const text = Buffer.from(plantBody)
  const block = { sort: BLOCK.answer, number: 0, bytes: await packed(text), unpacked: text.length }
  return encodeRecord({ kind: RECORD.recording, from, to, readings: 0, events: 0 }, [block], crc32)
}
