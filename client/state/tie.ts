import { createStore } from 'zustand/vanilla'

/*
 * Pages of one browser that have something in common [PH-100]. Here is what the page knows of it; `source/tie-channel`
 * takes part for it.
 */

/** What pages can have in common: which time is shown and how it goes on, or what is looked at. */
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
  /** A person asked for it here: the others take over what this page shows, and not it what they do. */
  readonly leads: boolean
  /** How many other pages are in it now. */
  readonly others: number
}

/** At most one of them is to other windows. */
export const ties = createStore<{ readonly list: readonly Joined[] }>(() => ({ list: [] }))

const without = (id: string): readonly Joined[] => ties.getState().list.filter((tie) => tie.id !== id)

export const joinTie = (tie: Tie, leads = false): void =>
  ties.setState({ list: [...without(tie.id), { ...tie, leads, others: 0 }] })

export const leaveTie = (id: string): void => ties.setState({ list: without(id) })

/** The one to other windows. */
export const windowTie = (): Joined | undefined => ties.getState().list.find(({ to }) => to === 'windows')

let brought = false

/** What changes meanwhile is no act of a person in this page: another page brought it about, or another Plant [PH-103]. */
export function bring(change: () => void): void {
  brought = true
  try {
    change()
  } finally {
    brought = false
  }
}

export const isBrought = (): boolean => brought
