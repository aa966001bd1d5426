import { type Past, type Player, pastMillis, type Span, type Time, WRITTEN_MILLIS } from '../../state/time.ts'
import type { TimeSaid } from './said.ts'

/*
 * How a page comes to show the time that another one says it shows [PH-101]. Pure: clocks come as arguments.
 */

/** Further off than this is put right: less than is promised, since it is looked at once a second. */
const OFF_MILLIS = 150
/** How long it takes until a moment is here and is played on from, before it was ever seen. */
const FIRST_LANDING_MILLIS = 200
const LONGEST_LANDING_MILLIS = 3000

type PastSaid = Extract<TimeSaid, { kind: 'past' }>

/** What is shown, as the others are told. */
export function timeSaid(shown: Time, browserMillis: number): TimeSaid {
  if (shown.kind === 'live') return shown
  const { speed, playing, waiting, loop } = shown
  return { kind: 'past', at: pastMillis(shown, browserMillis), speed, playing, waiting, loop }
}

/** Whether the others know by what they were told before, but for the time that has passed. */
export function isSameTime(a: TimeSaid, b: TimeSaid, passedMillis: number): boolean {
  if (a.kind === 'live' || b.kind === 'live') return a.kind === b.kind
  const goesAlike =
    a.speed === b.speed && a.playing === b.playing && a.waiting === b.waiting && sameSpan(a.loop, b.loop)
  return goesAlike && Math.abs(offMillis(whereAt(a, passedMillis), b)) < 1
}

export const sameSpan = (a: Span | undefined, b: Span | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.from === b.from && a.to === b.to)

/** Where one who said so is by now. */
export function whereAt({ at, speed, playing, waiting, loop }: PastSaid, passedMillis: number): number {
  return playing && !waiting ? wrapped(at + speed * passedMillis, loop) : at
}

/** In a loop what is beyond its end is as far beyond its beginning. */
function wrapped(at: number, loop: Span | undefined): number {
  if (loop === undefined) return at
  const length = loop.to - loop.from
  return loop.from + ((((at - loop.from) % length) + length) % length)
}

/** How far ahead an instant is of where somebody is, in milliseconds of the wall; the shorter way in a loop. */
function offMillis(at: number, { at: from, speed, playing, loop }: PastSaid): number {
  const pace = playing ? speed : 1
  const off = at - from
  if (loop === undefined) return off / pace
  const length = loop.to - loop.from
  return (off - length * Math.round(off / length)) / pace
}

/** What a page that follows remembers from word to word. */
export interface Following {
  /** Takes what is shown to where it was said that somebody is, who said so so long ago. */
  follow(said: TimeSaid, passedMillis: number): void
}

export interface FollowingAround {
  readonly player: () => Player
  readonly shown: () => Time
  readonly browserNow: () => number
  readonly serverNow: () => number
}

export function createFollowing({ player, shown, browserNow, serverNow }: FollowingAround): Following {
  let landingMillis = FIRST_LANDING_MILLIS
  /** A moment ahead was gone to; how late it came is told by the next word. */
  let learns = false
  let before: { readonly said: PastSaid; readonly millis: number } | undefined

  /** Whether it was gone to somewhere else since the last word, and not just on. */
  const hasJumped = (said: PastSaid, at: number, millis: number): boolean =>
    before === undefined ||
    Math.abs(offMillis(whereAt(before.said, millis - before.millis), { ...said, at })) > OFF_MILLIS

  /** Whoever is at the present already was a little faster; the other one is about to come to it [PH-15]. */
  const arrives = ({ playing, speed }: PastSaid, at: number): boolean =>
    playing && speed > 0 && at + speed * OFF_MILLIS >= serverNow() - WRITTEN_MILLIS

  const goTo = (said: PastSaid, at: number): void => {
    const goes = said.playing && !said.waiting
    learns = goes
    player().seek(goes ? wrapped(at + said.speed * landingMillis, said.loop) : at)
  }

  const goAlike = ({ playing, speed, loop }: PastSaid, own: Past | undefined): void => {
    if (!sameSpan(own?.loop, loop)) player().loop(loop)
    if (!playing && own?.playing === true) player().pause()
    if (playing && (own?.playing !== true || own.speed !== speed)) player().play(speed)
  }

  const goAlong = (said: PastSaid, at: number, own: Past, millis: number): void => {
    const jumped = hasJumped(said, at, millis)
    const here = pastMillis(own, millis)
    const off = offMillis(here, { ...said, at })
    if (!said.playing) {
      goAlike(said, own)
      if (Math.floor(at) !== here) player().seek(at)
      return
    }
    if (own.playing && own.waiting && !jumped) return goAlike(said, own)
    if (learns && !said.waiting && !jumped)
      landingMillis = Math.min(LONGEST_LANDING_MILLIS, Math.max(0, landingMillis - off))
    learns = false
    if (Math.abs(off) > OFF_MILLIS) goTo(said, at)
    goAlike(said, own)
  }

  return {
    follow(said, passedMillis) {
      const own = shown()
      if (said.kind === 'live') {
        before = undefined
        if (own.kind === 'past') player().toLive()
        return
      }
      const millis = browserNow()
      const at = whereAt(said, passedMillis)
      if (own.kind === 'past') goAlong(said, at, own, millis)
      else if (!arrives(said, at)) {
        goTo(said, at)
        goAlike(said, undefined)
      }
      before = { said: { ...said, at }, millis }
    },
  }
}
