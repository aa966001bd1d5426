import { type FloorState, floorStateOf } from '../../../models/state.ts'
import type { KnownEvent } from '../../state/alarms.ts'
import { isSilent, type Stretch } from '../../state/recall/band.ts'

/** How long a Machine has been what it is: since a time, or for at least so long. */
export type Since =
  | { readonly kind: 'since'; readonly time: number }
  | { readonly kind: 'atLeast'; readonly millis: number }
  | { readonly kind: 'unknown' }

/**
 * From the Event that led here, which may be older than the page or from a time in which it did not hear the server;
 * from the band where that saw another state since, or the change itself [M-5].
 */
export function sinceOf(band: readonly Stretch[], own: readonly KnownEvent[], at: number): Since {
  const last = band.at(-1)
  if (last === undefined) return { kind: 'unknown' }
  const other = band.findLast((stretch) => stretch.state !== last.state && !isSilent(stretch))
  if (last.state !== 'unknown' && !isSilent(last)) {
    const changed = own.find(
      (event) =>
        event.event === 'stateChanged' &&
        event.from !== undefined &&
        floorStateOf(event.from) !== floorStateOf(event.to),
    )
    const fits = changed?.event === 'stateChanged' && floorStateOf(changed.to) === last.state
    const isOlder = fits && other !== undefined && changed.at < other.to
    if (fits && !isOlder && changed.at <= at) return { kind: 'since', time: changed.at }
  }
  const first = band.findLastIndex(({ state }) => state !== last.state) + 1
  const begun = band[first]
  const before = band[first - 1]
  // What was so while nothing was known may have been so all the while.
  if (begun !== undefined && before !== undefined && !isSilent(before))
    return { kind: 'since', time: begun.from }
  return begun === undefined ? { kind: 'unknown' } : { kind: 'atLeast', millis: at - begun.from }
}

/** Why a Machine is in a state, from the Events that led there, the newest first; nothing once they tell of another [M-10]. */
export function reasonOf(own: readonly KnownEvent[], state: FloorState): string | undefined {
  for (const event of own) {
    if (event.event !== 'stateChanged') continue
    if (floorStateOf(event.to) !== state) return undefined
    if (event.reason !== undefined) return event.reason
  }
  return undefined
}
