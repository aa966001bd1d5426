import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/*
 * The last Snapshot, kept in the data folder so that a server that was restarted shows what it last knew,
 * with its true age, instead of an empty floor.
 */

export interface SnapshotFile {
  /** The bytes kept for this Plant; undefined where there are none. */
  read(plantHash: string): Uint8Array | undefined
  /** An Error says why they could not be written; the old ones are then still there. */
  write(plantHash: string, bytes: Uint8Array): void
}

const HASH_LENGTH = 64

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
        const kept = readFileSync(path)
        return kept.subarray(0, HASH_LENGTH).toString('latin1') === plantHash
          ? kept.subarray(HASH_LENGTH)
          : undefined
      } catch {
        return undefined
      }
    },
    write(plantHash, bytes) {
      const fresh = `${path}.new`
      const file = openSync(fresh, 'w', 0o600)
      try {
        writeSync(file, Buffer.concat([Buffer.from(plantHash, 'latin1'), bytes]))
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(fresh, path)
    },
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
