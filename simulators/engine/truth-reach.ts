import type { Cast } from './cast.ts'
import type { Effect } from './effect.ts'

/** How an effect can be known behind the trouble of other machines [W-76]. */
export interface Reach {
  /** A wait is its doing when it begins at one of these… */
  readonly roots: ReadonlySet<number>
  /** …at any time while it lasts, or only while such a machine is down by it. */
  readonly counts: 'always' | 'whileDown'
  /** These waits are its doing wherever they begin. */
  readonly blocks: number
  readonly starves: number
}

const NOBODY = -1
const NONE: ReadonlySet<number> = new Set()

const reach = (roots: ReadonlySet<number>, counts: Reach['counts'] = 'always'): Reach => ({
  roots,
  counts,
  blocks: NOBODY,
  starves: NOBODY,
})

export function reachOf(effect: Effect, cast: Cast): Reach {
  const indexOf = (id: string): number => cast.members.get(id)?.index ?? NOBODY
  switch (effect.do) {
    case 'wear':
    case 'fail':
      return reach(new Set([indexOf(effect.machine)]), 'whileDown')
    case 'hold':
    case 'cycle':
    case 'material':
      return reach(new Set([indexOf(effect.machine)]))
    case 'powerDip':
      return reach(inWorkshop(cast, effect.workshop), 'whileDown')
    case 'road':
      return reach(inWorkshop(cast, cast.roads.get(effect.road) ?? '', 'agv'))
    case 'buffer':
      return { ...reach(NONE), blocks: indexOf(effect.from), starves: indexOf(effect.to) }
    case 'spoil':
    case 'order':
    case 'crew':
    case 'pace':
    case 'drift':
    case 'supply':
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

const inWorkshop = (cast: Cast, workshop: string, kind?: string): ReadonlySet<number> =>
  new Set(
    [...cast.members.values()]
      .filter((member) => member.workshop === workshop && (kind === undefined || member.kind.id === kind))
      .map((member) => member.index),
  )
