/*
 * HOT: one `accept` a Reading, one `cut` a flush. Columns by slot; dirty slots are a mark and a list, so that
 * a few are sorted and many are swept in order.
 */
import { type Cut, FORM, type Form, type SlotColumns } from '../../models/frame/frame.ts'
import type { SlotTable } from '../../models/slots.ts'
import { APPLIED, applyReading, createTwin, QUALITY, type Twin } from '../../models/twin.ts'
import { type Recorder, record } from './journal/recorder.ts'

/** Slots that changed since a room was last told, each once. */
interface DirtySlots {
  readonly marks: Uint8Array
  /** The same marks, four to a word. */
  readonly words: Uint32Array
  readonly list: Int32Array
  count: number
}

const createDirtySlots = (size: number): DirtySlots => {
  const words = new Uint32Array(Math.ceil(size / 4))
  return { marks: new Uint8Array(words.buffer), words, list: new Int32Array(size), count: 0 }
}

/** Readings in; Frames out, a flush at a time. */
export interface Bridge {
  readonly table: SlotTable
  readonly twin: Twin
  readonly cut: Cut
  /** What the overview's Viewers hold; its quanta are the basis that a delta Frame differs from [F-3]. */
  readonly sent: SlotColumns
  readonly overview: DirtySlots
  /** Changes on Lines that somebody looks at. */
  readonly close: DirtySlots
  readonly lookedAt: Uint8Array
  /** What takes every Reading that is not a duplicate, for the Journal; undefined where none is kept. */
  recorder: Recorder | undefined
  seq: number
  readings: number
  late: number
  duplicates: number
}

export const createBridge = (table: SlotTable): Bridge => {
  const twin = createTwin(table.size)
  const { quanta, times, qualities } = createTwin(table.size)
  return {
    table,
    twin,
    cut: { form: FORM.delta, seq: 0, serverTime: 0, count: 0, slots: new Int32Array(table.size), from: twin },
    sent: { quanta, times, qualities },
    overview: createDirtySlots(table.size),
    close: createDirtySlots(table.size),
    lookedAt: new Uint8Array(table.size),
    recorder: undefined,
    seq: 0,
    readings: 0,
    late: 0,
    duplicates: 0,
  }
}

/** Takes one Reading; true where it changed the Twin [T-1, T-2, T-3]. */
export function accept(
  bridge: Bridge,
  slot: number,
  quantum: number,
  time: number,
  quality: number,
): boolean {
  bridge.readings++
  const applied = applyReading(bridge.twin, slot, quantum, time, quality)
  if (bridge.recorder !== undefined && applied !== APPLIED.duplicate)
    record(bridge.recorder, slot, quantum, time, quality, applied === APPLIED.late)
  if (applied >= APPLIED.late) {
    if (applied === APPLIED.late) bridge.late++
    else bridge.duplicates++
    return false
  }
  if (bridge.overview.marks[slot] === 0 && worthTelling(bridge, slot, quantum, time, quality)) {
    bridge.overview.marks[slot] = 1
    bridge.overview.list[bridge.overview.count++] = slot
  }
  if (bridge.lookedAt[slot] === 1 && bridge.close.marks[slot] === 0) {
    bridge.close.marks[slot] = 1
    bridge.close.list[bridge.close.count++] = slot
  }
  return true
}

/** A value with no number keeps the last one [T-5]. */
export const acceptBad = (bridge: Bridge, slot: number, time: number): boolean =>
  accept(bridge, slot, bridge.twin.quanta[slot]!, time, QUALITY.bad)

function worthTelling(bridge: Bridge, slot: number, quantum: number, time: number, quality: number): boolean {
  const sent = bridge.sent.quanta[slot]!
  const band = bridge.table.deadbandQuanta[slot]!
  if (quantum > sent + band || quantum < sent - band) return true
  if (quality !== bridge.sent.qualities[slot]) return true
  const elapsed = time - bridge.sent.times[slot]!
  return elapsed < 0 || elapsed >= bridge.table.periodMillis[slot]!
}

