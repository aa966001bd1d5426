import { createStore } from 'zustand/vanilla'
import type { FloorState } from '../../models/state.ts'

export const PANELS = ['machine', 'events', 'status', 'rejected', 'discovered', 'help'] as const
export type PanelName = (typeof PANELS)[number]

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
}

/** What a person has chosen to look at; scene and panels share it. */
export interface View extends Filters {
  /** Id of the selected Machine. */
  readonly machine: string | undefined
  readonly panel: PanelName | undefined
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
}

export const FIRST_VIEW: View = {
  ...NO_FILTERS,
  machine: undefined,
  panel: undefined,
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
  filters.alarmed

/** The list with the item taken out if it was in, else put in. */
export const toggled = <Item>(list: readonly Item[], item: Item): readonly Item[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item]

export const view = createStore<View>(() => FIRST_VIEW)

export const select = (machine: string | undefined): void =>
  view.setState(
    machine === undefined
      ? { machine, panel: view.getState().panel === 'machine' ? undefined : view.getState().panel }
      : { machine, panel: 'machine' },
  )

export const open = (panel: PanelName | undefined): void => view.setState({ panel })

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
