import type { Kind } from '../../../models/kinds/kind.ts'
import { nearest } from '../../../models/nearest.ts'
import { foundText, type Problem, problem } from '../../../models/plant/problem.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import { roadProblems } from '../fleet/problems.ts'
import { roadWallProblems } from './road-walls.ts'

/** Why a Plant that can be shown cannot be played: nobody is there, no road for what is to drive, nothing comes. */
export function factoryProblems(plant: Plant, kinds: ReadonlyMap<string, Kind>): readonly Problem[] {
  const machines = plant.workshops.flatMap(({ lines }) => lines.flatMap((line) => line.machines))
  if (machines.length === 0) return [problem(['workshops'], 'a machine in one of the lines', 'none')]
  const drives = machines.some(({ kind }) => kind === 'agv')
  const walled = drives ? roadWallProblems(plant) : []
  return [
    // Where a road cannot be driven, what it leads to is no further news.
    ...(walled.length > 0 ? walled : roadProblems(plant, kinds)),
    ...productProblems(plant),
    ...ringProblems(plant),
  ]
}

/** Of products that no file names there are none: a flow that is for some of them only would be for nothing [W-20]. */
function productProblems({ workshops, production }: Plant): readonly Problem[] {
  const known = production?.products.map(({ id }) => id) ?? []
  return workshops.flatMap(({ flows }, w) =>
    flows.flatMap(({ products = [] }, f) =>
      products.flatMap((id, p) => {
        if (known.includes(id)) return []
        const place = ['workshops', w, 'flows', f, 'products', p]
        const advice = known.length === 0 ? 'the plant tells no "production" with products' : undefined
        return problem(place, 'the id of a product', foundText(id), {
          suggestion: nearest(id, known),
          advice,
        })
      }),
    ),
  )
}

/**
 * Machines that only feed one another, where nothing begins [W-21]. Where a Plant tells how it produces, its file was
 * asked for more than that [P-15].
 */
function ringProblems(plant: Plant): readonly Problem[] {
  const flows = plant.workshops.flatMap((workshop, w) =>
    workshop.flows.map(({ from, to }, f) => ({ from, to, place: ['workshops', w, 'flows', f, 'from'] })),
  )
  const fed = new Set(flows.map(({ to }) => to))
  const next = new Map<string, string[]>()
  for (const { from, to } of flows) {
    const after = next.get(from)
    if (after === undefined) next.set(from, [to])
    else after.push(to)
  }
  const reached = new Set<string>()
  const reach = (first: string): void => {
    const fresh = new Set([first])
    for (const id of fresh) {
      if (reached.has(id)) continue
      reached.add(id)
      for (const to of next.get(id) ?? []) fresh.add(to)
    }
  }
  for (const { from } of flows) if (!fed.has(from) || isSource(plant, from)) reach(from)
  return flows.flatMap(({ from, place }) => {
    if (reached.has(from)) return []
    // One of a ring is enough to tell.
    reach(from)
    return [problem(place, 'a machine that material comes to from outside of a ring', `"${from}"`)]
  })
}

const isSource = ({ production }: Plant, id: string): boolean => production?.machines[id]?.role === 'source'
