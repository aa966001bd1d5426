import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/*
 * The last Snapshot, kept in the data folder under a digest of it and of its Plant, so that a server that was restarted shows what it last knew,
 * with its true age, instead of an empty floor.
 */

export interface SnapshotFile {
  /** The bytes kept for this Plant; undefined where there are none. */
  read(plantHash: string): Uint8Array | undefined
  /** An Error says why they could not be written; the old ones are then still there. */
  write(plantHash: string, bytes: Uint8Array): void
}

const HASH_LENGTH = 64
/** Larger than that of the largest Plant by far. */
const MOST_BYTES = 64 << 20

const digestOf = (plantHash: string, bytes: Uint8Array): string =>
  createHash('sha256').update(plantHash).update(bytes).digest('hex')

/**
 * Simulated and true Readings are kept apart: a floor that waits for its machines must not show what was played.
 * Opens the data folder, making it where it is missing; an Error says in a sentence why it cannot be used.
 */
export function openSnapshotFile(folder: string, simulated: boolean): SnapshotFile {
  const path = join(folder, simulated ? 'simulated.snapshot' : 'last.snapshot')
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new Error(
      `The data folder ${folder} cannot be made: ${reasonOf(error)}. Choose another with --data.`,
    )
  }
  return {
    read(plantHash) {
      try {
        const found = statSync(path)
        if (!found.isFile() || found.size > MOST_BYTES) return undefined
        const kept = readFileSync(path)
        const bytes = kept.subarray(HASH_LENGTH)
        return kept.subarray(0, HASH_LENGTH).toString('latin1') === digestOf(plantHash, bytes)
          ? bytes
          : undefined
      } catch {
        return undefined
      }
    },
    write(plantHash, bytes) {
      const fresh = `${path}.new`
      try {
        const file = openSync(fresh, 'w', 0o600)
        try {
          writeFileSync(file, Buffer.concat([Buffer.from(digestOf(plantHash, bytes), 'latin1'), bytes]))
          fsyncSync(file)
        } finally {
          closeSync(file)
        }
        if (statSync(fresh).size !== HASH_LENGTH + bytes.length) throw new Error('it was cut short')
        renameSync(fresh, path)
      } catch (error) {
        rmSync(fresh, { force: true })
        throw error
      }
    },
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
