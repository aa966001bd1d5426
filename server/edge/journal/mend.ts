import { setImmediate as turn } from 'node:timers/promises'
import { addFrom, amendTile } from '../../../models/segment/amend.ts'
import { type Batch, createBatch, endOfPacket, reserveBatch } from '../../../models/segment/batch.ts'
import type { PlacedEvent } from '../../../models/segment/event-lines.ts'
import { applyTile } from '../../../models/segment/gather.ts'
import type { Layout } from '../../../models/segment/layout.ts'
import { BLOCK, type Block, RECORD } from '../../../models/segment/record.ts'
import { createTile, type Tile, type TilePlace } from '../../../models/segment/tile.ts'
import { decodeTile } from '../../../models/segment/tile-decode.ts'
import { type Standing, standingMended } from '../../../models/standing.ts'
import { createTwin, QUALITY, type Twin } from '../../../models/twin.ts'
import type { Disk } from './disk.ts'
import type { HourFiles, Sheet, Written } from './hour-files.ts'
import type { Late } from './late.ts'
import { amendEvents, createStandingCarry, isCarried, type StandingCarry } from './mend-standing.ts'
import { hourInName, hourOf } from './names.ts'
import type { WrittenPlant } from './plant.ts'
import type { Packer } from './seal.ts'
import { type Sealed, sealedIn } from './sealed.ts'
import { packedAs } from './thinned.ts'

export interface MendPlan {
  readonly disk: Disk
  readonly files: HourFiles
  readonly layout: Layout
  readonly plant: WrittenPlant
  readonly packer: Packer
}

export interface Mended {
  readonly written: readonly Written[]
  /** Readings that were new. */
  readonly merged: number
  /** What lies where no Segment is. */
  readonly strayed: Late
  /** What stands at the end of all, put right by what came late. */
  readonly mended: (standing: Standing) => Standing
}

/**
 * What slots end with that came late: it is carried on until the slot has a Reading. That is known by the Readings
 * themselves and not by what they changed: before a crash, or since they came, that may have been done in part.
 */
interface Carry {
  readonly now: Twin
  readonly isLate: Uint8Array
  /** Where the Segment ends that was gone through last. */
  to: number
  readonly standing: StandingCarry
}

/** Merges what came late into the Segments that it belongs to, by amendments in their files [Y-11]. */
export async function mend(plan: MendPlan, late: Late): Promise<Mended> {
  const { disk, files, layout } = plan
  const { readings, events } = late
  const places = [...readings.axis.subarray(0, readings.packets), ...events.map(({ place }) => place)]
  const first = places.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY)
  const names = files.names().filter((name) => (hourInName(name) ?? 0) >= hourOf(first))
  const size = layout.size
  const standing = createStandingCarry()
  const carry: Carry = { now: createTwin(size), isLate: new Uint8Array(size), to: Number.NaN, standing }
  const [mine, strays] = [new Set<number>(), { readings: createBatch(0, 0), events: [] as PlacedEvent[] }]
  const mineEvents = new Set<PlacedEvent>()
  const last = places.reduce((most, place) => Math.max(most, place), Number.NEGATIVE_INFINITY)
  const written: Written[] = []
  let merged = 0
  for (const file of names) {
    const sheets: Sheet[] = []
    for (const sealed of sealedIn(disk, file)) {
      if (sealed.from > last && !carry.isLate.includes(1) && !isCarried(standing)) break
      const own = batchWithin(readings, sealed, mine)
      const told = events.filter(({ place }) => place >= sealed.from && place < sealed.to)
      for (const event of told) mineEvents.add(event)
      const sheet = await amended(plan, file, sealed, own, told, carry)
      carry.to = sealed.to
      if (sheet === undefined) continue
      merged += sheet.plan.readings
      sheets.push(sheet)
    }
    if (sheets.length > 0) written.push(...(await files.append(file, sheets)))
  }
  for (let packet = 0; packet < readings.packets; packet++) {
    if (mine.has(packet)) continue
    reserveBatch(strays.readings, endOfPacket(readings, packet) - (readings.firsts[packet] ?? 0), 1)
    addFrom(readings, packet, strays.readings)
  }
  strays.events.push(...events.filter((event) => !mineEvents.has(event)))
  const mended = (then: Standing): Standing => standingMended(then, standing.thought, standing.known)
  return { written, merged, strayed: strays, mended }
}

function batchWithin(late: Batch, { from, to }: Sealed, mine: Set<number>): Batch {
  const own = createBatch(0, 0)
  for (let packet = 0; packet < late.packets; packet++) {
    const place = late.axis[packet] ?? 0
    if (place < from || place >= to) continue
    mine.add(packet)
    reserveBatch(own, endOfPacket(late, packet) - (late.firsts[packet] ?? 0), 1)
    addFrom(late, packet, own)
  }
  return own
}

