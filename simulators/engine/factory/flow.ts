import * as aside from './aside.ts'
import * as carriers from './carriers.ts'
import * as words from './events.ts'
import * as fates from './fates.ts'
import { NONE as none } from './parts.ts'
import type { Shop } from './shop.ts'

const { callOn } = fates
const { goesAside } = aside
const { movedBy, stir } = carriers
const { EVENT, STAGE, WAIT } = words
const NONE = none

/* Hot: parts on their way. What is in transit costs no event unless somebody waits for it. */

/** No link lets this product pass. */
const NOWHERE = -2
/** More than there can be parts on a link. */
const LAST_RESORT = 1e9
/** Whatever product. */
const ANY = -3

/** When the first part of a link can be taken; Infinity when there is none or nothing carries it. */
export function readyAt(shop: Shop, link: number): number {
  const part = shop.parts.heads[link]!
  return part === NONE ? Number.POSITIVE_INFINITY : partReadyAt(shop, link, part, 0)
}

/** When a part can be taken that has so many before it on its link. */
export function partReadyAt(shop: Shop, link: number, part: number, place: number): number {
  const { parts, ways } = shop
  if (ways.fleet[link] !== 0) return ways.arrived[link]! > place ? shop.now : Number.POSITIVE_INFINITY
  const carrier = ways.carrier[link]!
  const ready = parts.ready[part]!
  if (carrier === NONE) return ready
  const by = shop.stations[carrier]!
  const toGo = ready - by.moved
  if (by.stage === STAGE.working) return by.movesSince + toGo
  return toGo <= 0 ? shop.now : Number.POSITIVE_INFINITY
}

function hasRoom(shop: Shop, link: number, product: number): boolean {
  const { parts, ways, recipe } = shop
  const room = ways.room[link]!
  if (parts.counts[link]! < room) return true
  return (room === 0 || recipe.meets[link] !== 0) && hasMoreRoom(shop, link, product)
}

/** From hand to hand, or beside the way to an assembly. */
function hasMoreRoom(shop: Shop, link: number, product: number): boolean {
  const { parts, ways, piles, recipe } = shop
  const isAside = recipe.meets[link] !== 0 && goesAside(piles, ways, parts, link, product)
  if (ways.room[link]! > 0) return isAside
  if (parts.counts[link]! > 0 && !isAside) return false
  const to = shop.stations[ways.to[link]!]!
  return to.keen === 0 ? to.wait === WAIT.input : to.stage === STAGE.working
}

export const canPut = (shop: Shop, link: number, product: number): boolean =>
  hasRoom(shop, link, product) && shop.ways.admits(link, product)

/**
 * The way on with the fewest parts on it that has room; -1 when none has, -2 when none lets it pass. What a source
 * gives for one mouth goes by the links of that.
 */
export function wayOn(shop: Shop, machine: number, product: number, mouth: number): number {
  const only = shop.stations[machine]!.onlyOut
  if (only === NONE) return wayAmong(shop, machine, product, mouth)
  return hasRoom(shop, only, product) ? only : NONE
}

function wayAmong(shop: Shop, machine: number, product: number, mouth: number): number {
  const m = shop.stations[machine]!
  const { parts, ways, recipe } = shop
  const { starts, items } = ways.outs
  const first = starts[machine]!
  const count = starts[machine + 1]! - first
  let chosen = NOWHERE
  let least = Number.POSITIVE_INFINITY
  // Among equals the one after the last takes its turn.
  let at = m.lastOut
  for (let i = 0; i < count; i++) {
    at = at + 1 >= count ? 0 : at + 1
    const link = items[first + at]!
    if (!ways.admits(link, product)) continue
    if (mouth !== NONE && recipe.mouthOf[link] !== mouth) continue
    if (chosen === NOWHERE) chosen = NONE
    const crowd = parts.counts[link]! + (changes(shop, link, product) ? LAST_RESORT : 0)
    if (crowd >= least || !hasRoom(shop, link, product)) continue
    least = crowd
    chosen = link
    m.lastOut = at
  }
  return chosen
}

/**
 * Whether a way on which material parts for an assembly, and which has enough, would get another product than the
 * last: it goes on with that as long as the other can go elsewhere, so that the assembly is not set up for every part.
 */
function changes({ parts, ways, recipe }: Shop, link: number, product: number): boolean {
  if (recipe.writes[link] === NONE || parts.counts[link]! * 2 < ways.room[link]!) return false
  return parts.products[parts.tails[link]!] !== product
}

/** Whether any way on has room at all. */
export function hasWayOn(shop: Shop, machine: number): boolean {
  const { starts, items } = shop.ways.outs
  for (let i = starts[machine]!; i < starts[machine + 1]!; i++) if (hasRoom(shop, items[i]!, ANY)) return true
  return false
}

