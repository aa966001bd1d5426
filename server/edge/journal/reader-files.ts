import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the Journal as it was last seen; one that was written anew under its name is another. */
export interface FileSeen {
  readonly id: number
  readonly name: string
  readonly inode: number
  size: number
  changedAt: number
}

/** The folder of the Journal, for reading. */
export interface JournalFolder {
  /** Hours and drafts that are there now, in the order of their names: hours in that of time, then drafts. */
  names(): readonly string[]
  /** A file as it is now; what was seen before keeps its number. */
  look(name: string): FileSeen | undefined
  nameOf(file: number): string
  /** Undefined where there is less, or where the file has gone. */
  read(file: number, offset: number, length: number): Uint8Array | undefined
  /** A file has gone or was written anew: what is under way may still read it for a while, and then its room is free. */
  letGo(file: number): void
  close(): void
}

const JOURNAL_FILE = /^(?:\d{4}-\d\d-\d\dT\d\d(?:-\d+)?|draft-.+)\.twinfloor$/
export const isDraft = (name: string): boolean => name.startsWith('draft-')

/** Open at once; a month of hours is read one after another. */
const MOST_OPEN = 64
/** Longer than any answer takes. */
const LET_GO_MILLIS = 30_000

export function openFolder(folder: string): JournalFolder {
  const files: FileSeen[] = []
  const byName = new Map<string, FileSeen>()
  /** The one that was used last is at the end. */
  const open = new Map<number, number>()

  const look = (name: string): FileSeen | undefined => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    if (found === undefined || !found.isFile()) return undefined
    const known = byName.get(name)
    if (known !== undefined && known.inode === found.ino && found.size >= known.size) {
      known.size = found.size
      known.changedAt = found.mtimeMs
      return known
    }
    const fresh = { id: files.length, name, inode: found.ino, size: found.size, changedAt: found.mtimeMs }
    files.push(fresh)
    byName.set(name, fresh)
    return fresh
  }

  const descriptorOf = (file: number): number | undefined => {
    const had = open.get(file)
    if (had !== undefined) {
      open.delete(file)
      open.set(file, had)
      return had
    }
    const wanted = files[file]
    if (wanted === undefined) return undefined
    const descriptor = opened(join(folder, wanted.name))
    if (descriptor === undefined) return undefined
    if (fstatSync(descriptor).ino !== wanted.inode) {
      closeSync(descriptor)
      return undefined
    }
    const [oldest] = open
    if (open.size >= MOST_OPEN && oldest !== undefined) {
      closeSync(oldest[1])
      open.delete(oldest[0])
    }
    open.set(file, descriptor)
    return descriptor
  }

  return {
    names: () => namesIn(folder),
    look,
    nameOf: (file) => files[file]?.name ?? '',
    read(file, offset, length) {
      const descriptor = descriptorOf(file)
      if (descriptor === undefined) return undefined
      const bytes = new Uint8Array(new ArrayBuffer(length))
      let at = 0
      while (at < length) {
        const got = readSync(descriptor, bytes, at, length - at, offset + at)
        if (got === 0) return undefined
        at += got
      }
      return bytes
    },
    letGo(file) {
      const closing = setTimeout(() => {
        const descriptor = open.get(file)
        if (descriptor !== undefined) closeSync(descriptor)
        open.delete(file)
      }, LET_GO_MILLIS)
      closing.unref()
    },
    close() {
      for (const descriptor of open.values()) closeSync(descriptor)
      open.clear()
    },
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => JOURNAL_FILE.test(name))
      .sort()
  } catch {
    return []
  }
}

/** A draft goes as soon as it is sealed, perhaps now. */
function opened(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch {
    return undefined
  }
}
