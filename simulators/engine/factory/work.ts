import { NOTHING_ORDERED } from './book.ts'
import * as words from './events.ts'
import * as facts from './fact.ts'
import { bear, ship } from './fates.ts'
import { finishParts } from './finish.ts'
import * as flow from './flow.ts'
import { isKit, kitProduct, takeOf } from './kits.ts'
import { NONE as none } from './parts.ts'
import { type Shop, STREAM as STREAMS } from './shop.ts'

const { offerRoom, put, readyAt, take, wakeLater, wayOn } = flow
const { EVENT, ROLE, STAGE, WAIT, WORK } = words
const { MODE } = facts
const NONE = none
const NOTHING = NOTHING_ORDERED
const STREAM = STREAMS

/* Hot: the life of a station, from one part to the next. */

/** A free machine does what it can: hands on what is done, takes in, sets up, begins. */
export function attend(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  if (m.work === WORK.done && !handOn(shop, machine)) return waitFor(shop, machine, WAIT.room)
  if (m.work === WORK.empty) {
    const lacks = load(shop, machine)
    if (lacks !== WAIT.none) return waitFor(shop, machine, lacks)
  }
  const { operator, resume } = m
  if (m.work === WORK.loaded && setsUp(shop, machine)) return
  if (operator !== NONE && !shop.crews.ask(machine, operator, shop.onShift)) {
    return waitFor(shop, machine, WAIT.operator)
  }
  m.wait = WAIT.none
  if (m.announced !== WAIT.none) {
    m.announced = WAIT.none
    if (resume > 0) {
      m.stage = STAGE.resuming
      shop.setTimer(machine, shop.now + resume)
      shop.say(machine, MODE.resuming, '', shop.now + resume)
      return
    }
  }
  if (m.work === WORK.loaded) beginCycle(shop, machine)
  goOn(shop, machine)
}

function beginCycle(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const c = shop.columns
  const product = c.product[machine]!
  const drawn = shop.laws.draw(machine, shop.streams, shop.stream(machine, STREAM.cycle))
  const factor = product < 0 ? 1 : c.factors[machine * c.products + product]!
  const crowd = m.tended === 0 ? 1 : shop.pace
  const millis = drawn * factor * m.pace * m.slowness * crowd
  c.cycleMillis[machine] = millis
  m.cycleLeft = millis
  m.work = WORK.begun
}

/** Works on until the cycle ends or something strikes. */
export function goOn(shop: Shop, machine: number): void {
  const { now, columns: c } = shop
  const m = shop.stations[machine]!
  const left = m.cycleLeft
  const toStrike = Math.max(0, m.dueAt - c.operatingMillis[machine]!)
  const strikes = toStrike < left
  m.stage = STAGE.working
  m.workFrom = now
  c.cycleFrom[machine] = now - (c.cycleMillis[machine]! - left)
  m.strikes = strikes ? 1 : 0
  shop.setTimer(machine, now + (strikes ? toStrike : left))
  if (c.mode[machine] !== MODE.running) shop.say(machine, MODE.running, '', Number.NaN)
}

/** The end of a cycle. */
export function finishCycle(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const c = shop.columns
  c.operatingMillis[machine]! += m.cycleLeft
  m.cycleLeft = 0
  c.cycleFrom[machine] = Number.NaN
  c.cycleDone[machine] = 1
  c.cycles[machine]!++
  m.stage = STAGE.free
  m.work = WORK.done
  if (m.operator !== NONE) letGo(shop, machine)
  finishParts(shop, machine)
}

/** Whoever was with the machine goes to the next that asked. */
export function letGo(shop: Shop, machine: number): void {
  const crew = shop.crews.release(machine)
  if (crew !== NONE) sendOut(shop, crew)
}

export function sendOut(shop: Shop, crew: number): void {
  for (;;) {
    const served = shop.crews.serve(crew, shop.onShift)
    if (served === NONE) return
    shop.poke(served)
  }
}

