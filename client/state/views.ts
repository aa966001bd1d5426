import { createStore } from 'zustand/vanilla'

/** A look at the Plant that a person gave a name: where the camera stands, and all else that an address keeps. */
export interface SavedView {
  readonly id: string
  readonly name: string
  /** The query of an address; read with the same care as any. */
  readonly address: string
  /** A small picture of it as a data URL. */
  readonly picture?: string
}

/** The saved views of one Plant, in the order that a person gave them [N-7]. */
export interface Views {
  readonly list: readonly SavedView[]
  /** Id of the view that the page begins with. */
  readonly start: string | undefined
}

export const MOST_VIEWS = 50
export const LONGEST_NAME = 60
export const LONGEST_ADDRESS = 6000
export const LARGEST_PICTURE_BYTES = 20_000
const LONGEST_ID = 40
/** Text of fifty views with their pictures, and then some. */
const LONGEST_TEXT = 2_000_000

export const NO_VIEWS: Views = { list: [], start: undefined }

export const views = createStore<Views>(() => NO_VIEWS)

/** With one more view at the end; where there is no room for it, the same. */
export const withView = (now: Views, view: SavedView): Views =>
  now.list.length >= MOST_VIEWS ? now : { ...now, list: [...now.list, view] }

export const withoutView = (now: Views, id: string): Views => ({
  list: now.list.filter((view) => view.id !== id),
  start: now.start === id ? undefined : now.start,
})

/** With a view back where it stood before it was deleted. */
export const withViewBack = (now: Views, view: SavedView, at: number, wasStart: boolean): Views =>
  now.list.length >= MOST_VIEWS || now.list.some(({ id }) => id === view.id)
    ? now
    : { list: now.list.toSpliced(at, 0, view), start: wasStart ? view.id : now.start }

/** With a view in the place of the one of its id. */
export const withViewAs = (now: Views, view: SavedView): Views => ({
  ...now,
  list: now.list.map((each) => (each.id === view.id ? view : each)),
})

/** An empty name leaves the view its old one. */
export function renamedView(now: Views, id: string, name: string): Views {
  const kept = name.trim().slice(0, LONGEST_NAME)
  if (kept === '') return now
  return { ...now, list: now.list.map((view) => (view.id === id ? { ...view, name: kept } : view)) }
}

/** The view moved by so many places, as far as there are any. */
export function movedView(now: Views, id: string, by: number): Views {
  const from = now.list.findIndex((view) => view.id === id)
  const view = now.list[from]
  if (view === undefined) return now
  const others = now.list.toSpliced(from, 1)
  const to = Math.min(Math.max(from + by, 0), others.length)
  return { ...now, list: others.toSpliced(to, 0, view) }
}

/** The page begins with this view; the same again takes that back. */
export const startingWith = (now: Views, id: string): Views => ({
  ...now,
  start: now.start === id ? undefined : id,
})

/** What others' views add to ours: each under an id that is free, as far as there is room. */
export function joinedViews(ours: Views, theirs: Views, freeId: () => string): Views {
  const known = new Set(ours.list.map(({ id }) => id))
  const added = theirs.list
    .slice(0, MOST_VIEWS - ours.list.length)
    .map((view) => (known.has(view.id) ? { ...view, id: freeId() } : view))
  return { ...ours, list: [...ours.list, ...added] }
}

/** The view so many places after another, round and round; the first or last where that other is not known. */
export function viewAfter({ list }: Views, id: string | undefined, step: 1 | -1): SavedView | undefined {
  const at = list.findIndex((view) => view.id === id)
  if (at < 0) return list.at(step === 1 ? 0 : -1)
  return list.at((at + step) % list.length)
}

export const viewsText = ({ list, start }: Views): string =>
  JSON.stringify({ format: 'twinfloor-views-1', views: list, start })

/** The views in a text that anyone may have written; undefined where it is none of ours. */
export function viewsOf(text: string | null): Views | undefined {
  const told = parsed(text)
  if (!isRecord(told) || told.format !== 'twinfloor-views-1' || !Array.isArray(told.views)) return undefined
  const ids = new Set<string>()
  const list = told.views
    .flatMap((each: unknown) => viewOf(each))
    .filter(({ id }) => !ids.has(id) && ids.add(id))
    .slice(0, MOST_VIEWS)
  const start = typeof told.start === 'string' && ids.has(told.start) ? told.start : undefined
  return { list, start: list.some(({ id }) => id === start) ? start : undefined }
}

function viewOf(told: unknown): readonly SavedView[] {
  if (!isRecord(told)) return []
  const { id, name, address, picture } = told
  if (!isText(id, LONGEST_ID) || !/^[\w-]+$/.test(id)) return []
  if (!isText(name, LONGEST_NAME) || name.trim() === '') return []
  if (typeof address !== 'string' || address.length > LONGEST_ADDRESS) return []
  const view = { id, name, address }
  return [isPicture(picture) ? { ...view, picture } : view]
}

/** Only a small raster picture within the text itself; nothing that is fetched, and no drawing that could act. */
const isPicture = (told: unknown): told is string =>
  isText(told, LARGEST_PICTURE_BYTES) && /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/.test(told)

const isText = (told: unknown, longest: number): told is string =>
  typeof told === 'string' && told !== '' && told.length <= longest

const isRecord = (told: unknown): told is Readonly<Record<string, unknown>> =>
  typeof told === 'object' && told !== null && !Array.isArray(told)

function parsed(text: string | null): unknown {
  if (text === null || text.length > LONGEST_TEXT) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
