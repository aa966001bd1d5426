import type { Floors } from '../../state/floors.ts'
import { skewMillisOf } from '../../state/playhead.ts'
import {
  type Archive,
  FASTEST,
  type PastTrouble,
  type Player,
  SLOWEST,
  type Span,
  stepMillisOf,
  type Time,
} from '../../state/time.ts'
import type { MomentCame, Reels } from '../journal.ts'
import type { Axis } from './bounds.ts'
import { createChronicle } from './chronicle.ts'
import { createJourney, leaveRoute, stand } from './journey.ts'
import { createScreen, jump, showSnapshot } from './screen.ts'
import { createSeeking } from './seeking.ts'
import { type Shown, told } from './shown.ts'

/*
 * Moves the Playhead [PH-7 to PH-15]. Pure: clocks, Journal and floors arrive as arguments, and somebody calls `tick`
 * once a picture.
 */

export interface PlayerAround {
  /** This browser's clock. */
  readonly now: () => number
  readonly serverNow: () => number
  readonly axis: () => Axis
  readonly reels: Reels
  readonly events: Archive['events']
  readonly floors: Pick<Floors, 'enter' | 'leave'>
  show(time: Time): void
  toLogin(): void
}

export interface Playing extends Player {
  /** Once a picture, or where none is drawn a few times a second. */
  tick(): void
  /** There is a Plant, or another one [PH-6]. */
  plantCame(): void
}

/** After a jump the last minutes are made known when nothing else is jumped to for so long. */
const CALM_MILLIS = 150
const SHORTEST_LOOP_MILLIS = 100

