import { createStore } from 'zustand/vanilla'
import type { ToldPlant, ToldSide, ToPane } from './told.ts'

/** What the pane has told of its side, for who reads it here. */
export interface Other {
  readonly plant: ToldPlant | undefined
  readonly side: ToldSide | undefined
  /** Whether somebody reads it: else the pane need not tell. */
  readonly asks: boolean
}

export const other = createStore<Other>(() => ({ plant: undefined, side: undefined, asks: false }))

/** Another pane, or none: what the last one told is over. */
export const forgetOther = (): void => other.setState({ plant: undefined, side: undefined })

let post: ((message: ToPane) => void) | undefined

export function attachPane(to: ((message: ToPane) => void) | undefined): void {
  post = to
}

export const sayToPane = (message: ToPane): void => post?.(message)
