import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** The Journal's folder as whoever writes it sees it. All but the syncing is done, or has thrown, when it returns. */
export interface Disk {
  /** Makes the folder where it is missing. */
  make(): void
  names(): readonly string[]
  /** In bytes; 0 where there is no such file. */
  size(name: string): number
  /** Undefined where there is less. */
  read(name: string, offset: number, length: number): Uint8Array | undefined
  /** Opens at its end, and makes it where it is missing. */
  open(name: string): Tape
  rename(from: string, to: string): void
  remove(name: string): void
  /** What was made, renamed or removed is so after a loss of power too. */
  syncNames(): void
}

/** A file that is written to at its end. */
export interface Tape {
  length(): number
  write(bytes: Uint8Array): void
  /** Resolves once all that has been written is on the disk. */
  sync(): Promise<void>
  cut(length: number): void
  close(): void
}

export function openDisk(folder: string): Disk {
  const path = (name: string): string => join(folder, name)
  return {
    make: () => {
      mkdirSync(folder, { recursive: true })
    },
    names: () => readdirSync(folder),
    size: (name) => statSync(path(name), { throwIfNoEntry: false })?.size ?? 0,
    read(name, offset, length) {
      const file = openSync(path(name), 'r')
      try {
        const bytes = new Uint8Array(length)
        for (let at = 0; at < length; ) {
          const got = readSync(file, bytes, at, length - at, offset + at)
          if (got === 0) return undefined
          at += got
        }
        return bytes
      } finally {
        closeSync(file)
      }
    },
    open: (name) => tapeOf(openSync(path(name), 'a', 0o600)),
    rename: (from, to) => renameSync(path(from), path(to)),
    remove: (name) => rmSync(path(name), { force: true }),
    syncNames() {
      const file = openSync(folder, 'r')
      try {
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
  }
}

function tapeOf(file: number): Tape {
  let length = fstatSync(file).size
  return {
    length: () => length,
    write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const put = writeSync(file, bytes, at, bytes.length - at)
        at += put
        length += put
      }
    },
    sync: () =>
      new Promise((resolve, reject) => {
        fdatasync(file, (error) => (error ? reject(error) : resolve()))
      }),
    cut(to) {
      ftruncateSync(file, to)
      length = to
    },
    close: () => closeSync(file),
  }
}
