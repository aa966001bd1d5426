import { crc32 } from 'node:zlib'
import { encodeFrame } from '../../../models/frame/encode.ts'
import { FORM } from '../../../models/frame/frame.ts'
import { createByteWriter } from '../../../models/frame/varint.ts'
import type { Batch } from '../../../models/segment/batch.ts'
import { createDraftBasis, encodeDraft } from '../../../models/segment/draft.ts'
import { DRAFT, draftPrefix, encodeBeginning, encodeUntil } from '../../../models/segment/draft-record.ts'
import { encodeEventLines, encodeStanding, type PlacedEvent } from '../../../models/segment/event-lines.ts'
import type { Standing } from '../../../models/standing.ts'
import { QUALITY, type Twin } from '../../../models/twin.ts'
import type { Disk } from './disk.ts'
import { draftName } from './names.ts'

/** The stretch that is not sealed yet, as it is written behind while it comes [Y-10]. */
export interface Draft {
  readonly name: string
  readings(page: Batch, first: number, end: number, until: number): void
  events(events: readonly PlacedEvent[], until: number): void
  /** What stands where it begins, though the Events before it do not tell. */
  standing(standing: Standing, until: number): void
  /** Resolves once all of it is on the disk. */
  sync(): Promise<void>
  bytes(): number
  close(): void
}

/** The packed text of the Plant goes into each draft, so that it can be sealed under another Plant. */
export function beginDraft(disk: Disk, from: number, twin: Twin, dictionary: Uint8Array): Draft {
  const name = draftName(from)
  disk.remove(name)
  const tape = disk.open(name)
  const basis = createDraftBasis(twin.size)
  const writer = createByteWriter(1 << 18)
  const put = (payload: Uint8Array): void => {
    tape.write(Buffer.concat([draftPrefix(payload, crc32), payload]))
  }
  try {
    put(encodeBeginning({ from, dictionary, twin: snapshotOf(twin, from) }))
    disk.syncNames()
  } catch (error) {
    tape.close()
    throw error
  }
  return {
    name,
    readings(page, first, end, until) {
      writer.at = 0
      const head = encodeUntil(DRAFT.readings, until)
      writer.bytes.set(head)
      writer.at = head.length
      encodeDraft(writer, page, first, end, basis)
      put(writer.bytes.subarray(0, writer.at))
    },
    events: (events, until) =>
      put(Buffer.concat([encodeUntil(DRAFT.events, until), Buffer.from(encodeEventLines(events))])),
    standing: (standing, until) =>
      put(Buffer.concat([encodeUntil(DRAFT.standing, until), Buffer.from(encodeStanding(standing))])),
    sync: () => tape.sync(),
    bytes: () => tape.length(),
    close: () => tape.close(),
  }
}

/** A Twin as a Snapshot. */
export function snapshotOf(twin: Twin, at: number): Uint8Array {
  const slots = new Int32Array(twin.size)
  let count = 0
  for (let slot = 0; slot < twin.size; slot++) {
    if (twin.qualities[slot] !== QUALITY.none) slots[count++] = slot
  }
  return encodeFrame({ form: FORM.snapshot, seq: 0, serverTime: at, count, slots, from: twin }, undefined)
}
