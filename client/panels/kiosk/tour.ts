/** What the tour shows: one of its stops, or a Machine whose fault called it. */
export type Showing =
  | { readonly kind: 'stop'; readonly index: number }
  | { readonly kind: 'fault'; readonly machine: number }

/** A walk round the Plant that nobody has to lead; time comes in as an argument [N-11]. */
export interface Tour {
  readonly stops: number
  readonly showing: Showing
  /** When it came to what it shows. */
  readonly sinceMillis: number
  /** The stop to go on with after a fault. */
  readonly nextStop: number
  /** Machines in fault that have not been shown yet, oldest first. */
  readonly waiting: readonly number[]
  /** A person has it until then. */
  readonly heldUntilMillis: number
  /** One more with each thing that it comes to. */
  readonly turn: number
}

export type TourEvent =
  | { readonly kind: 'second' }
  | { readonly kind: 'touch' }
  /** Faults that began, the newest first. */
  | { readonly kind: 'faults'; readonly machines: readonly number[] }
  /** Which of the waiting and the shown are in fault still. */
  | { readonly kind: 'standing'; readonly isInFault: (machine: number) => boolean }
  | { readonly kind: 'stops'; readonly count: number }

export const MOST_WAITING = 8
export const HOLD_MILLIS = 60_000

export const tourOf = (stops: number, atMillis: number): Tour => ({
  stops,
  showing: { kind: 'stop', index: 0 },
  sinceMillis: atMillis,
  nextStop: stops > 1 ? 1 : 0,
  waiting: [],
  heldUntilMillis: Number.NEGATIVE_INFINITY,
  turn: 0,
})

export const isHeld = (tour: Tour, atMillis: number): boolean => atMillis < tour.heldUntilMillis

/** Neither a person nor a fault has the tour. */
export const isQuiet = (tour: Tour, atMillis: number): boolean =>
  !isHeld(tour, atMillis) && tour.showing.kind === 'stop' && tour.waiting.length === 0

export function tourAfter(tour: Tour, event: TourEvent, atMillis: number, dwellMillis: number): Tour {
  switch (event.kind) {
    case 'touch':
      // What it showed is no longer what is seen: once let go it goes on at once.
      return { ...tour, sinceMillis: Number.NEGATIVE_INFINITY, heldUntilMillis: atMillis + HOLD_MILLIS }
    case 'stops':
      return tour.stops === event.count ? tour : withStops(tour, event.count)
    case 'faults':
      return goneOn(withFaults(tour, event.machines), atMillis, dwellMillis)
    case 'standing':
      return goneOn(withoutEnded(tour, event.isInFault), atMillis, dwellMillis)
    case 'second':
      return goneOn(tour, atMillis, dwellMillis)
  }
}

function withStops(tour: Tour, stops: number): Tour {
  const nextStop = stops === 0 ? 0 : tour.nextStop % stops
  const { showing } = tour
  const gone = showing.kind === 'stop' && showing.index >= stops
  return { ...tour, stops, nextStop, showing: gone ? { kind: 'stop', index: 0 } : showing }
}

/** The newest wait behind those that wait already; where they are too many the oldest go. */
function withFaults(tour: Tour, machines: readonly number[]): Tour {
  const { showing } = tour
  const shown = showing.kind === 'fault' ? showing.machine : undefined
  const fresh = machines
    .toReversed()
    .filter((machine) => machine !== shown && !tour.waiting.includes(machine))
  return fresh.length === 0
    ? tour
    : { ...tour, waiting: [...tour.waiting, ...new Set(fresh)].slice(-MOST_WAITING) }
}

/** A fault that has ended is shown no longer, which its time says. */
function withoutEnded(tour: Tour, isInFault: (machine: number) => boolean): Tour {
  const { showing } = tour
  const over = showing.kind === 'fault' && !isInFault(showing.machine)
  const waiting = tour.waiting.filter(isInFault)
  if (!over && waiting.length === tour.waiting.length) return tour
  return { ...tour, waiting, sinceMillis: over ? Number.NEGATIVE_INFINITY : tour.sinceMillis }
}

/** A fault does not wait for a stop's time to pass; all else does [N-12]. */
function goneOn(tour: Tour, atMillis: number, dwellMillis: number): Tour {
  if (isHeld(tour, atMillis)) return tour
  const seen = atMillis - tour.sinceMillis >= dwellMillis
  const [machine, ...waiting] = tour.waiting
  if (machine !== undefined && (seen || tour.showing.kind === 'stop'))
    return {
      ...tour,
      waiting,
      showing: { kind: 'fault', machine },
      sinceMillis: atMillis,
      turn: tour.turn + 1,
    }
  if (!seen || (tour.showing.kind === 'stop' && tour.stops < 2)) return tour
  return {
    ...tour,
    showing: { kind: 'stop', index: tour.nextStop },
    nextStop: tour.stops === 0 ? 0 : (tour.nextStop + 1) % tour.stops,
    sinceMillis: atMillis,
    turn: tour.turn + 1,
  }
}
