/*
 * HOT: every slot of a Machine that changed or whose next turn is due. Columns, nothing allocated.
 */
import { LINK } from '../../../models/state.ts'
import { QUALITY } from '../../../models/twin.ts'
import { linkAt, type Now } from '../now.ts'
import { skewMillisOf } from '../playhead.ts'
import { FRESHNESSES, type Freshness } from './entries.ts'

/** A Reading ages from the second of the three expected periods after which it is stale [O-5]. */
export const AGING_SHARE = 2 / 3

const codeOf = (freshness: Freshness): number => FRESHNESSES.indexOf(freshness)
const FRESH = codeOf('fresh')
const AGING = codeOf('aging')
const STALE = codeOf('stale')
const UNHEARD = codeOf('unheard')
const CODE_OF_LINK = new Uint8Array(6).fill(UNHEARD)
CODE_OF_LINK[LINK.silent] = codeOf('silent')
CODE_OF_LINK[LINK.deviceLost] = codeOf('deviceLost')
CODE_OF_LINK[LINK.gatewayLost] = codeOf('gatewayLost')
CODE_OF_LINK[LINK.brokerLost] = codeOf('brokerLost')

/** The code of a Machine's freshness at a time; when it will be another by age alone goes into `dueAt`. */
export function freshnessOf(now: Now, machine: number, at: number, dueAt: Float64Array): number {
  dueAt[machine] = Number.POSITIVE_INFINITY
  const link = linkAt(now, machine)
  if (link !== LINK.online) return CODE_OF_LINK[link]!
  const { twin, model } = now
  const { qualities, times } = twin
  const { staleAfterMillis } = model
  const placed = model.table.machines[machine]!
  const skew = skewMillisOf(model, now, machine)
  const end = placed.firstSlot + placed.channels.length
  let agesAt = Number.POSITIVE_INFINITY
  let stalesAt = Number.POSITIVE_INFINITY
  for (let slot = placed.firstSlot; slot < end; slot++) {
    const limit = staleAfterMillis[slot]!
    if (qualities[slot] === QUALITY.none || limit === Number.POSITIVE_INFINITY) continue
    const heardAt = times[slot]! + skew
    if (heardAt + limit < stalesAt) stalesAt = heardAt + limit
    if (heardAt + limit * AGING_SHARE < agesAt) agesAt = heardAt + limit * AGING_SHARE
  }
  if (stalesAt === Number.POSITIVE_INFINITY) return UNHEARD
  if (at > stalesAt) return STALE
  dueAt[machine] = at > agesAt ? stalesAt : agesAt
  return at > agesAt ? AGING : FRESH
}
