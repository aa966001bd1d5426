import { attachKeys } from './keys.ts'
import type { LookUp } from './picked.ts'
import type { CameraRig } from './rig.ts'
import { createStroke } from './stroke.ts'
import { attachWheel } from './wheel.ts'

export interface Gestures {
  detach(): void
}

/** Pixels that a click may wander. */
const STEADY = 5
/** Two clicks are one double click within these. */
const DOUBLE_MILLIS = 350
const DOUBLE_PIXELS = 24

interface Finger {
  x: number
  y: number
}

/** What the fingers do: one turns or carries, two carry, spread and twist. */
type Doing = 'nothing' | 'pressing' | 'turning' | 'carrying' | 'spreading'

/** Hands the camera to whoever touches the element: mouse, trackpad, pen, fingers and keys. */
export function attachGestures(element: HTMLElement, rig: CameraRig, { pick }: { pick: LookUp }): Gestures {
  const { hand } = rig
  const ended = new AbortController()
  const fingers = new Map<number, Finger>()
  const stroke = createStroke()
  let doing: Doing = 'nothing'
  let carries = false
  let pressed: Finger = { x: 0, y: 0 }
  let last = { x: 0, y: 0, millis: Number.NEGATIVE_INFINITY }
  let spread = { x: 0, y: 0, width: 1, angle: 0 }

  const listen = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    hear: (event: HTMLElementEventMap[Name]) => void,
  ): void => element.addEventListener(name, hear as EventListener, { signal: ended.signal })

  const at = (event: MouseEvent): Finger => {
    const box = element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  function spreadOf(): typeof spread {
    const [a, b] = fingers.values()
    if (a === undefined || b === undefined) return spread
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    return {
      x: (a.x + b.x) / 2,
      y: (a.y + b.y) / 2,
      width: Math.max(8, Math.hypot(dx, dy)),
      angle: Math.atan2(dy, dx),
    }
  }

  function press(event: PointerEvent): void {
    if (fingers.size >= 2) return
    element.setPointerCapture(event.pointerId)
    element.focus({ preventScroll: true })
    const finger = at(event)
    fingers.set(event.pointerId, finger)
    if (fingers.size === 2) return spreadOut()
    doing = 'pressing'
    carries = event.button !== 0 || event.shiftKey
    pressed = finger
  }
  function spreadOut(): void {
    doing = 'spreading'
    spread = spreadOf()
    hand.grab(spread.x, spread.y, pick(spread.x, spread.y))
  }
  function wander(event: PointerEvent, finger: Finger, to: Finger): void {
    if (Math.hypot(to.x - pressed.x, to.y - pressed.y) < STEADY) return
    doing = carries ? 'carrying' : 'turning'
    hand.grab(pressed.x, pressed.y, pick(pressed.x, pressed.y))
    stroke.begin(pressed.x, pressed.y, event.timeStamp)
    finger.x = pressed.x
    finger.y = pressed.y
  }
  function move(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId)
    if (finger === undefined) return
    const to = at(event)
    if (doing === 'pressing') wander(event, finger, to)
    if (doing === 'turning') hand.turn(to.x - finger.x, to.y - finger.y)
    if (doing === 'carrying') hand.carry(to.x, to.y)
    stroke.move(to.x, to.y, event.timeStamp)
    if (doing === 'pressing') return
    finger.x = to.x
    finger.y = to.y
    if (doing !== 'spreading') return
    const now = spreadOf()
    const angle = Math.atan2(Math.sin(now.angle - spread.angle), Math.cos(now.angle - spread.angle))
    hand.pinch(spread.width / now.width, angle)
    if (rig.mode().kind !== 'follow') hand.carry(now.x, now.y)
    spread = now
  }
  function lift(event: PointerEvent): void {
    if (!fingers.delete(event.pointerId)) return
    if (doing === 'pressing') click(event, pressed)
    if (doing === 'turning' || doing === 'carrying') {
      const { vx, vy } = stroke.end(event.timeStamp)
      hand.letGo(vx, vy)
    }
    if (doing === 'spreading') hand.letGo(0, 0)
    // A finger that stays after two does nothing until it is lifted: nobody means it to turn.
    doing = 'nothing'
  }
  function click(event: PointerEvent, place: Finger): void {
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    const double =
      event.timeStamp - last.millis < DOUBLE_MILLIS &&
      Math.hypot(place.x - last.x, place.y - last.y) < DOUBLE_PIXELS
    last = { ...place, millis: double ? Number.NEGATIVE_INFINITY : event.timeStamp }
    if (!double) return
    const picked = pick(place.x, place.y)
    if (picked?.machine !== undefined && rig.mode().kind !== 'walk') {
      rig.wish({ kind: 'fit', machines: [picked.machine] })
    } else hand.goTo(picked ?? hand.placeAt(place.x, place.y))
  }

  const touchAction = element.style.touchAction
  element.style.touchAction = 'none'
  listen('pointerdown', press)
  listen('pointermove', move)
  listen('pointerup', lift)
  listen('pointercancel', (event) => {
    if (!fingers.delete(event.pointerId)) return
    hand.letGo(0, 0)
    doing = 'nothing'
  })
  // The right button carries, so that it cannot open a menu too.
  listen('contextmenu', (event) => event.preventDefault())
  attachWheel(element, rig, pick, ended.signal)
  attachKeys(element, rig, ended.signal)

  return {
    detach() {
      ended.abort()
      hand.unsteerAll()
      element.style.touchAction = touchAction
    },
  }
}
