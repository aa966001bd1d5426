import type { Cast } from './cast.ts'
import type { Effect } from './effect.ts'
import { maySlow } from './physics/consequences.ts'

/** How an effect can be known behind the trouble of other machines [W-76]. */
export interface Reach {
  /** A wait is its doing when it begins at one of these… */
  readonly roots: ReadonlySet<number>
  /** …at any time while it lasts, or only while such a machine is down by it, or held for its reason. */
  readonly counts: 'always' | 'whileDown' | 'whileHeld'
  /** These waits are its doing wherever they begin… */
  readonly blocks: ReadonlySet<number>
  readonly starves: ReadonlySet<number>
  /** …and these where nobody is stopped at the root of them: they wait for what it slows. */
  readonly slows: readonly Slowed[]
}

/** Who waits for what an effect makes slow. */
export interface Slowed {
  /** It has to be slow first; undefined where the effect bars a way to everybody at once. */
  readonly machine: number | undefined
  /** By itself, apart from its physics. */
  readonly factor: number
  readonly blocked: ReadonlySet<number>
  readonly starved: ReadonlySet<number>
}

const NONE: ReadonlySet<number> = new Set()

const reach = (roots: ReadonlySet<number>, counts: Reach['counts'] = 'always'): Reach => ({
  roots,
  counts,
  blocks: NONE,
  starves: NONE,
  slows: [],
})

export function reachOf(effect: Effect, cast: Cast): Reach {
  const only = (...ids: readonly string[]): ReadonlySet<number> =>
    new Set(ids.flatMap((id) => cast.members.get(id)?.index ?? []))
  switch (effect.do) {
    case 'fail':
      return reach(only(effect.machine), 'whileDown')
    case 'wear':
      return {
        ...reach(only(effect.machine), 'whileDown'),
        slows: slowBehind(effect, [effect.machine], cast),
      }
    case 'hold':
      return reach(only(effect.machine), 'whileHeld')
    case 'material':
      return reach(only(effect.machine))
    // Where who is slow is the root of a wait it stands for another reason; that it is slow is felt where nobody does.
    case 'cycle':
    case 'drift':
      return { ...reach(NONE), slows: slowBehind(effect, [effect.machine], cast) }
    case 'supply': {
      const here = cast.ids.filter((id) => cast.members.get(id)?.workshop === effect.workshop)
      return { ...reach(NONE), slows: slowBehind(effect, here, cast) }
    }
    case 'powerDip':
      return reach(inWorkshop(cast, effect.workshop), 'whileDown')
    case 'road': {
      const driven = cast.driven.get(cast.roads.get(effect.road) ?? '') ?? []
      return {
        ...reach(NONE),
        slows: [
          {
            machine: undefined,
            factor: 1,
            blocked: only(...driven.map(({ from }) => from)),
            starved: only(...driven.map(({ to }) => to)),
          },
        ],
      }
    }
    case 'buffer':
      return { ...reach(NONE), blocks: only(effect.from), starves: only(effect.to) }
    case 'spoil':
    case 'order':
    case 'crew':
    case 'pace':
    case 'sensor':
    case 'interference':
    case 'outage':
    case 'reboot':
    case 'clock':
    case 'nuisance':
    case 'stranger':
      return reach(NONE)
  }
}

/** Who waits for what an effect makes slow, up and down the flow of it. */
function slowBehind(effect: Effect, machines: readonly string[], cast: Cast): Reach['slows'] {
  const back = inward(cast.onward)
  const indices = (ids: ReadonlySet<string>): ReadonlySet<number> =>
    new Set([...ids].map((id) => indexOf(id, cast)))
  return machines.flatMap((id) => {
    const member = cast.members.get(id)
    if (member === undefined || !maySlow(effect, member.kind)) return []
    return {
      machine: member.index,
      factor: effect.do === 'cycle' ? effect.factor : 1,
      blocked: indices(along(id, back, cast)),
      starved: indices(along(id, cast.onward, cast)),
    }
  })
}

const indexOf = (id: string, cast: Cast): number => cast.members.get(id)?.index ?? -1

const inWorkshop = (cast: Cast, workshop: string): ReadonlySet<number> =>
  new Set([...cast.members.values()].flatMap((member) => (member.workshop === workshop ? member.index : [])))

type Ways = ReadonlyMap<string, readonly string[]>

/** They hold so much that who is slow before them is not felt behind them, nor the other way round. */
const STORES: ReadonlySet<string> = new Set(['buffer', 'storage'])

/** All that material comes to from a machine, up to the next stores. */
function along(machine: string, ways: Ways, cast: Cast): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [machine]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of ways.get(at) ?? []) {
      if (found.has(next) || STORES.has(cast.members.get(next)?.kind.id ?? '')) continue
      found.add(next)
      open.push(next)
    }
  }
  return found
}

/** The same ways, against the flow. */
function inward(onward: Ways): Ways {
  const ways = new Map<string, string[]>()
  for (const [from, tos] of onward) {
    for (const to of tos) ways.set(to, [...(ways.get(to) ?? []), from])
  }
  return ways
}
