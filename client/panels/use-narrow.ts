import { useSyncExternalStore } from 'react'

/** As wide as a phone held upright, or less; the style sheets use the same widths. */
const NARROW = '(max-width: 720px)'

/** No room for anything beside the scene: panels are a sheet over it. */
const HANDHELD = '(max-width: 900px), (max-height: 520px)'

const changesOf =
  (query: string) =>
  (listener: () => void): (() => void) => {
    const list = matchMedia(query)
    list.addEventListener('change', listener)
    return () => list.removeEventListener('change', listener)
  }

const onNarrow = changesOf(NARROW)
const onHandheld = changesOf(HANDHELD)

export const isHandheld = (): boolean => matchMedia(HANDHELD).matches

export const useNarrow = (): boolean => useSyncExternalStore(onNarrow, () => matchMedia(NARROW).matches)
export const useHandheld = (): boolean => useSyncExternalStore(onHandheld, isHandheld)

/** A hand's screen on its side. */
const LOW = '(max-height: 520px)'
const onLow = changesOf(LOW)

export const useLow = (): boolean => useSyncExternalStore(onLow, () => matchMedia(LOW).matches)

/** Fingers need more room than a mouse. */
const COARSE = '(pointer: coarse)'
const onCoarse = changesOf(COARSE)

export const useCoarse = (): boolean => useSyncExternalStore(onCoarse, () => matchMedia(COARSE).matches)
