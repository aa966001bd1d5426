import { crc32, inflateRawSync } from 'node:zlib'
import { type Dictionary, readDictionary } from '../../../models/segment/dictionary.ts'
import { type Block, encodeRecord, RECORD, type RecordPlan } from '../../../models/segment/record.ts'
import type { Disk, Tape } from './disk.ts'
import { hourInName, hourName, hourOf } from './names.ts'
import type { WrittenPlant } from './plant.ts'
import { type Found, headAt, scan } from './reader-scan.ts'

/** A record that has just been written. */
export interface Written {
  readonly file: string
  readonly offset: number
  readonly length: number
  readonly plan: RecordPlan
}

/** A record before it is written. */
export interface Sheet {
  readonly plan: RecordPlan
  readonly blocks: readonly Block[]
}

/** The files of the hours, for one Plant. */
export interface HourFiles {
  /** The file that a record belongs to which begins there. */
  fileFor(place: number): string
  /** Resolves once the records are on the disk; where it fails the file is as it was. */
  append(file: string, sheets: readonly Sheet[]): Promise<readonly Written[]>
  /** Files of this Plant by name, in the order of time. */
  names(): readonly string[]
}

export interface HourFilesPlan {
  readonly disk: Disk
  readonly plant: WrittenPlant
}

export function openHourFiles({ disk, plant }: HourFilesPlan): HourFiles {
  const checksum = crc32(plant.block.bytes)
  /** By name: whether the file is of this Plant. */
  const ours = new Map<string, boolean>()

  const isOurs = (name: string): boolean => {
    const known = ours.get(name)
    if (known !== undefined) return known
    const is = startsAs(disk, name, plant.block, checksum) || plantIn(disk, name)?.hash === plant.hash
    ours.set(name, is)
    return is
  }

  /** The file of an hour, the first of this Plant or the next that is free. */
  const nameFor = (hour: number): string => {
    for (let turn = 1; ; turn++) {
      const name = hourName(hour, turn)
      if (disk.size(name) === 0 || isOurs(name)) return name
    }
  }

  return {
    fileFor: (place) => nameFor(hourOf(place)),
    async append(file, sheets) {
      const tape = disk.open(file)
      const before = tape.length()
      try {
        if (before === 0) putRecord(tape, plantSheet(plant.block, sheets[0]?.plan.from ?? 0))
        const written = sheets.map((sheet) => {
          const offset = tape.length()
          putRecord(tape, sheet)
          return { file, offset, length: tape.length() - offset, plan: sheet.plan }
        })
        await tape.sync()
        if (before === 0) disk.syncNames()
        ours.set(file, true)
        return written
      } catch (error) {
        cutBack(tape, before)
        throw error
      } finally {
        tape.close()
      }
    },
    names: () =>
      disk
        .names()
        .filter((name) => hourInName(name) !== undefined && disk.size(name) > 0 && isOurs(name))
        .sort(),
  }
}

/** The first record of a file: the Plant that its slots belong to. */
export const plantSheet = (plant: Block, from: number): Sheet => ({
  plan: { kind: RECORD.plant, from, to: from, readings: 0, events: 0 },
  blocks: [plant],
})

export function putRecord(tape: Tape, { plan, blocks }: Sheet): void {
  for (const piece of gathered(encodeRecord(plan, blocks, crc32))) tape.write(piece)
}

const GATHERED_BYTES = 1 << 20

/** Many small pieces cost more than one copy of them. */
function* gathered(pieces: readonly Uint8Array[]): Generator<Uint8Array> {
  let held: Uint8Array[] = []
  let bytes = 0
  for (const piece of pieces) {
    held.push(piece)
    bytes += piece.length
    if (bytes < GATHERED_BYTES) continue
    yield Buffer.concat(held)
    held = []
    bytes = 0
  }
  if (held.length > 0) yield Buffer.concat(held)
}

/** On a disk that fails even this may; the next start cuts it off then. */
function cutBack(tape: Tape, length: number): void {
  try {
    tape.cut(length)
  } catch {}
}

/** Whether a file begins with those very bytes: its text need then not be read. */
export function startsAs(disk: Disk, name: string, { bytes }: Block, checksum = crc32(bytes)): boolean {
  const head = headAt((offset, length) => disk.read(name, offset, length), 0, disk.size(name))?.head
  return head?.kind === RECORD.plant && head.checksums[0] === checksum && head.lengths[0] === bytes.length
}

/** What a file says of its Plant. */
export function plantIn(disk: Disk, name: string): Dictionary | undefined {
  const size = disk.size(name)
  const found = headAt((offset, length) => disk.read(name, offset, length), 0, size)
  const block = found?.head.kind === RECORD.plant ? blockIn(disk, name, found, 0) : undefined
  return block && readDictionary(new TextDecoder().decode(block))
}

/** Every record of a file that can be found, and where the last of them ends. */
export function recordsIn(
  disk: Disk,
  name: string,
): { readonly found: readonly Found[]; readonly end: number } {
  const size = disk.size(name)
  return scan((offset, length) => disk.read(name, offset, length), 0, size, false)
}

/** A block, unpacked; undefined where it is not as it was written. */
export function blockIn(
  disk: Disk,
  name: string,
  { offset, head }: Found,
  i: number,
): Uint8Array | undefined {
  const bytes = disk.read(name, offset + (head.offsets[i] ?? 0), head.lengths[i] ?? 0)
  if (bytes === undefined || crc32(bytes) !== head.checksums[i]) return undefined
  return inflateRawSync(bytes, { maxOutputLength: (head.unpacked[i] ?? 0) + 64 })
}

/** Which of a record's blocks it is; -1 for none. */
export function blockAt({ head }: Found, sort: number, number: number): number {
  for (let i = 0; i < head.count; i++) if (head.sorts[i] === sort && head.numbers[i] === number) return i
  return -1
}
