import { useStore } from 'zustand/react'
import { type Time, time } from '../state/time.ts'

/** What a component shows of which time is shown. */
export const useTime = <Picked>(selector: (shown: Time) => Picked): Picked => useStore(time, selector)
