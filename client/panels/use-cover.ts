import { type RefObject, useLayoutEffect } from 'react'
import { type Cover, setCover } from '../state/covers.ts'

/** Tells the scene where this element lies over it, as long as it does. */
export function useCover(name: string, box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = box.current
    const frame = element?.closest<HTMLElement>('.scene-frame')
    if (element === null || frame === null || frame === undefined) return
    const tell = (): void => setCover(name, coverOf(element, frame))
    // Where it lies follows from its own size and the frame's.
    const watch = new ResizeObserver(tell)
    watch.observe(element)
    watch.observe(frame)
    return () => {
      watch.disconnect()
      setCover(name, undefined)
    }
  }, [name, box])
}

function coverOf(element: HTMLElement, frame: HTMLElement): Cover | undefined {
  const own = element.getBoundingClientRect()
  if (own.width === 0 || own.height === 0) return undefined
  const around = frame.getBoundingClientRect()
  const [left, top] = [own.left - around.left, own.top - around.top]
  return { left, top, right: left + own.width, bottom: top + own.height }
}
