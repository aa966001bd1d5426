import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  type Bookmark,
  type BookmarkKeeping,
  bookmarksSchema,
  type KeptBookmarks,
  MOST_BOOKMARKS,
} from '../../models/bookmark.ts'
import type { Log } from './log.ts'

/*
 * The words that people left at instants, in `<data>/bookmarks.json` [PH-53]. What is answered is on the disk.
 */

interface Surroundings {
  readonly now: () => number
  /** An id that nobody else has. */
  readonly freeId: () => string
  readonly log: Pick<Log, 'warn' | 'warnRarely'>
}

/** A file of the most and longest that there may be is far smaller. */
const MOST_BYTES = 8 * 1024 * 1024

export function openBookmarksFile(folder: string, { now, freeId, log }: Surroundings): BookmarkKeeping {
  const path = join(folder, 'bookmarks.json')
  let kept = read(path, log)

  const keep = (next: readonly Bookmark[]): KeptBookmarks => {
    try {
      write(path, next)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      log.warnRarely('bookmarks', { reason }, `bookmarks cannot be kept: ${reason}`)
      return { ok: false, why: 'disk' }
    }
    kept = next
    return { ok: true, bookmarks: kept }
  }
  const has = (id: string): boolean => kept.some((bookmark) => bookmark.id === id)

  return {
    all: () => kept,
    add({ at, to, text }, by) {
      if (kept.length >= MOST_BOOKMARKS) return { ok: false, why: 'full' }
      const bookmark = { id: freeId(), at, text, by, made: Math.floor(now()) }
      return keep([...kept, to === undefined ? bookmark : { ...bookmark, to }])
    },
    rewrite(id, text) {
      if (!has(id)) return { ok: false, why: 'unknown' }
      return keep(kept.map((bookmark) => (bookmark.id === id ? { ...bookmark, text } : bookmark)))
    },
    remove(id) {
      if (!has(id)) return { ok: false, why: 'unknown' }
      return keep(kept.filter((bookmark) => bookmark.id !== id))
    },
  }
}

/** One that cannot be read is put aside, not written over: its words are a person's. */
function read(path: string, log: Surroundings['log']): readonly Bookmark[] {
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error('it is too large')
    const parsed = bookmarksSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (!parsed.success) throw new Error('it is not such a file')
    return parsed.data.bookmarks.map(({ to, ...bookmark }) =>
      to === undefined ? bookmark : { ...bookmark, to },
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    const reason = error instanceof Error ? error.message : String(error)
    log.warn({ path, reason }, `the bookmarks cannot be read and are put aside: ${reason}`)
    putAside(path)
    return []
  }
}

function putAside(path: string): void {
  try {
    renameSync(path, `${path}.unreadable`)
  } catch {
    // Then it is written over at the first change; that it could not be read has been said.
  }
}

function write(path: string, bookmarks: readonly Bookmark[]): void {
  const fresh = `${path}.new`
  mkdirSync(dirname(path), { recursive: true })
  rmSync(fresh, { force: true })
  writeFileSync(fresh, JSON.stringify({ bookmarks }), { mode: 0o600, flag: 'wx', flush: true })
  renameSync(fresh, path)
}
