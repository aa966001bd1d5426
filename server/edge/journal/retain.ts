import { setImmediate as turn } from 'node:timers/promises'
import { type Dictionary, layoutOfDictionary } from '../../../models/segment/dictionary.ts'
import { BLOCK, type Block, RECORD } from '../../../models/segment/record.ts'
import { createTile } from '../../../models/segment/tile.ts'
import { decodeTile } from '../../../models/segment/tile-decode.ts'
import type { Disk } from './disk.ts'
import { plantIn, plantSheet, putRecord, type Sheet } from './hour-files.ts'
import { hourSheet } from './hour-record.ts'
import { freshName, HOUR_MILLIS, hourInName } from './names.ts'
import { packedBlock, packedText } from './packing.ts'
import type { Packer } from './seal.ts'
import { type Sealed, sealedIn } from './sealed.ts'
import { standingTold } from './standing.ts'
import { standingBlock } from './standing-block.ts'
import { codesIn, packedAs } from './thinned.ts'

/** How long what is kept, each counted from today, and how much in all [Y-18]. */
export interface Keep {
  readonly fullDays: number
  readonly secondDays: number
  readonly minuteDays: number
  readonly mostBytes: number
}

const DAY_MILLIS = 24 * HOUR_MILLIS

export const oldestKept = ({ minuteDays }: Keep, now: number): number => now - minuteDays * DAY_MILLIS

export interface RetainPlan {
  readonly disk: Disk
  readonly keep: Keep
  readonly packer: Packer
  readonly wallNow: () => number
  /** Nothing else is done to files meanwhile. */
  readonly inTurn: <Done>(work: () => Promise<Done>) => Promise<Done>
  /** Files that are still to be told of. */
  readonly hold: (file: string) => boolean
}

type Age = 'full' | 'seconds' | 'minutes' | 'gone'

function ageOf(hour: number, { fullDays, secondDays, minuteDays }: Keep, now: number): Age {
  const days = (now - (hour + 1) * HOUR_MILLIS) / DAY_MILLIS
  if (days > minuteDays) return 'gone'
  if (days > secondDays) return 'minutes'
  return days > fullDays ? 'seconds' : 'full'
}

/** Brings each file to what its age is kept as, a file a turn; then the oldest go while there is too much. */
export async function retain(plan: RetainPlan): Promise<readonly string[]> {
  const { disk, keep, inTurn } = plan
  const now = plan.wallNow()
  const changed: string[] = []
  const hours = (): readonly string[] =>
    disk
      .names()
      .filter((name) => hourInName(name) !== undefined)
      .sort()
  for (const file of hours()) {
    const age = ageOf(hourInName(file) ?? 0, keep, now)
    if (age === 'full' || plan.hold(file)) continue
    const isChanged = await inTurn(() => (age === 'gone' ? gone(disk, file) : written(plan, file, age)))
    if (isChanged) changed.push(file)
    await turn()
  }
  const left = hours()
  let bytes = left.reduce((sum, file) => sum + disk.size(file), 0)
  for (const file of left.slice(0, -1)) {
    if (bytes <= keep.mostBytes) break
    bytes -= disk.size(file)
    await inTurn(() => gone(disk, file))
    changed.push(file)
  }
  return changed
}

async function gone(disk: Disk, file: string): Promise<boolean> {
  disk.remove(file)
  disk.syncNames()
  return true
}

/** Written anew beside the old one and renamed into its place; false where it is so already. */
async function written(plan: RetainPlan, file: string, age: 'seconds' | 'minutes'): Promise<boolean> {
  const { disk } = plan
  const dictionary = plantIn(disk, file)
  if (dictionary === undefined) return false
  const segments = sealedIn(disk, file)
  const isDone = (sealed: Sealed): boolean =>
    !sealed.has(BLOCK.tile) || (age === 'seconds' && sealed.has(BLOCK.seconds))
  if (segments.every(isDone)) return false
  const tape = disk.open(freshName(file))
  try {
    tape.cut(0)
    const first = segments[0]?.from ?? 0
    putRecord(tape, plantSheet(packedText(BLOCK.plant, JSON.stringify(dictionary)), first))
    for (const [i, sealed] of segments.entries()) {
      const { from, to, readings, events } = sealed
      const told = standingAsTold(disk, file, sealed, i > 0 && age === 'minutes')
      const blocks = [...(await blocksAs(plan, file, sealed, dictionary, age)), ...told]
      putRecord(tape, { plan: { kind: RECORD.segment, from, to, readings, events }, blocks })
      await turn()
    }
    const hour: Sheet | undefined = await hourSheet(disk, file, layoutOfDictionary(dictionary))
    if (hour !== undefined) putRecord(tape, hour)
    await tape.sync()
  } catch (error) {
    disk.remove(freshName(file))
    throw error
  } finally {
    tape.close()
  }
  disk.rename(freshName(file), file)
  disk.syncNames()
  return true
}

/** By the minute the first of a file tells for all that go on from it by their Events, and not anew [Y-44]. */
function standingAsTold(disk: Disk, file: string, sealed: Sealed, goesOn: boolean): readonly Block[] {
  const told = standingTold(disk, file, sealed)
  return told === undefined || (goesOn && !told.isAnew) ? [] : [standingBlock(told.standing, told)]
}

const tileScratch = createTile()

async function blocksAs(
  { disk, packer }: RetainPlan,
  file: string,
  sealed: Sealed,
  dictionary: Dictionary,
  age: 'seconds' | 'minutes',
): Promise<readonly Block[]> {
  const events = sealed.block(disk, file, BLOCK.events, 0)
  const told = events === undefined ? [] : [await packedBlock(BLOCK.events, 0, events)]
  if (age === 'minutes') return told
  const layout = layoutOfDictionary(dictionary)
  const areCodes = codesIn(dictionary)
  const blocks: Block[] = []
  for (const [number, tile] of layout.tiles.entries()) {
    const place = { layout, tile, from: sealed.from }
    const bytes = sealed.block(disk, file, BLOCK.tile, number)
    if (bytes === undefined || !decodeTile(bytes, place, tileScratch)) continue
    blocks.push(...(await packedAs(true, { packer, areCodes }, place, number, tileScratch)))
    await turn()
  }
  return [...blocks, ...told]
}
