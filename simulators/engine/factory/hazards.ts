import type { Law } from '../laws/law.ts'
import { Laws } from '../laws/sample.ts'
import { Streams } from '../laws/streams.ts'
import type { FactoryModel, FailureMode, ShortStop } from './model.ts'
import { NONE as none } from './parts.ts'
import { type Rows, rowsBy } from './rows.ts'

const NONE = none

/** By what clock a hazard comes, and whether it breaks the machine or only holds it. */
export const HAZARD = { operating: 0, calendar: 1, stop: 2 } as const

/** What a hazard waits to do to its machine. */
export const PENDING = { nothing: 0, failure: 1, replacement: 2 } as const

interface Hazard {
  readonly machine: number
  readonly sort: number
  readonly id: string
  readonly alarm: string
  readonly life: Law
  readonly mend: Law
  readonly crew: number
  readonly wearPart: number
  readonly replacedAt: number
  readonly used: number
}

const broken = (machine: number, failure: FailureMode): Hazard => ({
  machine,
  sort: failure.clock === 'operating' ? HAZARD.operating : HAZARD.calendar,
  id: failure.id,
  alarm: failure.alarm,
  life: failure.life,
  mend: failure.repair,
  crew: failure.crew ?? NONE,
  wearPart: failure.wearPart ?? NONE,
  replacedAt: failure.replacedAt ?? Number.POSITIVE_INFINITY,
  used: failure.used,
})

const stopped = (machine: number, stop: ShortStop): Hazard => ({
  ...{ machine, sort: HAZARD.stop, id: stop.reason, alarm: '', life: stop.every, mend: stop.lasts },
  ...{ crew: NONE, wearPart: NONE, replacedAt: Number.POSITIVE_INFINITY, used: 0 },
})

/**
 * All that can stop a machine by itself. A life is drawn when it begins; damage is the share of it that is used, and
 * at 1 the machine fails in that way [W-8]. Clocks are the machine's running time, or the time of day.
 */
export class Hazards {
  declare readonly list: readonly Hazard[]
  declare readonly of: Rows
  declare readonly sorts: Uint8Array
  declare readonly machines: Int32Array
  declare readonly crews: Int32Array
  readonly #replacedAt: Float64Array
  declare readonly pending: Uint8Array
  declare readonly stamps: Int32Array
  /** The damage at a reading of the clock, and the reading at which it is 1. */
  readonly #base: Float64Array
  readonly #from: Float64Array
  readonly #due: Float64Array
  /** Made by a Story: comes whether or not chance is still. */
  readonly #forced: Uint8Array
  /** What was left of a life when chance was made still; NaN while it goes on. */
  readonly #left: Float64Array
  readonly #laws: Laws
  readonly #streams: Streams
  #still = false