/** A part goes on its way. */
export function put(shop: Shop, link: number, part: number): void {
  const { parts, ways, recipe, columns: c, now } = shop
  parts.append(link, part)
  if (recipe.minds[link] !== 0) mind(shop, link, part)
  if (ways.fleet[link] !== 0) {
    askFleet(shop, link)
    return
  }
  const carrier = ways.carrier[link]!
  if (carrier === NONE) parts.ready[part] = now + ways.transfer[link]!
  else {
    const clock = movedBy(shop, carrier)
    const by = shop.stations[carrier]!
    const from = ways.serial[link] === 0 ? clock : Math.max(clock, by.takenUntil)
    const until = from + ways.transfer[link]!
    parts.ready[part] = until
    if (until > by.takenUntil) by.takenUntil = until
    c.cycles[carrier]!++
    c.cycleMillis[carrier] = ways.transfer[link]!
    c.cycleFrom[carrier] = now + (from - clock)
    stir(shop, carrier)
  }
  expect(shop, link)
}

/** What must be known of a part before it is on its way. */
function mind(shop: Shop, link: number, part: number): void {
  const { parts, recipe } = shop
  if (recipe.writes[link] !== NONE) lead(shop, recipe.writes[link]!, part)
  if (recipe.meets[link] !== 0) pile(shop, link, parts.products[part]!)
}

/** From here on the part can only go where others have to meet it: their mouths give as many of its product. */
export function lead(shop: Shop, sheet: number, part: number): void {
  const { parts, book, recipe } = shop
  const place = recipe.placeLed[sheet]!
  if (parts.places[part] === place) return
  parts.places[part] = place
  book.lead(sheet, parts.products[part]!, parts.orders[part]!)
  for (const mouth of book.mouthsOf(sheet)) callOn(shop, mouth)
}

/** What came may be what the other ways of the assembly lack: those that are full have room for it. */
function pile(shop: Shop, link: number, product: number): void {
  const { parts, ways, piles } = shop
  if (!piles.add(link, product, ways.fleet[link] === 0)) return
  const { starts, items } = ways.ins
  const to = ways.to[link]!
  for (let i = starts[to]!; i < starts[to + 1]!; i++) {
    const other = items[i]!
    if (other !== link && parts.counts[other]! >= ways.room[other]!) offerRoom(shop, ways.from[other]!)
  }
}

/** If somebody waits for what comes on this link, it is told when it is there. */
export function expect(shop: Shop, link: number): void {
  const { ways } = shop
  const to = ways.to[link]!
  const m = shop.stations[to]!
  const { wait } = m
  const waits = m.keen === 0 ? wait === WAIT.input || wait === WAIT.order : m.stage === STAGE.working
  if (!waits) return
  if (readyAt(shop, link) <= shop.now) shop.poke(to)
  else wakeLater(shop, link)
}

/** The coming of the first part of a link that is not there yet is an event. */
export function wakeLater(shop: Shop, link: number): void {
  const { ways } = shop
  if (ways.wakes[link] !== 0) return
  const at = shop.recipe.meets[link] !== 0 ? nextReadyAt(shop, link) : readyAt(shop, link)
  if (at <= shop.now || at === Number.POSITIVE_INFINITY) return
  ways.wakes[link] = 1
  shop.schedule(at, EVENT.link, link, ++ways.wakeStamps[link]!)
}

/** When the next part can be taken that cannot yet; Infinity when there is none. */
function nextReadyAt(shop: Shop, link: number): number {
  const { parts } = shop
  let place = 0
  for (let part = parts.heads[link]!; part !== NONE; part = parts.next[part]!) {
    const at = partReadyAt(shop, link, part, place++)
    if (at > shop.now) return at
  }
  return Number.POSITIVE_INFINITY
}

/** A carrier stands: whoever waits is told anew when it moves. */
export function forgetWake({ ways }: Shop, link: number): void {
  ways.wakes[link] = 0
  ways.wakeStamps[link]!++
}

/** The first part of a link, which is at its end. */
export function take(shop: Shop, link: number): number {
  const part = shop.parts.shift(link)
  taken(shop, link)
  return part
}

/** A part is gone from the end of a link: who had no room for the next one is told, and who brought it is rid of it. */
export function taken(shop: Shop, link: number): void {
  const { ways } = shop
  if (ways.fleet[link] !== 0) ways.arrived[link]!--
  offerRoom(shop, ways.from[link]!)
  const carrier = ways.carrier[link]!
  if (carrier !== NONE) stir(shop, carrier)
}

/** Whoever waits for room somewhere looks again. */
export function offerRoom(shop: Shop, from: number): void {
  const m = shop.stations[from]!
  if (m.keen === 0 ? m.wait === WAIT.room : m.stage === STAGE.working) shop.poke(from)
}

function askFleet(shop: Shop, link: number): void {
  const { ways, fleet } = shop
  const waiting = ++ways.unasked[link]!
  if (waiting < ways.load[link]! || fleet === undefined) return
  ways.unasked[link] = 0
  if (shop.recipe.meets[link] !== 0) bringNear(shop, link, waiting)
  fleet.request(link, ways.from[link]!, ways.to[link]!, shop.now)
  shop.minded = true
}

/** A vehicle was asked for so many, the last of a link. */
function bringNear({ parts, piles }: Shop, link: number, count: number): void {
  let before = parts.counts[link]! - count
  for (let part = parts.heads[link]!; part !== NONE; part = parts.next[part]!) {
    if (before-- <= 0) piles.comeNear(link, parts.products[part]!)
  }
}
