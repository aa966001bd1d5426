import { Laws } from '../laws/sample.ts'
import { Streams } from '../laws/streams.ts'
import type { FactSink } from './fact.ts'
import type { FactoryModel } from './model.ts'
import { NONE as none } from './parts.ts'
import type { Recipe } from './recipe.ts'
import { type Order, Sheets } from './sheets.ts'
import type { Ways } from './ways.ts'

const NONE = none

/** Nothing is ordered. */
export const NOTHING_ORDERED = -2
const NOTHING = NOTHING_ORDERED
/** Has to be looked up. */
const UNKNOWN = -3

const LAW = { lot: 0, due: 1, every: 2 } as const
const STREAM = { mix: 0, lot: 1, due: 2, every: 3 } as const

/** One part that takes the place of one that was scrapped. */
interface Again {
  readonly product: number
  readonly order: number
}

/**
 * What is to be made: each mouth gives the parts of one order after the other, those in a rush before all others, and
 * before those what was scrapped on its way to an assembly [W-97].
 */
export class Book {
  declare readonly sources: readonly number[]
  declare readonly recipe: Recipe
  /** What each mouth gives next, where that is known. */
  declare readonly next: Int32Array
  /** Orders by the row that their parts name; a row is used again. */
  readonly #rows: (Order | undefined)[] = []
  readonly #free: number[] = []
  readonly #usual: Sheets
  readonly #rush: Sheets
  readonly #again: readonly Again[][]
  /** Parts that a mouth need not give, since what they were for was scrapped; by mouth and product. */
  readonly #spared: Int32Array
  /** Whether all mouths of a sheet can give a product. */
  readonly #makes: readonly (readonly boolean[])[]
  readonly #mix: FactoryModel['orders']['mix']
  readonly #products: number
  readonly #unordered: boolean
  readonly #anything: number
  readonly #always: boolean
  readonly #laws: Laws
  readonly #streams: Streams
  readonly #sink: FactSink
  #named = 0
  #now = 0

