/* Hot: set once for every event of the fleet. */

/** Times of events lie on a sixteenth of a millisecond, so that they are the same added to any date. */
export const onGrid = (millis: number): number => Math.ceil(millis * 16) / 16

/** When something next happens to each of a few hundred, and to whom first: a tree of the earlier of each two. */
export class DueTree {
  readonly #times: Float64Array
  readonly #leaves: number

  constructor(count: number) {
    let leaves = 2
    while (leaves < count) leaves *= 2
    this.#leaves = leaves
    this.#times = new Float64Array(2 * leaves).fill(Number.POSITIVE_INFINITY)
  }

  get first(): number {
    return this.#times[1]!
  }

  /** Who is first; of several at the same time the one with the lowest number. */
  firstIndex(): number {
    const times = this.#times
    const leaves = this.#leaves
    const first = times[1]!
    let node = 1
    while (node < leaves) {
      node *= 2
      if (times[node] !== first) node += 1
    }
    return node - leaves
  }

  set(index: number, millis: number): void {
    const times = this.#times
    let node = this.#leaves + index
    let least = millis
    times[node] = least
    while (node > 1) {
      const other = times[node ^ 1]!
      if (other < least) least = other
      node >>= 1
      // What lies above knows it already.
      if (times[node] === least) return
      times[node] = least
    }
  }
}
