import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { encodeFrame } from '../../models/frame/encode.ts'
import { FORM } from '../../models/frame/frame.ts'
import { createByteWriter } from '../../models/frame/varint.ts'
import { addPacket, addReading, type Batch, createBatch } from '../../models/segment/batch.ts'
import { type Dictionary, dictionaryOf, layoutOfDictionary } from '../../models/segment/dictionary.ts'
import { createDraftBasis, encodeDraft } from '../../models/segment/draft.ts'
import { DRAFT, draftPrefix, encodeBeginning, encodeUntil } from '../../models/segment/draft-record.ts'
import { encodeEventLines, type PlacedEvent } from '../../models/segment/event-lines.ts'
import { chain, createChains, gatherTile } from '../../models/segment/gather.ts'
import { joinSlot, SLOTS_A_GROUP } from '../../models/segment/join.ts'
import type { Layout } from '../../models/segment/layout.ts'
import { BLOCK, type Block, encodeRecord, RECORD } from '../../models/segment/record.ts'
import { beginRollup, createRollup, encodeRollup, rollUp } from '../../models/segment/rollup.ts'
import { thinTile } from '../../models/segment/thin.ts'
import { createTile } from '../../models/segment/tile.ts'
import { encodeTile } from '../../models/segment/tile-encode.ts'
import type { SlotTable } from '../../models/slots.ts'
import { createTwin, type Twin } from '../../models/twin.ts'
import type { Dice } from './seed.ts'

export const MINUTE = 60_000
export const HOUR = 3_600_000
/** An hour of UTC begins. */
export const BEGIN = Math.floor(1_770_000_000_000 / HOUR) * HOUR

export interface MadeReading {
  readonly place: number
  readonly slot: number
  readonly quantum: number
  readonly time: number
  readonly quality: number
}

/** What a Journal was made of, for the plainest way to every answer. */
export interface MadeJournal {
  readonly folder: string
  readonly dictionary: Dictionary
  readonly layout: Layout
  /** In the order of the axis. */
  readonly readings: MadeReading[]
  readonly events: PlacedEvent[]
  readonly stretches: { readonly from: number; readonly to: number }[]
  /** The Twin where the next stretch begins. */
  readonly twin: Twin
}

export function emptyJournal(table: SlotTable, hash = 'hash'): MadeJournal {
  const folder = mkdtempSync(join(tmpdir(), 'twinfloor-journal-'))
  return journalIn(folder, dictionaryOf('works', hash, table))
}

export function journalIn(folder: string, dictionary: Dictionary): MadeJournal {
  mkdirSync(folder, { recursive: true })
  const layout = layoutOfDictionary(dictionary)
  const twin = createTwin(layout.size)
  return { folder, dictionary, layout, readings: [], events: [], stretches: [], twin }
}

export const remove = ({ folder }: MadeJournal): void => rmSync(folder, { recursive: true, force: true })

export const hourFile = (from: number): string => `${new Date(from).toISOString().slice(0, 13)}.twinfloor`

const packed = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes, { level: 1 })
const block = (sort: Block['sort'], number: number, bytes: Uint8Array): Block => ({
  ...{ sort, number, bytes: packed(bytes), unpacked: bytes.length },
})

const writer = createByteWriter()
function written(write: () => void): Uint8Array {
  writer.at = 0
  write()
  return writer.bytes.slice(0, writer.at)
}

/** Packets at random instants of a stretch, of a few Channels of a Machine each, a few of them bad. */
export function madeBatch(
  chance: Dice,
  { machineSlots }: Layout,
  from: number,
  to: number,
  packets: number,
): Batch {
  const batch = createBatch(packets * 6, packets)
  const places = Array.from({ length: packets }, () => from + chance.below(to - from)).sort((a, b) => a - b)
  for (const place of places) {
    const machine = chance.below(machineSlots.length - 1)
    const first = machineSlots[machine]!
    const slots = machineSlots[machine + 1]! - first
    addPacket(batch, machine, place, place - chance.below(400))
    for (let k = 1 + chance.below(6); k > 0; k--)
      addReading(batch, first + chance.below(slots), chance.below(2000) - 500, chance.below(9) === 0 ? 3 : 1)
  }
  return batch
}

