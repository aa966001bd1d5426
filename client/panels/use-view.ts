import { useStore } from 'zustand/react'
import { type View, view } from '../state/view.ts'

/** The one way from the View into a component. */
export const useView = <Picked>(pick: (view: View) => Picked): Picked => useStore(view, pick)
