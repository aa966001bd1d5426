import type { CameraMode, CameraWish } from '../../state/camera.ts'
import type { CameraRig } from './rig.ts'
import type { Steer } from './steering.ts'

/** What a key asks of the camera while the scene has the focus. */
type Ask =
  | { readonly kind: 'steer'; readonly steer: Steer }
  | { readonly kind: 'wish'; readonly wish: CameraWish }

interface Press {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
}

const WISHES: Readonly<Record<string, CameraWish>> = {
  Home: { kind: 'fit', machines: [] },
  '1': { kind: 'turn', to: 'top' },
  '2': { kind: 'turn', to: 'isometric' },
  '3': { kind: 'turn', to: 'free' },
}
const ALWAYS: Readonly<Record<string, Steer>> = {
  '+': 'nearer',
  '=': 'nearer',
  '-': 'further',
  _: 'further',
  PageUp: 'tiltUp',
  PageDown: 'tiltDown',
}
const PANS: Readonly<Record<string, Steer>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'ahead',
  ArrowDown: 'back',
}
const ORBITS: Readonly<Record<string, Steer>> = {
  ArrowLeft: 'turnLeft',
  ArrowRight: 'turnRight',
  ArrowUp: 'tiltUp',
  ArrowDown: 'tiltDown',
}
/** By where a key lies, not by its letter, so that the hand is right on any keyboard. */
const STEPS: Readonly<Record<string, Steer>> = {
  KeyW: 'ahead',
  KeyS: 'back',
  KeyA: 'left',
  KeyD: 'right',
  KeyQ: 'turnLeft',
  KeyE: 'turnRight',
  ArrowUp: 'ahead',
  ArrowDown: 'back',
  // Who has no mouse turns with these; A and D go aside.
  ArrowLeft: 'turnLeft',
  ArrowRight: 'turnRight',
}

const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const steerOf = ({ key, code, shiftKey }: Press, mode: CameraMode): Steer | undefined => {
  if (mode.kind === 'walk') return own(STEPS, code) ?? own(ALWAYS, key)
  return own(ALWAYS, key) ?? own(shiftKey ? ORBITS : PANS, key)
}

/** What a press asks for in this mode, or nothing that the camera knows. */
export function askOf(press: Press, mode: CameraMode): Ask | undefined {
  if (press.key === 'Escape' && mode.kind !== 'orbit') return { kind: 'wish', wish: { kind: 'stay' } }
  const steer = steerOf(press, mode)
  if (steer !== undefined) return { kind: 'steer', steer }
  const wish = press.shiftKey ? undefined : own(WISHES, press.key)
  return wish === undefined ? undefined : { kind: 'wish', wish }
}

export function attachKeys(element: HTMLElement, rig: CameraRig, signal: AbortSignal): void {
  const { hand } = rig
  /** What each key that is down steers, by its place: Shift may change what it would steer now. */
  const down = new Map<string, Steer>()

  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    hand.hurry(event.shiftKey)
    const ask = askOf(event, rig.mode())
    if (ask === undefined) return
    event.preventDefault()
    if (ask.kind === 'wish') {
      if (!event.repeat) rig.wish(ask.wish)
      return
    }
    const before = down.get(event.code)
    if (before !== undefined && before !== ask.steer) hand.unsteer(before)
    down.set(event.code, ask.steer)
    hand.steer(ask.steer)
  }
  function lift(event: KeyboardEvent): void {
    hand.hurry(event.shiftKey)
    const steer = down.get(event.code)
    down.delete(event.code)
    if (steer !== undefined) hand.unsteer(steer)
    // A Mac tells of no other key that goes up while Command is down.
    if (event.key === 'Meta') letAllGo()
  }
  function letAllGo(): void {
    down.clear()
    hand.unsteerAll()
    hand.hurry(false)
  }

  element.addEventListener('keydown', press, { signal })
  element.addEventListener('keyup', lift, { signal })
  element.addEventListener('blur', letAllGo, { signal })
}
