import type { TwinEvent } from '../../../models/event.ts'
import { decodeEventLines } from '../../../models/segment/event-lines.ts'
import { BLOCK } from '../../../models/segment/record.ts'
import {
  eventsAmong,
  NOTHING_STANDS,
  type Standing,
  standingAfter,
  standingAmong,
} from '../../../models/standing.ts'
import { numberedEvents } from '../../core/journal/events.ts'
import type { Disk } from './disk.ts'
import { plantIn, startsAs } from './hour-files.ts'
import { hourInName, hourOf } from './names.ts'
import { plantWritten, type WrittenPlant } from './plant.ts'
import { type Sealed, sealedIn } from './sealed.ts'
import { type ToldStanding, toldIn } from './standing-block.ts'

/*
 * What stands where a Segment begins, as whoever writes finds it. A Segment that does not tell goes on from the one
 * before [Y-43].
 */

const decoder = new TextDecoder()

/** As its own block has it; undefined where it has none that is sound. */
export function standingTold(disk: Disk, file: string, sealed: Sealed): ToldStanding | undefined {
  const bytes = sealed.block(disk, file, BLOCK.standing, 0)
  return bytes && toldIn(bytes)
}

/** As its own block has them; undefined where it is not sound. */
export function eventsTold(disk: Disk, file: string, sealed: Sealed): readonly TwinEvent[] | undefined {
  const bytes = sealed.block(disk, file, BLOCK.events, 0)
  if (bytes !== undefined) return numberedEvents(decodeEventLines(decoder.decode(bytes)))
  return sealed.events === 0 ? [] : undefined
}

export interface SealedPlace {
  readonly file: string
  readonly sealed: Sealed
}

/** An hour of Segments that do not tell, and some more: those of before there was anything told. */
const MOST_BACK = 200

/** Back from an instant to the Segment that tells, the last before it first. */
export function backToTold(
  disk: Disk,
  place: number,
): { readonly back: readonly SealedPlace[]; readonly told: Standing | undefined } {
  const back: SealedPlace[] = []
  for (const each of backwards(disk, place)) {
    back.push(each)
    const told = standingTold(disk, each.file, each.sealed)?.standing
    if (told !== undefined || back.length === MOST_BACK) return { back, told }
  }
  return { back, told: undefined }
}

/** What stood at an instant, after all that was sealed before it, by the indices of a Plant. */
export function standingBefore(disk: Disk, place: number, plant: WrittenPlant): Standing {
  const { back, told } = backToTold(disk, place)
  const machinesOf = machineMaps(disk, plant)
  const first = back.at(-1)
  if (first === undefined) return NOTHING_STANDS
  let standing = standingAmong(told ?? NOTHING_STANDS, machinesOf(first.file))
  for (const { file, sealed } of back.toReversed())
    standing = standingAfter(standing, eventsAmong(eventsTold(disk, file, sealed) ?? [], machinesOf(file)))
  return standing
}

/** The Segments that begin before an instant, the last of them first. */
function* backwards(disk: Disk, place: number): Generator<SealedPlace> {
  for (const hour of hoursIn(disk)
    .filter((each) => each <= hourOf(place))
    .reverse())
    yield* segmentsOf(disk, hour)
      .filter(({ sealed }) => sealed.from < place)
      .reverse()
}

/** The hours that there are files of, in the order of the axis. */
export const hoursIn = (disk: Disk): readonly number[] =>
  [...new Set(disk.names().flatMap((name) => hourInName(name) ?? []))].sort((a, b) => a - b)

/** The Segments of an hour in the order of the axis; where its Plant changed they lie in more than one file. */
export const segmentsOf = (disk: Disk, hour: number): readonly SealedPlace[] =>
  disk
    .names()
    .filter((name) => hourInName(name) === hour)
    .flatMap((file) => sealedIn(disk, file).map((sealed) => ({ file, sealed })))
    .sort((a, b) => a.sealed.from - b.sealed.from)

/** By file where its Machines are in a Plant; a large Plant's own text is read once, and only where it must be. */
function machineMaps(disk: Disk, plant: WrittenPlant): (file: string) => Int32Array {
  const maps = new Map<string, Int32Array>()
  let places: ReadonlyMap<string, number> | undefined
  const same = Int32Array.from({ length: plant.machineSlots.length - 1 }, (_, machine) => machine)
  const read = (file: string): Int32Array => {
    if (startsAs(disk, file, plant.block)) return same
    places ??= new Map(plantWritten(plant)?.machines.map(({ path }, machine) => [path, machine]))
    return Int32Array.from(plantIn(disk, file)?.machines ?? [], ({ path }) => places?.get(path) ?? -1)
  }
  return (file) => {
    const map = maps.get(file) ?? read(file)
    maps.set(file, map)
    return map
  }
}
