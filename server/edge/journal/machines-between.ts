import { type Standing, standingAmong } from '../../../models/standing.ts'
import type { Disk } from './disk.ts'
import { plantIn } from './hour-files.ts'
import { headAt } from './reader-scan.ts'

/** What stands, by the Machines of one file, for those of another; undefined where the Plant of either is broken. */
export type BetweenFiles = (standing: Standing, from: string, into: string) => Standing | undefined

/** The text of a large Plant is read only where two files are not of the same. */
export function machinesBetween(disk: Disk): BetweenFiles {
  const paths = new Map<string, readonly string[] | undefined>()
  const pathsIn = (file: string): readonly string[] | undefined => {
    if (!paths.has(file))
      paths.set(
        file,
        plantIn(disk, file)?.machines.map(({ path }) => path),
      )
    return paths.get(file)
  }
  return (standing, from, into) => {
    if (from === into || signIn(disk, from) === signIn(disk, into)) return standing
    const [before, now] = [pathsIn(from), pathsIn(into)]
    if (before === undefined || now === undefined) return undefined
    const machineOf = new Map(now.map((path, machine) => [path, machine]))
    return standingAmong(
      standing,
      Int32Array.from(before, (path) => machineOf.get(path) ?? -1),
    )
  }
}

/** Of the text of its Plant as its first record has it; another in each file where that is broken. */
function signIn(disk: Disk, file: string): string {
  const head = headAt((offset, length) => disk.read(file, offset, length), 0, disk.size(file))?.head
  return head === undefined ? file : `${head.checksums[0]}:${head.lengths[0]}`
}
