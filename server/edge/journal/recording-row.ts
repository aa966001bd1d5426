import { createHash } from 'node:crypto'
import { crc32, inflateRawSync } from 'node:zlib'
import { type HeadColumns, headColumns, headLength, PREFIX_BYTES } from '../../../models/segment/record.ts'
import { type Bilingual, bilingual } from '../../../models/text.ts'

/** Why bytes are no recording; nothing of them is kept [Y-48]. */
export class RecordingRefused extends Error {
  readonly reason: Bilingual
  constructor(reason: Bilingual) {
    super(reason.en)
    this.reason = reason
  }
}

export const REFUSED = {
  notOne: bilingual('这不是 Twinfloor 的录像文件。', 'This is no recording of Twinfloor.'),
  cut: bilingual('录像文件不完整：请重新导出。', 'The recording is cut short: export it again.'),
  broken: bilingual(
    '录像文件已损坏：请重新导出或重新传输。',
    'The recording is not as it was written: export or transfer it again.',
  ),
  large: bilingual('录像文件过大，上限为 256 MiB。', 'The recording is too large: 256 MiB at the most.'),
  dear: bilingual(
    '读取该录像占用过多内存或时间，已拒绝。',
    'To read the recording takes too much memory or time: it is refused.',
  ),
  plant: bilingual(
    '本版本无法读取录像中的工厂：请使用导出它的版本。',
    'The Plant of the recording cannot be read by this version: use the one that exported it.',
  ),
} as const satisfies Readonly<Record<string, Bilingual>>

const refuse = (why: keyof typeof REFUSED): never => {
  throw new RecordingRefused(REFUSED[why])
}

/** A record as it lies in the row, all of it sound. */
export interface RowRecord {
  readonly head: HeadColumns
  readonly bytes: Uint8Array
}

/** Records as they come, each checked whole. */
export interface RecordingRow {
  records(): AsyncGenerator<RowRecord>
  /** Of all bytes so far. */
  digest(): string
  size(): number
}

/** A minute of the largest Plant is a twentieth of it. */
const MOST_RECORD_BYTES = 64 << 20

export function readRow(stream: AsyncIterable<Uint8Array>, mostBytes: number): RecordingRow {
  const hash = createHash('sha256')
  const source = stream[Symbol.asyncIterator]()
  let held: Uint8Array[] = []
  let heldBytes = 0
  let size = 0

  /** So many bytes that follow; fewer where it ends. */
  const take = async (length: number): Promise<Uint8Array> => {
    while (heldBytes < length) {
      const next = await source.next()
      if (next.done === true) break
      size += next.value.length
      if (size > mostBytes) refuse('large')
      hash.update(next.value)
      held.push(next.value)
      heldBytes += next.value.length
    }
    const all = Buffer.concat(held)
    const taken = all.subarray(0, length)
    held = [all.subarray(taken.length)]
    heldBytes -= taken.length
    return taken
  }

  return {
    async *records() {
      for (let isFirst = true; ; isFirst = false) {
        const prefix = await take(PREFIX_BYTES)
        if (prefix.length === 0 && !isFirst) return
        const length = prefix.length < PREFIX_BYTES ? undefined : headLength(prefix)
        if (length === undefined) return refuse(isFirst ? 'notOne' : 'cut')
        const rest = await take(length)
        if (rest.length < length) return refuse('cut')
        const head = headColumns(prefix, rest, crc32)
        if (head === undefined || head.length > MOST_RECORD_BYTES) return refuse('broken')
        const blocks = await take(head.length - PREFIX_BYTES - length)
        if (blocks.length < head.length - PREFIX_BYTES - length) return refuse('cut')
        const bytes = Buffer.concat([prefix, rest, blocks])
        if (!isSound(head, bytes)) return refuse('broken')
        yield { head, bytes }
      }
    },
    digest: () => hash.copy().digest('hex'),
    size: () => size,
  }
}

function isSound(head: HeadColumns, bytes: Uint8Array): boolean {
  for (let i = 0; i < head.count; i++) {
    const offset = head.offsets[i] ?? 0
    if (crc32(bytes.subarray(offset, offset + (head.lengths[i] ?? 0))) !== head.checksums[i]) return false
  }
  return true
}

/** No text of a Plant is longer: that of 20,000 Machines takes a quarter of it. */
const MOST_TEXT_BYTES = 1 << 27

/** The text of the first block of a sort. */
export function textIn({ head, bytes }: RowRecord, sort: number): string {
  const i = head.sorts.indexOf(sort)
  const offset = head.offsets[i] ?? 0
  try {
    const packed = bytes.subarray(offset, offset + (head.lengths[i] ?? 0))
    return inflateRawSync(packed, { maxOutputLength: MOST_TEXT_BYTES }).toString()
  } catch {
    return refuse('broken')
  }
}