  constructor({ stations }: FactoryModel, names: readonly string[], seed: number, startMillis: number) {
    this.list = stations.flatMap(({ failures, stops }, machine) => [
      ...failures.map((failure) => broken(machine, failure)),
      ...stops.map((stop) => stopped(machine, stop)),
    ])
    this.of = rowsBy(stations.length, this.list, ({ machine }) => machine)
    this.#laws = new Laws(this.list.flatMap(({ life, mend }) => [life, mend]))
    this.#streams = new Streams(
      this.list.flatMap(({ machine, id, sort }) => {
        const name = `${names[machine]}#${sort === HAZARD.stop ? 'stop' : 'failure'}#${id}`
        return [`${name}#life`, `${name}#mend`]
      }),
      seed,
    )
    const count = this.list.length
    this.sorts = Uint8Array.from(this.list, ({ sort }) => sort)
    this.machines = Int32Array.from(this.list, ({ machine }) => machine)
    this.crews = Int32Array.from(this.list, ({ crew }) => crew)
    this.#replacedAt = Float64Array.from(this.list, ({ replacedAt }) => replacedAt)
    this.pending = new Uint8Array(count)
    this.stamps = new Int32Array(count)
    this.#base = Float64Array.from(this.list, ({ used }) => used)
    this.#from = Float64Array.from(this.sorts, (sort) => (sort === HAZARD.calendar ? startMillis : 0))
    this.#due = Float64Array.from(this.list, ({ used }, h) => this.#from[h]! + this.#life(h) * (1 - used))
    this.#forced = new Uint8Array(count)
    this.#left = new Float64Array(count).fill(Number.NaN)
  }

  /** A life of nothing would strike for ever at one instant. */
  #life(hazard: number): number {
    return Math.max(1, this.#laws.draw(2 * hazard, this.#streams, 2 * hazard))
  }

  mendMillis(hazard: number): number {
    return this.#laws.draw(2 * hazard + 1, this.#streams, 2 * hazard + 1)
  }

  damage(hazard: number, clock: number): number {
    const base = this.#base[hazard]!
    if (this.pending[hazard] === PENDING.failure) return 1
    const from = this.#from[hazard]!
    const due = this.#due[hazard]!
    if (due === Number.POSITIVE_INFINITY) return base
    return due > from ? Math.min(1, base + (1 - base) * ((clock - from) / (due - from))) : 1
  }

  /** The reading of the clock at which it next does something. */
  comesAt(hazard: number): number {
    if (this.pending[hazard] === PENDING.failure) return Number.POSITIVE_INFINITY
    const due = this.#due[hazard]!
    const replacedAt = this.#replacedAt[hazard]!
    if (replacedAt >= 1 || due === Number.POSITIVE_INFINITY) return due
    if (this.pending[hazard] === PENDING.replacement) return due
    const base = this.#base[hazard]!
    const from = this.#from[hazard]!
    return replacedAt <= base ? from : from + ((replacedAt - base) / (1 - base)) * (due - from)
  }

  /** Its time has come: to fail, or before that to be replaced. */
  strike(hazard: number): void {
    const replaces = this.comesAt(hazard) < this.#due[hazard]! && this.pending[hazard] === PENDING.nothing
    this.pending[hazard] = replaces ? PENDING.replacement : PENDING.failure
  }

  /** A fresh part, a fresh life. */
  renew(hazard: number, clock: number): void {
    this.pending[hazard] = PENDING.nothing
    this.#forced[hazard] = 0
    this.#begin(hazard, 0, clock, this.#life(hazard))
    if (this.#still) this.#freeze(hazard, clock)
  }

  /** From its present damage it comes to 1 after so much more of its clock. */
  force(hazard: number, clock: number, left: number): void {
    const damage = this.damage(hazard, clock)
    this.pending[hazard] = PENDING.nothing
    this.#left[hazard] = Number.NaN
    this.#forced[hazard] = 1
    this.#begin(hazard, Math.min(damage, 1 - 1e-9), clock, Math.max(1, left))
  }

  isStill(): boolean {
    return this.#still
  }

  /** While chance is still nothing breaks by itself; lives stand where they are and go on afterwards [W-18]. */
  setStill(still: boolean, clockOf: (hazard: number) => number): void {
    if (still === this.#still) return
    this.#still = still
    for (let hazard = 0; hazard < this.list.length; hazard++) {
      const clock = clockOf(hazard)
      if (still) this.#freeze(hazard, clock)
      else if (!Number.isNaN(this.#left[hazard]!)) {
        this.#begin(hazard, this.#base[hazard]!, clock, this.#left[hazard]!)
        this.#left[hazard] = Number.NaN
      }
    }
  }

  #begin(hazard: number, base: number, clock: number, left: number): void {
    this.#base[hazard] = base
    this.#from[hazard] = clock
    this.#due[hazard] = clock + left
  }

  #freeze(hazard: number, clock: number): void {
    if (this.sorts[hazard] === HAZARD.stop || this.#forced[hazard] !== 0) return
    if (this.pending[hazard] !== PENDING.nothing) return
    this.#left[hazard] = this.#due[hazard]! - clock
    this.#begin(hazard, this.damage(hazard, clock), clock, Number.POSITIVE_INFINITY)
  }

  waits(machine: number): boolean {
    return (
      this.waiting(machine, PENDING.failure) !== NONE || this.waiting(machine, PENDING.replacement) !== NONE
    )
  }

  /** The first of a machine's that waits to do this; -1 for none. */
  waiting(machine: number, pending: number): number {
    const { starts, items } = this.of
    for (let i = starts[machine]!; i < starts[machine + 1]!; i++) {
      if (this.pending[items[i]!] === pending) return items[i]!
    }
    return NONE
  }
}
