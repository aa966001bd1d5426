import { useSyncExternalStore } from 'react'
import { painted } from '../state/painted.ts'
import { playheadTime, serverNow } from '../state/playhead.ts'
import { store } from '../state/store.ts'
import { time } from '../state/time.ts'

/** Numbers that change more often than this can be seen but not read. */
const TEXT_GAP_MILLIS = 100

/** Counts up when what is drawn from the Twin may have changed: a Frame came, or a second of what is shown rolled over. */
export interface Ticker {
  readonly count: () => number
  /** The second of the last tick: the same for all who draw, however long their drawing takes. */
  readonly second: () => number
  readonly subscribe: (listener: () => void) => () => void
}

export interface Pulse {
  /** Calls back once before the next drawing; a hidden page does not draw. */
  readonly nextFrame: (callback: (millis: number) => void) => number
  readonly cancel: (handle: number) => void
  readonly version: () => number
  readonly second: () => number
  /** All who listen have written what they show. */
  readonly told?: () => void
}

export function createTicker({ nextFrame, cancel, version, second, told }: Pulse): Ticker {
  const listeners = new Set<() => void>()
  let count = 0
  let handle = 0
  let seen = { version: -1, second: second(), millis: Number.NEGATIVE_INFINITY }
  let rolledAt = Number.NEGATIVE_INFINITY
  const look = (millis: number): void => {
    handle = nextFrame(look)
    const now = { version: version(), second: second(), millis }
    // Played fast, seconds of the past roll over with each picture.
    const rolled = now.second !== seen.second && millis - rolledAt >= TEXT_GAP_MILLIS
    if (!rolled && (now.version === seen.version || millis - seen.millis < TEXT_GAP_MILLIS)) return
    seen = now
    if (rolled) rolledAt = millis
    count++
    for (const listener of listeners) listener()
    told?.()
  }
  return {
    count: () => count,
    second: () => seen.second,
    subscribe(listener) {
      if (listeners.size === 0) {
        seen = { ...seen, second: second() }
        handle = nextFrame(look)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) cancel(handle)
      }
    },
  }
}

/** Another with each second; in the past with each second there and each of the present, which some panels tell of. */
function shownSecond(): number {
  const present = Math.floor(serverNow() / 1000)
  return time.getState().kind === 'live' ? present : Math.floor(playheadTime() / 1000) * 64 + (present % 64)
}

const ticker = createTicker({
  nextFrame: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
  version: () => store.getState().now?.version ?? 0,
  second: shownSecond,
  told: painted.shown,
})

/** Draws the component again with each tick. */
export const useTick = (): number => useSyncExternalStore(ticker.subscribe, ticker.count)

/** Draws the component again with each second. */
export const useSecond = (): number => useSyncExternalStore(ticker.subscribe, ticker.second)

/** Draws the component again when what it reads, a text or number, is another at a tick. */
export const useTicked = <Read extends string | number>(read: () => Read): Read =>
  useSyncExternalStore(ticker.subscribe, read)
