import { useEffect } from 'react'
import { useStore } from 'zustand/react'
import { scene } from '../state/scene.ts'
import { type Settings, settings } from '../state/settings.ts'
import { recall, remember, WISHES_KEY, wishesOf } from './keepsake.ts'

export const useSettings = <Picked>(pick: (now: Settings) => Picked): Picked => useStore(settings, pick)

/** Ties a person's wishes to what this browser remembers, and the wish for stillness to the system's. */
export function useWishes(): void {
  useEffect(() => {
    const { quality, ...wishes } = wishesOf(recall(WISHES_KEY))
    settings.setState(wishes)
    scene.setState({ wished: quality })
    const system = matchMedia('(prefers-reduced-motion: reduce)')
    const still = (): void => {
      const now = settings.getState().motion === 'reduced' || system.matches
      document.documentElement.dataset.motion = now ? 'reduced' : 'full'
      if (settings.getState().still !== now) settings.setState({ still: now })
    }
    still()
    const stopSettings = settings.subscribe((next, old) => {
      still()
      if (next.motion !== old.motion || next.labels !== old.labels || next.names !== old.names) keep()
    })
    const stopScene = scene.subscribe((next, old) => {
      if (next.wished !== old.wished) keep()
    })
    system.addEventListener('change', still)
    return () => {
      stopSettings()
      stopScene()
      system.removeEventListener('change', still)
    }
  }, [])
}

function keep(): void {
  const { motion, labels, names } = settings.getState()
  remember(WISHES_KEY, JSON.stringify({ motion, labels, names, quality: scene.getState().wished }))
}
