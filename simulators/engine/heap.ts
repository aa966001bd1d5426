/*
 * Hot: every event of a factory passes through here twice. Columns instead of objects; what was popped leaves a hole
 * at the root that the next push fills, since most events end by scheduling the next one.
 */

/** What happens next: a binary heap by time, and by the order of pushing among equals, so that runs repeat. */
export class EventHeap {
  /** The event that was popped last. */
  time = 0
  what = 0
  stamp = 0
  #times: Float64Array
  #orders: Float64Array
  #whats: Int32Array
  #stamps: Int32Array
  #count = 0
  #hollow = false
  #pushed = 0

  constructor(room = 64) {
    this.#times = new Float64Array(room)
    this.#orders = new Float64Array(room)
    this.#whats = new Int32Array(room)
    this.#stamps = new Int32Array(room)
  }

  get size(): number {
    return this.#hollow ? this.#count - 1 : this.#count
  }

  /** Infinity when there is nothing. */
  nextTime(): number {
    if (this.#hollow) this.#close()
    return this.#count === 0 ? Number.POSITIVE_INFINITY : this.#times[0]!
  }

  /** `stamp` is for whoever pushes: an event whose stamp is no longer the latest is void when it comes. */
  push(time: number, what: number, stamp: number): void {
    const order = this.#pushed++
    if (this.#hollow) {
      this.#hollow = false
      this.#sink(time, order, what, stamp)
      return
    }
    if (this.#count === this.#times.length) this.#grow()
    this.#rise(this.#count++, time, order, what, stamp)
  }

  /** Takes the first event into `time`, `what` and `stamp`; false when there is none. */
  pop(): boolean {
    if (this.#hollow) this.#close()
    if (this.#count === 0) return false
    this.time = this.#times[0]!
    this.what = this.#whats[0]!
    this.stamp = this.#stamps[0]!
    this.#hollow = true
    return true
  }

  /** Fills the hole with the last event. */
  #close(): void {
    this.#hollow = false
    const last = --this.#count
    if (last === 0) return
    this.#sink(this.#times[last]!, this.#orders[last]!, this.#whats[last]!, this.#stamps[last]!)
  }

  #rise(from: number, time: number, order: number, what: number, stamp: number): void {
    const times = this.#times
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      // What was pushed later never passes an equal.
      if (times[parent]! <= time) break
      this.#move(parent, at)
      at = parent
    }
    this.#put(at, time, order, what, stamp)
  }

  #sink(time: number, order: number, what: number, stamp: number): void {
    const times = this.#times
    const orders = this.#orders
    const count = this.#count
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= count) break
      let least = times[child]!
      const right = child + 1
      if (right < count) {
        const other = times[right]!
        if (other < least || (other === least && orders[right]! < orders[child]!)) {
          child = right
          least = other
        }
      }
      if (least > time || (least === time && orders[child]! > order)) break
      this.#move(child, at)
      at = child
    }
    this.#put(at, time, order, what, stamp)
  }

  #move(from: number, to: number): void {
    this.#times[to] = this.#times[from]!
    this.#orders[to] = this.#orders[from]!
    this.#whats[to] = this.#whats[from]!
    this.#stamps[to] = this.#stamps[from]!
  }

  #put(at: number, time: number, order: number, what: number, stamp: number): void {
    this.#times[at] = time
    this.#orders[at] = order
    this.#whats[at] = what
    this.#stamps[at] = stamp
  }

  #grow(): void {
    const room = Math.max(8, 2 * this.#times.length)
    const times = new Float64Array(room)
    times.set(this.#times)
    const orders = new Float64Array(room)
    orders.set(this.#orders)
    const whats = new Int32Array(room)
    whats.set(this.#whats)
    const stamps = new Int32Array(room)
    stamps.set(this.#stamps)
    this.#times = times
    this.#orders = orders
    this.#whats = whats
    this.#stamps = stamps
  }
}
