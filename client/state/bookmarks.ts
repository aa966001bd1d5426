import { createStore } from 'zustand/vanilla'
import type { Bookmark } from '../../models/bookmark.ts'

/** The words that people left at instants, kept by the server for all; oldest instant first [PH-53]. */
export const bookmarks = createStore<{ readonly list: readonly Bookmark[] }>(() => ({ list: [] }))

export interface BookmarkAsk {
  readonly at: number
  readonly to?: number
  readonly text: string
}

/** Who keeps them; wired in main. Each call gives what is kept then, or undefined where it was refused or not heard. */
export interface BookmarkShelf {
  all(): Promise<readonly Bookmark[] | undefined>
  add(ask: BookmarkAsk): Promise<readonly Bookmark[] | undefined>
  rewrite(id: string, text: string): Promise<readonly Bookmark[] | undefined>
  remove(id: string): Promise<readonly Bookmark[] | undefined>
}

let shelf: BookmarkShelf | undefined

export function attachBookmarks(to: BookmarkShelf): void {
  shelf = to
}

const byInstant = (a: Bookmark, b: Bookmark): number => a.at - b.at || a.made - b.made

async function put(asked: Promise<readonly Bookmark[] | undefined> | undefined): Promise<boolean> {
  const list = await asked
  if (list !== undefined) bookmarks.setState({ list: list.toSorted(byInstant) })
  return list !== undefined
}

export const fetchBookmarks = (): Promise<boolean> => put(shelf?.all())
export const addBookmark = (ask: BookmarkAsk): Promise<boolean> => put(shelf?.add(ask))
export const rewriteBookmark = (id: string, text: string): Promise<boolean> => put(shelf?.rewrite(id, text))
export const removeBookmark = (id: string): Promise<boolean> => put(shelf?.remove(id))
