import { SLOTS_A_GROUP } from '../../../models/segment/join.ts'
import type { FilePlant } from './reader-plants.ts'

/** A slot of a file's Plant, and where what is found of it goes. */
export interface Sought<Into> {
  readonly own: number
  readonly into: Into
}

type Parts<Into> = ReadonlyMap<number, readonly Sought<Into>[]>

/** Slots of today that a file's Plant has, by its tiles, ascending. */
export function tilesOf<Into>(plant: FilePlant, sought: ReadonlyMap<number, Into>): Parts<Into> {
  const { tileOf } = plant.layout
  return parted(plant, sought, (slot) => tileOf[machineOf(plant, slot)] ?? 0)
}

/** The same by the groups of an hour. */
export const groupsOf = <Into>(plant: FilePlant, sought: ReadonlyMap<number, Into>): Parts<Into> =>
  parted(plant, sought, (slot) => Math.floor(slot / SLOTS_A_GROUP))

function parted<Into>(
  { back }: FilePlant,
  sought: ReadonlyMap<number, Into>,
  partOf: (slot: number) => number,
): Parts<Into> {
  const parts = new Map<number, Sought<Into>[]>()
  for (const [slot, into] of sought) {
    const own = back[slot] ?? -1
    if (own < 0) continue
    const part = partOf(own)
    const had = parts.get(part)
    if (had === undefined) parts.set(part, [{ own, into }])
    else had.push({ own, into })
  }
  for (const each of parts.values()) each.sort((a, b) => a.own - b.own)
  return parts
}

function machineOf({ layout: { machineSlots } }: FilePlant, slot: number): number {
  let low = 0
  let high = machineSlots.length - 1
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    if ((machineSlots[middle] ?? 0) <= slot) low = middle
    else high = middle
  }
  return low
}
