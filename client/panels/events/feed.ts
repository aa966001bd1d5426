import type { ReasonWord } from '../../../models/reason.ts'
import { type FloorState, floorStateOf } from '../../../models/state.ts'
import type { KnownEvent } from '../../state/alarms.ts'
import type { Turn } from '../../state/turns.ts'
import { isNews, type Sort, sortOf } from './happening.ts'
import { type LinkEvent, type LinkGroup, linkGroupsOf } from './link-groups.ts'
import { type Passage, passagesOf, type StateEvent } from './passages.ts'

/** One row of the feed. Its key stays as it grows. */
export type FeedRow = { readonly key: string; readonly at: number; readonly id: number } & (
  | { readonly row: 'event'; readonly event: KnownEvent }
  | { readonly row: 'passage'; readonly passage: Passage }
  | { readonly row: 'links'; readonly group: LinkGroup }
  | { readonly row: 'turn'; readonly turn: Turn }
)

/** What of a Machine decides where its Events stand. */
export interface Standing {
  /** Itself where it is a gateway, -1 where it has none. */
  gatewayOf(machine: number): number
  isVehicle(machine: number): boolean
}

/** What a person reads of the Events, newest first: what belongs together in one row [E-12, E-13, E-15]. */
export function feedOf(
  events: readonly KnownEvent[],
  sorts: readonly Sort[],
  { gatewayOf, isVehicle }: Standing,
  turns: readonly Turn[] = [],
): readonly FeedRow[] {
  const told = events.toReversed()
  const links = told.filter((event): event is LinkEvent => event.event === 'linkChanged' && isNews(event))
  const { groups, alone } = linkGroupsOf(links, gatewayOf)
  const others = told.filter(({ event }) => event !== 'linkChanged' && event !== 'stateChanged')
  const rows: FeedRow[] = []
  const passages = passageRows(told)
  const isRest = (row: FeedRow): boolean => isRestRow(row, isVehicle)
  if (sorts.includes('states')) rows.push(...passages.filter((row) => !isRest(row)))
  if (sorts.includes('vehicles')) rows.push(...passages.filter(isRest))
  if (sorts.includes('links')) {
    rows.push(...groups.map((group): FeedRow => ({ row: 'links', group, ...placeOf(group.events) })))
    rows.push(...alone.map(eventRow))
  }
  rows.push(...others.filter((event) => sorts.includes(sortOf(event))).map(eventRow))
  rows.push(...turns.map(turnRow))
  return rows.sort((a, b) => b.at - a.at || b.id - a.id)
}

/** How many rows tell of vehicles that rest and go on [E-15]. */
export const restsIn = (events: readonly KnownEvent[], { isVehicle }: Standing): number =>
  passageRows(events.toReversed()).filter((row) => isRestRow(row, isVehicle)).length

const isRestRow = (row: FeedRow, isVehicle: Standing['isVehicle']): boolean =>
  row.row === 'passage' && isRestOf(row.passage, isVehicle)

/** Why a vehicle stands that nothing is wrong with. */
const AT_REST: ReadonlySet<string> = new Set<ReasonWord>(['noMission', 'charging'])
const AMISS: ReadonlySet<FloorState> = new Set<FloorState>(['fault', 'held', 'unknown'])

/** A vehicle that has no mission or charges, or is done with it. */
function isRestOf({ events, from, to, reason }: Passage, isVehicle: Standing['isVehicle']): boolean {
  const [first] = events
  if (first === undefined || !isVehicle(first.machine)) return false
  if (reason !== undefined) return AT_REST.has(reason) && !AMISS.has(floorStateOf(to))
  return ![from ?? to, to].some((state) => AMISS.has(floorStateOf(state)))
}

/** What is asked of a simulation changes what follows: of one time it stands below that [E-14]. */
const turnRow = (turn: Turn): FeedRow => ({
  row: 'turn',
  turn,
  key: `${turn.turn} ${turn.atMillis}`,
  at: turn.atMillis,
  id: 0,
})

const eventRow = (event: KnownEvent): FeedRow => ({ row: 'event', event, ...placeOf([event]) })

/** It stands where its newest Event does, and is known by its first. */
function placeOf(events: readonly KnownEvent[]): Pick<FeedRow, 'key' | 'at' | 'id'> {
  const [first] = events
  const last = events.at(-1)
  if (first === undefined || last === undefined) throw new Error('a row of no Event')
  return { key: `${first.id}`, at: last.at, id: last.id }
}

function passageRows(told: readonly KnownEvent[]): readonly FeedRow[] {
  const byMachine = new Map<number, StateEvent[]>()
  for (const event of told) {
    if (event.event !== 'stateChanged') continue
    const own = byMachine.get(event.machine)
    if (own === undefined) byMachine.set(event.machine, [event])
    else own.push(event)
  }
  return [...byMachine.values()]
    .flatMap(passagesOf)
    .filter(({ from, to }) => from !== undefined || floorStateOf(to) === 'fault')
    .map((passage): FeedRow => ({ row: 'passage', passage, ...placeOf(passage.events) }))
}

/** How late the latest of some Events came; undefined where none did [E-10]. */
export function latenessOf(events: readonly KnownEvent[]): number | undefined {
  const late = events.flatMap(({ lateMillis }) => lateMillis ?? [])
  return late.length === 0 ? undefined : Math.max(...late)
}
