/** A Channel is stale after so many expected periods. */
export const STALE_PERIODS = 3
export const STALE_FLOOR_MILLIS = 3000

/** How old a Reading is at a time, with the device's skew taken off; never negative. */
export const ageMillis = (time: number, skewMillis: number, now: number): number =>
  Math.max(0, now - time - skewMillis)

/** The age at which a Channel turns stale; never, for one without an expected period. */
export const staleAfterMillis = (periodMillis: number): number =>
  periodMillis > 0 ? Math.max(STALE_FLOOR_MILLIS, STALE_PERIODS * periodMillis) : Number.POSITIVE_INFINITY

export const isStale = (time: number, skewMillis: number, periodMillis: number, now: number): boolean =>
  now - time - skewMillis > staleAfterMillis(periodMillis)
