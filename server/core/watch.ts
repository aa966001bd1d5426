import { skewSlot } from '../../models/slots.ts'
import { QUALITY } from '../../models/twin.ts'
import { skewMillis } from './clocks.ts'
import { type Floor, writeLink, writeOwn } from './floor.ts'
import { linkOf, noteBroker } from './links.ts'
import { tellOverdue } from './state-changes.ts'

/** A clock further out than a quantum can say, some 25 days, is shown as far out as that [S-5]. */
const MOST_SKEW_MILLIS = 0x7fff_ffff
/** A skew that moved by less is the network's, not the clock's. */
const SKEW_STEP_MILLIS = 50

/** Looks over every Machine for silence, skew and words that did not come; asked for once a second [Q-4, D-4, E-2]. */
export function lookOver(floor: Floor, now: number): void {
  const { table, links, bridge } = floor
  tellOverdue(floor.changes, floor.happenings, now)
  for (const placed of table.machines) {
    const skew = Math.min(MOST_SKEW_MILLIS, Math.round(skewMillis(floor.clocks, placed.index, now)))
    const slot = skewSlot(placed)
    const shown = bridge.twin.quanta[slot] ?? 0
    const first = bridge.twin.qualities[slot] === QUALITY.none
    if (Math.abs(skew - shown) > SKEW_STEP_MILLIS) writeOwn(floor, slot, skew, now)
    else if (first && Number.isFinite(links.heardAt[placed.index])) writeOwn(floor, slot, 0, now)
    writeLink(floor, placed, linkOf(links, placed, bridge.twin, table, now), now)
  }
}

/** A broker came or went; what it carried shows at once. */
export function brokerChanged(floor: Floor, broker: number, lostAt: number | undefined, now: number): void {
  noteBroker(floor.links, broker, lostAt)
  lookOver(floor, now)
}
