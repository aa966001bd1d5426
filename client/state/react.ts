import { useStore as useZustand } from 'zustand/react'
import { type Floor, store } from './store.ts'

/** The one way from the store into a component; a selector picks what the component shows. */
export const useStore = <Picked>(selector: (floor: Floor) => Picked): Picked => useZustand(store, selector)
