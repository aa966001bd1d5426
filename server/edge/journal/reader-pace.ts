import { setImmediate as nextTurn } from 'node:timers/promises'

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
