import * as words from './events.ts'
import * as facts from './fact.ts'
import type { Shop } from './shop.ts'

const { EVENT, ROLE, STAGE, WAIT } = words
const { MODE } = facts

/* Hot: conveyors and robots between machines. They move as long as nothing stops them, also with nothing on them. */

/** How long a carrier has moved in all: parts on it come nearer only by this clock. */
export function movedBy({ stations, now }: Shop, carrier: number): number {
  const { stage, moved, movesSince } = stations[carrier]!
  return stage === STAGE.working ? moved + (now - movesSince) : moved
}

/** A part came upon one of its links or was taken from it: whatever it waited for has come. */
export function stir(shop: Shop, carrier: number): void {
  const m = shop.stations[carrier]!
  if (m.role !== ROLE.none) return
  m.waitSince = shop.now
  if (m.wait !== WAIT.none) {
    m.wait = WAIT.none
    m.announced = WAIT.none
    shop.sayAtWork(carrier)
  }
  if (m.listening === 0) listen(shop, carrier, shop.now)
}

/** It moves again after a stop: from here on its patience counts anew. */
export function moveOn(shop: Shop, carrier: number): void {
  const { stations, ways } = shop
  if (
    stations[carrier]!.role !== ROLE.none ||
    ways.carries.starts[carrier] === ways.carries.starts[carrier + 1]
  )
    return
  stir(shop, carrier)
}

function listen(shop: Shop, carrier: number, fromMillis: number): void {
  const m = shop.stations[carrier]!
  m.listening = 1
  shop.schedule(fromMillis + m.patience, EVENT.patience, carrier, 0)
}

/** Says that nothing comes, or that nobody takes what it has brought, once that has lasted long enough [W-6]. */
export function tire(shop: Shop, carrier: number): void {
  const { stations, now } = shop
  const m = stations[carrier]!
  m.listening = 0
  if (m.stage !== STAGE.working || m.wait !== WAIT.none) return
  const rests = Math.max(m.waitSince, now + m.takenUntil - movedBy(shop, carrier))
  if (rests + m.patience > now) return listen(shop, carrier, rests)
  const why = isBare(shop, carrier) ? WAIT.input : WAIT.room
  m.wait = why
  m.announced = why
  if (why === WAIT.input) shop.say(carrier, MODE.starved, 'starved', Number.NaN)
  else shop.say(carrier, MODE.blocked, 'blocked', Number.NaN)
}

/** Whether nothing is on any of its links. */
function isBare({ parts, ways }: Shop, carrier: number): boolean {
  const { starts, items } = ways.carries
  for (let i = starts[carrier]!; i < starts[carrier + 1]!; i++) if (parts.counts[items[i]!]! > 0) return false
  return true
}
