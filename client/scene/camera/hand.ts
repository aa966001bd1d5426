import type { Ground } from './depth.ts'
import type { Frame } from './fit.ts'
import { furthestBy, nearestBy } from './limits.ts'
import { focusOn, orbitAbout, panTo, zoomAbout } from './moves.ts'
import { eyeOf, type Spot, type Stance } from './stance.ts'

/** What a hand on the picture still has to do: drags as they came since the last frame, zooms and swings that die away. */
export interface Hand {
  /** Takes hold of a place, at pixels of the picture; what was going on ends. */
  grab(x: number, y: number, place: Spot | undefined): void
  /** Turns about what is held, by pixels. */
  turn(dx: number, dy: number): void
  /** Brings what is held to pixels of the picture. */
  carry(x: number, y: number): void
  /** Nearer (below 1) or further about what is held, at once, and turned by radians. */
  pinch(factor: number, twist: number): void
  /** Lets go, at pixels a millisecond. */
  letGo(vx: number, vy: number): void
  /** Nearer (below 0) or further by a logarithm, within a moment, about a place or the middle. */
  zoom(log: number, place: Spot | undefined): void
  /** Drops whatever is left to do. */
  rest(): void
  /** Does what is due; what it did tells how the eye is kept free. */
  apply(stance: Stance, frame: Frame, deltaMillis: number): 'nothing' | 'aim' | 'slide'
  /** What is due, for one who walks: pixels to look by, and a logarithm to go by. */
  drain(deltaMillis: number, walk: { x: number; y: number; log: number }): void
  isBusy(): boolean
}

/** A swing after letting go is over within this. */
const SWING_MILLIS = 300
const ZOOM_MILLIS = 70
/** Radians for a drag over the whole height, or over 480 px of a low picture. */
const TURN_PER_HEIGHT = 4

/** How much of a swing, in milliseconds at full speed, is over after so long: it slows down evenly to nothing. */
const swung = (pastMillis: number): number => (SWING_MILLIS / 3) * (1 - (1 - pastMillis / SWING_MILLIS) ** 3)

