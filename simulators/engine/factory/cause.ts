import { ROLE, STAGE, WAIT } from './events.ts'
import { readyAt } from './flow.ts'
import { waitsFor } from './kits.ts'
import { NONE } from './parts.ts'
import type { Shop } from './shop.ts'

/** So many machines are asked for the root of a wait. */
const FARTHEST = 256

/**
 * The machine that stands at the root of a wait: from one that starves against the way of the material, from one that
 * is blocked along it, to the first that is stopped for a reason of its own; -1 where all only are slow [W-16].
 */
export function causeOf(shop: Shop, machine: number): number {
  const { stations, ways } = shop
  const seen = new Set([machine])
  const queue = [machine]
  const ask = (other: number): boolean => {
    if (stopped(shop, other)) return true
    if (!seen.has(other) && seen.size < FARTHEST) {
      seen.add(other)
      queue.push(other)
    }
    return false
  }
  for (const end of endsOf(shop, machine)) if (ask(end)) return end
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const here = stations[at]
    if (here?.wait === WAIT.input || here?.keen !== 0) {
      for (const link of ways.ins.items.subarray(ways.ins.starts[at], ways.ins.starts[at + 1])) {
        // Of an assembly the way that keeps the others waiting, though something else may lie on it.
        const lacks = shop.recipe.meets[link] !== 0 ? waitsFor(shop, link) : readyAt(shop, link) > shop.now
        if (!lacks) continue
        const carrier = ways.carrier[link] ?? NONE
        if (shop.parts.counts[link] !== 0 && carrier !== NONE && stopped(shop, carrier)) return carrier
        if (stations[machine]?.wait === WAIT.input && ask(ways.from[link] ?? NONE))
          return ways.from[link] ?? NONE
      }
    }
    if (here?.wait === WAIT.room || here?.keen !== 0) {
      for (const link of ways.outs.items.subarray(ways.outs.starts[at], ways.outs.starts[at + 1])) {
        const carrier = ways.carrier[link] ?? NONE
        if (carrier !== NONE && stopped(shop, carrier)) return carrier
        if (stations[machine]?.wait === WAIT.room && ask(ways.to[link] ?? NONE)) return ways.to[link] ?? NONE
      }
    }
  }
  return NONE
}

/** The machines that a carrier waits for: whoever puts parts on it, or whoever takes what lies ready on it. */
function endsOf({ stations, parts, ways }: Shop, carrier: number): readonly number[] {
  const { starts, items } = ways.carries
  const links = [...items.subarray(starts[carrier], starts[carrier + 1])]
  const { role, wait } = stations[carrier] ?? {}
  if (role !== ROLE.none || wait === WAIT.none) return []
  return wait === WAIT.input
    ? links.map((link) => ways.from[link] ?? NONE)
    : links.filter((link) => parts.counts[link] !== 0).map((link) => ways.to[link] ?? NONE)
}

const stopped = ({ stations }: Shop, machine: number): boolean =>
  (stations[machine]?.stage ?? STAGE.free) >= STAGE.setup || (stations[machine]?.barren ?? 0) > 0