function note(journal: MadeJournal, batch: Batch): void {
  for (let packet = 0; packet < batch.packets; packet++) {
    const end = packet + 1 < batch.packets ? batch.firsts[packet + 1]! : batch.count
    for (let i = batch.firsts[packet]!; i < end; i++)
      journal.readings.push({
        place: batch.axis[packet]!,
        slot: batch.slots[i]!,
        quantum: batch.quanta[i]!,
        time: batch.times[packet]!,
        quality: batch.qualities[i]!,
      })
  }
  journal.readings.sort((a, b) => a.place - b.place)
}

/** One Reading after another: the plainest way to the Twin at an instant. */
export function twinAt({ layout, readings }: MadeJournal, at: number): Twin {
  const twin = createTwin(layout.size)
  for (const { place, slot, quantum, time, quality } of readings) {
    if (place > at) break
    twin.quanta[slot] = quantum
    twin.times[slot] = time
    twin.qualities[slot] = quality
  }
  return twin
}

/** Whether two Twins are the same to the last bit; thousands of slots are compared at once. */
export const isSameTwin = (a: Twin, b: Twin): boolean =>
  [
    [a.quanta, b.quanta],
    [a.times, b.times],
    [a.qualities, b.qualities],
  ].every(([own, other]) => Buffer.from(own!.buffer).equals(Buffer.from(other!.buffer)))

function append(journal: MadeJournal, name: string, pieces: readonly Uint8Array[]): void {
  for (const piece of pieces) appendFileSync(join(journal.folder, name), piece)
}

const begun = new Set<string>()
function begin(journal: MadeJournal, name: string): void {
  const path = join(journal.folder, name)
  if (begun.has(path)) return
  begun.add(path)
  const text = new TextEncoder().encode(JSON.stringify(journal.dictionary))
  const plan = { kind: RECORD.plant, from: 0, to: 0, readings: 0, events: 0 } as const
  append(journal, name, encodeRecord(plan, [block(BLOCK.plant, 0, text)], crc32))
}

export interface StretchMade {
  readonly from: number
  readonly to: number
  readonly batch: Batch
  readonly events?: readonly PlacedEvent[]
  /** Kept with a Reading a second, and what each second came to. */
  readonly isThin?: boolean
}

function blocksOf(journal: MadeJournal, { from, batch, isThin }: StretchMade, carried: Twin): Block[] {
  const { layout } = journal
  const [tile, thin, rollup] = [createTile(), createTile(), createRollup()]
  const chains = createChains(layout.machineSlots.length - 1, batch.packets)
  for (let packet = 0; packet < batch.packets; packet++) chain(chains, batch.machines[packet]!, packet)
  return layout.tiles.flatMap((each, number) => {
    const place = { layout, tile: each, from }
    gatherTile(place, batch, chains, carried, tile)
    const rolled = (sort: Block['sort'], millis: number): Block => {
      rollUp(tile, Math.floor(from / millis) * millis, millis, rollup)
      return block(
        sort,
        number,
        written(() => encodeRollup(writer, rollup)),
      )
    }
    const rollups = [rolled(BLOCK.rollup, MINUTE), ...(isThin ? [rolled(BLOCK.seconds, 1000)] : [])]
    if (isThin) thinTile(place, tile, new Uint8Array(layout.size), thin)
    const kept = isThin ? thin : tile
    return [
      block(
        BLOCK.tile,
        number,
        written(() => encodeTile(writer, place, kept)),
      ),
      ...rollups,
    ]
  })
}

/** Writes a Segment into the file of its hour. */
export function seal(journal: MadeJournal, stretch: StretchMade, name = hourFile(stretch.from)): void {
  begin(journal, name)
  const { from, to, batch, events = [] } = stretch
  const blocks = blocksOf(journal, stretch, journal.twin)
  if (events.length > 0)
    blocks.push(block(BLOCK.events, 0, new TextEncoder().encode(encodeEventLines(events))))
  const plan = { kind: RECORD.segment, from, to, readings: batch.count, events: events.length } as const
  append(journal, name, encodeRecord(plan, blocks, crc32))
  note(journal, batch)
  journal.events.push(...events)
  journal.stretches.push({ from, to })
  Object.assign(journal, { twin: twinAt(journal, to) })
}