/** All that lies finished in the machine goes on; false when there was no room for something. */
function handOn(shop: Shop, machine: number): boolean {
  const m = shop.stations[machine]!
  const { parts, columns: c } = shop
  const row = shop.rowOf(machine)
  for (let part = parts.heads[row]!; part !== NONE; part = parts.heads[row]!) {
    const mouth = m.bears === 0 ? NONE : parts.places[part]!
    const link = m.role === ROLE.sink ? -2 : wayOn(shop, machine, parts.products[part]!, mouth)
    if (link === NONE) return false
    parts.shift(row)
    if (link >= 0) put(shop, link, part)
    else ship(shop, machine, part)
  }
  m.work = WORK.empty
  c.product[machine] = NONE
  c.cycleDone[machine] = 0
  return true
}

/** Takes in what the next cycle needs; answers what it lacks, if anything. */
function load(shop: Shop, machine: number): number {
  const m = shop.stations[machine]!
  const { ins, reworkIns: back } = shop.ways
  const { role, onlyIn: only } = m
  if (only !== NONE) {
    if (readyAt(shop, only) > shop.now) return WAIT.input
    takeIn(shop, machine, only)
    return WAIT.none
  }
  if (role === ROLE.batch) return loadBatch(shop, machine)
  if (back.starts[machine]! < back.starts[machine + 1]!) {
    const link = readyOf(shop, machine, back.starts, back.items, 0)
    if (link !== NONE) {
      takeIn(shop, machine, link)
      return WAIT.none
    }
  }
  if (m.bears !== 0) return loadRaw(shop, machine)
  const { starts, items } = ins
  const first = starts[machine]!
  const last = starts[machine + 1]!
  if (role === ROLE.assembly) {
    if (shop.recipe.meets[items[first]!] !== 0) return loadKit(shop, machine)
    for (let i = first; i < last; i++) if (readyAt(shop, items[i]!) > shop.now) return WAIT.input
    for (let i = first; i < last; i++) takeIn(shop, machine, items[i]!)
    return WAIT.none
  }
  const link = readyOf(shop, machine, starts, items, m.lastIn + 1)
  if (link === NONE) return WAIT.input
  takeIn(shop, machine, link)
  return WAIT.none
}

/** One part of each way that belong together [W-97]. */
function loadKit(shop: Shop, machine: number): number {
  const { starts, items } = shop.ways.ins
  const product = kitProduct(shop, machine)
  if (!isKit(product)) return WAIT.input
  for (let i = starts[machine]!; i < starts[machine + 1]!; i++) {
    lay(shop, machine, takeOf(shop, items[i]!, product))
  }
  return WAIT.none
}

/** The first link in turn whose part is there; -1 for none. */
function readyOf(shop: Shop, machine: number, starts: Int32Array, items: Int32Array, from: number): number {
  const first = starts[machine]!
  const count = starts[machine + 1]! - first
  for (let i = 0; i < count; i++) {
    const at = (from + i) % count
    const link = items[first + at]!
    if (readyAt(shop, link) > shop.now) continue
    shop.stations[machine]!.lastIn = at
    return link
  }
  return NONE
}

function takeIn(shop: Shop, machine: number, link: number): void {
  lay(shop, machine, take(shop, link))
}

function lay(shop: Shop, machine: number, part: number): void {
  const { parts, columns: c } = shop
  const row = shop.rowOf(machine)
  if (parts.heads[row] === NONE) c.product[machine] = parts.products[part]!
  parts.append(row, part)
  shop.stations[machine]!.work = WORK.loaded
}

/** A source names its product now and lets its part arrive at the end of the cycle; others have it at hand. */
function loadRaw(shop: Shop, machine: number): number {
  const m = shop.stations[machine]!
  const { book, parts, recipe, columns: c } = shop
  if (m.barren > 0) return WAIT.input
  const { starts, items } = recipe.mouths
  const mouth = starts[machine + 1]! === starts[machine]! + 1 ? items[starts[machine]!]! : turn(shop, machine)
  if (mouth === NONE) return WAIT.room
  const product = book.nextProduct(mouth, shop.now)
  if (product === NOTHING) return WAIT.order
  const order = book.take(mouth, shop.now)
  c.product[machine] = product
  m.work = WORK.loaded
  if (m.role === ROLE.source) {
    m.sourceOrder = order
    m.sourceMouth = mouth
  } else parts.append(shop.rowOf(machine), bear(shop, machine, product, order, mouth))
  return WAIT.none
}

