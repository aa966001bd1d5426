import { createStore } from 'zustand/vanilla'

/** The Lines that the scene shows from near, by index; written when the camera rests. */
export const inSight = createStore<{ readonly lines: readonly number[] }>(() => ({ lines: [] }))

export function showFromNear(lines: readonly number[]): void {
  if (lines.join() !== inSight.getState().lines.join()) inSight.setState({ lines })
}
