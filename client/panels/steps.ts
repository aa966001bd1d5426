import { useStore } from 'zustand/react'
import { createStore } from 'zustand/vanilla'
import { type History, historyOf, noted, redone, restated, undone } from '../state/undo.ts'
import type { Look } from './address.ts'
import { lookNow, sameLook, showLook } from './look.ts'

/** The steps that this page has looked at [N-5]. */
const steps = createStore<{ readonly history: History<Look> | undefined }>(() => ({ history: undefined }))

/** Notes what is on the screen now, where it is another look than before. */
export function noteLook(atMillis: number): void {
  const look = lookNow()
  steps.setState(({ history }) => {
    if (history === undefined) return { history: historyOf(look) }
    const first = history.present.pose === undefined && look.pose !== undefined
    if (first && sameLook({ ...history.present, pose: look.pose }, look))
      return { history: restated(history, look) }
    return { history: noted(history, look, atMillis, sameLook) }
  })
}

/** What is on the screen is what was meant, as near as it could be; no step of its own. */
export function restateLook(): void {
  steps.setState(({ history }) => ({
    history: history === undefined ? historyOf(lookNow()) : restated(history, lookNow()),
  }))
}

export const canUndo = (): boolean => (steps.getState().history?.past.length ?? 0) > 0
export const canRedo = (): boolean => (steps.getState().history?.future.length ?? 0) > 0

export const undoLook = (): void => turn(undone)
export const redoLook = (): void => turn(redone)

/** History first, so that what the change sets off finds it there already and is no step. */
function turn(by: (history: History<Look>) => History<Look>): void {
  const { history } = steps.getState()
  if (history === undefined) return
  const next = by(history)
  if (next === history) return
  steps.setState({ history: next })
  showLook(next.present)
}

export const useSteps = (): { readonly back: number; readonly forth: number } => {
  const back = useStore(steps, ({ history }) => history?.past.length ?? 0)
  const forth = useStore(steps, ({ history }) => history?.future.length ?? 0)
  return { back, forth }
}
