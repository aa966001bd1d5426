import { createStore } from 'zustand/vanilla'

export const PANELS = [
  'tree',
  'machine',
  'area',
  'events',
  'status',
  'rejected',
  'discovered',
  'simulation',
  'differences',
  'views',
  'recordings',
  'settings',
  'help',
] as const
export type PanelName = (typeof PANELS)[number]

export const SIDES = ['left', 'right'] as const
export type Side = (typeof SIDES)[number]

/** How much of a phone the sheet with the panel takes. */
export const SHEETS = ['peek', 'half', 'full'] as const
export type Sheet = (typeof SHEETS)[number]

/** Which panels stand open at each side of the scene, from top to bottom, and how much room they have. */
export interface Docks {
  readonly left: readonly PanelName[]
  readonly right: readonly PanelName[]
  /** In the page's pixels where its text is of the usual size; a wall shows them larger. */
  readonly widths: Readonly<Record<Side, number>>
  /** What the upper of two panels takes of its side's height, as a person set it; see shareIn. */
  readonly shares: Readonly<Record<Side, number>>
  /** Whether the page is so low that a Machine is told of alone at its side. */
  readonly low: boolean
  /** The panel at each side that gave its room to a Machine, and comes back after it. */
  readonly behind: Readonly<Partial<Record<Side, PanelName>>>
  /** The side where a person put a panel; it opens there again. */
  readonly homes: Readonly<Partial<Record<PanelName, Side>>>
  /** The panel that was asked for last: a phone has room for this one alone. */
  readonly front: PanelName | undefined
  readonly sheet: Sheet
}

/** More than these at one side leave none of them room to be read; the one opened longest ago goes. */
export const MOST_AT_A_SIDE = 2

export const FIRST_WIDTHS: Docks['widths'] = { left: 300, right: 380 }
export const WIDTH_RANGE: readonly [number, number] = [240, 760]
export const SHARE_RANGE: readonly [number, number] = [0.15, 0.85]

/** Two panels share a side alike until a person says otherwise. */
export const USUAL_SHARE = 0.5

/** A Machine has more to tell than what stands beside it. */
const MACHINE_SHARE = 0.67

export const FIRST_DOCKS: Docks = {
  left: ['tree'],
  right: [],
  widths: FIRST_WIDTHS,
  shares: { left: USUAL_SHARE, right: USUAL_SHARE },
  low: false,
  behind: {},
  homes: {},
  front: undefined,
  sheet: 'half',
}

export const docks = createStore<Docks>(() => FIRST_DOCKS)

export const otherSide = (side: Side): Side => (side === 'left' ? 'right' : 'left')

const homeOf = ({ homes }: Docks, panel: PanelName): Side =>
  homes[panel] ?? (panel === 'tree' || panel === 'views' ? 'left' : 'right')

export const isOpenIn = ({ left, right }: Docks, panel: PanelName): boolean =>
  left.includes(panel) || right.includes(panel)

/** The docks with a panel open and asked for; one that is open stays where it is. */
export function withOpen(now: Docks, panel: PanelName): Docks {
  const sheet: Sheet = now.sheet === 'peek' ? 'half' : now.sheet
  if (isOpenIn(now, panel)) return { ...now, front: panel, sheet }
  const side = homeOf(now, panel)
  const [other] = now[side]
  if (panel === 'machine' && now.low && other !== undefined)
    return { ...now, [side]: [panel], behind: { [side]: other }, front: panel, sheet }
  const open = { ...now, [side]: [panel, ...now[side]].slice(0, MOST_AT_A_SIDE), front: panel, sheet }
  return { ...open, behind: isOpenIn(open, 'machine') ? without(now.behind, panel) : {} }
}

/** The docks without a panel; what had given its room to a Machine comes back after it. */
export function withShut(now: Docks, panel: PanelName): Docks {
  if (!isOpenIn(now, panel)) return now
  const shut: Docks = {
    ...now,
    left: now.left.filter((other) => other !== panel),
    right: now.right.filter((other) => other !== panel),
    front: now.front === panel ? undefined : now.front,
  }
  if (panel !== 'machine') return shut
  return SIDES.reduce<Docks>((docks, side) => withBack(docks, side, now.behind[side]), {
    ...shut,
    behind: {},
  })
}

const withBack = (now: Docks, side: Side, panel: PanelName | undefined): Docks =>
  panel === undefined || isOpenIn(now, panel) || now[side].length === MOST_AT_A_SIDE
    ? now
    : { ...now, [side]: [...now[side], panel] }

const without = (behind: Docks['behind'], panel: PanelName): Docks['behind'] =>
  Object.fromEntries(Object.entries(behind).filter(([, other]) => other !== panel))

/** What the upper of two panels takes: two thirds for a Machine, until a person says otherwise. */
export function shareIn(now: Docks, side: Side): number {
  const share = now.shares[side]
  if (share !== USUAL_SHARE) return share
  const at = now[side].indexOf('machine')
  return at < 0 ? share : at === 0 ? MACHINE_SHARE : 1 - MACHINE_SHARE
}

/**
 * The docks with an open panel at another side, or at another height of its own; it opens there from now on. Where
 * that side is full, the panel that stood there longest takes its place on the side it came from.
 */
export function withMoved(now: Docks, panel: PanelName, to: Side, first = true): Docks {
  if (!isOpenIn(now, panel)) return now
  const from = otherSide(to)
  const others = now[to].filter((other) => other !== panel)
  const stay = others.slice(0, MOST_AT_A_SIDE - 1)
  const back = others.slice(MOST_AT_A_SIDE - 1)
  return {
    ...now,
    [to]: first ? [panel, ...stay] : [...stay, panel],
    [from]: [...now[from].filter((other) => other !== panel), ...back],
    homes: { ...now.homes, [panel]: to },
  }
}

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value))

export const withWidth = (now: Docks, side: Side, width: number): Docks => ({
  ...now,
  widths: { ...now.widths, [side]: Math.round(within(width, WIDTH_RANGE)) },
})

export const withShare = (now: Docks, side: Side, share: number): Docks => ({
  ...now,
  shares: { ...now.shares, [side]: Math.round(within(share, SHARE_RANGE) * 1000) / 1000 },
})

export const sideOf = ({ left }: Docks, panel: PanelName): Side => (left.includes(panel) ? 'left' : 'right')

export const openPanel = (panel: PanelName): void => docks.setState((now) => withOpen(now, panel))
export const shutPanel = (panel: PanelName): void => docks.setState((now) => withShut(now, panel))
export const togglePanel = (panel: PanelName): void =>
  docks.setState((now) => (isOpenIn(now, panel) ? withShut(now, panel) : withOpen(now, panel)))
export const movePanel = (panel: PanelName, to: Side, first?: boolean): void =>
  docks.setState((now) => withMoved(now, panel, to, first))
