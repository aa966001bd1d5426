import { createStore } from 'zustand/vanilla'
import type { FloorState } from '../../models/state.ts'
import { docks, openPanel, withOpen, withShut } from './docks.ts'

export const SORT_KEYS = ['plant', 'state', 'link', 'name', 'kind', 'age'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface SortOrder {
  readonly by: SortKey
  readonly descending: boolean
}

/** Which Machines a person wants to see; an empty list asks for nothing in particular. */
export interface Filters {
  readonly search: string
  readonly states: readonly FloorState[]
  readonly links: readonly number[]
  readonly kind: string | undefined
  readonly stale: boolean
  /** Only Machines on which an alarm stands. */
  readonly alarmed: boolean
  /** Path of the Workshop or Line that they must stand in. */
  readonly within: string | undefined
}

/** What a person has chosen to look at; scene and panels share it. */
export interface View extends Filters {
  /** Ids of the selected Machines; the last is the one that panels tell of. */
  readonly chosen: readonly string[]
  /** Path of the Workshop or Line that the area panel tells of. */
  readonly area: string | undefined
  /** What fills the middle of the screen. */
  readonly stage: 'scene' | 'list'
  /** Id of the Overlay that colours the scene. */
  readonly overlay: string
  /** Ids of the legend's entries that are switched off; their Machines step back. */
  readonly muted: readonly string[]
  readonly sort: SortOrder
  /** Paths of the Workshops and Lines that are folded. */
  readonly folded: ReadonlySet<string>
  /** Keys of the Channels shown in the list, by Kind; a Kind that is absent shows its most telling ones. */
  readonly columns: Readonly<Record<string, readonly string[]>>
}

export const NO_FILTERS: Filters = {
  search: '',
  states: [],
  links: [],
  kind: undefined,
  stale: false,
  alarmed: false,
  within: undefined,
}

export const FIRST_VIEW: View = {
  ...NO_FILTERS,
  chosen: [],
  area: undefined,
  stage: 'scene',
  overlay: 'state',
  muted: [],
  sort: { by: 'plant', descending: false },
  folded: new Set(),
  columns: {},
}

export const isFiltered = (filters: Filters): boolean =>
  filters.search.trim() !== '' ||
  filters.states.length > 0 ||
  filters.links.length > 0 ||
  filters.kind !== undefined ||
  filters.stale ||
  filters.alarmed ||
  filters.within !== undefined

/** The list with the item taken out if it was in, else put in. */
export const toggled = <Item>(list: readonly Item[], item: Item): readonly Item[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item]

export const view = createStore<View>(() => FIRST_VIEW)

/** Selects one Machine and tells of it, or none. */
export function select(machine: string | undefined): void {
  view.setState({ chosen: machine === undefined ? [] : [machine] })
  docks.setState((now) => (machine === undefined ? withShut(now, 'machine') : withOpen(now, 'machine')))
}

/** Takes a Machine into the selection, or out of it. */
export function selectToo(machine: string): void {
  const { chosen } = view.getState()
  selectAll(toggled(chosen, machine))
}

/** Selects these and no others; the panel tells of the last. */
export function selectAll(machines: readonly string[]): void {
  view.setState({ chosen: machines })
  docks.setState((now) => (machines.length === 0 ? withShut(now, 'machine') : withOpen(now, 'machine')))
}

/** The Machine that panels tell of. */
export const chosenOf = ({ chosen }: View): string | undefined => chosen.at(-1)

/** Tells of a Workshop or a Line. */
export function tellOf(area: string): void {
  view.setState({ area })
  openPanel('area')
}

export const filter = (change: Partial<Filters>): void => view.setState(change)

/** The same column again turns the order round. */
export function sortBy(by: SortKey): void {
  const { sort } = view.getState()
  view.setState({ sort: { by, descending: sort.by === by && by !== 'plant' && !sort.descending } })
}

export function fold(path: string): void {
  const folded = new Set(view.getState().folded)
  if (!folded.delete(path)) folded.add(path)
  view.setState({ folded })
}

/** Colours the scene by another Overlay; what was muted were entries of the old one. */
export function chooseOverlay(overlay: string): void {
  if (view.getState().overlay !== overlay) view.setState({ overlay, muted: [] })
}

/** Switches an entry of the legend off, or on again. */
export const mute = (entry: string): void => view.setState(({ muted }) => ({ muted: toggled(muted, entry) }))

/** Leaves only one entry of the legend on; once more, and all are on again. */
export function muteOthers(entry: string, entries: readonly string[]): void {
  const others = entries.filter((other) => other !== entry)
  view.setState(({ muted }) => {
    const alone = !muted.includes(entry) && others.every((other) => muted.includes(other))
    return { muted: alone ? [] : others }
  })
}
