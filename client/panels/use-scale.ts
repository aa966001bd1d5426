import { useSyncExternalStore } from 'react'

/** The size of the page's text on a desk; style sheets are written for it. */
const USUAL_PIXELS = 14

const onChange = (listener: () => void): (() => void) => {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

const scale = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_PIXELS

/** How much larger than usual everything is: 1 on a desk, about 2 on a wall. */
export const useScale = (): number => useSyncExternalStore(onChange, scale)

/** A length of the usual size, as it grows with the page. */
export const inRem = (pixels: number): string => `${pixels / USUAL_PIXELS}rem`
