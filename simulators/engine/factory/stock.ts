import { bear } from './fates.ts'
import type { StockModel } from './model.ts'
import { NONE } from './parts.ts'
import type { Shop } from './shop.ts'

/** Lays in what the factory begins with: parts of no order, of what its sources begin with [W-29]. */
export function layIn(shop: Shop, stock: StockModel): void {
  const { parts, ways, columns: c, now, book } = shop
  const first = book.sources.map((source) => book.nextProduct(source, now)).find((each) => each !== undefined)
  const admitted = (link: number): number | undefined => {
    if (first === undefined || ways.admits(link, first)) return first
    return shop.model.products.findIndex((_, product) => ways.admits(link, product))
  }
  stock.links.forEach((count, link) => {
    const product = admitted(link)
    if (product === undefined || product < 0) return
    for (let i = 0; i < count; i++) {
      const part = bear(shop, ways.from[link] ?? 0, product, NONE)
      parts.append(link, part)
      // By the clock of its carrier, which has not moved yet.
      parts.ready[part] = ways.carrier[link] === NONE ? now : (c.moved[ways.carrier[link] ?? 0] ?? 0)
    }
    if (ways.fleet[link] !== 0) ways.arrived[link] = count
  })
  stock.stations.forEach((count, machine) => {
    if (first === undefined) return
    for (let i = 0; i < count; i++) parts.append(shop.rowOf(machine), bear(shop, machine, first, NONE))
  })
}
