import { useEffect, useState } from 'react'
import { docks, FIRST_DOCKS } from '../../state/docks.ts'
import { recall, remember } from '../keepsake.ts'
import { pageMode } from '../page-mode.ts'
import { DOCKS_KEY, docksOf, docksText } from './kept-docks.ts'

/** A screen so wide has room for the feed beside the scene from the start. */
const WIDE = '(min-width: 1200px)'

/** A page so low has no room for a Machine's readings beside another panel. */
const LOW = '(max-height: 860px)'

/** A drag writes once it has come to rest. */
const SETTLE_MILLIS = 300

/** Puts the panels where this browser remembers them, before the first picture, and remembers each change. */
export function useKeptDocks(): void {
  useState(() => {
    const first = matchMedia(WIDE).matches ? { ...FIRST_DOCKS, right: ['events'] as const } : FIRST_DOCKS
    docks.setState({ ...(docksOf(recall(DOCKS_KEY)) ?? first), front: undefined })
  })
  useEffect(() => {
    const low = matchMedia(LOW)
    const tell = (): void => docks.setState({ low: low.matches })
    tell()
    low.addEventListener('change', tell)
    return () => low.removeEventListener('change', tell)
  }, [])
  useEffect(() => {
    // A pane has none of its own.
    if (pageMode.kind === 'pane') return
    let timer: ReturnType<typeof setTimeout> | undefined
    let written = docksText(docks.getState())
    const write = (): void => {
      const text = docksText(docks.getState())
      if (text !== written) remember(DOCKS_KEY, text)
      written = text
    }
    const stop = docks.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(write, SETTLE_MILLIS)
    })
    return () => {
      stop()
      clearTimeout(timer)
      write()
    }
  }, [])
}