/** The amendment of one Segment; undefined where nothing of it is other than it was. */
async function amended(
  plan: MendPlan,
  file: string,
  sealed: Sealed,
  late: Batch,
  told: readonly PlacedEvent[],
  carry: Carry,
): Promise<Sheet | undefined> {
  const { disk, layout, packer } = plan
  const of = { packer, areCodes: plan.plant.areCodes }
  const [asItWas, asItIs] = [createTile(), createTile()]
  const blocks: Block[] = []
  const concerned = new Set<number>()
  for (let packet = 0; packet < late.packets; packet++)
    concerned.add(layout.tileOf[late.machines[packet] ?? 0] ?? 0)
  let readings = 0
  for (const [number, tile] of layout.tiles.entries()) {
    const carried = carry.isLate.indexOf(1, tile.firstSlot)
    if (!concerned.has(number) && (carried < 0 || carried >= tile.endSlot)) continue
    const place = { layout, tile, from: sealed.from }
    const bytes = sealed.block(disk, file, BLOCK.tile, number)
    if (bytes === undefined || !decodeTile(bytes, place, asItWas)) {
      // Which Readings it had is not known.
      carry.isLate.fill(0, tile.firstSlot, tile.endSlot)
      continue
    }
    const begun = carriedInto(place, asItWas, carry)
    const fresh = amendTile(place, asItWas, late, begun.twin, asItIs)
    noteEnds(place, asItIs, late, carry)
    await turn()
    if (fresh === 0 && !begun.differs) continue
    readings += fresh
    blocks.push(...(await packedAs(sealed.has(BLOCK.seconds), of, place, number, asItIs)))
  }
  const events = amendEvents(disk, plan.plant, file, sealed, told, carry.standing)
  blocks.push(...events.blocks)
  if (blocks.length === 0) return undefined
  const { from, to } = sealed
  return { plan: { kind: RECORD.amendment, from, to, readings, events: events.fresh }, blocks }
}

/**
 * What is carried into a Segment, put right where it is older than what came late. In a Segment that follows on the one
 * before it is, if it is another; after a gap it may be what the server had heard by then.
 */
function carriedInto(
  { layout, tile: { firstSlot }, from }: TilePlace,
  tile: Tile,
  { now, isLate, to }: Carry,
): { readonly twin: Twin; readonly differs: boolean } {
  const twin = createTwin(layout.size)
  let differs = false
  for (let i = 0; i < tile.slots; i++) {
    const slot = firstSlot + i
    twin.quanta[slot] = tile.carriedQuanta[i] ?? 0
    twin.times[slot] = tile.carriedTimes[i] ?? 0
    twin.qualities[slot] = tile.carriedQualities[i] ?? 0
    if (isLate[slot] === 0 || areAlike(twin, now, slot)) continue
    if (from === to || twin.qualities[slot] === QUALITY.none || isNotAfter(twin, now, slot)) {
      copySlot(now, twin, slot)
      differs = true
    } else isLate[slot] = 0
  }
  return { twin, differs }
}

/** Notes which slots end with what came late. */
function noteEnds(
  { tile: { firstMachine, endMachine, firstSlot } }: TilePlace,
  tile: Tile,
  late: Batch,
  { now, isLate }: Carry,
): void {
  applyTile(tile, firstSlot, Number.POSITIVE_INFINITY, now)
  for (let i = 0; i < tile.slots; i++)
    if ((tile.starts[i] ?? 0) < (tile.starts[i + 1] ?? 0)) isLate[firstSlot + i] = 0
  for (let packet = 0; packet < late.packets; packet++) {
    const machine = late.machines[packet] ?? 0
    if (machine < firstMachine || machine >= endMachine) continue
    const end = endOfPacket(late, packet)
    for (let i = late.firsts[packet] ?? 0; i < end; i++) {
      const slot = late.slots[i] ?? 0
      if (isLast(tile, slot - firstSlot, late, packet, i)) isLate[slot] = 1
    }
  }
}

function isLast(tile: Tile, slot: number, late: Batch, packet: number, i: number): boolean {
  const last = (tile.starts[slot + 1] ?? 0) - 1
  const of = tile.packetOf[last] ?? 0
  return (
    tile.axis[of] === late.axis[packet] &&
    tile.times[of] === late.times[packet] &&
    tile.quanta[last] === late.quanta[i] &&
    tile.qualities[last] === late.qualities[i]
  )
}

const isNotAfter = (a: Twin, b: Twin, slot: number): boolean => (a.times[slot] ?? 0) <= (b.times[slot] ?? 0)

const areAlike = (a: Twin, b: Twin, slot: number): boolean =>
  a.qualities[slot] === b.qualities[slot] &&
  a.times[slot] === b.times[slot] &&
  a.quanta[slot] === b.quanta[slot]

function copySlot(from: Twin, into: Twin, slot: number): void {
  into.quanta[slot] = from.quanta[slot] ?? 0
  into.times[slot] = from.times[slot] ?? 0
  into.qualities[slot] = from.qualities[slot] ?? 0
}
