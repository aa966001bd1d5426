import { feedOf } from '../../../../../client/panels/events/feed.ts'
import { passageSentence, SORTS } from '../../../../../client/panels/events/happening.ts'
import type { KnownEvent } from '../../../../../client/state/alarms.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import type { Happening } from '../../../../../models/event.ts'
import { PACKML_STATES } from '../../../../../models/state.ts'

export const T = 1_700_000_000_000
export const GATEWAY = 50

export const code = (word: string): number => {
  const state = PACKML_STATES.find((each) => each.word === word)
  if (state === undefined) throw new Error(`${word} is no state`)
  return state.code
}

/** Events in the order in which they are given, at so many seconds each; newest first, as the store has them. */
export function told(
  ...events: readonly (readonly [seconds: number, machine: number, what: Happening])[]
): readonly KnownEvent[] {
  return events
    .map(([seconds, machine, what], id): KnownEvent => {
      const at = T + seconds * 1000
      return { ...what, id, machine, time: at, at }
    })
    .sort((a, b) => b.at - a.at || b.id - a.id)
}
export const to = (from: string, next: string, reason?: string): Happening => ({
  event: 'stateChanged',
  from: code(from),
  to: code(next),
  ...(reason === undefined ? {} : { reason }),
})
export const link = (from: number, next: number): Happening => ({ event: 'linkChanged', from, to: next })
const gatewayOf = (machine: number): number => (machine < 20 || machine === GATEWAY ? GATEWAY : -1)

export const VEHICLE = 40
export const STANDING = { gatewayOf, isVehicle: (machine: number) => machine === VEHICLE }

export const english = speechOf({ language: 'en', timeZone: 'UTC' })
/** The rows of a feed, in a few words each. */
export const feed = (
  events: readonly KnownEvent[],
  speech = english,
  sim: (wall: number) => number | undefined = () => undefined,
) =>
  feedOf(events, SORTS, STANDING).map((row) => {
    if (row.row === 'event') return `${row.event.machine} ${row.event.event}`
    if (row.row === 'turn') return row.turn.turn
    if (row.row === 'passage') return passageSentence(row.passage, sim, speech)
    const { machines, withGateway, what, events: all } = row.group
    return `${withGateway ? 'gateway and ' : ''}${machines} ${what}, ${all.length} events`
  })
