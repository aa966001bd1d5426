import type { Disk, Tape } from '../../server/edge/journal/disk.ts'
import type { Dice } from './seed.ts'

interface MemoryFile {
  bytes: Uint8Array
  length: number
  /** So much of it outlives a loss of power for sure. */
  synced: number
}

/** A disk in memory that can be full, not be written to, or lose its power. */
export interface MemoryDisk extends Disk {
  /** How much it holds in all. */
  quota: number
  isReadOnly: boolean
  /** Calls that write, so far. */
  readonly writes: () => number
  /** What is there after a loss of power: of what was not synced a part, torn anywhere. */
  afterPowerLoss(chance: Dice): MemoryDisk
  /** The file as it is, to be tampered with. */
  bytesOf(name: string): Uint8Array
}

class DiskError extends Error {
  readonly code: string
  constructor(code: string) {
    super(`${code}: of the disk in memory`)
    this.code = code
  }
}

export function createMemoryDisk(files = new Map<string, MemoryFile>()): MemoryDisk {
  let writes = 0
  const used = (): number => [...files.values()].reduce((sum, { length }) => sum + length, 0)
  const mayWrite = (): void => {
    writes++
    if (disk.isReadOnly) throw new DiskError('EROFS')
  }
  const tapeOf = (file: MemoryFile): Tape => ({
    length: () => file.length,
    write(bytes) {
      mayWrite()
      // A disk that runs full takes a part first.
      const fits = Math.max(0, Math.min(bytes.length, disk.quota - used()))
      put(file, bytes.subarray(0, fits))
      if (fits < bytes.length) throw new DiskError('ENOSPC')
    },
    async sync() {
      if (disk.isReadOnly) throw new DiskError('EROFS')
      const { length } = file
      await undefined
      file.synced = Math.max(file.synced, length)
    },
    cut(length) {
      mayWrite()
      file.length = length
      file.synced = Math.min(file.synced, length)
    },
    close() {},
  })
  const disk: MemoryDisk = {
    quota: Number.POSITIVE_INFINITY,
    isReadOnly: false,
    writes: () => writes,
    make: mayWrite,
    names: () => [...files.keys()],
    size: (name) => files.get(name)?.length ?? 0,
    read(name, offset, length) {
      const file = files.get(name)
      if (file === undefined || offset + length > file.length) return undefined
      return file.bytes.slice(offset, offset + length)
    },
    open(name) {
      let file = files.get(name)
      if (file === undefined) {
        mayWrite()
        file = { bytes: new Uint8Array(1024), length: 0, synced: 0 }
        files.set(name, file)
      }
      return tapeOf(file)
    },
    rename(from, to) {
      mayWrite()
      const file = files.get(from)
      if (file === undefined) throw new DiskError('ENOENT')
      files.delete(from)
      files.set(to, file)
    },
    remove(name) {
      mayWrite()
      files.delete(name)
    },
    syncNames: mayWrite,
    afterPowerLoss(chance) {
      const left = new Map<string, MemoryFile>()
      for (const [name, { bytes, length, synced }] of files) {
        const kept = synced + chance.below(length - synced + 1)
        left.set(name, { bytes: bytes.slice(0, Math.max(1024, kept)), length: kept, synced: kept })
      }
      return createMemoryDisk(left)
    },
    bytesOf: (name) => files.get(name)?.bytes.subarray(0, files.get(name)?.length) ?? new Uint8Array(0),
  }
  return disk
}

function put(file: MemoryFile, bytes: Uint8Array): void {
  if (file.length + bytes.length > file.bytes.length) {
    const grown = new Uint8Array((file.length + bytes.length) * 2)
    grown.set(file.bytes.subarray(0, file.length))
    file.bytes = grown
  }
  file.bytes.set(bytes, file.length)
  file.length += bytes.length
}
