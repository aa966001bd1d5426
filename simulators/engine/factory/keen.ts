import { NOTHING_ORDERED } from './book.ts'
import * as words from './events.ts'
import * as fates from './fates.ts'
import * as flow from './flow.ts'
import { NONE as none } from './parts.ts'
import type { Shop } from './shop.ts'

const { hasWayOn, put, readyAt, take, wakeLater, wayOn } = flow
const { bear, ship } = fates
const { ROLE, STAGE } = words
const NONE = none
const NOTHING = NOTHING_ORDERED

/* Hot: machines without a cycle, which do at once all that can be done. */

export function tend(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  if (m.stage !== STAGE.working) return
  switch (m.role) {
    case ROLE.source:
      give(shop, machine)
      return
    case ROLE.sink:
      shipAll(shop, machine)
      return
    case ROLE.store:
      keep(shop, machine)
      return
  }
}

/** As much raw material as there is room for. */
function give(shop: Shop, machine: number): void {
  const { book, recipe, columns: c } = shop
  if (shop.stations[machine]!.barren > 0) return
  const { starts, items } = recipe.mouths
  for (let i = starts[machine]!; i < starts[machine + 1]!; i++) {
    const mouth = items[i]!
    for (;;) {
      const product = book.nextProduct(mouth, shop.now)
      c.product[machine] = product === NOTHING ? NONE : product
      if (product === NOTHING) break
      const link = wayOn(shop, machine, product, mouth)
      if (link < 0) break
      put(shop, link, bear(shop, machine, product, book.take(mouth, shop.now), mouth))
      c.cycles[machine]!++
    }
  }
}

function shipAll(shop: Shop, machine: number): void {
  const { columns: c, ways } = shop
  const { starts, items } = ways.ins
  for (let i = starts[machine]!; i < starts[machine + 1]!; i++) {
    const link = items[i]!
    while (readyAt(shop, link) <= shop.now) {
      ship(shop, machine, take(shop, link))
      c.cycles[machine]!++
    }
    wakeLater(shop, link)
  }
}

function keep(shop: Shop, machine: number): void {
  const { parts, ways } = shop
  const { starts, items } = ways.ins
  const row = shop.rowOf(machine)
  const capacity = shop.stations[machine]!.capacity
  let moved = true
  while (moved) {
    moved = false
    for (let i = starts[machine]!; i < starts[machine + 1]!; i++) {
      const link = items[i]!
      while (parts.counts[row]! < capacity && readyAt(shop, link) <= shop.now) {
        const part = take(shop, link)
        parts.ready[part] = shop.now
        parts.append(row, part)
        moved = true
      }
    }
    while (handOut(shop, machine, row)) moved = true
  }
  if (parts.counts[row]! >= capacity) return
  for (let i = starts[machine]!; i < starts[machine + 1]!; i++) wakeLater(shop, items[i]!)
}

/** The oldest part that somebody has room for: a store gets at whatever lies in it. */
function handOut(shop: Shop, machine: number, row: number): boolean {
  const { parts } = shop
  if (parts.heads[row] === NONE || !hasWayOn(shop, machine)) return false
  let before = NONE
  let refused = NONE
  for (let part = parts.heads[row]!; part !== NONE; part = parts.next[part]!) {
    const product = parts.products[part]!
    // Mostly all are of a product that was refused just now.
    if (before === NONE || product !== refused) {
      const link = wayOn(shop, machine, product, NONE)
      if (link >= 0) {
        put(shop, link, parts.unlink(row, before))
        shop.columns.cycles[machine]!++
        return true
      }
      refused = product
    }
    before = part
  }
  return false
}
