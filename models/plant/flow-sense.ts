import { nearest } from '../nearest.ts'
import { foundText } from './problem.ts'
import type { Production } from './production.ts'
import type { Roll, Say } from './roll.ts'
import type { RoughPlant, RoughWorkshop } from './rough.ts'

/** A flow that names both of its ends, where it stands in the file. */
interface Standing {
  readonly from: string
  readonly to: string
  readonly workshop: number
  readonly flow: number
}

/** What cannot be of the ways of material: nothing comes, nothing can be carried, nothing can go back [P-15]. */
export function flowSense(plant: RoughPlant, production: Production, roll: Roll, say: Say): void {
  const flows = standing(plant)
  roadSense(plant, roll, say)
  productSense(plant, production, say)
  // Where an end or a machine cannot be read, nobody knows what leads where.
  const all = plant.workshops.reduce((sum, workshop) => sum + workshop.flows.length, 0)
  if (flows.length < all || !roll.isComplete) return
  sourceSense(flows, production, roll, say)
  reworkSense(flows, production, roll, say)
  for (const [id, { role }] of Object.entries(production.machines)) {
    const into = flows.filter((flow) => flow.to === id).length
    if (role !== 'assembly' || into > 1) continue
    say(['production', 'machines', id, 'role'], 'an assembly that at least two flows lead to', String(into))
  }
}

const standing = (plant: RoughPlant): readonly Standing[] =>
  plant.workshops.flatMap((each, workshop) =>
    each.flows.flatMap(({ from, to }, flow) =>
      from === undefined || to === undefined ? [] : [{ from, to, workshop, flow }],
    ),
  )

function roadSense(plant: RoughPlant, roll: Roll, say: Say): void {
  const home = new Map<string, RoughWorkshop>()
  for (const workshop of plant.workshops) {
    for (const line of workshop.lines) {
      for (const { id } of line.machines) if (id !== undefined) home.set(id, workshop)
    }
  }
  plant.workshops.forEach((workshop, w) => {
    workshop.flows.forEach(({ from, to, by }, f) => {
      if (by === undefined || roll.byId.get(by)?.kind !== 'agv') return
      const roadless = [from, to].map((end) => home.get(end ?? '')).find((each) => each && !isDriven(each))
      if (roadless === undefined) return
      const where = `${foundText(by)}, and workshop ${foundText(roadless.id)} has none`
      say(['workshops', w, 'flows', f, 'by'], 'an AGV where roads lead', where)
    })
  })
}

/** By roads, or where a Plant has none by the aisles that vehicles may use [G-8]. */
const isDriven = ({ roads, aisles }: RoughWorkshop): boolean =>
  roads.length > 0 || (aisles?.some(({ use }) => use !== 'people') ?? false)

function productSense(plant: RoughPlant, { products }: Production, say: Say): void {
  const known = new Set(products.map(({ id }) => id))
  plant.workshops.forEach((workshop, w) => {
    workshop.flows.forEach((flow, f) => {
      flow.products?.forEach((id, p) => {
        if (known.has(id)) return
        say(['workshops', w, 'flows', f, 'products', p], 'the id of a product', foundText(id), {
          suggestion: nearest(id, known),
        })
      })
    })
  })
}

/** Every machine in the flows is reached from a storage or a source, or it would wait for ever. */
function sourceSense(flows: readonly Standing[], { machines }: Production, roll: Roll, say: Say): void {
  const fed = new Set(flows.map(({ to }) => to))
  const begins = (id: string): boolean => {
    const role = machines[id]?.role
    return role === undefined ? roll.byId.get(id)?.kind === 'storage' && !fed.has(id) : role === 'source'
  }
  const passes = (id: string): boolean => machines[id]?.role !== 'sink' && machines[id]?.role !== 'none'
  const next = grouped(flows, ({ from }) => from)
  const reached = new Set<string>()
  const reach = (first: string): void => {
    const fresh = new Set([first])
    for (const id of fresh) {
      if (reached.has(id)) continue
      reached.add(id)
      if (passes(id)) for (const { to } of next.get(id) ?? []) fresh.add(to)
    }
  }
  for (const id of next.keys()) if (begins(id)) reach(id)
  // Where it begins is told, or any one of a ring; what comes after that is not.
  const dry = flows.filter(({ from }) => !reached.has(from))
  for (const flow of [...dry.filter(({ from }) => !fed.has(from)), ...dry]) {
    if (reached.has(flow.from)) continue
    reach(flow.from)
    const expected = 'a machine that material reaches, from a storage or from one with the role "source"'
    say(['workshops', flow.workshop, 'flows', flow.flow, 'from'], expected, foundText(flow.from))
  }
}

/** What was found bad is mended where it was before, or it would never come back. */
function reworkSense(flows: readonly Standing[], { machines }: Production, roll: Roll, say: Say): void {
  const previous = grouped(flows, ({ to }) => to)
  for (const [id, { rework }] of Object.entries(machines)) {
    if (rework === undefined || !roll.byId.has(rework.at) || before(id, previous).has(rework.at)) continue
    const place = ['production', 'machines', id, 'rework', 'at']
    say(place, `a machine that parts pass before ${foundText(id)}`, foundText(rework.at))
  }
}

/** Every machine that material may have passed before it comes here. */
function before(id: string, previous: ReadonlyMap<string, readonly Standing[]>): ReadonlySet<string> {
  const passed = new Set((previous.get(id) ?? []).map(({ from }) => from))
  for (const each of passed) for (const { from } of previous.get(each) ?? []) passed.add(from)
  return passed
}

function grouped(
  flows: readonly Standing[],
  by: (flow: Standing) => string,
): ReadonlyMap<string, Standing[]> {
  const groups = new Map<string, Standing[]>()
  for (const flow of flows) {
    const group = groups.get(by(flow))
    if (group === undefined) groups.set(by(flow), [flow])
    else group.push(flow)
  }
  return groups
}
