import type { KnownEvent, StandingAlarms } from './alarms.ts'
import { copyNow, type Now, overwrite } from './now.ts'
import { forgetOutput, handOver } from './output.ts'
import type { Recall } from './recall/recall.ts'
import { createFloorStore, type Floor, type FloorStore, store } from './store.ts'

/*
 * The live floor and the one that is shown. They are one for as long as the present is shown. While the past is, the
 * live one goes on in a copy, and nothing of it is missed on the way back [PH-4].
 */

/** Of the present alone, whatever time is shown. */
const PRESENT = [
  'connection',
  'welcome',
  'status',
  'clockOffsetMillis',
  'roundTripMillis',
  'freshness',
  'painted',
  'spread',
  'losses',
  'frames',
  'turns',
  'paces',
] as const satisfies readonly (keyof Floor)[]

/** Of the time that is shown. */
const SHOWN = [
  'plant',
  'now',
  'recall',
  'recentEvents',
  'alarms',
  'eventsGone',
] as const satisfies readonly (keyof Floor)[]

/** What the past puts on the screen, once it was entered. */
export interface PastFloor {
  readonly now: Now
  events(recentEvents: readonly KnownEvent[], alarms: StandingAlarms): void
  recall(recall: Recall): void
}

export interface Floors {
  /** What the live Sink fills, always. */
  readonly live: FloorStore
  /** The shown Now is the past's from now on; undefined before there is a Plant. */
  enter(): PastFloor | undefined
  /** The present is shown again, all of it. */
  leave(): void
  /** Calls back when there is a Plant, or another one, of which the present is shown then [PH-6]. */
  onPlant(call: () => void): void
}

export function createFloors(shown: FloorStore): Floors {
  const live = createFloorStore()
  let past: { readonly now: Now; readonly copy: Now } | undefined
  let tellPlant = (): void => undefined

  const take = (keys: readonly (keyof Floor)[], from: Floor, before?: Floor): void => {
    const others = keys.filter((key) => before === undefined || from[key] !== before[key])
    if (others.length > 0) shown.setState(Object.fromEntries(others.map((key) => [key, from[key]])))
  }
  live.subscribe((state, before) => {
    take(PRESENT, state, before)
    if (past !== undefined && state.now === past.copy) return
    past = undefined
    take(SHOWN, state, before)
    if (state.plant !== before.plant) tellPlant()
  })

  return {
    live,
    enter() {
      const { now } = live.getState()
      if (now === undefined || past !== undefined) return undefined
      const copy = copyNow(now)
      handOver(now, copy)
      past = { now, copy }
      live.setState({ now: copy })
      return {
        now,
        events: (recentEvents, alarms) => shown.setState({ recentEvents, alarms, eventsGone: 0 }),
        recall: (recall) => shown.setState({ recall }),
      }
    },
    leave() {
      if (past === undefined) return
      const { now, copy } = past
      overwrite(now, copy.twin)
      now.stale.set(copy.stale)
      now.staleMachines = copy.staleMachines
      forgetOutput(now)
      handOver(copy, now)
      past = undefined
      live.setState({ now })
      take(SHOWN, live.getState())
    },
    onPlant(call) {
      tellPlant = call
    },
  }
}

/** Those of this page. */
export const floors = createFloors(store)
