/** Long pieces of work take turns, one slice a turn of the event loop, so that whoever else is served waits for one. */
export class Turns {
  readonly #waiting: (() => void)[] = []
  readonly #most: number
  readonly #later: (call: () => void) => void

  constructor(most: number, later: (call: () => void) => void = setImmediate) {
    this.#most = most
    this.#later = later
  }

  /** Comes true when it is one's turn; false at once where too many wait already. */
  next(): Promise<boolean> {
    if (this.#waiting.length >= this.#most) return Promise.resolve(false)
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(true))
      if (this.#waiting.length === 1) this.#later(() => this.#call())
    })
  }

  #call(): void {
    this.#waiting.shift()?.()
    if (this.#waiting.length > 0) this.#later(() => this.#call())
  }
}
