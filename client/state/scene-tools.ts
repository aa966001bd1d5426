import { createStore } from 'zustand/vanilla'

/** What the hand does in the scene beyond looking. */
export interface SceneTools {
  /** A drag draws a box, and what stands in it is selected. */
  readonly boxing: boolean
}

export const sceneTools = createStore<SceneTools>(() => ({ boxing: false }))

export function setBoxing(boxing: boolean): void {
  if (sceneTools.getState().boxing !== boxing) sceneTools.setState({ boxing })
}
