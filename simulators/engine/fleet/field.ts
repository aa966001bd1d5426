import type { Point } from '../../../models/plant/geometry.ts'
import { hypot } from '../exact.ts'

interface Placed {
  readonly x: number
  readonly y: number
}

const CELL_METRES = 8
const cellOf = (metres: number): number => Math.floor(metres / CELL_METRES)

/** What lies where on the floor, by cells of 8 m, so that what is near is found without asking everything. */
export class Field<T extends Placed> {
  readonly #cells = new Map<string, T[]>()
  readonly #low: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  readonly #high: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]

  add(item: T): void {
    const [i, j] = [cellOf(item.x), cellOf(item.y)]
    const cell = this.#cells.get(`${i} ${j}`)
    if (cell === undefined) this.#cells.set(`${i} ${j}`, [item])
    else cell.push(item)
    this.#low[0] = Math.min(this.#low[0], i)
    this.#low[1] = Math.min(this.#low[1], j)
    this.#high[0] = Math.max(this.#high[0], i)
    this.#high[1] = Math.max(this.#high[1], j)
  }

  /** Whether one of those within a cell's width is such. */
  some({ x, y }: Placed, test: (item: T) => boolean): boolean {
    for (let i = cellOf(x) - 1; i <= cellOf(x) + 1; i++) {
      for (let j = cellOf(y) - 1; j <= cellOf(y) + 1; j++) {
        if (this.#cells.get(`${i} ${j}`)?.some(test)) return true
      }
    }
    return false
  }

  /** The nearest that suits, by rings of cells from the inside; of several the first that was added. */
  nearest([x, y]: Point, suits: (item: T) => boolean, within = Number.POSITIVE_INFINITY): T | undefined {
    const [middleI, middleJ] = [cellOf(x), cellOf(y)]
    const rings = Math.max(
      middleI - this.#low[0],
      this.#high[0] - middleI,
      middleJ - this.#low[1],
      this.#high[1] - middleJ,
    )
    let best: T | undefined
    let bestMetres = within
    for (let ring = 0; ring <= rings && (ring - 1) * CELL_METRES < bestMetres; ring++) {
      for (let i = -ring; i <= ring; i++) {
        const step = Math.abs(i) === ring ? 1 : 2 * ring
        for (let j = -ring; j <= ring; j += Math.max(1, step)) {
          for (const item of this.#cells.get(`${middleI + i} ${middleJ + j}`) ?? []) {
            const metres = hypot(item.x - x, item.y - y)
            if (metres >= bestMetres - 1e-9 || !suits(item)) continue
            best = item
            bestMetres = metres
          }
        }
      }
    }
    return best
  }
}
