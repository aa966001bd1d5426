import * as carriers from './carriers.ts'
import * as words from './events.ts'
import { NONE } from './parts.ts'
import type { Shop } from './shop.ts'

const { movedBy } = carriers
const { STAGE } = words

/* Hot: what a machine's columns say of a moment between two events. */

/** The machine's running time until now. */
export function operatingAt({ columns: c, stations, now }: Shop, machine: number): number {
  const m = stations[machine]!
  const before = c.operatingMillis[machine]!
  return m.stage === STAGE.working ? before + (now - m.workFrom) : before
}

/** How far a part has to go that has so many before it on its link, in milliseconds that its carrier must move. */
export function toGo(shop: Shop, link: number, part: number, place: number): number {
  const { parts, ways } = shop
  if (ways.fleet[link] !== 0) return ways.arrived[link]! > place ? 0 : Number.POSITIVE_INFINITY
  const carrier = ways.carrier[link]!
  return parts.ready[part]! - (carrier === NONE ? shop.now : movedBy(shop, carrier))
}

/** Parts that lie where a link of the fleet begins: the last of the link, behind those under way and those at its end. */
export function waitingOn({ parts, ways }: Shop, link: number): number {
  if (ways.fleet[link] === 0) return 0
  return Math.max(0, parts.counts[link]! - ways.arrived[link]! - ways.aboard[link]!)
}

/** Share of the cycle that is done: of a carrier's last journey; of a part that waits to go on, all. */
export function phaseAt({ columns: c, stations }: Shop, machine: number, atMillis: number): number {
  if (stations[machine]!.stage !== STAGE.working || Number.isNaN(c.cycleFrom[machine]!))
    return c.cycleDone[machine]!
  const millis = c.cycleMillis[machine]!
  return millis > 0 ? Math.min(1, Math.max(0, (atMillis - c.cycleFrom[machine]!) / millis)) : 1
}
