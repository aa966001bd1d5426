import * as facts from './fact.ts'
import type { Shop } from './shop.ts'

const { FATE } = facts

/* Hot: what becomes of parts, counted and told. */

/** Raw material comes in; `parent` is the part that it was cut from, 0 for none. */
export function bear(shop: Shop, machine: number, product: number, order: number, parent = 0): number {
  const { parts } = shop
  const part = parts.make(product, order)
  shop.entered++
  shop.sink.part(machine, FATE.entered, parts.ids[part]!, product, parent, shop.now)
  return part
}

export function ship(shop: Shop, machine: number, part: number): void {
  shop.shipped++
  leave(shop, machine, part, FATE.shipped, 0)
}

export function scrap(shop: Shop, machine: number, part: number): void {
  shop.scraps++
  shop.columns.scrapped[machine]!++
  leave(shop, machine, part, FATE.scrapped, 0)
}

export function join(shop: Shop, machine: number, part: number, into: number): void {
  shop.joined++
  leave(shop, machine, part, FATE.joined, shop.parts.ids[into]!)
}

function leave(shop: Shop, machine: number, part: number, fate: number, other: number): void {
  const { parts, now } = shop
  shop.sink.part(machine, fate, parts.ids[part]!, parts.products[part]!, other, now)
  shop.book.leave(parts.orders[part]!, now)
  parts.drop(part)
}
