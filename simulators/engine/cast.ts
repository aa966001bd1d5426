import type { Kind } from '../../models/kinds/kind.ts'
import type { Plant } from '../../models/plant/schema.ts'
import type { SlotTable } from '../../models/slots.ts'
import type { FactoryModel, StationModel } from './factory/model.ts'

/** A machine as a Story may name it; `index` is its number in the Plant's slot table. */
export interface Member {
  readonly index: number
  readonly kind: Kind
  readonly workshop: string
  /** Takes a time for each part, so that it can be slow, and may spoil them. */
  readonly works: boolean
  /** What it makes or gives begins there: its material can run out. */
  readonly begins: boolean
}

/** All that a Story may name of a Plant [W-71]. */
export interface Cast {
  readonly plant: string
  readonly members: ReadonlyMap<string, Member>
  /** Ids by index. */
  readonly ids: readonly string[]
  readonly workshops: ReadonlySet<string>
  /** The workshop that each lies in. */
  readonly roads: ReadonlyMap<string, string>
  /** Where material goes on to from a machine. */
  readonly onward: ReadonlyMap<string, readonly string[]>
  /** Where a vehicle brings material, by the workshop of the flow. */
  readonly driven: ReadonlyMap<string, readonly { readonly from: string; readonly to: string }[]>
  readonly products: readonly string[]
  readonly crews: readonly string[]
}

export function castOf(
  plant: Plant,
  table: SlotTable,
  model: Pick<FactoryModel, 'products' | 'crews' | 'stations' | 'links'>,
): Cast {
  const onward = new Map<string, string[]>()
  for (const { from, to } of plant.workshops.flatMap(({ flows }) => flows)) {
    const known = onward.get(from)
    if (known === undefined) onward.set(from, [to])
    else known.push(to)
  }
  const fed = new Set(model.links.map(({ to }) => to))
  const members = new Map(
    table.machines.map(({ machine, index, kind, workshop }) => {
      const station = model.stations[index]
      const plays = station !== undefined && station.role !== 'none' && station.role !== 'sink'
      const begins = plays && (station.role === 'source' || !fed.has(index))
      const works = station !== undefined && isAtWork(station)
      return [machine.id, { index, kind, workshop: workshop.id, works, begins }]
    }),
  )
  return {
    plant: plant.id,
    members,
    ids: table.machines.map(({ machine }) => machine.id),
    workshops: new Set(plant.workshops.map(({ id }) => id)),
    roads: new Map(plant.workshops.flatMap(({ id, roads }) => roads.map((road) => [road.id, id] as const))),
    onward,
    driven: new Map(
      plant.workshops.map(({ id, flows }) => [
        id,
        flows.filter(({ by }) => by !== undefined && members.get(by)?.kind.id === 'agv'),
      ]),
    ),
    products: model.products,
    crews: model.crews.map(({ id }) => id),
  }
}

/** What only keeps, gives or ships at once has no cycle. */
const isAtWork = ({ role, cycle }: StationModel): boolean =>
  role !== 'none' && role !== 'store' && !(cycle.law === 'fixed' && cycle.value <= 0)
