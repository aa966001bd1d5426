import { createStore } from 'zustand/vanilla'
import type { Bookmark } from '../../../models/bookmark.ts'
import type { Mark } from './marks.ts'

/** What a pointer rests on. */
export interface Pointed {
  readonly x: number
  readonly at: number
  readonly mark: Mark | undefined
  readonly bookmark: Bookmark | undefined
  /** What the selected Machine was there, by code. */
  readonly state: number | undefined
}

export const point = createStore<{
  readonly pointed: Pointed | undefined
  /** The next press on the track picks a range. */
  readonly picking: boolean
}>(() => ({ pointed: undefined, picking: false }))
