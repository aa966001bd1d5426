import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import type { Heights, Span } from './virtual.ts'
import { scrollFor, spanOf } from './virtual.ts'

/** Rows drawn beyond the edges, in pixels, so that a quick scroll meets no blank. */
const MARGIN = 240

/** Follows the scrolling of a box and tells which rows are near its window. */
export function useScroll(
  box: RefObject<HTMLDivElement | null>,
  heights: Heights,
  head: number,
): { readonly span: Span; readonly reveal: (index: number) => void } {
  const [at, setAt] = useState({ top: 0, height: 0 })
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = (): void => setAt({ top: element.scrollTop, height: element.clientHeight })
    const size = new ResizeObserver(measure)
    measure()
    size.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      size.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [box])
  const reveal = useCallback(
    (index: number) => {
      const element = box.current
      if (element === null) return
      const room = element.clientHeight - head
      element.scrollTop = scrollFor(heights, index, element.scrollTop, room)
    },
    [box, heights, head],
  )
  return { span: spanOf(heights, Math.max(0, at.top), at.height, MARGIN), reveal }
}
