/*
 * HOT: a step a Reading. What came in a stretch of the axis and is not sealed yet.
 */
import { addFrom, chainInOrder } from '../../../models/segment/amend.ts'
import {
  addPacket,
  type Batch,
  createBatch,
  endOfPacket,
  reserveBatch,
} from '../../../models/segment/batch.ts'
import type { PlacedEvent } from '../../../models/segment/event-lines.ts'
import { createChains, type PacketChains } from '../../../models/segment/gather.ts'
import type { Layout } from '../../../models/segment/layout.ts'
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

/** What came for the Machines of one tile. Kept apart, it lies close together when it is gathered. */
interface TilePile {
  readonly batch: Batch
  readonly chains: PacketChains
}

export interface Stretch {
  readonly from: number
  /** Where it ends; not included. */
  to: number
  /** The last place of what came promptly. */
  last: number
  readings: number
  /** The Twin where it begins. */
  readonly carried: Course
  readonly tileOf: Int32Array
  readonly piles: readonly TilePile[]
  /** By slot, how many Readings. */
  readonly counts: Int32Array
  readonly events: PlacedEvent[]
}

const FIRST_READINGS = 1024
const FIRST_PACKETS = 128

/** Heads and tails are by Machine of the Plant, and shared. */
function createPiles({ tiles, machineSlots }: Layout): readonly TilePile[] {
  const { heads, tails } = createChains(machineSlots.length - 1, 0)
  return tiles.map(() => ({
    batch: createBatch(FIRST_READINGS, FIRST_PACKETS),
    chains: { heads, tails, nexts: new Int32Array(FIRST_PACKETS) },
  }))
}

/** The columns of one that is sealed may be used again. */
export function beginStretch(from: number, course: Course, layout: Layout, used?: Stretch): Stretch {
  const carried = copyOf(course, used?.carried)
  const piles = used?.piles ?? createPiles(layout)
  for (const { batch, chains } of piles) {
    batch.count = 0
    batch.packets = 0
    if (batch !== piles[0]?.batch) continue
    chains.heads.fill(-1)
    chains.tails.fill(-1)
  }
  const counts = used?.counts ?? new Int32Array(course.twin.size)
  counts.fill(0)
  const to = (Math.floor(from / STRETCH_MILLIS) + 1) * STRETCH_MILLIS
  const { tileOf } = layout
  return { from, to, last: from, readings: 0, carried, tileOf, piles, counts, events: [] }
}

/**
 * Takes packets from that one on, up to the first that lies beyond the stretch or a gap, and answers which that is.
 * What lies before the stretch goes to `old`.
 */
export function takePackets(
  stretch: Stretch,
  course: Course,
  page: Batch,
  first: number,
  old: Batch,
): number {
  const { from } = stretch
  for (let packet = first; packet < page.packets; packet++) {
    const place = page.axis[packet]!
    const beyond = place - stretch.last
    if (place >= stretch.to || beyond > GAP_MILLIS || (stretch.readings >= MOST_READINGS && beyond > 0))
      return packet
    if (place < from) takeOld(stretch, course, page, packet, old)
    else {
      if (beyond > 0) stretch.last = place
      pile(stretch, course, page, packet)
    }
  }
  return page.packets
}

/** Puts a packet behind those of its tile, and into the chain of its Machine where it lies. */
function pile(stretch: Stretch, course: Course, page: Batch, packet: number): void {
  const machine = page.machines[packet]!
  const { batch, chains } = stretch.piles[stretch.tileOf[machine]!]!
  const first = page.firsts[packet]!
  const end = endOfPacket(page, packet)
  if (batch.count + end - first > batch.slots.length || batch.packets === batch.axis.length) {
    reserveBatch(batch, end - first, 1)
    const { nexts } = chains
    chains.nexts = new Int32Array(batch.axis.length)
    chains.nexts.set(nexts)
  }
  const place = page.axis[packet]!
  const time = page.times[packet]!
  addPacket(batch, machine, place, time)
  chainInOrder(chains, batch, batch.packets - 1)
  const { slots, quanta, qualities } = page
  const { slots: ownSlots, quanta: ownQuanta, qualities: ownQualities } = batch
  const { quanta: twinQuanta, times: twinTimes, qualities: twinQualities } = course.twin
  const { places } = course
  const { counts } = stretch
  let at = batch.count
  for (let i = first; i < end; i++) {
    const slot = slots[i]!
    const quantum = quanta[i]!
    const quality = qualities[i]!
    ownSlots[at] = slot
    ownQuanta[at] = quantum
    ownQualities[at++] = quality
    counts[slot]!++
    if (place < places[slot]!) continue
    places[slot] = place
    twinQuanta[slot] = quantum
    twinTimes[slot] = time
    twinQualities[slot] = quality
  }
  batch.count = at
  stretch.readings += end - first
}

/** What lies before the stretch may be what is carried into it. */
function takeOld({ carried }: Stretch, course: Course, page: Batch, packet: number, old: Batch): void {
  reserveBatch(old, endOfPacket(page, packet) - page.firsts[packet]!, 1)
  addFrom(page, packet, old)
  goOn(course, page, packet)
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
