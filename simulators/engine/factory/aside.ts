import { NONE as none } from './parts.ts'
import type { Shop } from './shop.ts'

/* Hot: parts that wait before an assembly for what comes later on another way. */

const NONE = none
/** No product, not even that of parts that have none. */
const NO_PRODUCT = -2

/**
 * Whether a full way takes one more. What waits for something that comes behind other things on another way is put
 * aside and takes no room, as much of each product as there is room for; and while nothing on the ways belongs
 * together, whatever comes before that which this way lacks. Else two ways full of different things would wait for
 * one another for ever.
 */
export function goesAside(shop: Shop, link: number, product: number): boolean {
  const { parts, ways } = shop
  const room = Math.max(1, ways.room[link]!)
  let others = 0
  let same = 0
  let seen = NO_PRODUCT
  let isAside = false
  for (let part = parts.heads[link]!; part !== NONE; part = parts.next[part]!) {
    const each = parts.products[part]!
    if (each === product) same++
    if (each !== seen) {
      seen = each
      isAside = isPassedOver(shop, link, each)
    }
    if (!isAside) others++
  }
  return (others < room && same < room) || (lacks(shop, link) && !willMeet(shop, link))
}

/** Whether another way has something, but nothing of a product. */
function isPassedOver(shop: Shop, link: number, product: number): boolean {
  const { parts, ways } = shop
  const { starts, items } = ways.ins
  const to = ways.to[link]!
  for (let i = starts[to]!; i < starts[to + 1]!; i++) {
    const other = items[i]!
    if (other !== link && parts.heads[other] !== NONE && !holds(shop, other, product)) return true
  }
  return false
}

/** Whether a way has nothing of what another one has. */
function lacks(shop: Shop, link: number): boolean {
  const { parts, ways } = shop
  const { starts, items } = ways.ins
  const to = ways.to[link]!
  for (let i = starts[to]!; i < starts[to + 1]!; i++) {
    const other = items[i]!
    if (other === link) continue
    let seen = NO_PRODUCT
    for (let part = parts.heads[other]!; part !== NONE; part = parts.next[part]!) {
      const product = parts.products[part]!
      if (product === seen) continue
      seen = product
      if (!holds(shop, link, product)) return true
    }
  }
  return false
}

/** What waits at the beginning of a link until it makes a load comes no nearer by itself. */
function holds({ parts, ways }: Shop, link: number, product: number): boolean {
  let left = parts.counts[link]! - ways.unasked[link]!
  for (let part = parts.heads[link]!; left-- > 0; part = parts.next[part]!) {
    if (parts.products[part] === product) return true
  }
  return false
}

/** Whether all ways of the assembly hold something of one product. */
function willMeet(shop: Shop, link: number): boolean {
  const { parts, ways } = shop
  const { starts, items } = ways.ins
  const to = ways.to[link]!
  let seen = NO_PRODUCT
  for (let part = parts.heads[link]!; part !== NONE; part = parts.next[part]!) {
    const product = parts.products[part]!
    if (product === seen) continue
    seen = product
    let all = true
    for (let i = starts[to]!; all && i < starts[to + 1]!; i++) all = holds(shop, items[i]!, product)
    if (all) return true
  }
  return false
}
