import { NOTHING_ORDERED } from './book.ts'
import { ROLE } from './events.ts'
import { bear } from './fates.ts'
import type { StockModel } from './model.ts'
import { NONE } from './parts.ts'
import type { Lane } from './recipe.ts'
import type { Shop } from './shop.ts'

/**
 * Lays in what the factory begins with: before an assembly what its mouths would have given first, else parts of no
 * order, of what the sources begin with [W-29] [W-97].
 */
export function layIn(shop: Shop, stock: StockModel): void {
  const { ways, book, recipe } = shop
  const mouths = [...recipe.sheets.keys()].filter((mouth) => recipe.led[recipe.sheets[mouth] ?? 0] === 0)
  const first = mouths
    .map((mouth) => book.nextProduct(mouth, shop.now))
    .find((product) => product !== NOTHING_ORDERED)
  if (first === undefined) return
  const laid = new Set<Spot>()
  const spots = new Spots(shop, stock)
  for (const lane of recipe.lanes) {
    for (const spot of spots.before(lane.way)) {
      if (lane.led && !isMade(shop, lane) && !isLed(shop, spot, lane.sheet)) continue
      laid.add(spot)
      for (let i = 0; i < spot.count; i++) if (!layOne(shop, spot, lane, first)) break
    }
  }
  for (const lane of recipe.lanes) layAside(shop, lane)
  for (const spot of spots.all) {
    if (laid.has(spot)) continue
    const product =
      spot.link === undefined || ways.admits(spot.link, first)
        ? first
        : shop.model.products.findIndex((_, each) => ways.admits(spot.link ?? 0, each))
    if (product < NONE) continue
    for (let i = 0; i < spot.count; i++) lay(shop, spot, bear(shop, spot.machine, product, NONE, NONE))
  }
  for (const { link } of spots.all) {
    if (link !== undefined && ways.fleet[link] !== 0) ways.arrived[link] = shop.parts.counts[link] ?? 0
  }
}

/** Where stock lies: on a link, or in a machine. */
interface Spot {
  readonly machine: number
  readonly link: number | undefined
  readonly count: number
}

class Spots {
  readonly all: readonly Spot[]
  readonly #shop: Shop
  readonly #links: readonly Spot[]
  readonly #machines: readonly Spot[]

  constructor(shop: Shop, stock: StockModel) {
    this.#shop = shop
    this.#links = stock.links.map((count, link) => ({ machine: shop.ways.from[link] ?? 0, link, count }))
    this.#machines = stock.stations.map((count, machine) => ({ machine, link: undefined, count }))
    this.all = [...this.#links, ...this.#machines]
  }

  /** All that leads to a way and nowhere else, the nearest first. */
  before(way: number): readonly Spot[] {
    const { ways, stations } = this.#shop
    const links = new Set([way])
    const found: Spot[] = []
    for (const link of links) {
      const from = ways.from[link] ?? 0
      found.push(...this.#links.slice(link, link + 1))
      const { role, bears } = stations[from] ?? {}
      if (role === ROLE.assembly || role === ROLE.disassembly || bears !== 0) continue
      const seen = [...links].some((other) => other !== link && ways.from[other] === from)
      if (!seen) found.push(...this.#machines.slice(from, from + 1))
      for (const each of ways.ins.items.subarray(ways.ins.starts[from], ways.ins.starts[from + 1]))
        links.add(each)
    }
    return found
  }
}

/**
 * What follows a lead comes later than that, so that some of each product lies ready, and is made good as it is used:
 * half of the room, put aside until it is asked for.
 */
function layAside(shop: Shop, { way, sheet, place, mouths, led }: Lane): void {
  const { ways, recipe, model } = shop
  if (recipe.led[sheet] === 0 || led || mouths.length !== 1 || place !== mouths[0]) return
  const spot = { machine: ways.from[way] ?? 0, link: way, count: Math.ceil((ways.room[way] ?? 0) / 2) }
  for (const product of new Set(model.orders.mix.map((each) => each.product))) {
    if (!ways.admits(way, product)) continue
    for (let i = 0; i < spot.count; i++) lay(shop, spot, bear(shop, spot.machine, product, NONE, place))
  }
}

/** Whether what comes by a lane was made by an assembly of the same tree. */
const isMade = ({ recipe }: Shop, lane: Lane): boolean => recipe.placeMade.includes(lane.place)

/** Whether what lies there has come past the link from which on it leads a sheet. */
function isLed({ ways, recipe }: Shop, { machine, link }: Spot, sheet: number): boolean {
  if (link !== undefined) return recipe.writes[link] === sheet
  const into = ways.ins.items.subarray(ways.ins.starts[machine], ways.ins.starts[machine + 1])
  return into.some((each) => recipe.writes[each] === sheet)
}

/** The next part of a lane; false where its mouths would give nothing now. */
function layOne(shop: Shop, spot: Spot, lane: Lane, first: number): boolean {
  const { book, now } = shop
  if (lane.led) book.lead(lane.sheet, first, NONE)
  const [own] = lane.mouths
  const product = lane.led ? first : own === undefined ? NOTHING_ORDERED : book.nextProduct(own, now)
  if (product === NOTHING_ORDERED) return false
  let order = NONE
  for (const mouth of lane.mouths) {
    book.nextProduct(mouth, now)
    const row = book.take(mouth, now)
    // One part stands for what all of them gave.
    if (mouth === own) order = row
    else book.leave(row, now)
  }
  lay(shop, spot, bear(shop, spot.machine, product, order, lane.place))
  return true
}

function lay(shop: Shop, { machine, link }: Spot, part: number): void {
  const { parts, ways, recipe, piles, stations, now } = shop
  parts.append(link ?? shop.rowOf(machine), part)
  if (link === undefined) {
    parts.ready[part] = now
    return
  }
  if (recipe.meets[link] !== 0) piles.add(link, parts.products[part] ?? NONE, true)
  // By the clock of its carrier, which has not moved yet.
  const carrier = ways.carrier[link] ?? NONE
  parts.ready[part] = carrier === NONE ? now : (stations[carrier]?.moved ?? 0)
}
