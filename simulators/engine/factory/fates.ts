import * as facts from './fact.ts'
import { NONE as none } from './parts.ts'
import type { Shop } from './shop.ts'

const { FATE } = facts
const NONE = none

/* Hot: what becomes of parts, counted and told. */

/** Raw material comes in, for a place of the recipe; `parent` is the part that it was cut from, 0 for none. */
export function bear(
  shop: Shop,
  machine: number,
  product: number,
  order: number,
  place: number,
  parent = 0,
): number {
  const { parts } = shop
  const part = parts.make(product, order, place)
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
  replace(shop, part)
  leave(shop, machine, part, FATE.scrapped, 0)
}

export function join(shop: Shop, machine: number, part: number, into: number): void {
  shop.joined++
  leave(shop, machine, part, FATE.joined, shop.parts.ids[into]!)
}

/** What waits for it gets another, or none is given for it any more [W-97]. */
function replace(shop: Shop, part: number): void {
  const { parts, book, recipe } = shop
  const place = parts.places[part]!
  if (place === NONE) return
  book.replace(place, parts.products[part]!, parts.orders[part]!)
  const { starts, items } = recipe.again
  for (let i = starts[place]!; i < starts[place + 1]!; i++) callOn(shop, items[i]!)
}

/** A mouth may have something to give. */
export function callOn(shop: Shop, mouth: number): void {
  const { starts, items } = shop.recipe.machines
  for (let i = starts[mouth]!; i < starts[mouth + 1]!; i++) shop.poke(items[i]!)
}

function leave(shop: Shop, machine: number, part: number, fate: number, other: number): void {
  const { parts, now } = shop
  shop.sink.part(machine, fate, parts.ids[part]!, parts.products[part]!, other, now)
  shop.book.leave(parts.orders[part]!, now)
  parts.drop(part)
}