/** `abrupt` leaves out what only looks smooth; `centred` is true while something is followed in the middle. */
export function createHand(ground: Ground, abrupt: () => boolean, centred: () => boolean): Hand {
  const held: Spot = { x: 0, y: 0, z: 0 }
  const eye: Spot = { x: 0, y: 0, z: 0 }
  const middle: Spot = { x: 0, y: 0, z: 0 }
  const at = { x: 0, y: 0, toX: 0, toY: 0 }
  const due = { turnX: 0, turnY: 0, factor: 1, twist: 0, log: 0 }
  const swing = { vx: 0, vy: 0, pastMillis: SWING_MILLIS, carries: false }
  /** From taking hold to letting go. */
  let grips = false
  /** There is a place to turn about, not only the middle. */
  let holds = false
  /** What a wheel zooms about; the hand may hold something else meanwhile. */
  const zoomed: Spot = { x: 0, y: 0, z: 0 }
  let zooms = false

  function rest(): void {
    due.turnX = due.turnY = due.twist = due.log = 0
    due.factor = 1
    at.x = at.toX
    at.y = at.toY
    swing.pastMillis = SWING_MILLIS
  }

  function swingOn(deltaMillis: number): void {
    if (swing.pastMillis >= SWING_MILLIS) return
    const past = Math.min(SWING_MILLIS, swing.pastMillis + deltaMillis)
    const millis = swung(past) - swung(swing.pastMillis)
    swing.pastMillis = past
    if (swing.carries) {
      at.toX += swing.vx * millis
      at.toY += swing.vy * millis
    } else {
      due.turnX += swing.vx * millis
      due.turnY += swing.vy * millis
    }
  }

  function pivot(stance: Stance, place: Spot, has: boolean): Spot {
    if (has && !centred()) return place
    middle.x = stance.x
    middle.y = stance.y
    middle.z = stance.z
    return middle
  }

  const focus = (stance: Stance, place: Spot): void =>
    focusOn(stance, place, nearestBy(stance.lens), furthestBy(ground, stance.lens))

  function zoomBy(stance: Stance, place: Spot, factor: number): boolean {
    const nearest = nearestBy(stance.lens)
    focus(stance, place)
    eyeOf(stance, eye)
    const away = Math.hypot(eye.x - place.x, eye.y - place.y, eye.z - place.z)
    const furthest = Math.max(1, furthestBy(ground, stance.lens) / stance.distance)
    const allowed = Math.min(Math.max(factor, Math.min(1, nearest / away)), furthest)
    zoomAbout(stance, place, allowed)
    return allowed === factor
  }

  function zoomOn(stance: Stance, deltaMillis: number): void {
    const part = abrupt() || Math.abs(due.log) < 0.002 ? 1 : 1 - Math.exp(-deltaMillis / ZOOM_MILLIS)
    const step = due.log * part
    due.log -= step
    if (!zoomBy(stance, pivot(stance, zoomed, zooms), Math.exp(step))) due.log = 0
  }

  return {
    grab(x, y, place) {
      rest()
      grips = true
      holds = place !== undefined
      if (place !== undefined) Object.assign(held, place)
      at.x = at.toX = x
      at.y = at.toY = y
    },
    turn(dx, dy) {
      due.turnX += dx
      due.turnY += dy
      swing.carries = false
    },
    carry(x, y) {
      at.toX = x
      at.toY = y
      swing.carries = true
    },
    pinch(factor, twist) {
      due.factor *= factor
      due.twist += twist
    },
    letGo(vx, vy) {
      grips = false
      if (abrupt() || Math.hypot(vx, vy) < 0.05) return
      swing.vx = vx
      swing.vy = vy
      swing.pastMillis = 0
    },
    zoom(log, place) {
      if (Math.sign(log) !== Math.sign(due.log)) due.log = 0
      due.log += log
      zooms = place !== undefined
      if (place !== undefined) Object.assign(zoomed, place)
    },
    rest,
    drain(deltaMillis, walk) {
      swingOn(deltaMillis)
      const step =
        due.log * (abrupt() || Math.abs(due.log) < 0.002 ? 1 : 1 - Math.exp(-deltaMillis / ZOOM_MILLIS))
      walk.x = due.turnX + at.toX - at.x
      walk.y = due.turnY + at.toY - at.y
      walk.log = step + Math.log(due.factor)
      const left = due.log - step
      const { pastMillis } = swing
      rest()
      due.log = left
      swing.pastMillis = pastMillis
    },
    isBusy: () =>
      grips ||
      due.turnX !== 0 ||
      due.turnY !== 0 ||
      due.factor !== 1 ||
      due.twist !== 0 ||
      due.log !== 0 ||
      at.x !== at.toX ||
      at.y !== at.toY ||
      swing.pastMillis < SWING_MILLIS,
    apply(stance, frame, deltaMillis) {
      swingOn(deltaMillis)
      let how: 'nothing' | 'aim' | 'slide' = 'nothing'
      if (due.log !== 0) {
        zoomOn(stance, deltaMillis)
        how = 'slide'
      }
      if (due.factor !== 1) {
        zoomBy(stance, pivot(stance, held, holds), due.factor)
        due.factor = 1
        how = 'slide'
      }
      if (at.x !== at.toX || at.y !== at.toY) {
        const half = frame.height / 2
        const place = pivot(stance, held, holds)
        const [u, v] = [(at.toX - frame.width / 2) / half, (half - at.toY) / half]
        panTo(stance, place, u, v, (at.x - frame.width / 2) / half, (half - at.y) / half)
        at.x = at.toX
        at.y = at.toY
        how = 'slide'
      }
      if (due.turnX !== 0 || due.turnY !== 0 || due.twist !== 0) {
        const perPixel = TURN_PER_HEIGHT / Math.max(480, frame.height)
        const place = pivot(stance, held, holds)
        if (place === held) focus(stance, place)
        orbitAbout(stance, place, due.twist - due.turnX * perPixel, -due.turnY * perPixel)
        due.turnX = due.turnY = due.twist = 0
        how = 'aim'
      }
      return how
    },
  }
}
