import type { FactoryModel } from './model.ts'
import { NONE as none, type Parts } from './parts.ts'
import type { Recipe } from './recipe.ts'
import type { Ways } from './ways.ts'

/* Hot: parts that wait before an assembly for what comes later on another way. */

const NONE = none

/** What lies on the ways of assemblies, counted by product; product -1 is one too. */
export class Piles {
  /** By link the first of its counts; -1 where parts need not meet. */
  declare readonly starts: Int32Array
  declare readonly all: Int32Array
  /** Without those for which no vehicle was asked yet: what waits until it makes a load comes no nearer by itself. */
  declare readonly near: Int32Array
  declare readonly kinds: number

  constructor({ products }: FactoryModel, { meets }: Recipe) {
    this.kinds = products.length + 1
    let next = 0
    this.starts = Int32Array.from(meets, (meet) => (meet === 0 ? NONE : this.kinds * next++))
    this.all = new Int32Array(this.kinds * next)
    this.near = new Int32Array(this.kinds * next)
  }

  /** Whether it is the first of its product on a way. */
  add(link: number, product: number, isNear: boolean): boolean {
    const at = this.starts[link]! + product + 1
    if (isNear) this.near[at]!++
    return this.all[at]!++ === 0
  }

  comeNear(link: number, product: number): void {
    this.near[this.starts[link]! + product + 1]!++
  }

  remove(link: number, product: number): void {
    const at = this.starts[link]! + product + 1
    this.near[at]!--
    this.all[at]!--
  }

  /** Whether all ways of a machine hold something of a product. */
  meet({ ins }: Ways, machine: number, product: number): boolean {
    for (let i = ins.starts[machine]!; i < ins.starts[machine + 1]!; i++) {
      if (this.near[this.starts[ins.items[i]!]! + product + 1] === 0) return false
    }
    return true
  }
}

/**
 * Whether a full way takes one more. What waits for something that comes behind other things on another way is put
 * aside and takes no room, as much of each product as there is room for; and while nothing on the ways belongs
 * together, whatever comes before that which this way lacks. Else two ways full of different things would wait for
 * one another for ever.
 */
export function goesAside(piles: Piles, ways: Ways, parts: Parts, link: number, product: number): boolean {
  const to = ways.to[link]!
  const { starts, items } = ways.ins
  const room = Math.max(1, ways.room[link]!)
  const own = piles.starts[link]!
  let others = 0
  let lacks = false
  let meets = false
  for (let kind = 0; kind < piles.kinds; kind++) {
    let isPassedOver = false
    let isElsewhere = false
    let isEverywhere = piles.near[own + kind]! > 0
    for (let i = starts[to]!; i < starts[to + 1]!; i++) {
      const other = items[i]!
      if (other === link) continue
      const at = piles.starts[other]! + kind
      if (piles.all[at]! > 0) isElsewhere = true
      if (piles.near[at] === 0) {
        isEverywhere = false
        if (parts.counts[other]! > 0) isPassedOver = true
      }
    }
    if (!isPassedOver) others += piles.all[own + kind]!
    if (isElsewhere && piles.near[own + kind] === 0) lacks = true
    if (isEverywhere) meets = true
  }
  const same = product < NONE ? 0 : piles.all[own + product + 1]!
  return (others < room && same < room) || (lacks && !meets)
}
