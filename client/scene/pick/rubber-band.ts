import type { Rect } from './pick.ts'

/** The rectangle that a person draws over the scene; it takes no events. */
export interface RubberBand {
  show(rect: Rect): void
  hide(): void
}

/** Laid over a canvas, inside the element that holds it. */
export function createRubberBand(canvas: HTMLElement): RubberBand {
  const band = canvas.ownerDocument.createElement('div')
  band.setAttribute('aria-hidden', 'true')
  Object.assign(band.style, {
    position: 'absolute',
    zIndex: '1',
    pointerEvents: 'none',
    boxSizing: 'border-box',
    border: '1.5px solid var(--accent)',
    borderRadius: '2px',
    background: 'color-mix(in srgb, var(--accent) 14%, transparent)',
  })
  return {
    show({ fromX, fromY, toX, toY }) {
      if (!band.isConnected) canvas.parentElement?.append(band)
      const [left, top] = [Math.min(fromX, toX) + canvas.offsetLeft, Math.min(fromY, toY) + canvas.offsetTop]
      band.style.left = `${left}px`
      band.style.top = `${top}px`
      band.style.width = `${Math.abs(toX - fromX)}px`
      band.style.height = `${Math.abs(toY - fromY)}px`
    },
    hide: () => band.remove(),
  }
}
