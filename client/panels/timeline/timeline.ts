import { createStore } from 'zustand/vanilla'
import type { TwinEvent } from '../../../models/event.ts'
import type { DensityAnswer } from '../../../models/journal-answer.ts'
import { axisEnd, browserNow, serverNow } from '../../state/playhead.ts'
import { recorded } from '../../state/recorded.ts'
import { pastMillis, type Span, time } from '../../state/time.ts'
import { fitted, panned, type Reach, turnedTo, upTo, wholeOf, zoomed } from './sight.ts'

/** What previous and next go by [PH-45]. */
export const STEPS_BY = ['alarm', 'machineAlarm', 'state'] as const
export type StepBy = (typeof STEPS_BY)[number]

/** Events of a stretch, oldest first; where there were too many, complete only from `from` on. */
export interface Told extends Span {
  readonly events: readonly TwinEvent[]
  /** Of one Machine, by index; undefined for all. */
  readonly machine: number | undefined
}

export interface Timeline {
  readonly sight: Span
  /** The present stays at the right edge. */
  readonly follows: boolean
  /** A hand has chosen what is seen. */
  readonly isChosen: boolean
  readonly density: DensityAnswer | undefined
  readonly alarms: Told | undefined
  readonly changes: Told | undefined
  /** What was picked for a loop, whether it is played around in or not. */
  readonly picked: Span | undefined
  readonly stepBy: StepBy
  /** A time is being typed. */
  readonly typing: boolean
}

const FIRST_SIGHT_MILLIS = 3_600_000

export const timeline = createStore<Timeline>(() => ({
  sight: upTo(0, FIRST_SIGHT_MILLIS),
  follows: true,
  isChosen: false,
  density: undefined,
  alarms: undefined,
  changes: undefined,
  picked: undefined,
  stepBy: 'alarm',
  typing: false,
}))

/** The instant that the screen shows; the present where that is it. */
export function shownMillis(): number {
  const now = time.getState()
  return now.kind === 'past' ? pastMillis(now, browserNow()) : serverNow()
}

export const reachNow = (): Reach => ({
  first: timeline.getState().density?.first ?? recorded.getState().recording?.from,
  now: axisEnd(),
})

/** A hand and the turning of pages reach the Playhead too, where an address put it before the beginning. */
export function reachOfHand(): Reach {
  const { first, now } = reachNow()
  return { first: Math.min(first ?? now, shownMillis()), now }
}

/** The right edge is where the present would be put. */
const EDGE_SHARE = 0.005

export function see(sight: Span): void {
  const { now } = reachNow()
  const live = upTo(now, sight.to - sight.from)
  const follows = Math.abs(live.to - sight.to) < EDGE_SHARE * (sight.to - sight.from)
  timeline.setState({ sight: follows ? live : sight, follows, isChosen: true })
}

export function zoom(factor: number, at: number): void {
  const { sight, follows } = timeline.getState()
  const reach = reachOfHand()
  // Whoever watches the present and points near it means the present.
  const near = follows && reach.now - at < (sight.to - sight.from) * 0.06
  see(zoomed(sight, near ? reach.now : at, factor, reach))
}

export const pan = (byMillis: number): void => see(panned(timeline.getState().sight, byMillis, reachOfHand()))

/** Before the bar came nobody looked at any stretch of the axis; of a recording all is seen at first [PH-121]. */
export function firstSight(): void {
  const { sight, follows } = timeline.getState()
  if (!follows) return
  const reach = reachNow()
  if (recorded.getState().recording === undefined)
    timeline.setState({ sight: upTo(reach.now, sight.to - sight.from) })
  else timeline.setState({ sight: wholeOf(reach), follows: false })
}

/** At the first answer about where there is what, what is seen is fitted to it, whichever time is shown [PH-87]. */
export function hear(told: Partial<Timeline>): void {
  const isFirst = told.density !== undefined && timeline.getState().density === undefined
  timeline.setState(told)
  const { sight, isChosen } = timeline.getState()
  if (!isFirst) return
  if (!isChosen) timeline.setState({ sight: fitted(sight, shownMillis(), reachNow()) })
  // Before, nothing was known to lie so far back.
  if (time.getState().kind === 'past') seePlayhead()
}

export const seeWhole = (): void => see(wholeOf(reachNow()))

/** Brings the Playhead into sight. */
export function seePlayhead(): void {
  const { sight, follows } = timeline.getState()
  const now = time.getState()
  const reach = reachOfHand()
  if (now.kind === 'live') {
    if (follows || reach.now > sight.to || reach.now < sight.from)
      timeline.setState({ sight: upTo(reach.now, sight.to - sight.from), follows: true })
    return
  }
  const turned = turnedTo(sight, pastMillis(now, browserNow()), now.speed >= 0, reach)
  if (turned !== sight) timeline.setState({ sight: turned, follows: false })
  else if (follows) timeline.setState({ follows: false })
}
