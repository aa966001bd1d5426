/** When a room may be flushed next, from what the last flush cost [V-2]. */
export interface Pace {
  readonly endedAt: number
  readonly costMillis: number
}

export const UNPACED: Pace = { endedAt: Number.NEGATIVE_INFINITY, costMillis: 0 }

/** Waiting so many times the cost spends one part in twenty of the time on flushing. */
const EASY_WAITS = 19
/** One part in four. */
const HARD_WAITS = 3
const COMFORT_MILLIS = 80
const LONGEST_WAIT_MILLIS = 1000

export const nextFlushAt = (pace: Pace): number => {
  const easy = pace.costMillis * EASY_WAITS
  const hard = pace.costMillis * HARD_WAITS
  return pace.endedAt + Math.min(LONGEST_WAIT_MILLIS, Math.min(easy, Math.max(COMFORT_MILLIS, hard)))
}

/** A single costly flush (a collection of garbage, say) should not slow the room for long. */
export const paced = (pace: Pace, endedAt: number, costMillis: number): Pace => ({
  endedAt,
  costMillis: pace.costMillis * 0.5 + costMillis * 0.5,
})
