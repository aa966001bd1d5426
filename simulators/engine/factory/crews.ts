import type { FactoryModel } from './model.ts'
import { NONE as none } from './parts.ts'

const NONE = none

/** People of whom there are not enough: who asks first is served first [W-9]. */
export class Crews {
  declare readonly people: Float64Array
  declare readonly busy: Int32Array
  declare readonly shifts: Uint8Array
  /** By machine: the crew that it waits for, and the one of which somebody is with it; -1 for none. */
  declare readonly asks: Int32Array
  declare readonly holds: Int32Array
  readonly #next: Int32Array
  readonly #heads: Int32Array
  readonly #tails: Int32Array

  constructor({ crews, stations }: FactoryModel) {
    this.people = Float64Array.from(crews, ({ people }) => people)
    this.shifts = Uint8Array.from(crews, ({ shifts }) => Number(shifts))
    this.busy = new Int32Array(crews.length)
    this.asks = new Int32Array(stations.length).fill(NONE)
    this.holds = new Int32Array(stations.length).fill(NONE)
    this.#next = new Int32Array(stations.length).fill(NONE)
    this.#heads = new Int32Array(crews.length).fill(NONE)
    this.#tails = new Int32Array(crews.length).fill(NONE)
  }

  /** True when somebody is with the machine; else it stands in the queue. */
  ask(machine: number, crew: number, onShift: boolean): boolean {
    if (this.holds[machine] === crew) return true
    if (this.asks[machine] === crew) return false
    this.asks[machine] = crew
    this.#next[machine] = NONE
    if (this.#heads[crew] === NONE) this.#heads[crew] = machine
    else this.#next[this.#tails[crew]!] = machine
    this.#tails[crew] = machine
    return this.serve(crew, onShift) === machine
  }

  /** Sends somebody who is free to the first who waits; -1 when nobody is, or nobody waits. */
  serve(crew: number, onShift: boolean): number {
    const machine = this.#heads[crew]!
    const here = this.shifts[crew] === 0 || onShift
    if (machine === NONE || !here || this.busy[crew]! >= this.people[crew]!) return NONE
    this.#heads[crew] = this.#next[machine]!
    this.asks[machine] = NONE
    this.holds[machine] = crew
    this.busy[crew]!++
    return machine
  }

  /** The crew of which somebody is free now, -1 when nobody was there. */
  release(machine: number): number {
    const crew = this.holds[machine]!
    if (crew === NONE) return NONE
    this.holds[machine] = NONE
    this.busy[crew]!--
    return crew
  }

  /** It waits no more. */
  leave(machine: number): void {
    const crew = this.asks[machine]!
    if (crew === NONE) return
    this.asks[machine] = NONE
    let before = NONE
    let at = this.#heads[crew]!
    while (at !== machine && at !== NONE) {
      before = at
      at = this.#next[at]!
    }
    if (before === NONE) this.#heads[crew] = this.#next[machine]!
    else this.#next[before] = this.#next[machine]!
    if (this.#tails[crew] === machine) this.#tails[crew] = before
  }
}
