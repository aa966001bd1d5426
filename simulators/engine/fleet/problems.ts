import type { Kind } from '../../../models/kinds/kind.ts'
import { type Problem, problem } from '../../../models/plant/problem.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import { type Layout, layoutOf } from './layout.ts'

/** [W-37] What keeps the AGVs of a Plant from their work: no road where one stands, or none to what it is to serve. */
export function roadProblems(plant: Plant, kinds: ReadonlyMap<string, Kind>): readonly Problem[] {
  if (!plant.workshops.some(({ lines }) => lines.some(({ machines }) => machines.some(isAgv)))) return []
  const layout = layoutOf(plant, kinds)
  const indexOf = new Map(layout.machines.map(({ id }, i) => [id, i]))
  const loopOf = loopsOf(layout)
  const carries = new Set(layout.owners.values())
  const problems: Problem[] = []
  plant.workshops.forEach((workshop, w) => {
    workshop.lines.forEach((line, l) => {
      line.machines.forEach((machine, m) => {
        const index = indexOf.get(machine.id) ?? -1
        if (!isAgv(machine) || !carries.has(index) || loopOf.get(index) !== -1) return
        const place = ['workshops', w, 'lines', l, 'machines', m, 'at']
        const at = `[${machine.at.join(', ')}]`
        problems.push(problem(place, 'an AGV that carries near a road with room for it', at))
      })
    })
    workshop.flows.forEach((flow, f) => {
      const by = indexOf.get(flow.by ?? '') ?? -1
      const loop = loopOf.get(by)
      if (loop === undefined || loop === -1) return
      for (const end of ['from', 'to'] as const) {
        const served = layout.bays.stops.get(loop)?.has(indexOf.get(flow[end]) ?? -1) ?? false
        if (served) continue
        const expected = `a machine that the roads of "${flow.by}" lead to and back from`
        problems.push(problem(['workshops', w, 'flows', f, end], expected, `"${flow[end]}"`))
      }
    })
  })
  return problems
}

const isAgv = ({ kind }: { readonly kind: string }): boolean => kind === 'agv'

/** By AGV: which loop of the network it is at home in; -1 for none. */
const loopsOf = ({ vehicles, bays, network }: Layout): ReadonlyMap<number, number> =>
  new Map(
    vehicles.map((machine, v) => [machine, network.loopOf[bays.all[bays.homes[v] ?? -1]?.lane ?? -1] ?? -1]),
  )
