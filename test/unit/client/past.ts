import type { Past } from '../../../client/state/time.ts'
import { type DensityAnswer, EVENT_KINDS, type EventKind } from '../../../models/journal-answer.ts'

/** A past in which the Playhead stands, and what is other there. */
export const pastWith = (other: Partial<Past> = {}): Past => ({
  ...{ kind: 'past', at: 0, anchorMillis: 0, rate: 0, speed: 1, playing: false, waiting: false },
  ...{ ground: undefined, damaged: 0, loop: undefined, leftAt: 0, trouble: undefined },
  ...other,
})

/** How many Events a density tells of where there were none. */
export const noEvents = (): Readonly<Record<EventKind, readonly number[]>> => {
  const counts = {} as Record<EventKind, readonly number[]>
  for (const kind of EVENT_KINDS) counts[kind] = []
  return counts
}

/** Where there is what, of a Journal that has nothing in the stretch that was asked for. */
export const densityWith = (other: Partial<DensityAnswer> = {}): DensityAnswer => ({
  ...{ from: 0, to: 0, everyMillis: 1000, readings: [], exactness: [], events: noEvents() },
  ...{ gaps: [], first: null, last: null },
  ...other,
})
