import { createStore } from 'zustand/vanilla'

/** What the page lays over the scene: CSS pixels from the scene's upper left corner. */
export interface Cover {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** By a name of its own each; what the scene writes on its picture keeps clear of them. */
export const covers = createStore<ReadonlyMap<string, Cover>>(() => new Map())

/** Lays something over the scene, elsewhere than before, or takes it away. */
export function setCover(name: string, cover: Cover | undefined): void {
  const before = covers.getState()
  const old = before.get(name)
  if (old === cover || (old !== undefined && cover !== undefined && isSame(old, cover))) return
  const after = new Map(before)
  if (cover === undefined) after.delete(name)
  else after.set(name, cover)
  covers.setState(after, true)
}

const isSame = (a: Cover, b: Cover): boolean =>
  a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom
