import { crc32 } from 'node:zlib'
import { decodeFrame } from '../../../models/frame/decode.ts'
import { createFrame } from '../../../models/frame/frame.ts'
import { chainInOrder } from '../../../models/segment/amend.ts'
import {
  addPacket,
  addReading,
  type Batch,
  createBatch,
  endOfPacket,
  reserveBatch,
} from '../../../models/segment/batch.ts'
import { createDraftBasis, type DraftBasis, decodeDraft } from '../../../models/segment/draft.ts'
import { DRAFT, type DraftBeginning, draftRecordAt } from '../../../models/segment/draft-record.ts'
import { decodeEventLines, decodeStanding, type PlacedEvent } from '../../../models/segment/event-lines.ts'
import { createChains, type PacketChains } from '../../../models/segment/gather.ts'
import type { Standing } from '../../../models/standing.ts'
import { createTwin, type Twin } from '../../../models/twin.ts'
import type { FileSeen, JournalFolder } from './reader-files.ts'
import type { FilePlant, Plants } from './reader-plants.ts'

/** The stretch that is not sealed yet, as far as it has been written [Y-10]. */
export interface OpenStretch {
  readonly from: number
  /** All that came before this instant has been read. */
  until: number
  readonly plant: FilePlant
  readonly carried: Twin
  readonly batch: Batch
  readonly chains: PacketChains
  readonly events: PlacedEvent[]
  /** What stands where it begins, where the Events before it do not tell. */
  told: Standing | undefined
}

export interface Drafts {
  /** Reads on in those that are there; what belongs to a sealed Segment is left to its amendment. */
  look(seen: readonly FileSeen[]): void
  /** In the order of the axis. */
  open(): readonly OpenStretch[]
}

interface Tailed {
  readonly file: number
  readAt: number
  /** Undefined until its first record has been read. */
  stretch: (OpenStretch & { readonly basis: DraftBasis }) | undefined
}

const FIRST_READINGS = 1 << 16
const decoder = new TextDecoder()

export function tailDrafts(folder: JournalFolder, plants: Plants): Drafts {
  const tailed = new Map<number, Tailed>()

  const readOn = (draft: Tailed, size: number): void => {
    const bytes = folder.read(draft.file, draft.readAt, size - draft.readAt)
    if (bytes === undefined) return
    let at = 0
    for (let next = draftRecordAt(bytes, at, crc32); next; next = draftRecordAt(bytes, at, crc32)) {
      const { record, end } = next
      at = end
      if (record.sort === DRAFT.begun) {
        const plant = plants.unpacked(record.dictionary)
        draft.stretch = plant && begun(record, plant)
      } else if (draft.stretch !== undefined) {
        if (record.sort === DRAFT.readings) takeReadings(draft.stretch, record.bytes)
        else if (record.sort === DRAFT.standing)
          draft.stretch.told = decodeStanding(decoder.decode(record.bytes))
        else takeEvents(draft.stretch, record.bytes)
        draft.stretch.until = record.until
      }
    }
    draft.readAt += at
  }

  return {
    look(seen) {
      const there = new Set(seen.map(({ id }) => id))
      for (const file of tailed.keys()) if (!there.has(file)) tailed.delete(file)
      for (const { id, size } of seen) {
        const draft = tailed.get(id) ?? { file: id, readAt: 0, stretch: undefined }
        tailed.set(id, draft)
        if (size > draft.readAt) readOn(draft, size)
      }
    },
    open: () => [...tailed.values()].flatMap(({ stretch }) => stretch ?? []).sort((a, b) => a.from - b.from),
  }
}

function begun({ from, twin }: DraftBeginning, plant: FilePlant): Tailed['stretch'] {
  const { size } = plant.layout
  const carried = createTwin(size)
  const frame = createFrame(size)
  if (!decodeFrame(twin, new Int32Array(size), frame).ok) return undefined
  for (let i = 0; i < frame.count; i++) {
    const slot = frame.slots[i] ?? 0
    carried.quanta[slot] = frame.quanta[i] ?? 0
    carried.times[slot] = frame.times[i] ?? 0
    carried.qualities[slot] = frame.qualities[i] ?? 0
  }
  const machines = plant.layout.machineSlots.length - 1
  return {
    ...{ from, until: from, plant, carried, events: [], told: undefined },
    batch: createBatch(FIRST_READINGS, FIRST_READINGS),
    chains: createChains(machines, FIRST_READINGS),
    basis: createDraftBasis(size),
  }
}

function takeReadings(stretch: NonNullable<Tailed['stretch']>, bytes: Uint8Array): void {
  const { batch, chains, basis, plant, from } = stretch
  const machines = plant.layout.machineSlots.length - 1
  // A Reading has two bytes at least.
  const came = createBatch(bytes.length, bytes.length)
  if (!decodeDraft(bytes, basis, machines, came)) return
  reserveBatch(batch, came.count, came.packets)
  reserveChains(chains, batch.packets + came.packets)
  for (let packet = 0; packet < came.packets; packet++) {
    if ((came.axis[packet] ?? 0) < from) continue
    addPacket(batch, came.machines[packet] ?? 0, came.axis[packet] ?? 0, came.times[packet] ?? 0)
    const end = endOfPacket(came, packet)
    for (let i = came.firsts[packet] ?? 0; i < end; i++)
      addReading(batch, came.slots[i] ?? 0, came.quanta[i] ?? 0, came.qualities[i] ?? 0)
    chainInOrder(chains, batch, batch.packets - 1)
  }
}

function takeEvents({ events, from }: OpenStretch, bytes: Uint8Array): void {
  for (const event of decodeEventLines(decoder.decode(bytes))) {
    if (event.place < from) continue
    let at = events.length
    while (at > 0 && (events[at - 1]?.place ?? 0) > event.place) at--
    events.splice(at, 0, event)
  }
}

function reserveChains(chains: PacketChains, packets: number): void {
  if (packets <= chains.nexts.length) return
  const nexts = new Int32Array(packets * 2)
  nexts.set(chains.nexts)
  chains.nexts = nexts
}
