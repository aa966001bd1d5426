import type { Ground } from '../../../models/journal-answer.ts'
import { type PastTrouble, stepMillisOf } from '../../state/time.ts'
import type { Reels } from '../journal.ts'
import { goBackwards } from './backwards.ts'
import type { Axis } from './bounds.ts'
import { goForwards } from './forwards.ts'
import type { Pace, Route, RouteAround } from './route.ts'
import { beginRecall, refreshAges } from './screen.ts'
import type { Shown } from './shown.ts'
import type { Strip } from './strip.ts'

/*
 * How the Playhead goes on from where it is.
 */

export interface JourneyAround {
  readonly now: () => number
  readonly axis: () => Axis
  readonly reels: Reels
  publish(past: Shown): void
  fail(past: Shown, kind: PastTrouble): void
  /** The end of the Journal, or its beginning, has come. */
  ends(past: Shown): void
}

export interface Journey {
  /** Goes on from what is shown. */
  depart(past: Shown): void
  /** Moves the Playhead by the time that has passed; it never goes beyond what is here [PH-10]. */
  advance(past: Shown, route: Route): void
  /** Makes the last minutes before a landing known. */
  settle(past: Shown): void
  /** Ages are those of an instant. */
  ages(past: Shown, at: number): void
  /** Looks where the Playhead has left what it was known to rest on. */
  rest(past: Shown): void
}

const AGES_MILLIS = 250
const RETRY_MILLIS = 1000

/** The Playhead stands where what is shown is the moment. */
export function stand(past: Shown, millis: number): void {
  if (past.route !== undefined) past.at = past.route.at
  past.movedMillis = millis
}

export function leaveRoute(past: Shown): void {
  past.route?.drop()
  past.route = undefined
}

/** Whether an instant rests on what another one does. */
const isOn = (
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: Ground,
  at: number,
): boolean => from <= at && at < to

export function createJourney({ now, axis, reels, publish, fail, ends }: JourneyAround): Journey {
  const ages = (past: Shown, at: number): void => {
    past.agesMillis = now()
    refreshAges(past.screen, at)
  }

  const settle = (past: Shown): void => {
    if (past.landed === undefined) return
    const { at, standing } = past.landed
    past.landed = undefined
    past.chronicle.land(at, standing)
    beginRecall(past.screen, at)
  }

  const paceOf = ({ speed, loop }: Shown): Pace => ({
    ...{ ...axis(), speed, loop, stepMillis: stepMillisOf(speed) },
  })

  const enterStrip = (past: Shown, { jump, from, to, begins }: Strip): void => {
    const { chronicle, screen, speed, ground } = past
    if (begins === undefined) throw new Error(`the row from ${from} was entered before its head`)
    const at = speed > 0 ? from : to
    if (jump) {
      chronicle.land(at, speed > 0 ? begins.standing : [])
      chronicle.ahead({ from, to })
      if (speed > 0) beginRecall(screen, from)
    }
    // Backwards, too: what held where it begins holds for what is known of its Events since.
    chronicle.held(from, begins.standing)
    if ((ground !== undefined && isOn(ground, at)) || !isOn(begins.ground, at)) return
    past.ground = begins.ground
    past.damaged = begins.damaged.length
  }

  const depart = (past: Shown): void => {
    settle(past)
    const { screen, chronicle, speed } = past
    // Time that goes backwards cannot be remembered as it passes.
    if (speed < 0) screen.recall = undefined
    else if (screen.recall === undefined) beginRecall(screen, past.at)
    const way: RouteAround = {
      ...{ screen, reels, now, asked: chronicle.ahead },
      entered: (strip) => enterStrip(past, strip),
    }
    past.route = (speed > 0 ? goForwards : goBackwards)(past.at, way, paceOf(past))
    past.waiting = true
  }

  /** What came to nothing is tried again a second later. */
  const stuck = (past: Shown, route: Route, failure: PastTrouble): void => {
    if (past.retryMillis === 0) {
      past.retryMillis = now() + RETRY_MILLIS
      fail(past, failure)
    } else if (now() >= past.retryMillis) {
      past.retryMillis = 0
      route.again()
    }
  }

  const rest = (past: Shown): void => {
    const { ground, at, seeking } = past
    if (ground === undefined) return seeking.check(at)
    if (!isOn(ground, at)) seeking.check(at)
  }

  /** Goes as far as the time that has passed, or as what is here; the next wait, end or jump is told. */
  const travel = (past: Shown, route: Route, millis: number): 'on' | 'ended' => {
    let left = Math.max(0, millis - past.movedMillis) * Math.abs(past.speed)
    past.movedMillis = millis
    for (;;) {
      const limit = route.limit()
      const room = Math.abs(limit - past.at)
      past.at = left < room ? past.at + Math.sign(past.speed) * left : limit
      left -= room
      route.showTo(past.at)
      if (left <= 0) return 'on'
      const onward = route.onward()
      if (onward === 'entered') continue
      past.at = route.at
      if (onward === 'ends') return 'ended'
      past.waiting = onward === 'waits'
      publish(past)
      if (past.waiting) return 'on'
    }
  }

  const advance = (past: Shown, route: Route): void => {
    const millis = now()
    route.prepare(paceOf(past))
    if (past.waiting) {
      past.movedMillis = millis
      if (route.failure !== undefined) return stuck(past, route, route.failure)
      if (!route.isReady()) return
      past.waiting = false
      past.trouble = undefined
      publish(past)
    }
    const { ground } = past
    if (travel(past, route, millis) === 'ended') return ends(past)
    if (past.ground !== ground) publish(past)
    past.chronicle.reach(route.at)
    if (millis - past.agesMillis > AGES_MILLIS) ages(past, route.at)
    rest(past)
  }

  return { depart, advance, settle, ages, rest }
}
