/** One question for the server's time: when it went, what came, when it came; browser times on the browser's clock. */
export interface RoundTrip {
  readonly sentMillis: number
  readonly serverMillis: number
  readonly receivedMillis: number
}

/** The last round trips, newest last. */
export type RoundTrips = readonly RoundTrip[]

const KEPT = 8

const durationOf = (trip: RoundTrip): number => trip.receivedMillis - trip.sentMillis
const offsetOf = (trip: RoundTrip): number => trip.serverMillis - (trip.sentMillis + trip.receivedMillis) / 2

/** Slack for two clocks that drift apart between round trips. */
const DRIFT_MILLIS = 5

/** The true offset lies within half a duration of each trip's; where two cannot both be true a clock was set. */
const agree = (a: RoundTrip, b: RoundTrip): boolean =>
  Math.abs(offsetOf(a) - offsetOf(b)) <= (durationOf(a) + durationOf(b)) / 2 + DRIFT_MILLIS

/** Adds a round trip and forgets those that it proves wrong. */
export const withRoundTrip = (trips: RoundTrips, trip: RoundTrip): RoundTrips =>
  Number.isFinite(trip.serverMillis) && durationOf(trip) >= 0
    ? [...trips.filter((known) => agree(known, trip)).slice(1 - KEPT), trip]
    : trips

/** The server's clock minus the browser's, by the quickest round trip; undefined before the first. */
export function clockOffset(trips: RoundTrips): number | undefined {
  const quickest = trips.reduce<RoundTrip | undefined>(
    (best, trip) => (best === undefined || durationOf(trip) <= durationOf(best) ? trip : best),
    undefined,
  )
  return quickest === undefined ? undefined : offsetOf(quickest)
}
