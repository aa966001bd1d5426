import { BLOCK, RECORD } from '../../../models/segment/record.ts'
import { createShelf, type RecordPlace, type Shelf, shelve, takeOff } from '../../core/journal/shelf.ts'
import { type FileSeen, isDraft, type JournalFolder } from './reader-files.ts'
import { type Found, scan } from './reader-scan.ts'
import { exactnessOf, hasSort } from './reader-sorts.ts'

/** Where everything lies that has been sealed [Y-32]. */
export interface Shelves {
  readonly segments: Shelf
  readonly hours: Shelf
  /** By where the Segment begins that they amend, the newest last. */
  readonly amendments: ReadonlyMap<number, readonly RecordPlace[]>
  /** By file: the record of its Plant. */
  readonly plants: ReadonlyMap<number, RecordPlace>
  /** By file: where the last record with Readings lies. An hour record before it does not know of them. */
  readonly lastReadings: ReadonlyMap<number, number>
}

/** Bytes of a file between which no record can be read. */
export interface BrokenBytes {
  readonly file: number
  readonly from: number
  readonly to: number
}

export interface Librarian {
  readonly shelves: Shelves
  /**
   * Finds what has been written since and answers the drafts. Hours that are over change seldom: they are looked at
   * where they are told of, or with `all`.
   */
  look(now: number, what?: { readonly all?: boolean; readonly told?: readonly string[] }): readonly FileSeen[]
}

/** A tail that nobody has written to for so long is not in the writing. */
const AT_REST_MILLIS = 5000
/** The last hours are written to as they are sealed. */
const RECENT_FILES = 4

export function createLibrarian(folder: JournalFolder, onBroken: (broken: BrokenBytes) => void): Librarian {
  const segments = createShelf()
  const hours = createShelf()
  const amendments = new Map<number, RecordPlace[]>()
  const plants = new Map<number, RecordPlace>()
  const lastReadings = new Map<number, number>()
  /** By name: which file that was, and how far it has been read. */
  const known = new Map<string, { readonly id: number; readAt: number }>()

  const forget = (file: number): void => {
    folder.letGo(file)
    takeOff(segments, file)
    takeOff(hours, file)
    plants.delete(file)
    lastReadings.delete(file)
    for (const [from, places] of amendments) {
      const left = places.filter((place) => place.file !== file)
      if (left.length === 0) amendments.delete(from)
      else if (left.length < places.length) amendments.set(from, left)
    }
  }

  const take = (file: number, { offset, headBytes, head }: Found): void => {
    const { from, to, readings, events } = head
    const place = { file, offset, headBytes }
    const stretch = { ...place, from, to, readings, events, exactness: exactnessOf(head) }
    if (hasSort(head, BLOCK.tile)) lastReadings.set(file, offset)
    switch (head.kind) {
      case RECORD.plant:
        plants.set(file, place)
        return
      case RECORD.segment:
        return shelve(segments, stretch)
      case RECORD.hour:
        return shelve(hours, stretch)
      case RECORD.amendment:
        amendments.set(from, [...(amendments.get(from) ?? []), place])
        return
    }
  }

  const readOn = (seen: FileSeen, now: number): void => {
    let had = known.get(seen.name)
    if (had?.id !== seen.id) {
      if (had !== undefined) forget(had.id)
      had = { id: seen.id, readAt: 0 }
      known.set(seen.name, had)
    }
    if (had.readAt >= seen.size) return
    const read = (offset: number, length: number) => folder.read(seen.id, offset, length)
    const scanned = scan(read, had.readAt, seen.size, now - seen.changedAt > AT_REST_MILLIS)
    for (const found of scanned.found) take(seen.id, found)
    for (const [from, to] of scanned.damaged) onBroken({ file: seen.id, from, to })
    had.readAt = scanned.end
  }

  return {
    shelves: { segments, hours, amendments, plants, lastReadings },
    look(now, { all = false, told = [] } = {}) {
      const names = folder.names()
      const there = new Set(names)
      for (const [name, { id }] of known) {
        if (there.has(name)) continue
        forget(id)
        known.delete(name)
      }
      const drafts: FileSeen[] = []
      const hoursEnd = names.findIndex(isDraft)
      const recent = (hoursEnd < 0 ? names.length : hoursEnd) - RECENT_FILES
      names.forEach((name, i) => {
        if (!all && i < recent && known.has(name) && !told.includes(name)) return
        const seen = folder.look(name)
        if (seen === undefined) return
        if (isDraft(name)) drafts.push(seen)
        else readOn(seen, now)
      })
      return drafts
    },
  }
}
