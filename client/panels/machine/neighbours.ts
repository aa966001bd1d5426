import type { Placed } from '../../../models/slots.ts'
import type { PlantModel } from '../../state/plant.ts'

/** A Machine that material comes from or goes to, and what carries it there. */
export interface Neighbour {
  readonly placed: Placed
  readonly by: Placed | undefined
  /** Parts that can wait between the two. */
  readonly buffer: number | undefined
}

/** What a Machine stands in connection with. */
export interface Neighbours {
  readonly from: readonly Neighbour[]
  readonly to: readonly Neighbour[]
  /** Where it carries: from one Machine to another. */
  readonly carries: readonly { readonly from: Placed; readonly to: Placed }[]
  /** Machines that speak through it: it is their gateway or their radio unit. */
  readonly serves: readonly Placed[]
}

export function neighboursOf(model: PlantModel, placed: Placed): Neighbours {
  const { machines } = model.table
  const byId = new Map(machines.map((each) => [each.machine.id, each]))
  const of = (id: string | undefined): Placed | undefined => (id === undefined ? undefined : byId.get(id))
  const own = placed.machine.id
  const flows = placed.workshop.flows
  const neighbour = (
    id: string,
    by: string | undefined,
    buffer: number | undefined,
  ): readonly Neighbour[] => {
    const other = of(id)
    return other === undefined ? [] : [{ placed: other, by: of(by), buffer }]
  }
  return {
    from: flows.filter(({ to }) => to === own).flatMap(({ from, by, buffer }) => neighbour(from, by, buffer)),
    to: flows.filter(({ from }) => from === own).flatMap(({ to, by, buffer }) => neighbour(to, by, buffer)),
    carries: flows
      .filter(({ by }) => by === own)
      .flatMap((flow) => {
        const [from, to] = [of(flow.from), of(flow.to)]
        return from === undefined || to === undefined ? [] : [{ from, to }]
      }),
    serves: machines.filter(
      ({ machine: { connection } }) => connection?.gateway === own || connection?.radio === own,
    ),
  }
}
