import { createHash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { Account } from './user.ts'

/*
 * Who has signed in, kept over a restart [X-14]. The file holds digests alone: of the ids, so that who reads it
 * is not signed in by it, and of the accounts' hashes, so that another password ends every sign-in.
 */

const DIGEST = /^[\w-]{43}$/
const MOST_BYTES = 4 * 1024 * 1024
const FORMAT = 'twinfloor-badges-1'

const keptBadge = z.strictObject({
  badge: z.string().regex(DIGEST),
  name: z.string().min(1).max(64),
  account: z.string().regex(DIGEST),
  issuedAt: z.number(),
  usedAt: z.number(),
})
const badgesFile = z.strictObject({ format: z.literal(FORMAT), badges: z.array(keptBadge) })

/** A badge as it lies on the disk. */
export type KeptBadge = z.output<typeof keptBadge>

/** Where badges outlive the server. */
export interface BadgesFile {
  /** None where the file is missing, torn or another's. */
  read(): readonly KeptBadge[]
  write(badges: readonly KeptBadge[]): void
}

export const accountDigest = ({ hash }: Account): string =>
  createHash('sha256').update(hash).digest('base64url')

export function openBadgesFile(folder: string, log: Pick<Log, 'warn' | 'warnRarely'>): BadgesFile {
  const path = join(folder, 'badges.json')
  return {
    read() {
      try {
        if (statSync(path).size > MOST_BYTES) throw new Error('it is too large')
        const parsed = badgesFile.safeParse(JSON.parse(readFileSync(path, 'utf8')))
        if (parsed.success) return parsed.data.badges
        throw new Error('it is not such a file')
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
        log.warn({ path }, 'the kept sign-ins cannot be read, so everyone has to sign in again')
        return []
      }
    },
    write(badges) {
      const fresh = `${path}.new`
      try {
        rmSync(fresh, { force: true })
        const text = JSON.stringify({ format: FORMAT, badges })
        writeFileSync(fresh, text, { mode: 0o600, flag: 'wx', flush: true })
        renameSync(fresh, path)
      } catch (error) {
        // An old file would bring back who has signed out, so it is better to have none.
        rmSync(path, { force: true, recursive: true })
        const reason = error instanceof Error ? error.message : String(error)
        log.warnRarely('badges', { reason }, `sign-ins cannot be kept over a restart: ${reason}`)
      }
    },
  }
}
