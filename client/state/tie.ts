import { createStore } from 'zustand/vanilla'

/*
 * Pages of one browser that have something in common [PH-100]. Here is what the page knows of it; who says it to the
 * others is wired in main.
 */

/** What pages can have in common: which time is shown and how it goes on, or what is looked at [PH-101]. */
export const TIED = ['time', 'look'] as const
export type Tied = (typeof TIED)[number]

export interface Tie {
  /** Pages that name the same one are tied. */
  readonly id: string
  readonly shares: readonly Tied[]
  /** Other windows, which the page tells of and its address keeps; or a pane within it, which is its own affair. */
  readonly to: 'windows' | 'pane'
}

/** A tie that this page is in. */
export interface Joined extends Tie {
  /** How many other pages are in it now. */
  readonly others: number
}

/** At most one of them is to other windows. */
export const ties = createStore<{ readonly list: readonly Joined[] }>(() => ({ list: [] }))

/** Who says it to the others; wired in main. */
export interface Ties {
  /** Takes part; `leads` where the others are to take over what this page shows, and not it what they do. */
  join(tie: Tie, leads: boolean): void
  leave(id: string): void
}

let wired: Ties | undefined

export function attachTies(to: Ties): void {
  wired = to
}

/** Who joins shows what the others do, unless it was here that a person asked for the tie. */
export const joinTie = (tie: Tie, leads = false): void => wired?.join(tie, leads)

export const leaveTie = (id: string): void => wired?.leave(id)

/** The one to other windows. */
export const windowTie = (): Joined | undefined => ties.getState().list.find(({ to }) => to === 'windows')

const ID = /^[a-z0-9]{4,20}$/

export const isTieId = (word: string): boolean => ID.test(word)