/** Writes the tiles of some numbers anew, with all that a Segment has by now; `batch` is all of it, in order. */
export function amend(journal: MadeJournal, stretch: StretchMade, tiles: readonly number[]): void {
  const carried = twinAt(journal, stretch.from - 1)
  const blocks = blocksOf(journal, stretch, carried).filter(({ number }) => tiles.includes(number))
  const { from, to, batch } = stretch
  const plan = { kind: RECORD.amendment, from, to, readings: batch.count, events: 0 } as const
  append(journal, hourFile(from), encodeRecord(plan, blocks, crc32))
}

/** Writes what the minutes of an hour came to, out of every Reading that lies in it. */
export function writeHour(journal: MadeJournal, from: number, name = hourFile(from)): void {
  begin(journal, name)
  const { layout } = journal
  const lies = journal.readings.filter(({ place }) => place >= from && place < from + HOUR)
  const batch = createBatch(lies.length, lies.length)
  const machineOf = Int32Array.from({ length: layout.size })
  for (let machine = 0; machine + 1 < layout.machineSlots.length; machine++)
    machineOf.fill(machine, layout.machineSlots[machine], layout.machineSlots[machine + 1])
  const chains = createChains(layout.machineSlots.length - 1, lies.length)
  for (const { place, slot, quantum, time, quality } of lies) {
    addPacket(batch, machineOf[slot]!, place, time)
    addReading(batch, slot, quantum, quality)
    chain(chains, machineOf[slot]!, batch.packets - 1)
  }
  const all = {
    firstMachine: 0,
    endMachine: layout.machineSlots.length - 1,
    firstSlot: 0,
    endSlot: layout.size,
  }
  const [tile, rollup, group] = [createTile(), createRollup(), createRollup()]
  gatherTile({ layout, tile: all, from }, batch, chains, createTwin(layout.size), tile)
  rollUp(tile, from, MINUTE, rollup)
  const blocks: Block[] = []
  for (let first = 0; first < layout.size; first += SLOTS_A_GROUP) {
    const slots = Math.min(SLOTS_A_GROUP, layout.size - first)
    beginRollup(group, slots)
    group.starts[0] = 0
    for (let i = 0; i < slots; i++) joinSlot([{ rollup, shift: 0 }], first + i, group, i)
    blocks.push(
      block(
        BLOCK.rollup,
        first / SLOTS_A_GROUP,
        written(() => encodeRollup(writer, group)),
      ),
    )
  }
  const plan = { kind: RECORD.hour, from, to: from + HOUR, readings: lies.length, events: 0 } as const
  append(journal, name, encodeRecord(plan, blocks, crc32))
}

/** Begins a draft and answers what writes further Readings or Events behind those that are there. */
export function draft(journal: MadeJournal, from: number) {
  const name = `draft-${from}.twinfloor`
  const { dictionary, layout, twin } = journal
  const put = (...payload: readonly Uint8Array[]): void => {
    const whole = Uint8Array.from(payload.flatMap((piece) => [...piece]))
    append(journal, name, [draftPrefix(whole, crc32), whole])
  }
  const known = Int32Array.from({ length: layout.size }, (_, slot) => slot).filter(
    (slot) => twin.qualities[slot] !== 0,
  )
  const cut = { form: FORM.snapshot, seq: 0, serverTime: from, count: known.length, slots: known, from: twin }
  put(
    encodeBeginning({
      from,
      dictionary: packed(new TextEncoder().encode(JSON.stringify(dictionary))),
      twin: encodeFrame(cut, undefined),
    }),
  )
  const basis = createDraftBasis(layout.size)
  return {
    name,
    readings(batch: Batch, until: number): void {
      const packets = written(() => encodeDraft(writer, batch, 0, batch.packets, basis))
      put(encodeUntil(DRAFT.readings, until), packets)
      note(journal, batch)
    },
    events(events: readonly PlacedEvent[], until: number): void {
      put(encodeUntil(DRAFT.events, until), new TextEncoder().encode(encodeEventLines(events)))
      journal.events.push(...events)
    },
  }
}
