import * as flow from './flow.ts'
import { NONE as none } from './parts.ts'
import type { Shop } from './shop.ts'

const { partReadyAt, taken } = flow

/* Hot: what belongs together, out of what lies before an assembly. */

const NONE = none
/** No product, not even that of parts that have none. */
const NO_KIT = -2

/** The product of which each way has a part there, first that for which the assembly is set up; see `isKit`. */
export function kitProduct(shop: Shop, machine: number): number {
  const { parts, ways, piles } = shop
  const { starts, items } = ways.ins
  const first = items[starts[machine]!]!
  const last = shop.stations[machine]!.setUpFor
  if (last !== NONE && piles.meet(ways, machine, last) && hasReady(shop, first, last)) {
    if (othersHave(shop, machine, last)) return last
  }
  let seen = NO_KIT
  let place = 0
  for (let part = parts.heads[first]!; part !== NONE; part = parts.next[part]!) {
    if (partReadyAt(shop, first, part, place++) > shop.now) return NO_KIT
    const product = parts.products[part]!
    if (product === seen) continue
    seen = product
    if (othersHave(shop, machine, product)) return product
  }
  return NO_KIT
}

export const isKit = (product: number): boolean => product !== NO_KIT

function othersHave(shop: Shop, machine: number, product: number): boolean {
  if (!shop.piles.meet(shop.ways, machine, product)) return false
  const { starts, items } = shop.ways.ins
  for (let i = starts[machine]! + 1; i < starts[machine + 1]!; i++) {
    if (!hasReady(shop, items[i]!, product)) return false
  }
  return true
}

function hasReady(shop: Shop, link: number, product: number): boolean {
  const { parts } = shop
  let place = 0
  for (let part = parts.heads[link]!; part !== NONE; part = parts.next[part]!) {
    if (partReadyAt(shop, link, part, place++) > shop.now) return false
    if (parts.products[part] === product) return true
  }
  return false
}

/** The oldest part of a product on a way that has one. */
export function takeOf(shop: Shop, link: number, product: number): number {
  const { parts, piles } = shop
  let before = NONE
  let part = parts.heads[link]!
  while (parts.products[part] !== product) {
    before = part
    part = parts.next[part]!
  }
  parts.unlink(link, before)
  piles.remove(link, product)
  taken(shop, link)
  return part
}

/** Whether an assembly waits for what comes by this way, while another has something for it [W-16]. */
export function waitsFor(shop: Shop, link: number): boolean {
  const { parts, ways } = shop
  const { starts, items } = ways.ins
  const to = ways.to[link]!
  for (let i = starts[to]!; i < starts[to + 1]!; i++) {
    const other = items[i]!
    for (let part = parts.heads[other]!; part !== NONE; part = parts.next[part]!) {
      if (!hasReady(shop, link, parts.products[part]!)) return true
    }
  }
  return parts.heads[link] === NONE
}
