import { createStore } from 'zustand/vanilla'

export const PANELS = [
  'tree',
  'machine',
  'area',
  'events',
  'status',
  'rejected',
  'discovered',
  'views',
  'settings',
  'help',
] as const
export type PanelName = (typeof PANELS)[number]

export const SIDES = ['left', 'right'] as const
export type Side = (typeof SIDES)[number]

/** Which panels stand open at each side of the scene, from top to bottom, and how wide the sides are. */
export interface Docks {
  readonly left: readonly PanelName[]
  readonly right: readonly PanelName[]
  readonly widths: Readonly<Record<Side, number>>
  /** The side where a person put a panel; it opens there again. */
  readonly homes: Readonly<Partial<Record<PanelName, Side>>>
}

/** More than these at one side leave none of them room to be read; the one opened longest ago goes. */
export const MOST_AT_A_SIDE = 2

export const FIRST_DOCKS: Docks = { left: ['tree'], right: [], widths: { left: 320, right: 400 }, homes: {} }

export const docks = createStore<Docks>(() => FIRST_DOCKS)

const homeOf = ({ homes }: Docks, panel: PanelName): Side =>
  homes[panel] ?? (panel === 'tree' || panel === 'views' ? 'left' : 'right')

export const isOpenIn = ({ left, right }: Docks, panel: PanelName): boolean =>
  left.includes(panel) || right.includes(panel)

/** The docks with a panel open; one that is open stays where it is. */
export function withOpen(now: Docks, panel: PanelName): Docks {
  if (isOpenIn(now, panel)) return now
  const side = homeOf(now, panel)
  return { ...now, [side]: [panel, ...now[side]].slice(0, MOST_AT_A_SIDE) }
}

export const withShut = (now: Docks, panel: PanelName): Docks =>
  isOpenIn(now, panel)
    ? {
        ...now,
        left: now.left.filter((other) => other !== panel),
        right: now.right.filter((other) => other !== panel),
      }
    : now

export const openPanel = (panel: PanelName): void => docks.setState((now) => withOpen(now, panel))
export const shutPanel = (panel: PanelName): void => docks.setState((now) => withShut(now, panel))
export const togglePanel = (panel: PanelName): void =>
  docks.setState((now) => (isOpenIn(now, panel) ? withShut(now, panel) : withOpen(now, panel)))
