import { createStore } from 'zustand/vanilla'

/** A word to the person in passing: what was done, and perhaps the way back. Said anew for each `turn`. */
export interface Toast {
  readonly text: string
  readonly back?: () => void
  /** What going back is called, where it is more than an undoing. */
  readonly backWord?: string
  readonly turn: number
}

export const toast = createStore<{ readonly toast: Toast | undefined }>(() => ({ toast: undefined }))

let turn = 0

export function sayInPassing(text: string, back?: () => void, backWord?: string): void {
  turn++
  toast.setState({
    toast: {
      text,
      turn,
      ...(back === undefined ? {} : { back }),
      ...(backWord === undefined ? {} : { backWord }),
    },
  })
}

/** Takes a toast back, unless another has come since. */
export function endToast(of: number): void {
  if (toast.getState().toast?.turn === of) toast.setState({ toast: undefined })
}
