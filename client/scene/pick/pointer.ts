import { camera, wishCamera } from '../../state/camera.ts'
import { hoverOver } from '../../state/hover.ts'
import type { PlantModel } from '../../state/plant.ts'
import { sceneTools, setBoxing } from '../../state/scene-tools.ts'
import { chosenOf, select, selectAll, selectToo, tellOf, view } from '../../state/view.ts'
import type { Picker, Rect } from './pick.ts'
import type { RubberBand } from './rubber-band.ts'
import type { Sight } from './sight.ts'
import { stepAlong } from './step.ts'

/** What lies under the pointer: a Machine, or the name of a Line or Workshop. */
export type Pointed =
  | { readonly kind: 'machine'; readonly machine: number }
  | { readonly kind: 'area'; readonly path: string }

/** What the pointer works with; the scene lends it. */
export interface PointerParts {
  readonly canvas: HTMLElement
  readonly model: PlantModel
  readonly picker: Picker
  readonly band: RubberBand
  /** The picture as it was drawn last. */
  readonly sight: () => Sight
  readonly moving: () => boolean
  /** The label under the pointer, which lies over everything. */
  readonly labelAt: (x: number, y: number) => Pointed | undefined
  /** Calls back before the next picture. */
  readonly soon: (then: () => void) => void
}

/** A hand on the scene. */
export interface Pointer {
  /** Looks again at where the pointer is: the camera came to rest. */
  again(): void
  detach(): void
}

type Gesture =
  | { readonly kind: 'none' }
  | { readonly kind: 'pressed'; readonly pointer: number; readonly x: number; readonly y: number }
  | { readonly kind: 'held' }
  | { readonly kind: 'band'; readonly pointer: number; readonly x: number; readonly y: number }

/** Pixels that a click may wander. */
const STEADY = { mouse: 4, touch: 10 } as const
/** Pixels by which a small Machine may be missed [U-3]. */
const REACH = { mouse: 6, touch: 14 } as const
const LONG_PRESS_MILLIS = 500

const handOf = ({ pointerType }: PointerEvent): 'mouse' | 'touch' =>
  pointerType === 'touch' ? 'touch' : 'mouse'
