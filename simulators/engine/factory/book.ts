import { Laws } from '../laws/sample.ts'
import { Streams } from '../laws/streams.ts'
import type { Columns } from './columns.ts'
import type { FactSink } from './fact.ts'
import type { FactoryModel } from './model.ts'
import { NONE as none } from './parts.ts'
import type { Ways } from './ways.ts'

const NONE = none

/** So many orders a source may be behind the newest; what is older it leaves out, so that the book stays short. */
const LONGEST_LAG = 64

const LAW = { lot: 0, due: 1, every: 2 } as const
const STREAM = { mix: 0, lot: 1, due: 2, every: 3 } as const

interface Order {
  readonly row: number
  readonly number: number
  readonly product: number
  readonly quantity: number
  readonly dueMillis: number
  /** Sources that have not come past it, and its parts in the factory: at 0 and 0 it is done [W-13]. */
  sources: number
  parts: number
}

/** Orders that sources may still have to come to, by serial numbers, and where each source is among them. */
class Pages {
  first = 0
  readonly orders: Order[] = []
  declare readonly serials: Int32Array
  /** Parts that a source has still to give of its order; -1 when it has not begun it. */
  declare readonly left: Int32Array

  constructor(machines: number) {
    this.serials = new Int32Array(machines)
    this.left = new Int32Array(machines).fill(NONE)
  }

  orderOf(source: number): Order | undefined {
    return this.orders[(this.serials[source] ?? 0) - this.first]
  }

  trim(): void {
    while (this.orders[0]?.sources === 0) {
      this.orders.shift()
      this.first++
    }
  }
}

/** What is to be made: each source gives the parts of one order after the other, those in a rush before all others. */
export class Book {
  declare readonly sources: readonly number[]
  /** Orders by the row that their parts name; a row is used again. */
  readonly #rows: (Order | undefined)[] = []
  readonly #free: number[] = []
  readonly #usual: Pages
  readonly #rush: Pages
  readonly #makes: readonly (readonly boolean[])[]
  readonly #mix: FactoryModel['orders']['mix']
  readonly #unordered: boolean
  readonly #anything: number
  readonly #always: boolean
  readonly #laws: Laws
  readonly #streams: Streams
  readonly #sink: FactSink
  #named = 0

