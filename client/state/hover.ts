import { createStore } from 'zustand/vanilla'

/** The Machine under the pointer, in the scene or in a list, by index; scene and panels share it. */
export const hover = createStore<{ readonly machine: number | undefined }>(() => ({ machine: undefined }))

export function hoverOver(machine: number | undefined): void {
  if (hover.getState().machine !== machine) hover.setState({ machine })
}
