import { useEffect } from 'react'
import { useStore } from 'zustand/react'
import { filled, lookAtSlot } from '../state/recall/looking.ts'

/** While it is on the page, the last minutes of some slots before the Playhead are made known [PH-80]. */
export function useLookAt(slots: readonly number[]): void {
  const key = slots.join()
  useEffect(() => {
    const leave = key === '' ? [] : key.split(',').map((slot) => lookAtSlot(Number(slot)))
    return () => {
      for (const each of leave) each()
    }
  }, [key])
}

/** Draws the component again when more is remembered than before. */
export const useFilled = (): number => useStore(filled, ({ count }) => count)
