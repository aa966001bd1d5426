import { useEffect } from 'react'
import type { StoryTold } from '../../../models/simulation.ts'
import { useStore } from '../../state/react.ts'
import { store } from '../../state/store.ts'

const FIRST_PAUSE_MILLIS = 250
const LONGEST_PAUSE_MILLIS = 8000

/** Asks at once, and again after ever longer pauses until it is known; what it returns makes an end of it. */
export function askUntilKnown(ask: () => Promise<boolean>, isKnown: () => boolean): () => void {
  let open = true
  let pauseMillis = FIRST_PAUSE_MILLIS
  let timer: ReturnType<typeof setTimeout> | undefined
  const turn = async (): Promise<void> => {
    await ask().catch(() => false)
    if (!open || isKnown()) return
    timer = setTimeout(() => void turn(), pauseMillis)
    pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2)
  }
  void turn()
  return () => {
    open = false
    clearTimeout(timer)
  }
}

/** Whether they are there, and the one that is told among them. */
export const areKnown = (stories: readonly StoryTold[] | undefined, told: string | null): boolean =>
  stories !== undefined && (told === null || stories.some(({ id }) => id === told))

/**
 * The Stories that can be told, undefined until they are there [W-104]; `told` is the one that is told, null where
 * none is, and undefined where nobody has a use for them.
 */
export function useStories(told: string | null | undefined): readonly StoryTold[] | undefined {
  const refetch = useStore((floor) => floor.refetchStories)
  useEffect(() => {
    if (told === undefined) return
    return askUntilKnown(refetch, () => areKnown(store.getState().stories, told))
  }, [told, refetch])
  return useStore((floor) => floor.stories)
}
