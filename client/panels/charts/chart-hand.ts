/** What a hand on the chart does to it. */
export interface Handled {
  /** The instant below a place on the screen. */
  timeAt(clientX: number): number
  millisAPixel(): number
  pan(byMillis: number): void
  zoom(factor: number, anchor: number): void
  pin(at: number): void
  seek(at: number): void
}

/** A pointer that moved less than this was pressed, and not drawn. */
const SLOP = 4
/** How much wider a notch of the wheel makes what is shown. */
const WHEEL = 0.0018
const LINE_PIXELS = 16

interface Finger {
  readonly x: number
  readonly y: number
}

/**
 * Wheel, drag and pinch. The wheel is the chart's while the chart has the focus, or with the control key: else it
 * scrolls the panel that the chart stands in, as everywhere.
 */
export function handle(
  host: HTMLElement,
  { timeAt, millisAPixel, pan, zoom, pin, seek }: Handled,
): () => void {
  const fingers = new Map<number, Finger>()
  let moved = false

  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== host) return
    event.preventDefault()
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey)
      pan((event.deltaX || event.deltaY) * pixels * millisAPixel())
    else zoom(Math.exp(event.deltaY * pixels * WHEEL), timeAt(event.clientX))
  }
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return
    if (fingers.size === 0) moved = false
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
  const move = (event: PointerEvent): void => {
    const was = fingers.get(event.pointerId)
    if (was === undefined) return
    if (!moved && Math.hypot(event.clientX - was.x, event.clientY - was.y) < SLOP) return
    if (!moved) host.setPointerCapture(event.pointerId)
    moved = true
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (other === undefined) return pan(-(event.clientX - was.x) * millisAPixel())
    const [before, after] = [Math.abs(was.x - other.x), Math.abs(event.clientX - other.x)]
    if (before > SLOP && after > SLOP) zoom(before / after, timeAt(other.x))
  }
  const up = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId) || moved || fingers.size > 0) return
    if (event.type === 'pointerup') pin(timeAt(event.clientX))
  }
  const twice = (event: MouseEvent): void => seek(timeAt(event.clientX))

  host.addEventListener('wheel', wheel, { passive: false })
  host.addEventListener('pointerdown', down)
  host.addEventListener('pointermove', move)
  host.addEventListener('pointerup', up)
  host.addEventListener('pointercancel', up)
  host.addEventListener('dblclick', twice)
  return () => {
    host.removeEventListener('wheel', wheel)
    host.removeEventListener('pointerdown', down)
    host.removeEventListener('pointermove', move)
    host.removeEventListener('pointerup', up)
    host.removeEventListener('pointercancel', up)
    host.removeEventListener('dblclick', twice)
  }
}
