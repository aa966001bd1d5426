import type { LookUp, Picked } from './picked.ts'
import type { CameraRig } from './rig.ts'

/** Pixels that a line of a wheel's notch stands for, where a browser counts in lines. */
const LINE_PIXELS = 32
/** One event asks for no more than this. */
const MOST_PIXELS = 300
const PER_PIXEL = 0.0016
/** Fingers spread on a trackpad come as a wheel with Ctrl held, in far smaller numbers. */
const PER_PINCHED_PIXEL = 0.011
/** Turned on within this, and from the same place, a wheel goes on about what it began with. */
const SAME_TURN_MILLIS = 250
const SAME_PLACE_PIXELS = 6

/** The logarithm of a zoom that a wheel event asks for; below 0 is nearer. */
export function zoomOf(event: Pick<WheelEvent, 'deltaMode' | 'deltaY' | 'ctrlKey'>): number {
  const unit = event.deltaMode === 1 ? LINE_PIXELS : event.deltaMode === 2 ? MOST_PIXELS : 1
  const pixels = Math.min(MOST_PIXELS, Math.max(-MOST_PIXELS, event.deltaY * unit))
  return pixels * (event.ctrlKey ? PER_PINCHED_PIXEL : PER_PIXEL)
}

/** Safari tells of fingers spread on a trackpad in an event of its own. */
interface SpreadEvent extends UIEvent {
  readonly scale: number
}

export function attachWheel(element: HTMLElement, rig: CameraRig, pick: LookUp, signal: AbortSignal): void {
  let about: { readonly x: number; readonly y: number; readonly picked: Picked | undefined } | undefined
  let turnedAt = Number.NEGATIVE_INFINITY
  let scale = 1

  function zoom(log: number, x: number, y: number, millis: number): void {
    const goesOn =
      about !== undefined &&
      millis - turnedAt < SAME_TURN_MILLIS &&
      Math.hypot(x - about.x, y - about.y) < SAME_PLACE_PIXELS
    if (!goesOn || about === undefined) {
      const picked = pick(x, y) ?? rig.hand.placeAt(x, y)
      about = { x, y, picked }
    }
    turnedAt = millis
    rig.hand.zoom(log, about.x, about.y, about.picked)
  }
  function turn(event: WheelEvent): void {
    event.preventDefault()
    const box = element.getBoundingClientRect()
    const log = zoomOf(event)
    if (log !== 0) zoom(log, event.clientX - box.left, event.clientY - box.top, event.timeStamp)
  }
  function spread(event: Event): void {
    event.preventDefault()
    const to = (event as SpreadEvent).scale
    if (event.type !== 'gesturestart')
      zoom(-Math.log(to / scale), element.clientWidth / 2, element.clientHeight / 2, event.timeStamp)
    scale = event.type === 'gestureend' ? 1 : to
  }

  element.addEventListener('wheel', turn, { passive: false, signal })
  for (const name of ['gesturestart', 'gesturechange', 'gestureend']) {
    element.addEventListener(name, spread, { passive: false, signal })
  }
}
