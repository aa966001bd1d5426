import type { Workshop } from '../../../models/plant/schema.ts'
import { type Placed, type PlacedLine, SERVER_CHANNELS } from '../../../models/slots.ts'
import { FLOOR_STATES } from '../../../models/state.ts'
import type { Language } from '../../../models/text.ts'
import { gravestOf, PRIORITIES, type StandingAlarms } from '../../state/alarms.ts'
import { floorStateAt, linkAt, type Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { skewMillisOf } from '../../state/playhead.ts'
import type { Names } from '../../state/search.ts'
import type { Filters, SortKey, SortOrder } from '../../state/view.ts'
import { wantedOf } from '../../state/wanted.ts'

/** One row of the list. */
export type Row =
  | {
      readonly row: 'workshop'
      readonly path: string
      readonly workshop: Workshop
      readonly folded: boolean
      /** Those of its Machines that are wished for. */
      readonly machines: readonly Placed[]
    }
  | {
      readonly row: 'line'
      readonly path: string
      readonly line: PlacedLine
      readonly folded: boolean
      readonly machines: readonly Placed[]
    }
  | { readonly row: 'machine'; readonly path: string; readonly placed: Placed }

export interface Wish extends Filters {
  readonly sort: SortOrder
  readonly folded: ReadonlySet<string>
  readonly language: Language
}

/** Whether the answer may change with the next Frame. */
export const followsTwin = (wish: Wish): boolean =>
  wish.states.length > 0 ||
  wish.links.length > 0 ||
  wish.stale ||
  wish.sort.by === 'state' ||
  wish.sort.by === 'link' ||
  wish.sort.by === 'age'

/** The Machines that are wished for: under their Workshops and Lines in the plant's order, or one flat list in another. */
export function arrange(
  model: PlantModel,
  now: Now,
  alarms: StandingAlarms,
  names: Names,
  wish: Wish,
): readonly Row[] {
  const wanted = wantedOf(now, alarms, names, wish)
  if (wish.sort.by === 'plant') return grouped(model, wanted, wish.folded)
  const machines = model.table.machines.filter(wanted)
  return inOrder(machines, now, alarms, wish).map((placed) => ({ row: 'machine', path: placed.path, placed }))
}

function grouped(
  model: PlantModel,
  wanted: (placed: Placed) => boolean,
  folded: ReadonlySet<string>,
): readonly Row[] {
  const rows: Row[] = []
  for (const workshop of model.plant.workshops) {
    const path = `${model.plant.id}/${workshop.id}`
    const inside: Row[] = []
    const all: Placed[] = []
    for (const line of model.table.lines) {
      if (line.workshop !== workshop) continue
      const machines = model.table.machines.slice(line.firstMachine, line.endMachine).filter(wanted)
      if (machines.length === 0) continue
      for (const placed of machines) all.push(placed)
      const shut = folded.has(line.path)
      inside.push({ row: 'line', path: line.path, line, folded: shut, machines })
      if (!shut) for (const placed of machines) inside.push({ row: 'machine', path: placed.path, placed })
    }
    if (all.length === 0) continue
    const shut = folded.has(path)
    rows.push({ row: 'workshop', path, workshop, folded: shut, machines: all })
    if (!shut) rows.push(...inside)
  }
  return rows
}

/** By the column, and the same in the plant's order. */
function inOrder(
  machines: readonly Placed[],
  now: Now,
  alarms: StandingAlarms,
  { sort, language }: Wish,
): readonly Placed[] {
  const rank = rankOf(sort.by, now, alarms)
  const turn = sort.descending ? -1 : 1
  if (rank !== undefined) {
    const ranks = new Map(machines.map((placed) => [placed, rank(placed)]))
    const of = (placed: Placed): number => ranks.get(placed) ?? 0
    return machines.toSorted((a, b) => turn * (of(a) - of(b)) || a.index - b.index)
  }
  const { compare } = new Intl.Collator(language, { numeric: true })
  const named = sort.by === 'kind' ? (placed: Placed) => placed.kind : (placed: Placed) => placed.machine
  return machines.toSorted(
    (a, b) => turn * compare(named(a).name[language], named(b).name[language]) || a.index - b.index,
  )
}

/** Worst first. */
function rankOf(by: SortKey, now: Now, alarms: StandingAlarms): ((placed: Placed) => number) | undefined {
  switch (by) {
    case 'state':
      return ({ index }) =>
        alarmRank(alarms, index) * FLOOR_STATES.length + FLOOR_STATES.indexOf(floorStateAt(now, index))
    case 'link':
      return (placed) => -linkAt(now, placed.index)
    case 'age':
      return (placed) => newestTime(now, placed) + skewMillisOf(now.model, now, placed.index)
    default:
      return undefined
  }
}

/** 0 for an alarm of high priority; one more than the lowest where none stands. */
function alarmRank(alarms: StandingAlarms, machine: number): number {
  const gravest = gravestOf(alarms, machine)
  return gravest === undefined ? PRIORITIES.length : PRIORITIES.indexOf(gravest.priority)
}

/** Device time of the newest Reading that the Machine itself sent; the server's own Channels do not count. */
export function newestTime(now: Now, placed: Placed): number {
  let newest = Number.NEGATIVE_INFINITY
  const end = placed.firstSlot + placed.channels.length - SERVER_CHANNELS
  for (let slot = placed.firstSlot; slot < end; slot++)
    newest = Math.max(newest, now.twin.times[slot] ?? newest)
  return newest
}
