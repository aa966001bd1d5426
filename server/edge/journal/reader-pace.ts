import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'

/** Thrown in the middle of an answer that nobody waits for any more. */
export class Stopped extends Error {}

/** Lets others have their turn in the middle of long work, and ends it where it is not wanted any more. */
export interface Pace {
  turn(): Promise<void>
}

const TURN_MILLIS = 5

export function createPace(signal: AbortSignal, now: () => number = () => performance.now()): Pace {
  let since = now()
  return {
    async turn() {
      if (now() - since >= TURN_MILLIS) {
        await nextTurn()
        since = now()
      }
      if (signal.aborted) throw new Stopped('nobody waits for this any more')
    },
  }
}

/** For what nobody waits for: most of the time is left to others. */
export function createIdlePace(signal: AbortSignal): Pace {
  const own = createPace(signal)
  let since = performance.now()
  return {
    async turn() {
      if (performance.now() - since < TURN_MILLIS) return
      await pause(4 * TURN_MILLIS, undefined, { ref: false })
      await own.turn()
      since = performance.now()
    },
  }
}
