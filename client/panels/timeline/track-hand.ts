import { bookmarks } from '../../state/bookmarks.ts'
import { axisEnd } from '../../state/playhead.ts'
import { player, type Span, time } from '../../state/time.ts'
import { type Gesture, gestureOf } from './gesture.ts'
import { markAt } from './marks.ts'
import { type Going, goingNow, goOn, isLooping, loopIn } from './moves.ts'
import { type Pointed, point } from './pointed.ts'
import { atX, pinched, xOf } from './sight.ts'
import { pan, reachOfHand, see, seeWhole, shownMillis, timeline, zoom } from './timeline.ts'
import type { TrackView } from './track-view.ts'

/** Fingers miss by more than a mouse does. */
const NEAR = 7
const NEAR_TOUCH = 16
/** A press that moved less is a click. */
const STILL_PIXELS = 4
/** One notch of a wheel. */
const NOTCH = 1.22
const A_NOTCH_PIXELS = 100
/** So short a range was not picked but clicked. */
const LEAST_PICK_PIXELS = 5
/** The slowest double click that systems take for one. */
const DOUBLE_MILLIS = 900

interface Held {
  readonly gesture: Gesture
  readonly startX: number
  readonly startSight: Span
  readonly startPicked: Span | undefined
  moved: boolean
  lastX: number
}