/** Cuts what changed since the last Frame of the overview; undefined where nothing did. Borrowed until the next cut. */
export function cutOverview(bridge: Bridge, serverTime: number): Cut | undefined {
  const { twin, sent, cut } = bridge
  const { slots } = cut
  const count = takeAscending(bridge.overview, slots)
  if (count === 0) return undefined
  bridge.seq++
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!
    sent.times[slot] = twin.times[slot]!
    sent.qualities[slot] = twin.qualities[slot]!
  }
  return finish(bridge, FORM.delta, count, twin, serverTime)
}

/** Cuts all that the overview's Viewers were told so far: what a late joiner needs [F-4]. Borrowed likewise. */
export function cutSnapshot(bridge: Bridge, serverTime: number): Cut {
  const { sent, cut, table } = bridge
  return finish(bridge, FORM.snapshot, takeKnown(sent, cut.slots, 0, table.size), sent, serverTime)
}

/** Calls with a Cut for each Line that is looked at and has changed, in the order of the Plant. */
export function cutLines(bridge: Bridge, serverTime: number, each: (line: number, cut: Cut) => void): void {
  const { cut, table } = bridge
  const total = takeAscending(bridge.close, closeScratch(table.size))
  let i = 0
  while (i < total) {
    const slots = closeSlotsScratch
    const line = table.machines[table.machineOf[slots[i]!]!]!.lineIndex
    const end = table.lines[line]!.endSlot
    let count = 0
    while (i < total && slots[i]! < end) cut.slots[count++] = slots[i++]!
    each(line, finish(bridge, FORM.line, count, bridge.twin, serverTime))
  }
}

/** Cuts a whole Line as it is now. Borrowed likewise. */
export function cutLine(bridge: Bridge, line: number, serverTime: number): Cut {
  const { cut, table, twin } = bridge
  const { firstSlot, endSlot } = table.lines[line]!
  return finish(bridge, FORM.line, takeKnown(twin, cut.slots, firstSlot, endSlot), twin, serverTime)
}

function finish(bridge: Bridge, form: Form, count: number, from: SlotColumns, serverTime: number): Cut {
  const { cut } = bridge
  cut.form = form
  cut.seq = bridge.seq
  cut.serverTime = serverTime
  cut.count = count
  cut.from = from
  return cut
}

/** The slots that ever had a Reading. */
export function takeKnown({ qualities }: SlotColumns, into: Int32Array, first: number, end: number): number {
  let count = 0
  for (let slot = first; slot < end; slot++) if (qualities[slot] !== QUALITY.none) into[count++] = slot
  return count
}

/** From now on the changes of a Line are kept for close Viewers, or no longer. */
export function watchLine(bridge: Bridge, line: number, watched: boolean): void {
  const { firstSlot, endSlot } = bridge.table.lines[line]!
  bridge.lookedAt.fill(watched ? 1 : 0, firstSlot, endSlot)
}

let closeSlotsScratch = new Int32Array(0)
const closeScratch = (size: number): Int32Array => {
  if (closeSlotsScratch.length < size) closeSlotsScratch = new Int32Array(size)
  return closeSlotsScratch
}

/** Fewer than these are sorted; more are swept, four marks at a time. */
const SORTED_AT_MOST = 2000

function takeAscending(dirty: DirtySlots, into: Int32Array): number {
  const { marks, list, count } = dirty
  if (count === 0) return 0
  if (count <= SORTED_AT_MOST) {
    const few = list.subarray(0, count).sort()
    into.set(few)
    for (let i = 0; i < count; i++) marks[few[i]!] = 0
  } else sweep(dirty, into)
  dirty.count = 0
  return count
}

const ALL_FOUR = 0x01010101

function sweep({ marks, words }: DirtySlots, into: Int32Array): void {
  let at = 0
  for (let word = 0; word < words.length; word++) {
    if (words[word] === 0) continue
    const first = word * 4
    if (words[word] === ALL_FOUR) {
      into[at] = first
      into[at + 1] = first + 1
      into[at + 2] = first + 2
      into[at + 3] = first + 3
      at += 4
      continue
    }
    for (let slot = first; slot < first + 4; slot++) if (marks[slot] === 1) into[at++] = slot
  }
  words.fill(0)
}