  constructor(model: FactoryModel, { bears }: Columns, ways: Ways, seed: number, sink: FactSink) {
    const { orders, products, stations } = model
    const { starts, items } = ways.outs
    this.#sink = sink
    this.#usual = new Pages(stations.length)
    this.#rush = new Pages(stations.length)
    this.sources = [...stations.keys()].filter((machine) => bears[machine] !== 0)
    this.#makes = stations.map((_, machine) => {
      const links = items.subarray(starts[machine], starts[machine + 1])
      return products.map(
        (_, product) => links.length === 0 || links.some((link) => ways.admits(link, product)),
      )
    })
    this.#mix = orders.mix.filter(
      ({ product, weight }) => weight > 0 && this.sources.some((source) => this.#makes[source]?.[product]),
    )
    this.#unordered = orders.mix.length === 0
    this.#anything = products.length > 0 ? 0 : NONE
    this.#always = orders.every === undefined
    this.#laws = new Laws([orders.lot, orders.dueAfter, orders.every ?? { law: 'fixed', value: 0 }])
    this.#streams = new Streams(['orders#mix', 'orders#lot', 'orders#due', 'orders#every'], seed)
  }

  /** Until the next order of itself. */
  gapMillis(): number {
    return Math.max(1, this.#laws.draw(LAW.every, this.#streams, STREAM.every))
  }

  /** What a source makes next; undefined when nothing is ordered. Without a mix all is made without orders. */
  nextProduct(source: number, nowMillis: number): number | undefined {
    const order = this.#current(this.#rush, source, nowMillis)
    if (order !== undefined) return order.product
    return this.#unordered ? this.#anything : this.#usualFor(source, nowMillis)?.product
  }

  #usualFor(source: number, nowMillis: number): Order | undefined {
    let order = this.#current(this.#usual, source, nowMillis)
    if (order !== undefined || !this.#always) return order
    if (!this.#mix.some(({ product }) => this.#makes[source]?.[product])) return undefined
    while (order === undefined) {
      this.openUsual(nowMillis)
      order = this.#current(this.#usual, source, nowMillis)
    }
    return order
  }

  /** The order that a source is at, past those that it cannot make. */
  #current(pages: Pages, source: number, nowMillis: number): Order | undefined {
    for (;;) {
      const order = pages.orderOf(source)
      if (order === undefined || this.#makes[source]?.[order.product]) return order
      this.#pass(pages, source, order, nowMillis)
    }
  }

  /** One part of what `nextProduct` named; the row of its order, -1 for none. */
  take(source: number, nowMillis: number): number {
    const pages = this.#rush.orderOf(source) === undefined ? this.#usual : this.#rush
    const order = pages.orderOf(source)
    if (order === undefined) return NONE
    const before = pages.left[source] ?? NONE
    const left = (before === NONE ? order.quantity : before) - 1
    pages.left[source] = left
    order.parts++
    if (left === 0) this.#pass(pages, source, order, nowMillis)
    return order.row
  }

  /** A part became more. */
  add(row: number): void {
    const order = this.#rows[row]
    if (order !== undefined) order.parts++
  }

  /** A part is gone: shipped, scrapped or joined. */
  leave(row: number, nowMillis: number): void {
    const order = this.#rows[row]
    if (order === undefined) return
    order.parts--
    this.#close(order, nowMillis)
  }

  /** A source is through with an order. */
  #pass(pages: Pages, source: number, order: Order, nowMillis: number): void {
    pages.left[source] = NONE
    pages.serials[source] = (pages.serials[source] ?? 0) + 1
    order.sources--
    this.#close(order, nowMillis)
    pages.trim()
  }

  #close(order: Order, nowMillis: number): void {
    if (order.sources > 0 || order.parts > 0) return
    this.#rows[order.row] = undefined
    this.#free.push(order.row)
    const { number, product, quantity, dueMillis } = order
    this.#sink.order(number, product, quantity, dueMillis, true, nowMillis)
  }

  /** The next order of itself, by the mix. */
  openUsual(nowMillis: number): void {
    const total = this.#mix.reduce((sum, { weight }) => sum + weight, 0)
    let chance = this.#streams.next(STREAM.mix) * total
    const chosen = this.#mix.find(({ weight }) => {
      chance -= weight
      return chance < 0
    })
    const quantity = Math.max(1, Math.round(this.#laws.draw(LAW.lot, this.#streams, STREAM.lot)))
    const dueMillis = nowMillis + this.#laws.draw(LAW.due, this.#streams, STREAM.due)
    const product = (chosen ?? this.#mix.at(-1))?.product
    if (product !== undefined) this.open(product, quantity, dueMillis, false, nowMillis)
  }

  /** False where no source makes that. */
  open(product: number, quantity: number, dueMillis: number, rush: boolean, nowMillis: number): boolean {
    if (!this.sources.some((source) => this.#makes[source]?.[product])) return false
    const row = this.#free.pop() ?? this.#rows.length
    const number = ++this.#named
    const order: Order = { row, number, product, quantity, dueMillis, sources: this.sources.length, parts: 0 }
    this.#rows[row] = order
    const pages = rush ? this.#rush : this.#usual
    pages.orders.push(order)
    this.#sink.order(order.number, product, quantity, dueMillis, false, nowMillis)
    if (pages.orders.length > LONGEST_LAG) this.#giveUpOldest(pages, nowMillis)
    return true
  }

  #giveUpOldest(pages: Pages, nowMillis: number): void {
    const oldest = pages.first
    for (const source of this.sources) {
      const order = pages.orderOf(source)
      if (order !== undefined && pages.serials[source] === oldest) this.#pass(pages, source, order, nowMillis)
    }
  }
}
