import { overwrite } from '../../state/now.ts'
import type { PastTrouble } from '../../state/time.ts'
import { spanBefore } from './bounds.ts'
import {
  AHEAD_MILLIS,
  FIRST_STEPS,
  failureOf,
  MOST_STEPS,
  type Onward,
  type Pace,
  type Route,
  type RouteAround,
  UNDO_BYTES,
} from './route.ts'
import { jump, showUndone } from './screen.ts'
import { askStrip, knownTo, type Strip, stepTime } from './strip.ts'
import { createTape, isTapeReady, type Tape, unroll } from './tape.ts'

const MOST_COMING = 2
const FEWEST_STEPS = 2
/** Of a picture's time, for what is played later. */
const UNROLL_MILLIS = 3
/** What a step may change at the most, as long as none was seen. */
const BYTES_A_SLOT = 13

/** Where the Journal begins, as far as the head of a row that reaches beyond it tells. */
function firstOf({ begins, to }: Strip): number {
  const ground = begins?.ground
  if (ground?.kind !== 'gap' || ground.from !== undefined) return Number.NEGATIVE_INFINITY
  return Math.ceil(ground.to ?? to)
}

/** Backwards: each strip is decoded once from its beginning, beside, and then undone step by step. */
export function goBackwards(from: number, around: RouteAround, first: Pace): Route {
  const { screen, reels, now } = around
  let at = from
  let { stepMillis } = first
  let current: Tape | undefined
  let step = 0
  let unrolling: Tape | undefined
  let coming: Strip[] = []
  let stepBytes = screen.now.twin.size * BYTES_A_SLOT
  let mostSteps = FIRST_STEPS
  let failure: PastTrouble | undefined
  let hasEnded = false
  /** Where the Journal begins, once a row has told. */
  let written = Number.NEGATIVE_INFINITY

  const lastAsked = (): Strip | undefined => coming.at(-1) ?? unrolling?.strip ?? current?.strip

  const ask = (pace: Pace): void => {
    stepMillis = pace.stepMillis
    const fitting = Math.floor(UNDO_BYTES / Math.max(1, stepBytes))
    const steps = Math.max(FEWEST_STEPS, Math.min(mostSteps, fitting))
    const begin = Math.max(pace.begin, written)
    const span = spanBefore(lastAsked()?.from ?? from, steps * stepMillis, { ...pace, begin })
    hasEnded = span === undefined
    if (span === undefined) return
    const strip: Strip = askStrip(reels, { ...span, stepMillis }, span.jump, () => {
      const told = firstOf(strip)
      if (strip.state === 'failed') failure = failureOf(strip)
      else if (told > strip.from) tooEarly(strip, told)
      else if (knownTo(strip) < strip.to) tooLong(strip)
    })
    coming.push(strip)
    around.asked(span)
  }
  /** A row that was cut does not reach to where it is to be undone from: fewer steps do. */
  const tooLong = (strip: Strip): void => {
    mostSteps = Math.max(FEWEST_STEPS, Math.floor(strip.frames.length / 2))
    leave(strip)
  }
  /** A row that reaches to before all that was written is asked for again from there. */
  const tooEarly = (strip: Strip, told: number): void => {
    written = told
    leave(strip)
  }
  const leave = (strip: Strip): void => {
    const i = coming.indexOf(strip)
    if (i >= 0) coming = coming.slice(0, i)
  }
  const spoil = (strip: Strip): void => {
    strip.state = 'failed'
    failure = 'unreachable'
  }
  const unrollSome = (): void => {
    const [next] = coming
    if (unrolling === undefined && next?.state === 'whole') {
      unrolling = createTape(next)
      coming = coming.slice(1)
    }
    const begun = now()
    while (unrolling !== undefined && !isTapeReady(unrolling) && now() - begun < UNROLL_MILLIS) {
      if (unroll(unrolling, screen.aside, screen.frame)) continue
      spoil(unrolling.strip)
      return
    }
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
      unrollSome()
      const last = lastAsked()
      if (last !== undefined && last.state !== 'whole') return
      const ahead = at - (last?.from ?? at)
      const isFew = coming.length + (unrolling === undefined ? 0 : 1) < MOST_COMING
      if (isFew && Math.abs(ahead) < AHEAD_MILLIS * -pace.speed) ask(pace)
    },
    limit: () => current?.strip.from ?? at,
    showTo(playhead) {
      while (current !== undefined && step > 0 && stepTime(current.strip, step) > playhead) {
        const undo = current.undos[step]
        if (undo === undefined) throw new Error(`step ${step} of a tape was never unrolled`)
        showUndone(screen, undo)
        current.undos.length = step
        step--
        at = stepTime(current.strip, step)
      }
    },
    onward(): Onward {
      const isThrough = current === undefined || step === 0
      const isReady = unrolling !== undefined && isTapeReady(unrolling)
      if (!isThrough || unrolling === undefined || !isReady)
        return isThrough && hasEnded && unrolling === undefined && coming.length === 0 ? 'ends' : 'waits'
      const { strip, bytes, done } = unrolling
      if (strip.jump) jump(screen)
      overwrite(screen.now, screen.aside)
      stepBytes = Math.max(1, bytes / done)
      mostSteps = Math.min(MOST_STEPS, mostSteps * 2)
      current = unrolling
      unrolling = undefined
      step = strip.frames.length - 1
      at = strip.to
      around.entered(strip)
      return strip.jump ? 'jumped' : 'entered'
    },
    isReady: () =>
      (current !== undefined && step > 0) ||
      (unrolling !== undefined && isTapeReady(unrolling)) ||
      (hasEnded && unrolling === undefined && coming.length === 0),
    again() {
      failure = undefined
      coming = coming.filter(({ state }) => state !== 'failed')
      if (unrolling?.strip.state !== 'failed') return
      // What lies before it is reached through it alone.
      unrolling = undefined
      for (const strip of coming.splice(0)) strip.drop()
    },
    drop() {
      for (const strip of coming) strip.drop()
    },
  }
}
