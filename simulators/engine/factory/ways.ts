import type { FactoryModel, LinkModel } from './model.ts'
import { NONE } from './parts.ts'
import { type Rows, rowsBy } from './rows.ts'

/** A link as it is played: those of the model, and a rack of its own for each rework that no link leads to. */
interface PlayedLink extends LinkModel {
  readonly rework: boolean
}

/** Links by number, as columns. */
export class Ways {
  declare readonly from: Int32Array
  declare readonly to: Int32Array
  declare readonly room: Float64Array
  declare readonly transfer: Float64Array
  /** The conveyor or robot, -1 for none. */
  declare readonly carrier: Int32Array
  declare readonly fleet: Uint8Array
  declare readonly load: Int32Array
  declare readonly serial: Uint8Array
  /** Of a link of the fleet: parts at its end, parts on a vehicle, and parts for which no vehicle was asked. */
  declare readonly arrived: Int32Array
  declare readonly aboard: Int32Array
  declare readonly unasked: Int32Array
  /** Whether the coming of its first part is on the heap, and the latest stamp of that. */
  declare readonly wakes: Uint8Array
  declare readonly wakeStamps: Int32Array
  declare readonly ins: Rows
  declare readonly outs: Rows
  /** Links that bring parts back to be worked on again, and the one that takes them away. */
  declare readonly reworkIns: Rows
  declare readonly reworkOut: Int32Array
  declare readonly carries: Rows
  readonly #admits: Uint8Array
  readonly #products: number

  constructor(model: FactoryModel) {
    const links = playedLinks(model)
    const machines = model.stations.length
    const numbers = (of: (link: PlayedLink) => number): number[] => links.map(of)
    this.from = Int32Array.from(numbers(({ from }) => from))
    this.to = Int32Array.from(numbers(({ to }) => to))
    this.room = Float64Array.from(numbers(({ capacity }) => capacity))
    this.transfer = Float64Array.from(numbers(({ transferMillis }) => transferMillis))
    this.carrier = Int32Array.from(numbers(({ by, fleet }) => (fleet ? NONE : (by ?? NONE))))
    this.fleet = Uint8Array.from(numbers(({ fleet }) => Number(fleet)))
    this.load = Int32Array.from(numbers(({ load, capacity }) => Math.max(1, Math.min(load, capacity))))
    this.serial = Uint8Array.from(numbers(({ serial }) => Number(serial === true)))
    this.arrived = new Int32Array(links.length)
    this.aboard = new Int32Array(links.length)
    this.unasked = new Int32Array(links.length)
    this.wakes = new Uint8Array(links.length)
    this.wakeStamps = new Int32Array(links.length)
    this.ins = rowsBy(machines, links, ({ to, rework }) => (rework ? NONE : to))
    this.outs = rowsBy(machines, links, ({ from, rework }) => (rework ? NONE : from))
    this.reworkIns = rowsBy(machines, links, ({ to, rework }) => (rework ? to : NONE))
    this.reworkOut = new Int32Array(machines).fill(NONE)
    for (const [i, { from, rework }] of links.entries()) if (rework) this.reworkOut[from] = i
    this.carries = rowsBy(machines, links, ({ by, fleet }) => (fleet ? NONE : (by ?? NONE)))
    this.#products = model.products.length
    this.#admits = Uint8Array.from(
      links.flatMap((link) =>
        model.products.map((_, product) => Number(link.products?.includes(product) ?? true)),
      ),
    )
  }

  get count(): number {
    return this.from.length
  }

  /** What has no product goes anywhere. */
  admits(link: number, product: number): boolean {
    return product < 0 || this.#admits[link * this.#products + product] !== 0
  }
}

function playedLinks({ stations, links }: FactoryModel): readonly PlayedLink[] {
  const played = links.map((link) => ({ ...link, rework: stations[link.from]?.reworkAt === link.to }))
  const led = new Set(played.flatMap(({ from, rework }) => (rework ? [from] : [])))
  for (const [from, { reworkAt }] of stations.entries()) {
    if (reworkAt === undefined || led.has(from)) continue
    const rack = { from, to: reworkAt, capacity: Number.POSITIVE_INFINITY, transferMillis: 0, by: undefined }
    played.push({ ...rack, fleet: false, load: 1, products: undefined, rework: true })
  }
  return played
}