  constructor(model: FactoryModel, recipe: Recipe, ways: Ways, seed: number, sink: FactSink) {
    const { orders, products } = model
    this.#sink = sink
    this.recipe = recipe
    this.sources = [...new Set(recipe.machines.items)]
    this.next = new Int32Array(recipe.count).fill(UNKNOWN)
    const close = (order: Order): void => this.#close(order, this.#now)
    this.#usual = new Sheets(recipe, close)
    this.#rush = new Sheets(recipe, close)
    this.#again = Array.from({ length: recipe.count }, () => [])
    this.#products = products.length
    this.#spared = new Int32Array(recipe.count * products.length)
    const links = Array.from({ length: recipe.count }, (): number[] => [])
    for (const [link, mouth] of recipe.mouthOf.entries()) links[mouth]?.push(link)
    this.#makes = Array.from({ length: recipe.sheetCount }, (_, sheet) =>
      products.map(
        (_, product) =>
          recipe.led[sheet] === 0 &&
          this.#usual
            .mouthsOf(sheet)
            .every(
              (mouth) =>
                links[mouth]?.length === 0 || links[mouth]?.some((link) => ways.admits(link, product)),
            ),
      ),
    )
    this.#mix = orders.mix.filter(({ product, weight }) => weight > 0 && this.#isMade(product))
    this.#unordered = orders.mix.length === 0
    this.#anything = products.length > 0 ? 0 : NONE
    this.#always = orders.every === undefined
    this.#laws = new Laws([orders.lot, orders.dueAfter, orders.every ?? { law: 'fixed', value: 0 }])
    this.#streams = new Streams(['orders#mix', 'orders#lot', 'orders#due', 'orders#every'], seed)
  }

  #isMade(product: number): boolean {
    return this.#makes.some((sheet) => sheet[product])
  }

  /** Until the next order of itself. */
  gapMillis(): number {
    return Math.max(1, this.#laws.draw(LAW.every, this.#streams, STREAM.every))
  }

  /** What a mouth gives next, below -1 when nothing is ordered. Without a mix all is made without orders. */
  nextProduct(mouth: number, nowMillis: number): number {
    const known = this.next[mouth]!
    if (known !== UNKNOWN) return known
    this.#now = nowMillis
    const product = this.#lookUp(mouth, nowMillis)
    this.next[mouth] = product
    return product
  }

  #lookUp(mouth: number, nowMillis: number): number {
    const again = this.#again[mouth]!
    if (again.length > 0) return again[0]!.product
    const rush = this.#lineOf(this.#rush, mouth)
    if (rush !== NOTHING) return rush
    const sheet = this.recipe.sheets[mouth]!
    const led = this.recipe.led[sheet] !== 0
    if (this.#unordered && !led) return this.#anything
    const usual = this.#lineOf(this.#usual, mouth)
    if (usual !== NOTHING || led || !this.#always) return usual
    if (!this.#mix.some(({ product }) => this.#makes[sheet]![product])) return NOTHING
    for (;;) {
      this.openUsual(nowMillis)
      const opened = this.#lineOf(this.#usual, mouth)
      if (opened !== NOTHING) return opened
    }
  }

  /** The product of the line that a mouth is at, past what it is spared. */
  #lineOf(sheets: Sheets, mouth: number): number {
    for (let line = sheets.catchUp(mouth); line !== undefined; line = sheets.catchUp(mouth)) {
      const { product } = line
      if (product < 0 || this.#spared[mouth * this.#products + product] === 0) return product
      this.#spared[mouth * this.#products + product]!--
      sheets.give(mouth)
    }
    return NOTHING
  }

  /** One part of what `nextProduct` named; the row of its order, -1 for none. */
  take(mouth: number, nowMillis: number): number {
    this.#now = nowMillis
    this.next[mouth] = UNKNOWN
    const again = this.#again[mouth]!
    if (again.length > 0) return again.shift()!.order
    const rush = this.#rush.catchUp(mouth)
    const order = (rush ?? this.#usual.catchUp(mouth))?.order
    // Of an order that is done, and whose row is another's, only what was led by its last part may still come.
    const row = order !== undefined && this.#rows[order.row] === order ? order.row : NONE
    if (row !== NONE) order!.parts++
    if (rush === undefined) this.#usual.give(mouth)
    else this.#rush.give(mouth)
    return row
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

  /** What was scrapped at a place is given once more by these mouths, and by those no more [W-97]. */
  replace(place: number, product: number, order: number): void {
    const { again, less } = this.recipe
    for (let i = again.starts[place]!; i < again.starts[place + 1]!; i++) {
      const mouth = again.items[i]!
      this.add(order)
      this.#again[mouth]!.push({ product, order })
      this.next[mouth] = UNKNOWN
    }
    if (product < 0) return
    for (let i = less.starts[place]!; i < less.starts[place + 1]!; i++) {
      const mouth = less.items[i]!
      this.#spared[mouth * this.#products + product]!++
      this.next[mouth] = UNKNOWN
    }
  }

  /** A part that leads a sheet is on its way. */
  lead(sheet: number, product: number, order: number): void {
    this.#usual.lead(sheet, product, this.#rows[order])
    for (const mouth of this.#usual.mouthsOf(sheet)) this.next[mouth] = UNKNOWN
  }

  mouthsOf(sheet: number): readonly number[] {
    return this.#usual.mouthsOf(sheet)
  }

  #close(order: Order, nowMillis: number): void {
    if (order.sheets > 0 || order.parts > 0) return
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
    if (!this.#isMade(product)) return false
    this.#now = nowMillis
    const row = this.#free.pop() ?? this.#rows.length
    const number = ++this.#named
    const order: Order = { row, number, product, quantity, dueMillis, sheets: 1, parts: 0 }
    this.#rows[row] = order
    this.#sink.order(order.number, product, quantity, dueMillis, false, nowMillis)
    const sheets = rush ? this.#rush : this.#usual
    for (const [sheet, makes] of this.#makes.entries()) if (makes[product]) sheets.write(sheet, order)
    this.next.fill(UNKNOWN)
    order.sheets--
    this.#close(order, nowMillis)
    return true
  }
}
