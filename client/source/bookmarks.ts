import type { Bookmark } from '../../models/bookmark.ts'
import type { BookmarkShelf } from '../state/bookmarks.ts'

const ADDRESS = '/api/bookmarks'
const TIMEOUT_MILLIS = 10_000

const isObject = (told: unknown): told is Readonly<Record<string, unknown>> =>
  typeof told === 'object' && told !== null

/** Leaves out what is no bookmark; undefined where the answer is none. */
export function readBookmarks(answer: unknown): readonly Bookmark[] | undefined {
  if (!isObject(answer) || !Array.isArray(answer.bookmarks)) return undefined
  return answer.bookmarks.flatMap((told: unknown): readonly Bookmark[] => {
    if (!isObject(told)) return []
    const { id, at, to, text, by, made } = told
    if (typeof id !== 'string' || typeof text !== 'string' || typeof by !== 'string') return []
    if (!Number.isSafeInteger(at) || !Number.isSafeInteger(made)) return []
    const bookmark = { id, at: Number(at), text, by, made: Number(made) }
    return [Number.isSafeInteger(to) ? { ...bookmark, to: Number(to) } : bookmark]
  })
}

/** Every answer is the whole list, as it is kept then. */
async function ask(address: string, method: string, body?: object): Promise<readonly Bookmark[] | undefined> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  try {
    const response = await fetch(address, {
      method,
      headers: { accept: 'application/json', ...json },
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return response.ok ? readBookmarks(await response.json()) : undefined
  } catch {
    return undefined
  }
}

const addressOf = (id: string): string => `${ADDRESS}/${encodeURIComponent(id)}`

/** The bookmarks that the server keeps, by HTTP; never throws. */
export const serverBookmarks: BookmarkShelf = {
  all: () => ask(ADDRESS, 'GET'),
  add: (wanted) => ask(ADDRESS, 'POST', wanted),
  rewrite: (id, text) => ask(addressOf(id), 'PATCH', { text }),
  remove: (id) => ask(addressOf(id), 'DELETE'),
}