/** The next mouth that has something to give and room for it: one that is full keeps no other waiting; -1 for none. */
function turn(shop: Shop, machine: number): number {
  const m = shop.stations[machine]!
  const { book, recipe } = shop
  const { starts, items } = recipe.mouths
  const first = starts[machine]!
  const count = starts[machine + 1]! - first
  let at = m.lastMouth
  let idle = NONE
  for (let i = 0; i < count; i++) {
    at = at + 1 >= count ? 0 : at + 1
    const mouth = items[first + at]!
    const product = book.nextProduct(mouth, shop.now)
    if (product === NOTHING) idle = mouth
    else if (wayOn(shop, machine, product, mouth) !== NONE) {
      m.lastMouth = at
      return mouth
    }
  }
  return idle
}

/** Gathers until it is full, or has waited long enough since the first came. */
function loadBatch(shop: Shop, machine: number): number {
  const m = shop.stations[machine]!
  const { parts, ways } = shop
  const { ins, reworkIns: back } = ways
  const row = shop.rowOf(machine)
  const before = parts.counts[row]!
  while (parts.counts[row]! < m.capacity) {
    let link = readyOf(shop, machine, back.starts, back.items, 0)
    if (link === NONE) link = readyOf(shop, machine, ins.starts, ins.items, m.lastIn + 1)
    if (link === NONE) break
    takeIn(shop, machine, link)
  }
  const count = parts.counts[row]!
  if (before === 0 && count > 0) m.batchDue = shop.now + m.batchWait
  const begins = count >= m.capacity || (count > 0 && m.batchDue <= shop.now)
  m.work = begins ? WORK.loaded : WORK.empty
  if (begins) return WAIT.none
  if (count > 0) shop.setTimer(machine, m.batchDue)
  return WAIT.input
}

/** Changes over to another product than the last; the first one was prepared. */
function setsUp(shop: Shop, machine: number): boolean {
  const m = shop.stations[machine]!
  const { setupLaw, setUpFor: last } = m
  if (setupLaw === NONE) return false
  const product = shop.columns.product[machine]!
  m.setUpFor = product
  if (last === product || last === NONE) return false
  const drawn = shop.laws.draw(setupLaw, shop.streams, shop.stream(machine, STREAM.setup))
  setUp(shop, machine, drawn * shop.pace)
  return true
}

export function setUp(shop: Shop, machine: number, millis: number): void {
  const m = shop.stations[machine]!
  m.wait = WAIT.none
  m.announced = WAIT.none
  m.stage = STAGE.setup
  shop.setTimer(machine, shop.now + millis)
  shop.say(machine, MODE.setup, 'setup', shop.now + millis)
}

/** Waits, and says so only when it lasts [W-6]. */
function waitFor(shop: Shop, machine: number, why: number): void {
  const m = shop.stations[machine]!
  const { ways } = shop
  if (m.wait !== why) {
    m.wait = why
    m.waitSince = shop.now
  }
  if (m.listening === 0) {
    m.listening = 1
    shop.schedule(m.waitSince + m.patience, EVENT.patience, machine, 0)
  }
  if (why !== WAIT.input) return
  const { ins, reworkIns: back } = ways
  for (let i = ins.starts[machine]!; i < ins.starts[machine + 1]!; i++) {
    const link = ins.items[i]!
    wakeLater(shop, link)
    if (ways.room[link] === 0 && shop.parts.counts[link] === 0) offerRoom(shop, ways.from[link]!)
  }
  for (let i = back.starts[machine]!; i < back.starts[machine + 1]!; i++) wakeLater(shop, back.items[i]!)
}
