import type { Placed } from '../../models/slots.ts'
import type { StandingAlarms } from './alarms.ts'
import { floorStateAt, linkAt, type Now } from './now.ts'
import { matches, type Names, soughtIn } from './search.ts'
import type { Filters } from './view.ts'

/**
 * Whether a Machine is one that the filters ask for, at this moment. A state asks for what produces, as its count in the
 * header does, unless a Kind was asked for too.
 */
export function wantedOf(
  now: Now,
  alarms: StandingAlarms,
  names: Names,
  wish: Filters,
): (placed: Placed) => boolean {
  const sought = soughtIn(names, wish.search)
  const { states, links, kind, stale, alarmed, within } = wish
  return (placed) =>
    (within === undefined || placed.path.startsWith(`${within}/`)) &&
    (kind === undefined || placed.kind.id === kind) &&
    (!stale || now.stale[placed.index] === 1) &&
    (!alarmed || alarms.has(placed.index)) &&
    (states.length === 0 ||
      (states.includes(floorStateAt(now, placed.index)) &&
        (kind !== undefined || placed.kind.infrastructure !== true))) &&
    (links.length === 0 || links.includes(linkAt(now, placed.index))) &&
    matches(names[placed.index] ?? '', sought)
}
