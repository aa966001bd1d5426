/* Hot. Parts are rows of columns; a row is used again when its part is gone, its number never. */

export const NONE = -1

/** The parts that are in the factory, and the rows in which they wait: a part is in one of them at a time. */
export class Parts {
  ids = new Float64Array(256)
  products = new Int32Array(256)
  orders = new Int32Array(256)
  /** What is given again when it is scrapped; a place of the recipe. */
  places = new Int32Array(256)
  spoiled = new Uint8Array(256)
  /** When it can be taken from its link, by the clock of the link's carrier; in a store, when it came. */
  ready = new Float64Array(256)
  next = new Int32Array(256)
  declare readonly heads: Int32Array
  declare readonly tails: Int32Array
  declare readonly counts: Int32Array
  #free = NONE
  #used = 0
  #named = 0

  constructor(rows: number) {
    this.heads = new Int32Array(rows).fill(NONE)
    this.tails = new Int32Array(rows).fill(NONE)
    this.counts = new Int32Array(rows)
  }

  make(product: number, order: number, place: number): number {
    let part = this.#free
    if (part === NONE) {
      if (this.#used === this.ids.length) this.#grow()
      part = this.#used++
    } else this.#free = this.next[part]!
    this.ids[part] = ++this.#named
    this.products[part] = product
    this.orders[part] = order
    this.places[part] = place
    this.spoiled[part] = 0
    return part
  }

  drop(part: number): void {
    this.next[part] = this.#free
    this.#free = part
  }

  append(row: number, part: number): void {
    this.next[part] = NONE
    if (this.heads[row] === NONE) this.heads[row] = part
    else this.next[this.tails[row]!] = part
    this.tails[row] = part
    this.counts[row]!++
  }

  /** The first of a row that is not empty. */
  shift(row: number): number {
    const part = this.heads[row]!
    this.heads[row] = this.next[part]!
    this.counts[row]!--
    return part
  }

  /** The one after `before`, out of the middle of a row. */
  unlink(row: number, before: number): number {
    if (before === NONE) return this.shift(row)
    const part = this.next[before]!
    this.next[before] = this.next[part]!
    if (this.tails[row] === part) this.tails[row] = before
    this.counts[row]!--
    return part
  }

  #grow(): void {
    const room = 2 * this.ids.length
    const grown = <T extends Float64Array | Int32Array | Uint8Array>(column: T, wider: T): T => {
      wider.set(column)
      return wider
    }
    this.ids = grown(this.ids, new Float64Array(room))
    this.products = grown(this.products, new Int32Array(room))
    this.orders = grown(this.orders, new Int32Array(room))
    this.places = grown(this.places, new Int32Array(room))
    this.spoiled = grown(this.spoiled, new Uint8Array(room))
    this.ready = grown(this.ready, new Float64Array(room))
    this.next = grown(this.next, new Int32Array(room))
  }
}
