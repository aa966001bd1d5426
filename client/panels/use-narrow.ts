import { useSyncExternalStore } from 'react'

/** As wide as a phone, or less; the style sheets use the same width. */
const NARROW = '(max-width: 720px)'

const onChange = (listener: () => void): (() => void) => {
  const query = matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export const useNarrow = (): boolean => useSyncExternalStore(onChange, () => matchMedia(NARROW).matches)
