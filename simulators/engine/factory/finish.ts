import * as words from './events.ts'
import * as facts from './fact.ts'
import * as fates from './fates.ts'
import * as flow from './flow.ts'
import { NONE as none } from './parts.ts'
import { type Shop, STREAM as STREAMS } from './shop.ts'

const { canPut, put } = flow
const { bear, join, scrap } = fates
const { ROLE } = words
const { FATE } = facts
const NONE = none
const STREAM = STREAMS

/* Hot: what a cycle has made of the parts in a machine. */

export function finishParts(shop: Shop, machine: number): void {
  switch (shop.stations[machine]!.role) {
    case ROLE.source:
      arrive(shop, machine)
      return
    case ROLE.sink:
      return
    case ROLE.assembly:
      assemble(shop, machine)
      break
    case ROLE.disassembly:
      divide(shop, machine)
      break
  }
  judge(shop, machine)
}

function arrive(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const { columns: c, parts } = shop
  parts.append(shop.rowOf(machine), bear(shop, machine, c.product[machine]!, m.sourceOrder, m.sourceMouth))
  // From here on the part itself stands for its place in the order.
  m.sourceOrder = NONE
}

/** What came by the first way in keeps its number; the others go into it, with what was wrong with them. */
function assemble(shop: Shop, machine: number): void {
  const { parts } = shop
  const row = shop.rowOf(machine)
  const main = parts.shift(row)
  while (parts.heads[row] !== NONE) {
    const part = parts.shift(row)
    if (parts.spoiled[part] !== 0) parts.spoiled[main] = 1
    join(shop, machine, part, main)
  }
  if (shop.stations[machine]!.bears === 0) parts.places[main] = shop.recipe.placeMade[machine]!
  parts.append(row, main)
}

/** The part keeps its number as the first of those that are made of it. */
function divide(shop: Shop, machine: number): void {
  const { parts, book } = shop
  const row = shop.rowOf(machine)
  const first = parts.heads[row]!
  const order = parts.orders[first]!
  for (let n = 1; n < shop.stations[machine]!.makes; n++) {
    book.add(order)
    const part = bear(shop, machine, parts.products[first]!, order, NONE, parts.ids[first]!)
    parts.spoiled[part] = parts.spoiled[first]!
    parts.append(row, part)
  }
}

function judge(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const { parts, streams, columns: c } = shop
  const row = shop.rowOf(machine)
  const spoils = Math.min(1, m.spoils + m.extraSpoils)
  const finds = m.finds
  let before = NONE
  for (
    let part = parts.heads[row]!;
    part !== NONE;
    part = before === NONE ? parts.heads[row]! : parts.next[before]!
  ) {
    if (spoils > 0 && streams.next(shop.stream(machine, STREAM.spoils)) < spoils) parts.spoiled[part] = 1
    if (finds > 0 && parts.spoiled[part] !== 0 && streams.next(shop.stream(machine, STREAM.finds)) < finds) {
      parts.unlink(row, before)
      reject(shop, machine, part)
      continue
    }
    before = part
    c.made[machine]!++
    shop.sink.part(machine, FATE.made, parts.ids[part]!, parts.products[part]!, 0, shop.now)
  }
}

/** Back to be worked on again where that can be, and room is on the way there; else it is scrap. */
function reject(shop: Shop, machine: number, part: number): void {
  const { parts, ways, streams } = shop
  const back = ways.reworkOut[machine]!
  const product = parts.products[part]!
  const again =
    back !== NONE && streams.next(shop.stream(machine, STREAM.rework)) < shop.stations[machine]!.reworkShare
  if (!again || !canPut(shop, back, product)) {
    scrap(shop, machine, part)
    return
  }
  parts.spoiled[part] = 0
  shop.sink.part(machine, FATE.reworked, parts.ids[part]!, product, 0, shop.now)
  put(shop, back, part)
}
