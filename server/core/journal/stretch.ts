/*
 * HOT: a step a Reading. What came in a stretch of the axis and is not sealed yet.
 */
import { chainInOrder } from '../../../models/segment/amend.ts'
import {
  addPacket,
  type Batch,
  createBatch,
  endOfPacket,
  reserveBatch,
} from '../../../models/segment/batch.ts'
import type { PlacedEvent } from '../../../models/segment/event-lines.ts'
import { createChains, type PacketChains } from '../../../models/segment/gather.ts'
import { copyTwin, createTwin, type Twin } from '../../../models/twin.ts'

/** A stretch is a minute of the axis, unless it is full before. */
export const STRETCH_MILLIS = 60_000
export const MOST_READINGS = 2_000_000
/** The axis does not stand still while the server runs: where it jumped so far, the server did not. */
export const GAP_MILLIS = 30_000

/** The Twin as the axis has it so far, and the place of each slot's Reading. */
export interface Course {
  readonly twin: Twin
  readonly places: Float64Array
}

/** Begins with what is known from before, of which the places are not: they are not before its own times. */
export function courseFrom(known: Twin): Course {
  const twin = createTwin(known.size)
  copyTwin(known, twin)
  return { twin, places: known.times.slice() }
}

const copyOf = ({ twin, places }: Course, into: Course | undefined): Course => {
  if (into === undefined) {
    const copy = createTwin(twin.size)
    copyTwin(twin, copy)
    return { twin: copy, places: places.slice() }
  }
  copyTwin(twin, into.twin)
  into.places.set(places)
  return into
}

export interface Stretch {
  readonly from: number
  /** Where it ends; not included. */
  to: number
  /** The last place of what came promptly. */
  last: number
  /** The Twin where it begins. */
  readonly carried: Course
  readonly batch: Batch
  readonly chains: PacketChains
  /** By slot, how many Readings. */
  readonly counts: Int32Array
  readonly events: PlacedEvent[]
}

/** The columns of one that is sealed may be used again. */
export function beginStretch(from: number, course: Course, machines: number, used?: Stretch): Stretch {
  const carried = copyOf(course, used?.carried)
  const batch = used?.batch ?? createBatch(1 << 16, 1 << 12)
  batch.count = 0
  batch.packets = 0
  const chains = used?.chains ?? createChains(machines, 1 << 12)
  chains.heads.fill(-1)
  chains.tails.fill(-1)
  const counts = used?.counts ?? new Int32Array(course.twin.size)
  counts.fill(0)
  const to = (Math.floor(from / STRETCH_MILLIS) + 1) * STRETCH_MILLIS
  return { from, to, last: from, carried, batch, chains, counts, events: [] }
}

/**
 * Takes packets from that one on, up to the first that lies beyond the stretch or a gap, and answers which that is. What lies
 * before the stretch goes to `old`.
 */
export function takePackets(
  stretch: Stretch,
  course: Course,
  page: Batch,
  first: number,
  old: Batch,
): number {
  const { batch, chains, counts, from } = stretch
  reserveBatch(batch, page.count - (page.firsts[first] ?? page.count), page.packets - first)
  if (chains.nexts.length < batch.axis.length) {
    const { nexts } = chains
    chains.nexts = new Int32Array(batch.axis.length)
    chains.nexts.set(nexts)
  }
  for (let packet = first; packet < page.packets; packet++) {
    const place = page.axis[packet]!
    const beyond = place - stretch.last
    if (place >= stretch.to || beyond > GAP_MILLIS || (batch.count >= MOST_READINGS && beyond > 0))
      return packet
    if (place < from) {
      takeOld(stretch, course, page, packet, old)
      continue
    }
    if (place > stretch.last) stretch.last = place
    addPacket(batch, page.machines[packet]!, place, page.times[packet]!)
    chainInOrder(chains, batch, batch.packets - 1)
    takeReadings(batch, course, page, packet)
    for (let i = batch.firsts[batch.packets - 1]!; i < batch.count; i++) counts[batch.slots[i]!]!++
  }
  return page.packets
}

function takeReadings(batch: Batch, { twin, places }: Course, page: Batch, packet: number): void {
  const { slots, quanta, qualities } = batch
  const place = page.axis[packet]!
  const time = page.times[packet]!
  const end = endOfPacket(page, packet)
  let at = batch.count
  for (let i = page.firsts[packet]!; i < end; i++) {
    const slot = page.slots[i]!
    const quantum = page.quanta[i]!
    const quality = page.qualities[i]!
    slots[at] = slot
    quanta[at] = quantum
    qualities[at++] = quality
    if (place < places[slot]!) continue
    places[slot] = place
    twin.quanta[slot] = quantum
    twin.times[slot] = time
    twin.qualities[slot] = quality
  }
  batch.count = at
}

/** What lies before the stretch may be what is carried into it. */
function takeOld({ carried }: Stretch, course: Course, page: Batch, packet: number, old: Batch): void {
  const readings = endOfPacket(page, packet) - page.firsts[packet]!
  reserveBatch(old, readings, 1)
  addPacket(old, page.machines[packet]!, page.axis[packet]!, page.times[packet]!)
  takeReadings(old, course, page, packet)
  goOn(carried, page, packet)
}

/** What is not written down, from that packet on, still becomes the Twin that a later stretch begins with. */
export function passBy(course: Course, page: Batch, first: number): void {
  for (let packet = first; packet < page.packets; packet++) goOn(course, page, packet)
}

function goOn({ twin, places }: Course, page: Batch, packet: number): void {
  const place = page.axis[packet]!
  const end = endOfPacket(page, packet)
  for (let i = page.firsts[packet]!; i < end; i++) {
    const slot = page.slots[i]!
    if (place < places[slot]!) continue
    places[slot] = place
    twin.quanta[slot] = page.quanta[i]!
    twin.times[slot] = page.times[packet]!
    twin.qualities[slot] = page.qualities[i]!
  }
}
