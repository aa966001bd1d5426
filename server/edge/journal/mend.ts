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
import { createTwin, type Twin } from '../../../models/twin.ts'
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

/** What a slot ended with as it was thought, and as it is known now; it is carried on until the slot has a Reading. */
interface Carry {
  readonly before: Twin
  readonly now: Twin
  readonly differs: Uint8Array
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
  const carry: Carry = {
    ...{ before: createTwin(size), now: createTwin(size), differs: new Uint8Array(size) },
    standing,
  }
  const [mine, strays] = [new Set<number>(), { readings: createBatch(0, 0), events: [] as PlacedEvent[] }]
  const mineEvents = new Set<PlacedEvent>()
  const last = places.reduce((most, place) => Math.max(most, place), Number.NEGATIVE_INFINITY)
  const written: Written[] = []
  let merged = 0
  for (const file of names) {
    const sheets: Sheet[] = []
    for (const sealed of sealedIn(disk, file)) {
      if (sealed.from > last && !carry.differs.includes(1) && !isCarried(standing)) break
      const own = batchWithin(readings, sealed, mine)
      const told = events.filter(({ place }) => place >= sealed.from && place < sealed.to)
      for (const event of told) mineEvents.add(event)
      const sheet = await amended(plan, file, sealed, own, told, carry)
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
    const carried = carry.differs.indexOf(1, tile.firstSlot)
    if (!concerned.has(number) && (carried < 0 || carried >= tile.endSlot)) continue
    const place = { layout, tile, from: sealed.from }
    const bytes = sealed.block(disk, file, BLOCK.tile, number)
    if (bytes === undefined || !decodeTile(bytes, place, asItWas)) continue
    const begun = carriedInto(place, asItWas, carry)
    const fresh = amendTile(place, asItWas, late, begun.twin, asItIs)
    compareEnds(place, asItWas, asItIs, carry)
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

/** What is carried into a Segment, put right where it was what its slot had been thought to end with. */
function carriedInto(
  { layout, tile: { firstSlot } }: TilePlace,
  tile: Tile,
  { before, now, differs }: Carry,
): { readonly twin: Twin; readonly differs: boolean } {
  const twin = createTwin(layout.size)
  let differsAny = false
  for (let i = 0; i < tile.slots; i++) {
    const slot = firstSlot + i
    twin.quanta[slot] = tile.carriedQuanta[i] ?? 0
    twin.times[slot] = tile.carriedTimes[i] ?? 0
    twin.qualities[slot] = tile.carriedQualities[i] ?? 0
    if (differs[slot] === 0 || !areAlike(twin, before, slot)) continue
    copySlot(now, twin, slot)
    differsAny = true
  }
  return { twin, differs: differsAny }
}

/** Notes which slots end otherwise now; where a Reading came last before and now, that is the same. */
function compareEnds({ tile: { firstSlot, endSlot } }: TilePlace, was: Tile, is: Tile, carry: Carry): void {
  applyTile(was, firstSlot, Number.POSITIVE_INFINITY, carry.before)
  applyTile(is, firstSlot, Number.POSITIVE_INFINITY, carry.now)
  for (let slot = firstSlot; slot < endSlot; slot++)
    carry.differs[slot] = areAlike(carry.before, carry.now, slot) ? 0 : 1
}

const areAlike = (a: Twin, b: Twin, slot: number): boolean =>
  a.qualities[slot] === b.qualities[slot] &&
  a.times[slot] === b.times[slot] &&
  a.quanta[slot] === b.quanta[slot]

function copySlot(from: Twin, into: Twin, slot: number): void {
  into.quanta[slot] = from.quanta[slot] ?? 0
  into.times[slot] = from.times[slot] ?? 0
  into.qualities[slot] = from.qualities[slot] ?? 0
}
