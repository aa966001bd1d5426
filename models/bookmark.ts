import { z } from 'zod'

/** A word at an instant, kept by the server for everyone who may look [PH-53]. */
export interface Bookmark {
  readonly id: string
  /** A place on the Journal's axis [Y-1]. */
  readonly at: number
  /** Where it is of a stretch: the instant at which that ends. */
  readonly to?: number
  readonly text: string
  /** Who made it, and when. */
  readonly by: string
  readonly made: number
}

/** So many are kept; who wants more deletes some first. */
export const MOST_BOOKMARKS = 1000
export const LONGEST_BOOKMARK = 500

/** To the end of the year 9999. */
const instant = z.number().int().min(0).max(253_402_300_799_999)
/** Line breaks may be in it; other signs that steer, or that turn the direction of a text, may not. */
const text = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_BOOKMARK)
  .refine((told) => !/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u.test(told))

/** Spaces, joiners and fillers show nothing, however many there are. */
const SHOWN = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** What somebody writes; what is kept already is read whatever it is. */
const written = text.refine((told) => SHOWN.test(told))

const isForward = ({ at, to }: { readonly at: number; readonly to?: number | undefined }): boolean =>
  to === undefined || to > at

/** What a person asks to be kept. */
export const newBookmark = z
  .strictObject({ at: instant, to: instant.optional(), text: written })
  .refine(isForward)

/** What of one may be changed. */
export const changedBookmark = z.strictObject({ text: written })

export const bookmarkSchema = z
  .strictObject({
    id: z.string().regex(/^[\w-]{1,64}$/),
    at: instant,
    to: instant.optional(),
    text,
    by: z.string().max(200),
    made: instant,
  })
  .refine(isForward)

/** What `/api/bookmarks` answers, and the file that they are kept in. */
export const bookmarksSchema = z.strictObject({ bookmarks: z.array(bookmarkSchema).max(MOST_BOOKMARKS) })

export type NewBookmark = z.output<typeof newBookmark>

/** What became of a change: all that is kept then, or why nothing was changed. */
export type KeptBookmarks =
  | { readonly ok: true; readonly bookmarks: readonly Bookmark[] }
  | { readonly ok: false; readonly why: 'unknown' | 'full' | 'disk' }

/** Whoever keeps them. */
export interface BookmarkKeeping {
  all(): readonly Bookmark[]
  add(wanted: NewBookmark, by: string): KeptBookmarks
  rewrite(id: string, text: string): KeptBookmarks
  remove(id: string): KeptBookmarks
}
