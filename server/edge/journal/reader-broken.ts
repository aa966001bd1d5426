import { BLOCK } from '../../../models/segment/record.ts'
import type { BrokenBlock } from './reader-blocks.ts'
import type { JournalFolder } from './reader-files.ts'
import type { FilePlant } from './reader-plants.ts'
import type { BrokenBytes } from './reader-shelves.ts'

/** What is not as it was written: where, and whose it was [Y-39]. */
export interface Broken {
  readonly file: string
  readonly what: 'head' | 'plant' | 'tile' | 'rollup' | 'events'
  /** The stretch of the axis that it told of; undefined where that cannot be read any more. */
  readonly from: number | undefined
  readonly to: number | undefined
  /** Paths of the Machines, where it is some that it told of. */
  readonly machines: readonly string[]
}

export type BrokenReport = (broken: Broken) => void

const WHAT: Readonly<Record<number, Broken['what']>> = {
  [BLOCK.plant]: 'plant',
  [BLOCK.tile]: 'tile',
  [BLOCK.rollup]: 'rollup',
  [BLOCK.seconds]: 'rollup',
  [BLOCK.events]: 'events',
  [BLOCK.standing]: 'events',
}
const MOST_REMEMBERED = 10_000

/** Says of each thing once that it is broken, however often it is read. */
export function createReport(
  folder: JournalFolder,
  report: BrokenReport,
  plantOf: (file: number) => FilePlant | undefined,
) {
  const told = new Set<string>()
  const isNew = (key: string): boolean => {
    if (told.has(key) || told.size >= MOST_REMEMBERED) return false
    told.add(key)
    return true
  }
  return {
    bytes({ file, from, to }: BrokenBytes): void {
      if (!isNew(`${file}:${from}:${to}`)) return
      report({ file: folder.nameOf(file), what: 'head', from: undefined, to: undefined, machines: [] })
    },
    block({ place: { file, offset }, from, to, sort, number }: BrokenBlock): void {
      if (!isNew(`${file}:${offset}:${sort}:${number}`)) return
      const what = WHAT[sort] ?? 'head'
      const plant = what === 'tile' || what === 'rollup' ? plantOf(file) : undefined
      const tile = plant?.layout.tiles[number]
      const machines = plant?.dictionary.machines.slice(tile?.firstMachine, tile?.endMachine) ?? []
      report({
        file: folder.nameOf(file),
        what,
        ...(what === 'plant' ? { from: undefined, to: undefined } : { from, to }),
        machines: tile === undefined ? [] : machines.map(({ path }) => path),
      })
    },
  }
}
