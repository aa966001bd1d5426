import { createStore } from 'zustand/vanilla'

/*
 * The page has another one beside it, in the other half of its stage, for comparing [PH-110]. What that one shows is
 * told as the address tells it; `panels/split` knows what it says.
 */

export interface Split {
  /** What the other side was begun with; another text is another beginning. */
  readonly asked: string | undefined
  /** What it shows by now; undefined until it said so. */
  readonly shown: string | undefined
}

const NONE: Split = { asked: undefined, shown: undefined }

export const split = createStore<Split>(() => NONE)

export const besideNow = (): string | undefined => split.getState().shown ?? split.getState().asked

export const showBeside = (asked: string | undefined): void => split.setState({ asked, shown: undefined })
