import type { KnownEvent } from '../../state/alarms.ts'
import { lastIdOf } from '../../state/recent.ts'
import { newFaults } from '../announcer.tsx'

/** What a wall has not heard yet, whichever time it shows [N-12, PH-89]. */
export interface FaultNews {
  /** Machines whose fault is news, of the Events of the floor that is shown. */
  of(events: readonly KnownEvent[]): readonly number[]
}

export interface NewsAround {
  readonly isPast: () => boolean
  /** One more with each jump in time [PH-9]. */
  readonly jumps: () => number
}

/** In the past, ids are places on the axis: where the Playhead goes back the last id is a lower one. */
export function createFaultNews(begin: readonly KnownEvent[], { isPast, jumps }: NewsAround): FaultNews {
  let heard = lastIdOf(begin)
  let jumped = jumps()
  return {
    of(events) {
      if (jumps() !== jumped) {
        jumped = jumps()
        // What lies before the instant that was jumped to is told next, and is no news.
        if (isPast()) heard = Number.POSITIVE_INFINITY
      }
      if (events.length === 0) return []
      const last = lastIdOf(events)
      const machines = last > heard ? newFaults(events, heard) : []
      heard = last
      return machines
    },
  }
}