export function createPlayer(around: PlayerAround): Playing {
  const { now, serverNow, axis, reels, floors } = around
  let shown: Shown | undefined
  /** What was wished for before there was a Plant. */
  let early: ((playing: Playing) => void)[] = []

  const publish = (past: Shown): void => around.show(told(past))

  const fail = (past: Shown, kind: PastTrouble): void => {
    if (kind === 'login') around.toLogin()
    if (past.trouble === kind) return
    past.trouble = kind
    publish(past)
  }

  const journey = createJourney({
    ...{ now, axis, reels, publish, fail },
    ends: (past) => (past.speed > 0 && !axis().isOver ? leave(past, true) : pause(past)),
  })

  const enter = (): Shown | undefined => {
    const floor = floors.enter()
    if (floor === undefined) return undefined
    const screen = createScreen(floor)
    const past: Shown = {
      screen,
      chronicle: createChronicle({
        events: around.events,
        skewMillis: (machine) => skewMillisOf(screen.now.model, screen.now, machine),
        show: floor.events,
      }),
      seeking: createSeeking({
        ...{ reels, now },
        show: (came, isLast) => land(past, came, isLast),
        rests({ ground, damaged }) {
          past.ground = ground
          past.damaged = damaged.length
          publish(past)
        },
        trouble: (kind) => fail(past, kind),
      }),
      leftAt: serverNow(),
      ...{
        route: undefined,
        landed: undefined,
        at: serverNow(),
        movedMillis: now(),
        speed: 1,
        playing: false,
      },
      ...{ waiting: false, ground: undefined, damaged: 0, loop: undefined, trouble: undefined },
      ...{ retryMillis: 0, agesMillis: 0 },
    }
    shown = past
    return past
  }

  /** A moment came: it is shown, whether or not another one is wished for by now. */
  const land = (past: Shown, { head, frame }: MomentCame, isLast: boolean): boolean => {
    if (!showSnapshot(past.screen, frame)) return false
    jump(past.screen)
    const { at, ground, damaged, standing } = head
    past.landed = { at, standing, millis: now() }
    past.chronicle.held(at, standing)
    past.chronicle.reach(at)
    past.ground = ground
    past.damaged = damaged.length
    past.trouble = undefined
    journey.ages(past, at)
    if (isLast) {
      past.at = at
      past.movedMillis = now()
      past.waiting = past.playing
      if (past.playing) journey.depart(past)
    }
    publish(past)
    return true
  }

  const goTo = (past: Shown, at: number): void => {
    const { begin, edge } = axis()
    leaveRoute(past)
    past.at = Math.max(begin, Math.min(edge, Math.floor(at)))
    past.movedMillis = now()
    past.waiting = true
    past.trouble = undefined
    publish(past)
    past.seeking.want(past.at)
  }

  /** Plays what is wished for from where it is: anew where the strips that are here do not serve. */
  const go = (past: Shown, speed: number): void => {
    const { route } = past
    const isOneWay = route !== undefined && past.speed > 0 === speed > 0
    past.speed = speed
    past.playing = true
    const { begin, edge, isOver } = axis()
    // At the end of all there is, to play is to see it again.
    if (isOver && speed > 0 && past.at >= edge) return goTo(past, past.loop?.from ?? begin)
    // Steps that are finer than what is wished for serve; coarser ones do not.
    if (isOneWay && route.stepMillis <= stepMillisOf(speed)) past.movedMillis = now()
    else {
      stand(past, now())
      leaveRoute(past)
      past.waiting = true
      if (past.seeking.wanted === undefined) journey.depart(past)
    }
    publish(past)
  }

  const pause = (past: Shown): void => {
    stand(past, now())
    past.playing = false
    past.waiting = past.seeking.wanted !== undefined
    publish(past)
  }

  const end = (past: Shown): void => {
    leaveRoute(past)
    past.seeking.end()
    past.chronicle.end()
    shown = undefined
  }

  /** Who arrived at the present by playing goes over into it; else it is a jump. */
  const leave = (past: Shown, arrived: boolean): void => {
    end(past)
    floors.leave()
    if (!arrived) past.screen.now.jumps++
    around.show({ kind: 'live' })
  }

  const playAround = (past: Shown, loop: Span | undefined): void => {
    stand(past, now())
    leaveRoute(past)
    past.loop = loop
    if (loop !== undefined && (past.at < loop.from || past.at > loop.to)) return goTo(past, loop.from)
    if (past.playing && past.seeking.wanted === undefined) journey.depart(past)
    publish(past)
  }

  const playing: Playing = {
    seek(at) {
      if (!Number.isFinite(at)) return
      if (!axis().isOver && at >= serverNow()) return playing.toLive()
      const past = shown ?? enter()
      if (past === undefined) early = [(then) => then.seek(at)]
      else goTo(past, at)
    },
    scrub(at) {
      if (shown !== undefined) shown.playing = false
      playing.seek(at)
    },
    play(wished) {
      if (wished === 0 || !Number.isFinite(wished)) return playing.pause()
      const speed = Math.sign(wished) * Math.min(FASTEST, Math.max(SLOWEST, Math.abs(wished)))
      if (shown === undefined && early.length === 0) {
        if (speed > 0) return
        playing.seek(axis().edge)
      }
      if (shown !== undefined) go(shown, speed)
      else early.push((then) => then.play(speed))
    },
    pause() {
      if (shown !== undefined) pause(shown)
      else if (early.length > 0) early.push((then) => then.pause())
    },
    loop(span) {
      const loop = span === undefined ? undefined : clipped(span, axis())
      if (loop !== undefined && !(loop.to - loop.from >= SHORTEST_LOOP_MILLIS)) return
      if (loop !== undefined && shown === undefined && early.length === 0) playing.seek(loop.from)
      if (shown !== undefined) playAround(shown, loop)
      else if (early.length > 0) early.push((then) => then.loop(loop))
    },
    toLive() {
      const { isOver, edge } = axis()
      if (isOver) return playing.seek(edge)
      early = []
      if (shown !== undefined) leave(shown, false)
    },
    tick() {
      const past = shown
      if (past === undefined) return
      past.seeking.tick()
      if (past.seeking.wanted !== undefined) return
      if (past.route !== undefined && past.playing) return journey.advance(past, past.route)
      if (past.landed !== undefined && now() - past.landed.millis > CALM_MILLIS) journey.settle(past)
      journey.rest(past)
    },
    plantCame() {
      const before = shown
      if (before === undefined) {
        for (const wish of early.splice(0)) wish(playing)
        return
      }
      end(before)
      const past = enter()
      if (past === undefined) return around.show({ kind: 'live' })
      const { speed, playing: isPlaying, loop, at } = before
      Object.assign(past, { speed, playing: isPlaying, loop })
      goTo(past, at)
    },
  }
  return playing
}

/** What of a stretch can be played around in. */
const clipped = ({ from, to }: Span, { begin, edge, isOver }: Axis): Span => ({
  from: Math.max(begin, Math.floor(from)),
  to: Math.min(isOver ? edge : Number.POSITIVE_INFINITY, Math.floor(to)),
})
