import * as words from './events.ts'
import { NONE as none } from './parts.ts'
import type { Shop } from './shop.ts'

const { EVENT, STAGE, WAIT } = words
const NONE = none

/* Hot: parts on their way. What is in transit costs no event unless somebody waits for it. */

/** No link lets this product pass. */
const NOWHERE = -2

/** How long a carrier has moved in all: parts on it come nearer only by this clock. */
export function movedBy({ columns: c, now }: Shop, carrier: number): number {
  const moved = c.moved[carrier]!
  return c.stage[carrier] === STAGE.working ? moved + (now - c.movesSince[carrier]!) : moved
}

/** When the first part of a link can be taken; Infinity when there is none or nothing carries it. */
export function readyAt(shop: Shop, link: number): number {
  const { parts, ways, columns: c } = shop
  const part = parts.heads[link]!
  if (part === NONE) return Number.POSITIVE_INFINITY
  if (ways.fleet[link] !== 0) return ways.arrived[link]! > 0 ? shop.now : Number.POSITIVE_INFINITY
  const carrier = ways.carrier[link]!
  const ready = parts.ready[part]!
  if (carrier === NONE) return ready
  const toGo = ready - c.moved[carrier]!
  if (c.stage[carrier] === STAGE.working) return c.movesSince[carrier]! + toGo
  return toGo <= 0 ? shop.now : Number.POSITIVE_INFINITY
}

function hasRoom({ parts, ways, columns: c }: Shop, link: number): boolean {
  const count = parts.counts[link]!
  const room = ways.room[link]!
  if (room > 0) return count < room
  const to = ways.to[link]!
  if (count > 0) return false
  return c.keen[to] === 0 ? c.wait[to] === WAIT.input : c.stage[to] === STAGE.working
}

export const canPut = (shop: Shop, link: number, product: number): boolean =>
  hasRoom(shop, link) && shop.ways.admits(link, product)

/** The way on with the fewest parts on it that has room; -1 when none has, -2 when none lets it pass. */
export function wayOn(shop: Shop, machine: number, product: number): number {
  const { parts, ways, columns: c } = shop
  const only = c.onlyOut[machine]!
  if (only !== NONE) return hasRoom(shop, only) ? only : NONE
  const { starts, items } = ways.outs
  const first = starts[machine]!
  const count = starts[machine + 1]! - first
  let chosen = NOWHERE
  let least = Number.POSITIVE_INFINITY
  // Among equals the one after the last takes its turn.
  let at = c.lastOut[machine]!
  for (let i = 0; i < count; i++) {
    at = at + 1 >= count ? 0 : at + 1
    const link = items[first + at]!
    if (!ways.admits(link, product)) continue
    if (chosen === NOWHERE) chosen = NONE
    if (parts.counts[link]! >= least || !hasRoom(shop, link)) continue
    least = parts.counts[link]!
    chosen = link
    c.lastOut[machine] = at
  }
  return chosen
}

/** Whether any way on has room at all. */
export function hasWayOn(shop: Shop, machine: number): boolean {
  const { starts, items } = shop.ways.outs
  for (let i = starts[machine]!; i < starts[machine + 1]!; i++) if (hasRoom(shop, items[i]!)) return true
  return false
}

/** A part goes on its way. */
export function put(shop: Shop, link: number, part: number): void {
  const { parts, ways, columns: c, now } = shop
  parts.append(link, part)
  if (ways.fleet[link] !== 0) {
    askFleet(shop, link)
    return
  }
  const carrier = ways.carrier[link]!
  if (carrier === NONE) parts.ready[part] = now + ways.transfer[link]!
  else {
    const clock = movedBy(shop, carrier)
    const from = ways.serial[link] === 0 ? clock : Math.max(clock, c.takenUntil[carrier]!)
    const until = from + ways.transfer[link]!
    parts.ready[part] = until
    if (until > c.takenUntil[carrier]!) c.takenUntil[carrier] = until
    c.cycles[carrier]!++
    c.cycleMillis[carrier] = ways.transfer[link]!
    c.cycleFrom[carrier] = now + (from - clock)
  }
  expect(shop, link)
}

/** If somebody waits for what comes on this link, it is told when it is there. */
export function expect(shop: Shop, link: number): void {
  const { ways, columns: c } = shop
  const to = ways.to[link]!
  const wait = c.wait[to]!
  const waits = c.keen[to] === 0 ? wait === WAIT.input || wait === WAIT.order : c.stage[to] === STAGE.working
  if (!waits) return
  if (readyAt(shop, link) <= shop.now) shop.poke(to)
  else wakeLater(shop, link)
}

/** The coming of the first part of a link, which is not there yet, is an event. */
export function wakeLater(shop: Shop, link: number): void {
  const { ways } = shop
  if (ways.wakes[link] !== 0) return
  const at = readyAt(shop, link)
  if (at <= shop.now || at === Number.POSITIVE_INFINITY) return
  ways.wakes[link] = 1
  shop.schedule(at, EVENT.link, link, ++ways.wakeStamps[link]!)
}

/** A carrier stands: whoever waits is told anew when it moves. */
export function forgetWake({ ways }: Shop, link: number): void {
  ways.wakes[link] = 0
  ways.wakeStamps[link]!++
}

/** The first part of a link, which is at its end; who had no room for the next one is told. */
export function take(shop: Shop, link: number): number {
  const { parts, ways } = shop
  const part = parts.shift(link)
  if (ways.fleet[link] !== 0) ways.arrived[link]!--
  offerRoom(shop, ways.from[link]!)
  return part
}

/** Whoever waits for room somewhere looks again. */
export function offerRoom(shop: Shop, from: number): void {
  const c = shop.columns
  if (c.keen[from] === 0 ? c.wait[from] === WAIT.room : c.stage[from] === STAGE.working) shop.poke(from)
}

function askFleet(shop: Shop, link: number): void {
  const { ways, fleet } = shop
  const waiting = ++ways.unasked[link]!
  if (waiting < ways.load[link]! || fleet === undefined) return
  ways.unasked[link] = 0
  fleet.request(link, ways.from[link]!, ways.to[link]!, shop.now)
  shop.minded = true
}
