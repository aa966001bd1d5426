import * as words from './events.ts'
import * as facts from './fact.ts'
import type { Shop } from './shop.ts'

const { EVENT, ROLE, STAGE, WAIT } = words
const { MODE } = facts

/* Hot: conveyors and robots between machines. They move as long as nothing stops them, also with nothing on them. */

/** How long a carrier has moved in all: parts on it come nearer only by this clock. */
export function movedBy({ columns: c, now }: Shop, carrier: number): number {
  const moved = c.moved[carrier]!
  return c.stage[carrier] === STAGE.working ? moved + (now - c.movesSince[carrier]!) : moved
}

/** A part came upon one of its links or was taken from it: whatever it waited for has come. */
export function stir(shop: Shop, carrier: number): void {
  const { columns: c } = shop
  if (c.roles[carrier] !== ROLE.none) return
  c.waitSince[carrier] = shop.now
  if (c.wait[carrier] !== WAIT.none) {
    c.wait[carrier] = WAIT.none
    c.announced[carrier] = WAIT.none
    shop.sayAtWork(carrier)
  }
  if (c.listening[carrier] === 0) listen(shop, carrier, shop.now)
}

/** It moves again after a stop: from here on its patience counts anew. */
export function moveOn(shop: Shop, carrier: number): void {
  const { columns: c, ways } = shop
  if (c.roles[carrier] !== ROLE.none || ways.carries.starts[carrier] === ways.carries.starts[carrier + 1])
    return
  stir(shop, carrier)
}

function listen(shop: Shop, carrier: number, fromMillis: number): void {
  const { columns: c } = shop
  c.listening[carrier] = 1
  shop.schedule(fromMillis + c.patience[carrier]!, EVENT.patience, carrier, 0)
}

/** Says that nothing comes, or that nobody takes what it has brought, once that has lasted long enough [W-6]. */
export function tire(shop: Shop, carrier: number): void {
  const { columns: c, now } = shop
  c.listening[carrier] = 0
  if (c.stage[carrier] !== STAGE.working || c.wait[carrier] !== WAIT.none) return
  const rests = Math.max(c.waitSince[carrier]!, now + c.takenUntil[carrier]! - movedBy(shop, carrier))
  if (rests + c.patience[carrier]! > now) return listen(shop, carrier, rests)
  const why = isBare(shop, carrier) ? WAIT.input : WAIT.room
  c.wait[carrier] = why
  c.announced[carrier] = why
  if (why === WAIT.input) shop.say(carrier, MODE.starved, 'starved', Number.NaN)
  else shop.say(carrier, MODE.blocked, 'blocked', Number.NaN)
}

/** Whether nothing is on any of its links. */
function isBare({ parts, ways }: Shop, carrier: number): boolean {
  const { starts, items } = ways.carries
  for (let i = starts[carrier]!; i < starts[carrier + 1]!; i++) if (parts.counts[items[i]!]! > 0) return false
  return true
}
