import type { Placed } from '../../../models/slots.ts'
import type { PlantModel } from '../../state/plant.ts'
import type { Area } from './area.ts'

/** Machines that work side by side, and what brings their material. */
export interface FlowStep {
  readonly machines: readonly number[]
  /** Conveyors, robots and AGVs between the step before and this one, by index. */
  readonly carriers: readonly number[]
  /** Parts that can wait before this step. */
  readonly buffer: number
}

/** The way of the material through a Line, from where it comes to where it goes. */
export interface Flow {
  readonly steps: readonly FlowStep[]
  /** Machines outside that it comes from, and goes to. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

interface Edge {
  readonly from: number
  readonly to: number
  readonly by: number | undefined
  readonly buffer: number
}

function edgesOf(model: PlantModel, { workshops }: Area): readonly Edge[] {
  const index = new Map(model.table.machines.map(({ machine, index }) => [machine.id, index]))
  return workshops.flatMap(({ flows }) =>
    flows.flatMap(({ from, to, by, buffer }) => {
      const [a, b] = [index.get(from), index.get(to)]
      if (a === undefined || b === undefined) return []
      return [{ from: a, to: b, by: by === undefined ? undefined : index.get(by), buffer: buffer ?? 0 }]
    }),
  )
}

/** The flow of a Line; each Machine stands after all that feed it, however many ways lead there. */
export function flowOf(model: PlantModel, area: Area): Flow {
  const inside = (machine: number): boolean => machine >= area.first && machine < area.end
  const edges = edgesOf(model, area)
  const own = edges.filter(({ from, to }) => inside(from) && inside(to) && from !== to)
  const ranks = ranksOf(
    own,
    edges.filter(({ from, to }) => inside(from) !== inside(to)),
    inside,
  )
  const depth = Math.max(-1, ...ranks.values())
  const steps = Array.from({ length: depth + 1 }, (_, rank): FlowStep => {
    const machines = [...ranks].filter(([, at]) => at === rank).map(([machine]) => machine)
    const into = edges.filter(({ from, to }) => machines.includes(to) && (inside(from) || rank === 0))
    return {
      machines: machines.toSorted((a, b) => a - b),
      carriers: unique(into.flatMap(({ by }) => by ?? [])),
      buffer: into.reduce((sum, { buffer }) => sum + buffer, 0),
    }
  })
  return {
    steps,
    from: unique(edges.flatMap(({ from, to }) => (inside(to) && !inside(from) ? from : []))),
    to: unique(edges.flatMap(({ from, to }) => (inside(from) && !inside(to) ? to : []))),
  }
}

/** How many steps lead to each Machine at most; a ring is cut where it was entered last. */
function ranksOf(
  own: readonly Edge[],
  crossing: readonly Edge[],
  inside: (machine: number) => boolean,
): ReadonlyMap<number, number> {
  const machines = new Set(own.flatMap(({ from, to }) => [from, to]))
  for (const { from, to } of crossing) machines.add(inside(from) ? from : to)
  const ranks = new Map<number, number>()
  const under = new Set<number>()
  const rank = (machine: number): number => {
    const known = ranks.get(machine)
    if (known !== undefined) return known
    if (under.has(machine)) return -1
    under.add(machine)
    const before = own.filter(({ to }) => to === machine).map(({ from }) => rank(from))
    under.delete(machine)
    const found = Math.max(-1, ...before) + 1
    ranks.set(machine, found)
    return found
  }
  for (const machine of machines) rank(machine)
  return ranks
}

const unique = (machines: readonly number[]): readonly number[] => [...new Set(machines)]

/** The Machines at the end of an area's flow: what they count has left it; all that count where none flows. */
export function exitsOf(
  model: PlantModel,
  area: Area,
  counts: (machine: number) => boolean,
): readonly Placed[] {
  const own = model.table.machines.slice(area.first, area.end).filter(({ index }) => counts(index))
  const inside = new Set(own.map(({ index }) => index))
  const edges = edgesOf(model, area)
  const feeds = new Map<number, number[]>()
  for (const { from, to } of edges) feeds.set(from, [...(feeds.get(from) ?? []), to])
  const leadsToCounting = (start: number): boolean => {
    const seen = new Set([start])
    const ahead = [...(feeds.get(start) ?? [])]
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (seen.has(next) || next < area.first || next >= area.end) continue
      if (inside.has(next)) return true
      seen.add(next)
      ahead.push(...(feeds.get(next) ?? []))
    }
    return false
  }
  const flowing = own.filter(({ index }) => edges.some(({ from, to }) => from === index || to === index))
  return (flowing.length > 0 ? flowing : own).filter(({ index }) => !leadsToCounting(index))
}
