import { floorStateOf, PACKML_STATES } from '../../../models/state.ts'
import type { KnownEvent } from '../../state/alarms.ts'

export type StateEvent = Extract<KnownEvent, { readonly event: 'stateChanged' }>

/** The way of a Machine from one state in which it stays to the next, through those that it only passes [E-12]. */
export interface Passage {
  /** Newest last; at least one. */
  readonly events: readonly StateEvent[]
  /** Undefined where the Machine's first word is all that is known. */
  readonly from: number | undefined
  readonly to: number
  /** Why: as it was said on the way, or, where it runs from now on, when it came to where it stood. */
  readonly reason: string | undefined
  /** How long it was in `from`, as far as its beginning is known. */
  readonly stood: { readonly from: number; readonly to: number } | undefined
}

const codes = (...words: readonly string[]): ReadonlySet<number> =>
  new Set(PACKML_STATES.filter(({ word }) => words.includes(word)).map(({ code }) => code))

/** The acting states of PackML, but Execute: each ends by itself. */
const ACTING = codes(
  'Clearing',
  'Starting',
  'Stopping',
  'Aborting',
  'Holding',
  'Unholding',
  'Suspending',
  'Unsuspending',
  'Resetting',
  'Completing',
)
/** States between two ways, in which a Machine may stay. */
const BETWEEN = codes('Stopped', 'Idle', 'Complete')

/** One that acts for longer than this, a machine that is set up say, does not merely pass. */
const PASSED_MILLIS = 60_000
const PASSED_BETWEEN_MILLIS = 5000

const passes = (state: number, millis: number): boolean =>
  (ACTING.has(state) && millis <= PASSED_MILLIS) || (BETWEEN.has(state) && millis <= PASSED_BETWEEN_MILLIS)

/** The passages of one Machine, from its changes of state in the order of their time. */
export function passagesOf(events: readonly StateEvent[]): readonly Passage[] {
  const passages: Passage[] = []
  for (const way of waysOf(events)) passages.push(passageOf(way, passages.at(-1)))
  return passages
}

/** Cuts the changes where the Machine stayed, and where what is known of it has a gap. */
function waysOf(events: readonly StateEvent[]): readonly (readonly StateEvent[])[] {
  const ways: StateEvent[][] = []
  let way: StateEvent[] = []
  for (const event of events) {
    const last = way.at(-1)
    const goesOn = last !== undefined && last.to === event.from && passes(last.to, event.at - last.at)
    if (goesOn) way.push(event)
    else {
      way = [event]
      ways.push(way)
    }
  }
  return ways.flatMap((each) =>
    each.length > 1 && each[0]?.from === each.at(-1)?.to ? cutInTwo(each) : [each],
  )
}

/** A way that ends where it began says nothing: it is cut at what took longest. */
function cutInTwo(way: readonly StateEvent[]): readonly (readonly StateEvent[])[] {
  const stays = way.slice(1).map((event, i) => event.at - (way[i]?.at ?? event.at))
  const cut = stays.indexOf(Math.max(...stays)) + 1
  return [way.slice(0, cut), way.slice(cut)]
}

function passageOf(events: readonly StateEvent[], before: Passage | undefined): Passage {
  const [first] = events
  const last = events.at(-1)
  if (first === undefined || last === undefined) throw new Error('a passage of no change')
  const came = before?.to === first.from ? before?.events : undefined
  const since = came?.at(-1)?.at
  // Why it goes on is why it stood; any other way has a reason of its own or none.
  const inherited = floorStateOf(last.to) === 'running' ? reasonIn(came) : undefined
  return {
    events,
    from: first.from,
    to: last.to,
    reason: reasonIn(events) ?? inherited,
    stood: since === undefined ? undefined : { from: since, to: first.at },
  }
}

const reasonIn = (events: readonly StateEvent[] | undefined): string | undefined =>
  events?.find(({ reason }) => reason !== undefined)?.reason
