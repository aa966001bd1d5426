import { createStore } from 'zustand/vanilla'

/** A word to the person in passing: what was done, and perhaps the way back. Said anew for each `turn`. */
export interface Toast {
  readonly text: string
  readonly back?: () => void
  readonly turn: number
}

export const toast = createStore<{ readonly toast: Toast | undefined }>(() => ({ toast: undefined }))

let turn = 0

export function sayInPassing(text: string, back?: () => void): void {
  turn++
  toast.setState({ toast: back === undefined ? { text, turn } : { text, back, turn } })
}

/** Takes a toast back, unless another has come since. */
export function endToast(of: number): void {
  if (toast.getState().toast?.turn === of) toast.setState({ toast: undefined })
}