const adds = ({ ctrlKey, metaKey, shiftKey }: PointerEvent | MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey

export function attachPointer(parts: PointerParts): Pointer {
  const { canvas, model, picker, band } = parts
  const ids = model.table.machines.map(({ machine }) => machine.id)
  const ended = new AbortController()
  let gesture: Gesture = { kind: 'none' }
  const armed = (): boolean => sceneTools.getState().boxing
  let over: { readonly x: number; readonly y: number; readonly reach: number } | undefined
  let asked = false
  let pressed: ReturnType<typeof setTimeout> | undefined

  const pointedAt = (x: number, y: number, reach: number): Pointed | undefined => {
    const label = parts.labelAt(x, y)
    if (label !== undefined) return label
    const machine = picker.pickAt(parts.sight(), x, y, reach)
    return machine === undefined ? undefined : { kind: 'machine', machine }
  }

  const look = (): void => {
    asked = false
    if (ended.signal.aborted) return
    const quiet = over === undefined || parts.moving() || gesture.kind === 'band'
    const found = quiet || over === undefined ? undefined : pointedAt(over.x, over.y, over.reach)
    hoverOver(found?.kind === 'machine' ? found.machine : undefined)
    canvas.style.cursor =
      armed() || gesture.kind === 'band' ? 'crosshair' : found === undefined ? '' : 'pointer'
  }
  const lookSoon = (): void => {
    if (asked) return
    asked = true
    parts.soon(look)
  }

  // The cursor tells whether a drag draws a box, whoever said so.
  const untold = sceneTools.subscribe(lookSoon)
  const letGo = (): void => {
    clearTimeout(pressed)
    if (gesture.kind === 'band') band.hide()
    gesture = { kind: 'none' }
    setBoxing(false)
  }

  const click = (x: number, y: number, reach: number, more: boolean): void => {
    const found = pointedAt(x, y, reach)
    if (found?.kind === 'area') return tellOf(found.path)
    const id = found === undefined ? undefined : ids[found.machine]
    if (id !== undefined) return more ? selectToo(id) : select(id)
    if (!more && view.getState().chosen.length > 0) select(undefined)
  }

  const rectTo = (from: { readonly x: number; readonly y: number }, event: PointerEvent): Rect => ({
    fromX: from.x,
    fromY: from.y,
    toX: event.offsetX,
    toY: event.offsetY,
  })

  const takeIn = (rect: Rect, more: boolean): void => {
    const found = Array.from(picker.within(parts.sight(), rect), (machine) => ids[machine] ?? '')
    selectAll([...new Set([...(more ? view.getState().chosen : []), ...found])])
  }

  const listen = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    hear: (event: HTMLElementEventMap[Name]) => void,
    capture = false,
  ): void => canvas.addEventListener(name, hear as EventListener, { capture, signal: ended.signal })

  listen(
    'pointerdown',
    (event) => {
      if (gesture.kind !== 'none' || !event.isPrimary || event.button !== 0) return letGo()
      const from = { pointer: event.pointerId, x: event.offsetX, y: event.offsetY }
      if (armed() || event.altKey) {
        // The camera must not take this drag for its own.
        event.stopImmediatePropagation()
        event.preventDefault()
        canvas.focus({ preventScroll: true })
        canvas.setPointerCapture(event.pointerId)
        gesture = { kind: 'band', ...from }
        return lookSoon()
      }
      gesture = { kind: 'pressed', ...from }
      if (handOf(event) === 'mouse') return
      pressed = setTimeout(() => {
        if (gesture.kind !== 'pressed' || parts.moving()) return
        gesture = { kind: 'held' }
        click(from.x, from.y, REACH.touch, true)
      }, LONG_PRESS_MILLIS)
    },
    true,
  )

  listen(
    'pointermove',
    (event) => {
      if (handOf(event) === 'mouse') over = { x: event.offsetX, y: event.offsetY, reach: REACH.mouse }
      if (gesture.kind === 'band' && gesture.pointer === event.pointerId) {
        event.stopImmediatePropagation()
        return band.show(rectTo(gesture, event))
      }
      if (gesture.kind === 'pressed' && gesture.pointer === event.pointerId) {
        const wandered = Math.hypot(event.offsetX - gesture.x, event.offsetY - gesture.y)
        if (wandered > STEADY[handOf(event)]) {
          clearTimeout(pressed)
          gesture = { kind: 'held' }
        }
      }
      lookSoon()
    },
    true,
  )

  listen(
    'pointerup',
    (event) => {
      const done = gesture
      letGo()
      if (done.kind === 'band') {
        event.stopImmediatePropagation()
        const rect = rectTo(done, event)
        if (Math.hypot(rect.toX - rect.fromX, rect.toY - rect.fromY) > STEADY.mouse) takeIn(rect, adds(event))
        else click(done.x, done.y, REACH.mouse, adds(event))
      } else if (done.kind === 'pressed' && done.pointer === event.pointerId && !parts.moving()) {
        click(done.x, done.y, REACH[handOf(event)], adds(event))
      }
    },
    true,
  )

  // What a tap opens may come up under the finger; the click that browsers make of a touch would land on it.
  canvas.addEventListener(
    'touchend',
    (event) => {
      if (event.cancelable) event.preventDefault()
    },
    { passive: false, signal: ended.signal },
  )
  listen('pointercancel', letGo)
  listen('pointerleave', () => {
    over = undefined
    lookSoon()
  })

  listen('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '[' || event.key === ']') {
      const next = stepAlong(model, chosenOf(view.getState()), event.key === ']' ? 1 : -1)
      if (next === undefined) return
      select(ids[next])
      const { width, height } = parts.sight()
      const seen = picker.within(parts.sight(), { fromX: 0, fromY: 0, toX: width, toY: height })
      if (!seen.includes(next)) wishCamera({ kind: 'fit', machines: [next] })
    } else if (event.key === 'b' || event.key === 'B') setBoxing(!armed())
    else if (event.key !== 'Escape' || !leave()) return
    event.preventDefault()
  })

  /** One step back: the rectangle, then the selection; who follows or walks ends that first. */
  const leave = (): boolean => {
    if (gesture.kind === 'band' || armed()) {
      letGo()
      return true
    }
    if (camera.getState().mode.kind !== 'orbit' || view.getState().chosen.length === 0) return false
    select(undefined)
    return true
  }

  return {
    again: lookSoon,
    detach() {
      letGo()
      untold()
      ended.abort()
      hoverOver(undefined)
      canvas.style.cursor = ''
    },
  }
}
