import type { PastTrouble } from '../../state/time.ts'
import { spanAfter } from './bounds.ts'
import {
  AHEAD_MILLIS,
  FIRST_STEPS,
  failureOf,
  MOST_STEPS,
  type Onward,
  type Pace,
  type Route,
  type RouteAround,
  STRIP_BYTES,
} from './route.ts'
import { jump, readNext, showNext } from './screen.ts'
import { askStrip, knownTo, SHOWN_STEP, type Strip, stepTime } from './strip.ts'

const MOST_COMING = 3
/** After a wait it goes on when so many steps are here. */
const READY_STEPS = 4
/** Nearer than this to what is written last, one who follows at the pace of the wall is at the present. */
const LEAST_MILLIS = 1000

/** Forwards: steps are decoded as they are shown. */
export function goForwards(from: number, around: RouteAround, first: Pace): Route {
  const { screen, reels } = around
  let at = from
  let { stepMillis } = first
  let current: Strip | undefined
  let step = 0
  /** Whether the step after it was read: in a picture of its own, for both cost. */
  let isRead = false
  let coming: Strip[] = []
  let stepBytes = 0
  let failure: PastTrouble | undefined
  let hasEnded = false

  const endOfAll = (): number => {
    const last = coming.at(-1) ?? current
    return last === undefined ? from : knownTo(last)
  }
  const aheadMillis = (): number =>
    coming.reduce((sum, strip) => sum + knownTo(strip) - strip.from, 0) +
    (current === undefined ? 0 : knownTo(current) - at)

  const ask = (pace: Pace): void => {
    stepMillis = pace.stepMillis
    const isFirst = current === undefined && coming.length === 0
    const fitting = stepBytes === 0 ? MOST_STEPS : Math.floor(STRIP_BYTES / stepBytes)
    const steps = isFirst ? FIRST_STEPS : Math.max(2, Math.min(MOST_STEPS, fitting))
    const least = Math.max(stepMillis, LEAST_MILLIS * Math.min(1, pace.speed))
    const span = spanAfter(endOfAll(), steps * stepMillis, least, pace)
    hasEnded = span === undefined
    if (span === undefined) return
    const strip: Strip = askStrip(reels, { ...span, stepMillis }, span.jump, () => {
      if (strip.state === 'failed') failure = failureOf(strip)
      else stepBytes = strip.bytes / strip.frames.length
    })
    coming.push(strip)
    around.asked(span)
  }

  return {
    get at() {
      return at
    },
    get stepMillis() {
      return stepMillis
    },
    get failure() {
      return failure
    },
    prepare(pace) {
      if (current !== undefined && !isRead && step + 1 < current.frames.length) read(current, step + 1)
      const last = coming.at(-1) ?? current
      if (last !== undefined && last.state !== 'whole') return
      if (coming.length < MOST_COMING && aheadMillis() < AHEAD_MILLIS * pace.speed) ask(pace)
    },
    limit: () => (current === undefined ? at : knownTo(current)),
    showTo(playhead) {
      while (current !== undefined && step + 1 < current.frames.length) {
        const time = stepTime(current, step + 1)
        if (time > playhead) return
        if (!isRead && !read(current, step + 1)) return
        show(current, ++step)
        at = time
      }
    },
    onward(): Onward {
      const [next] = coming
      const isThrough =
        current === undefined || (current.state === 'whole' && step + 1 >= current.frames.length)
      if (!isThrough || next === undefined) return isThrough && hasEnded ? 'ends' : 'waits'
      if (next.frames.length === 0) return 'waits'
      coming = coming.slice(1)
      if (next.jump) jump(screen)
      current = next
      step = 0
      at = next.from
      if (!read(next, 0)) return 'waits'
      show(next, 0)
      around.entered(next)
      return next.jump ? 'jumped' : 'entered'
    },
    isReady() {
      const strip = current !== undefined && step + 1 < current.frames.length ? current : coming[0]
      if (strip === undefined) return hasEnded
      const here = strip.frames.length - 1 - (strip === current ? step : 0)
      return strip.state === 'whole' || here >= READY_STEPS
    },
    again() {
      failure = undefined
      coming = coming.filter(({ state }) => state !== 'failed')
      if (current?.state !== 'failed') return
      // What came of it is played already; the rest is asked for again.
      current.frames.length = step + 1
      current.state = 'whole'
    },
    drop() {
      for (const strip of coming) strip.drop()
      current?.drop()
    },
  }

  function read(strip: Strip, wanted: number): boolean {
    isRead = readNext(screen, strip, wanted)
    if (!isRead) spoil(strip)
    return isRead
  }

  function show(strip: Strip, shown: number): void {
    showNext(screen)
    isRead = false
    strip.frames[shown] = SHOWN_STEP
  }

  /** What is no Frame of the row ends it there, and what was to follow. */
  function spoil(strip: Strip): void {
    for (const each of [strip, ...coming.splice(0)]) each.drop()
    strip.frames.length = Math.min(strip.frames.length, step + 1)
    strip.state = 'failed'
    failure = 'unreachable'
  }
}
