import type { Kind } from '../../../models/kinds/kind.ts'
import { type Problem, problem } from '../../../models/plant/problem.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import { roadProblems } from '../fleet/problems.ts'

/** Why a Plant that can be shown cannot be played: no road for what is to drive, nothing that comes from anywhere. */
export const factoryProblems = (plant: Plant, kinds: ReadonlyMap<string, Kind>): readonly Problem[] => [
  ...roadProblems(plant, kinds),
  ...ringProblems(plant),
]

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
