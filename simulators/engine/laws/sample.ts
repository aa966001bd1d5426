import { exp, log, pow } from '../exact.ts'
import type { Law } from './law.ts'
import type { Streams } from './streams.ts'
import { exponential, normal } from './ziggurat.ts'

/* Hot: laws are columns, chosen by an integer; nothing is made while drawing. */

const FORM = {
  fixed: 0,
  normal: 1,
  lognormal: 2,
  gamma: 3,
  triangular: 4,
  exponential: 5,
  weibull: 6,
  empirical: 7,
} as const

/** Laws by number, ready to draw from. */
export class Laws {
  readonly #forms: Uint8Array
  readonly #a: Float64Array
  readonly #b: Float64Array
  readonly #c: Float64Array
  /** Of empirical laws: Walker's tables, one value and its alias a column, from `a` on, `b` of them. */
  readonly #values: Float64Array
  readonly #aliases: Float64Array
  readonly #keeps: Float64Array

  constructor(laws: readonly Law[]) {
    this.#forms = Uint8Array.from(laws, ({ law }) => FORM[law])
    this.#a = new Float64Array(laws.length)
    this.#b = new Float64Array(laws.length)
    this.#c = new Float64Array(laws.length)
    const tables: Table[] = []
    for (const [i, law] of laws.entries()) {
      const [a, b, c] = law.law === 'empirical' ? tabled(law, tables) : figures(law)
      this.#a[i] = a
      this.#b[i] = b
      this.#c[i] = c
    }
    this.#values = Float64Array.from(tables, ({ value }) => value)
    this.#aliases = Float64Array.from(tables, ({ alias }) => alias)
    this.#keeps = Float64Array.from(tables, ({ keep }) => keep)
  }

  draw(law: number, streams: Streams, stream: number): number {
    switch (this.#forms[law]!) {
      case FORM.fixed:
        return this.#a[law]!
      case FORM.normal: {
        const drawn = this.#a[law]! + this.#b[law]! * normal(streams, stream)
        return Math.max(0, drawn)
      }
      case FORM.lognormal:
        return this.#a[law]! * expNear(this.#b[law]! * normal(streams, stream))
      case FORM.gamma:
        return this.#gamma(law, streams, stream)
      case FORM.triangular:
        return this.#triangular(law, streams, stream)
      case FORM.exponential:
        return this.#a[law]! * exponential(streams, stream)
      case FORM.weibull:
        return this.#a[law]! * pow(exponential(streams, stream), this.#b[law]!)
      default: {
        const place = streams.next(stream) * this.#b[law]!
        const column = Math.floor(place)
        const row = this.#a[law]! + column
        return place - column < this.#keeps[row]! ? this.#values[row]! : this.#aliases[row]!
      }
    }
  }

  /** Marsaglia and Tsang (2000); a shape below 1 is one above 1 times a power of chance. */
  #gamma(law: number, streams: Streams, stream: number): number {
    const d = this.#b[law]!
    const boost = this.#c[law]!
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = normal(streams, stream)
      const root = 1 + c * x
      if (root <= 0) continue
      const v = root * root * root
      const chance = streams.inside(stream)
      if (log(chance) >= 0.5 * x * x + d - d * v + d * log(v)) continue
      const drawn = this.#a[law]! * d * v
      return boost === 0 ? drawn : drawn * pow(streams.inside(stream), boost)
    }
  }

  #triangular(law: number, streams: Streams, stream: number): number {
    const low = this.#a[law]!
    const mode = this.#b[law]!
    const high = this.#c[law]!
    const place = streams.next(stream) * (high - low)
    const drawn =
      place < mode - low
        ? low + Math.sqrt(place * (mode - low))
        : high - Math.sqrt((high - low - place) * (high - mode))
    return Math.max(0, drawn)
  }
}

/** e to whole 64ths from -4 to 4. */
const STEPS = Float64Array.from({ length: 513 }, (_, i) => exp((i - 256) / 64))

/** As exp to the last place or two, in a third of its time: the nearest 64th, and a short series of what is left. */
function expNear(x: number): number {
  if (!(x > -4 && x < 4)) return exp(x)
  const step = Math.round(x * 64)
  const r = x - step / 64
  const square = r * r
  const even = 1 + square * (0.5 + square * (1 / 24 + square * (1 / 720)))
  const odd = 1 + square * (1 / 6 + square * (1 / 120))
  return STEPS[step + 256]! * (even + r * odd)
}

type Figures = readonly [number, number, number]

/** A value, what stands in for it, and how often it is itself. */
interface Table {
  value: number
  alias: number
  keep: number
}

function figures(law: Exclude<Law, { law: 'empirical' }>): Figures {
  switch (law.law) {
    case 'fixed':
      return [Math.max(0, law.value), 0, 0]
    case 'normal':
      return [law.mean, law.deviation, 0]
    case 'lognormal': {
      if (law.mean <= 0) return [0, 0, 0]
      const spread = log(1 + (law.deviation / law.mean) * (law.deviation / law.mean))
      return [law.mean * exp(-0.5 * spread), Math.sqrt(spread), 0]
    }
    case 'gamma':
      return law.shape >= 1
        ? [law.mean / law.shape, law.shape - 1 / 3, 0]
        : [law.mean / law.shape, law.shape + 2 / 3, 1 / law.shape]
    case 'triangular':
      return [law.low, law.mode, law.high]
    case 'exponential':
      return [law.mean, 0, 0]
    case 'weibull':
      return [law.scale, 1 / law.shape, 0]
  }
}

function tabled(law: Extract<Law, { law: 'empirical' }>, tables: Table[]): Figures {
  const first = tables.length
  const count = law.values.length
  const weights = law.values.map((_, i) => law.weights?.[i] ?? 1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (count === 0 || !(total > 0)) throw new RangeError('an empirical law without a value that can come')
  const own = law.values.map((value, i) => ({
    value: Math.max(0, value),
    alias: Math.max(0, value),
    keep: 1,
    share: ((weights[i] ?? 0) * count) / total,
  }))
  const small = own.filter(({ share }) => share < 1)
  const large = own.filter(({ share }) => share >= 1)
  for (let poor = small.pop(); poor !== undefined; poor = small.pop()) {
    const rich = large.pop()
    if (rich === undefined) break
    poor.keep = poor.share
    poor.alias = rich.value
    rich.share -= 1 - poor.share
    ;(rich.share < 1 ? small : large).push(rich)
  }
  tables.push(...own)
  return [first, count, 0]
}
