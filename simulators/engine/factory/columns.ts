import { MODE } from './fact.ts'
import type { FactoryModel } from './model.ts'
import { NONE } from './parts.ts'

/** What the world sees of machines, as columns by their numbers; what only production knows are `Station`s. */
export class Columns {
  /** Of the cycle, by machine and product. */
  declare readonly factors: Float64Array
  declare readonly products: number

  declare readonly mode: Uint8Array
  declare readonly modeSince: Float64Array
  declare readonly modeUntil: Float64Array
  declare readonly cycleFrom: Float64Array
  declare readonly cycleMillis: Float64Array
  declare readonly cycleDone: Float64Array
  declare readonly cycles: Float64Array
  declare readonly product: Int32Array
  declare readonly made: Float64Array
  declare readonly scrapped: Float64Array
  declare readonly operatingMillis: Float64Array

  constructor({ stations, products }: FactoryModel, startMillis: number) {
    const whole = (value = 0): Int32Array => new Int32Array(stations.length).fill(value)
    const float = (value = 0): Float64Array => new Float64Array(stations.length).fill(value)
    this.products = products.length
    this.factors = Float64Array.from(
      stations.flatMap(({ productFactor }) => products.map((_, product) => productFactor[product] ?? 1)),
    )
    this.mode = new Uint8Array(stations.length).fill(MODE.running)
    this.modeSince = float(startMillis)
    this.modeUntil = float(Number.NaN)
    this.cycleFrom = float(Number.NaN)
    this.cycleMillis = float()
    this.cycleDone = float()
    this.cycles = float()
    this.product = whole(NONE)
    this.made = float()
    this.scrapped = float()
    this.operatingMillis = float()
  }
}