/** The hand on the track: ruler and Playhead scrub, the body pans, Alt picks a range, the wheel zooms [PH-48]. */
export function handle(box: HTMLElement, track: TrackView): () => void {
  let held: Held | undefined
  /** Where the Playhead was before the clicks that a double click begins with, and how fast it went. */
  let before: Going | undefined
  let downMillis = Number.NEGATIVE_INFINITY
  const touches = new Map<number, number>()

  const xOfEvent = (event: { readonly clientX: number }): number =>
    event.clientX - box.getBoundingClientRect().left
  const atOf = (x: number, sight = timeline.getState().sight): number =>
    Math.round(atX(sight, track.laid().rows.width, x))
  const across = (at: number): number => xOf(timeline.getState().sight, track.laid().rows.width, at)

  const pointedAt = (x: number, isTouch: boolean): Pointed => {
    const near = isTouch ? NEAR_TOUCH : NEAR
    const { alarms, changes, states } = track.laid()
    const { list } = bookmarks.getState()
    const at = atOf(x)
    const flag = markAt(
      list.map((bookmark) => ({ x: across(bookmark.at), bookmark })),
      x,
      near,
    )
    const mark = markAt(alarms, x, near) ?? markAt(changes, x, near / 2)
    const state = states.find(({ from, to }) => from <= at && at < to)?.state
    return { x, at, mark, bookmark: flag?.bookmark, state }
  }

  const down = (event: PointerEvent): void => {
    const x = xOfEvent(event)
    const isTouch = event.pointerType === 'touch'
    if (event.timeStamp - downMillis > DOUBLE_MILLIS) before = goingNow()
    downMillis = event.timeStamp
    if (isTouch) {
      touches.set(event.pointerId, x)
      if (touches.size === 2) return letGo()
      if (touches.size > 2) return
    }
    const { picked, picking } = { ...timeline.getState(), picking: point.getState().picking }
    const gesture = gestureOf(
      {
        button: event.button,
        shiftKey: event.shiftKey,
        altKey: event.altKey,
        isTouch,
        x,
        y: event.clientY - box.getBoundingClientRect().top,
      },
      {
        body: track.laid().rows.body,
        playhead: across(shownMillis()),
        picked: picked === undefined ? undefined : [across(picked.from), across(picked.to)],
        picking,
        near: isTouch ? NEAR_TOUCH : NEAR,
      },
    )
    if (gesture === undefined) return
    // The middle button would begin to scroll the page.
    if (event.button === 1) event.preventDefault()
    box.setPointerCapture(event.pointerId)
    const { sight } = timeline.getState()
    held = { gesture, startX: x, lastX: x, startSight: sight, startPicked: picked, moved: false }
    box.dataset.holds = gesture
    if (gesture === 'scrub') player.scrub(atOf(x))
  }

  const move = (event: PointerEvent): void => {
    const x = xOfEvent(event)
    const isTouch = event.pointerType === 'touch'
    if (touches.size === 2 && touches.has(event.pointerId)) return pinch(event.pointerId, x)
    if (held === undefined) {
      if (!isTouch) point.setState({ pointed: pointedAt(x, false) })
      return
    }
    if (Math.abs(x - held.startX) > STILL_PIXELS) held.moved = true
    if (held.moved) drag(held, x)
    held.lastX = x
    point.setState({ pointed: held.gesture === 'scrub' ? undefined : pointedAt(x, isTouch) })
  }

  const drag = (now: Held, x: number): void => {
    switch (now.gesture) {
      case 'scrub':
        return player.scrub(Math.min(atOf(x), axisEnd()))
      case 'pan':
        return pan(atOf(now.lastX) - atOf(x))
      case 'pick':
      case 'pickFrom':
      case 'pickTo':
        return pick(now, x)
    }
  }

  const pick = ({ gesture, startX, startSight, startPicked }: Held, x: number): void => {
    const other =
      gesture === 'pickFrom'
        ? startPicked?.to
        : gesture === 'pickTo'
          ? startPicked?.from
          : atOf(startX, startSight)
    if (other === undefined) return
    const at = Math.min(axisEnd(), atOf(x))
    timeline.setState({ picked: { from: Math.min(at, other), to: Math.max(at, other) } })
  }

  const pinch = (finger: number, x: number): void => {
    const [one, other] = [...touches]
    if (one === undefined || other === undefined) return
    const was = [one[1], other[1]] as const
    const is = [one[0] === finger ? x : one[1], other[0] === finger ? x : other[1]] as const
    touches.set(finger, x)
    const left = was[0] <= was[1]
    see(
      pinched(
        timeline.getState().sight,
        track.laid().rows.width,
        left ? was : [was[1], was[0]],
        left ? is : [is[1], is[0]],
        reachOfHand(),
      ),
    )
  }

  const letGo = (): void => {
    held = undefined
    delete box.dataset.holds
  }

  const up = (event: PointerEvent): void => {
    touches.delete(event.pointerId)
    const done = held
    if (done === undefined) return
    letGo()
    const x = xOfEvent(event)
    if (done.gesture === 'scrub' || (done.gesture === 'pan' && !done.moved)) return go(x, done.moved, event)
    if (done.gesture === 'pan') return
    finishPick(done, x)
  }

  /** A click means what lies under it: an Event to its very instant. */
  const go = (x: number, moved: boolean, event: PointerEvent): void => {
    if (event.button === 1) return
    const { mark, bookmark, at } = pointedAt(x, event.pointerType === 'touch')
    player.seek(moved ? at : (bookmark?.at ?? mark?.at ?? at))
  }

  const finishPick = (done: Held, x: number): void => {
    point.setState({ picking: false })
    const { picked } = timeline.getState()
    if (picked === undefined) return
    if (!done.moved || Math.abs(x - done.startX) < LEAST_PICK_PIXELS) {
      if (done.gesture === 'pick') timeline.setState({ picked: done.startPicked })
      return
    }
    if (done.gesture === 'pick' || isLooping()) loopIn(picked)
  }

  const cancel = (event: PointerEvent): void => {
    touches.delete(event.pointerId)
    if (held?.gesture === 'scrub') player.seek(atOf(held.lastX))
    letGo()
  }

  const wheel = (event: WheelEvent): void => {
    event.preventDefault()
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1
    const width = track.laid().rows.width
    const { sight } = timeline.getState()
    const aside = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
    if (Math.abs(aside) > Math.abs(event.shiftKey ? 0 : event.deltaY))
      return pan(((aside * pixels) / Math.max(1, width)) * (sight.to - sight.from))
    zoom(NOTCH ** ((event.deltaY * pixels) / A_NOTCH_PIXELS), atOf(xOfEvent(event)))
  }

  const leave = (): void => {
    if (held === undefined) point.setState({ pointed: undefined })
  }

  const whole = (event: MouseEvent): void => {
    event.preventDefault()
    goOn(before)
    seeWhole()
  }

  const stops = [
    listen(box, 'pointerdown', down),
    listen(box, 'pointermove', move),
    listen(box, 'pointerup', up),
    listen(box, 'pointercancel', cancel),
    listen(box, 'pointerleave', leave),
    listen(box, 'dblclick', whole),
    listen(box, 'wheel', wheel, { passive: false }),
  ]
  // What is looked at slides away under a pointer that rests.
  const stopPoint = timeline.subscribe(({ sight }, old) => {
    const { pointed } = point.getState()
    if (pointed !== undefined && sight !== old.sight && held === undefined && time.getState().kind === 'past')
      point.setState({ pointed: pointedAt(pointed.x, false) })
  })
  return () => {
    for (const stop of stops) stop()
    stopPoint()
  }
}

function listen<Name extends keyof HTMLElementEventMap>(
  box: HTMLElement,
  name: Name,
  heard: (event: HTMLElementEventMap[Name]) => void,
  how?: AddEventListenerOptions,
): () => void {
  box.addEventListener(name, heard, how)
  return () => box.removeEventListener(name, heard, how)
}
