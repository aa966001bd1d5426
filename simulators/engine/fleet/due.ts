/** When something next happens to each of a few hundred, and to whom first: a tree of the earlier of each two. */
export class DueTree {
  readonly #times: Float64Array
  readonly #leaves: number

  constructor(count: number) {
    let leaves = 1
    while (leaves < count) leaves *= 2
    this.#leaves = leaves
    this.#times = new Float64Array(2 * leaves).fill(Number.POSITIVE_INFINITY)
  }

  get first(): number {
    return this.#times[1] ?? Number.POSITIVE_INFINITY
  }

  /** Who is first; of several at the same time the one with the lowest number. */
  firstIndex(): number {
    let node = 1
    while (node < this.#leaves) {
      node *= 2
      if ((this.#times[node + 1] ?? 0) < (this.#times[node] ?? 0)) node += 1
    }
    return node - this.#leaves
  }

  at(index: number): number {
    return this.#times[this.#leaves + index] ?? Number.POSITIVE_INFINITY
  }

  set(index: number, millis: number): void {
    let node = this.#leaves + index
    this.#times[node] = millis
    while (node > 1) {
      node >>= 1
      const [left, right] = [this.#times[2 * node] ?? 0, this.#times[2 * node + 1] ?? 0]
      this.#times[node] = Math.min(left, right)
    }
  }
}
