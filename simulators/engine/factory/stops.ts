import { movedBy, moveOn } from './carriers.ts'
import * as words from './events.ts'
import * as facts from './fact.ts'
import { expect, forgetWake } from './flow.ts'
import { HAZARD as HAZARDS, PENDING as PENDINGS } from './hazards.ts'
import { NONE as none } from './parts.ts'
import { operatingAt, phaseAt } from './reading.ts'
import type { Shop } from './shop.ts'
import { goOn, letGo, setUp } from './work.ts'

const { EVENT, NEEDS, STAGE, WAIT, WORK } = words
const { MODE } = facts
const HAZARD = HAZARDS
const PENDING = PENDINGS
const NONE = none

/* What keeps a machine from its work, in the order in which it matters: broken, off, due for care, held, starting. */

/** Nothing interrupts those who are held, broken down or looked after; what comes then waits. */
export const canInterrupt = (shop: Shop, machine: number): boolean =>
  shop.stations[machine]!.stage < STAGE.held

/** Leaves whatever it is at, to be settled anew. */
export function interrupt(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const { columns: c, ways, now } = shop
  const stage = m.stage
  if (stage === STAGE.working) {
    const elapsed = now - m.workFrom
    c.operatingMillis[machine]! += elapsed
    if (m.keen === 0) {
      m.cycleLeft = Math.max(0, m.cycleLeft - elapsed)
      c.cycleDone[machine] = 1 - m.cycleLeft / Math.max(1e-9, c.cycleMillis[machine]!)
    } else {
      m.moved = movedBy(shop, machine)
      c.cycleDone[machine] = phaseAt(shop, machine, now)
      const { starts, items } = ways.carries
      for (let i = starts[machine]!; i < starts[machine + 1]!; i++) forgetWake(shop, items[i]!)
    }
  } else if (stage === STAGE.setup) m.setupLeft = Math.max(0, m.timerAt - now)
  else if (stage === STAGE.resuming) need(shop, machine, NEEDS.resume)
  else if (stage === STAGE.restarting) need(shop, machine, NEEDS.restart)
  shop.crews.leave(machine)
  letGo(shop, machine)
  shop.stopTimer(machine)
  m.stage = STAGE.free
  m.wait = WAIT.none
  m.announced = WAIT.none
}

function need(shop: Shop, machine: number, what: number): void {
  const m = shop.stations[machine]!
  if (m.needs < what) m.needs = what
}

/** Where a machine goes that nothing holds any more. */
export function settle(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const { hazards, trips } = shop
  const trip = trips.size === 0 ? undefined : trips.get(machine)
  if (trip !== undefined) return breakDown(shop, machine, NONE, trip.alarm)
  const failed = m.care === 0 ? NONE : hazards.waiting(machine, PENDING.failure)
  if (failed !== NONE) return breakDown(shop, machine, failed, hazards.list[failed]!.alarm)
  if (m.shifts !== 0 && !shop.onShift) return goOff(shop, machine)
  if (m.care !== 0 && m.work !== WORK.begun) {
    const due = hazards.waiting(machine, PENDING.replacement)
    if (due !== NONE) return maintain(shop, machine, due)
  }
  const hold = shop.holds.size === 0 ? undefined : shop.holds.get(machine)
  if (hold !== undefined) {
    shop.holds.delete(machine)
    m.mended = NONE
    return holdUp(shop, machine, hold.reason, hold.millis)
  }
  const needs = m.needs
  m.needs = NEEDS.nothing
  if (needs === NEEDS.restart && m.restart > 0) {
    return start(shop, machine, STAGE.restarting, m.restart)
  }
  if (needs !== NEEDS.nothing && m.resume > 0) {
    return start(shop, machine, STAGE.resuming, m.resume)
  }
  goAgain(shop, machine)
}

function start(shop: Shop, machine: number, stage: number, millis: number): void {
  const mode = stage === STAGE.restarting ? MODE.restarting : MODE.resuming
  shop.stations[machine]!.stage = stage
  shop.setTimer(machine, shop.now + millis)
  shop.say(machine, mode, '', shop.now + millis)
}

/** Back to what it was at. */
export function goAgain(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const { columns: c, ways } = shop
  m.stage = STAGE.free
  const setupLeft = m.setupLeft
  if (setupLeft > 0) {
    m.setupLeft = 0
    setUp(shop, machine, setupLeft)
    return
  }
  shop.sayAtWork(machine)
  if (m.keen !== 0) {
    m.stage = STAGE.working
    m.workFrom = shop.now
    m.movesSince = shop.now
    c.cycleFrom[machine] = shop.now - c.cycleDone[machine]! * c.cycleMillis[machine]!
    timeKeen(shop, machine)
    moveOn(shop, machine)
    const { starts, items } = ways.carries
    for (let i = starts[machine]!; i < starts[machine + 1]!; i++) expect(shop, items[i]!)
  }
  shop.poke(machine)
}

/** The next hazard of a machine that runs without cycles. */
export function timeKeen(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const left = m.dueAt - operatingAt(shop, machine)
  m.strikes = 1
  if (left < Number.POSITIVE_INFINITY) shop.setTimer(machine, shop.now + Math.max(0, left))
  else shop.stopTimer(machine)
}

/** Looks for the hazard that comes next as the machine runs. */
export function refreshDue(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const { hazards } = shop
  const { starts, items } = hazards.of
  let least = Number.POSITIVE_INFINITY
  let next = NONE
  for (let i = starts[machine]!; i < starts[machine + 1]!; i++) {
    const hazard = items[i]!
    if (hazards.sorts[hazard] === HAZARD.calendar) continue
    const at = hazards.comesAt(hazard)
    if (at >= least) continue
    least = at
    next = hazard
  }
  m.dueAt = least
  m.dueHazard = next
}

/** A hazard's time by the clock is put on the heap; an earlier one is void. */
export function timeCalendar(shop: Shop, hazard: number): void {
  const at = shop.hazards.comesAt(hazard)
  const stamp = ++shop.hazards.stamps[hazard]!
  if (at < Number.POSITIVE_INFINITY) shop.schedule(Math.max(shop.now, at), EVENT.hazard, hazard, stamp)
}

/** By its own running: it stops at once, but for a replacement, which waits for the end of the cycle. */
export function strikeAtWork(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const { columns: c, hazards } = shop
  const hazard = m.dueHazard
  const clock = m.dueAt
  hazards.strike(hazard)
  const stops = hazards.sorts[hazard] === HAZARD.stop
  if (!stops) m.care = 1
  if (hazards.pending[hazard] === PENDING.replacement && m.keen === 0) {
    return workOn(shop, machine, clock)
  }
  interrupt(shop, machine)
  c.operatingMillis[machine] = clock
  if (stops) {
    m.mended = hazard
    holdUp(shop, machine, hazards.list[hazard]!.id, hazards.mendMillis(hazard))
    return
  }
  refreshDue(shop, machine)
  settle(shop, machine)
}

/** The running time until now is counted, and the cycle goes on. */
function workOn(shop: Shop, machine: number, clock: number): void {
  const m = shop.stations[machine]!
  const c = shop.columns
  m.cycleLeft = Math.max(0, m.cycleLeft - (clock - c.operatingMillis[machine]!))
  c.operatingMillis[machine] = clock
  refreshDue(shop, machine)
  goOn(shop, machine)
}

/** What strikes next may have changed while it runs. */
export function retime(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  if (m.stage !== STAGE.working) refreshDue(shop, machine)
  else if (m.keen === 0) workOn(shop, machine, operatingAt(shop, machine))
  else {
    refreshDue(shop, machine)
    timeKeen(shop, machine)
  }
}

/** By the clock. */
export function strikeByClock(shop: Shop, hazard: number): void {
  const { hazards } = shop
  const machine = hazards.machines[hazard]!
  const m = shop.stations[machine]!
  hazards.strike(hazard)
  timeCalendar(shop, hazard)
  m.care = 1
  if (m.keen === 0 && m.work === WORK.begun && hazards.pending[hazard] === PENDING.replacement) return
  if (!canInterrupt(shop, machine)) return
  interrupt(shop, machine)
  settle(shop, machine)
}

function breakDown(shop: Shop, machine: number, hazard: number, alarm: string): void {
  const m = shop.stations[machine]!
  m.stage = STAGE.down
  m.mended = hazard
  m.needs = NEEDS.restart
  shop.haltVehicle(machine, true)
  shop.raised.set(machine, alarm)
  shop.sink.alarm(machine, alarm, true, shop.now)
  shop.say(machine, MODE.down, alarm, Number.NaN)
  m.mendMillis =
    hazard === NONE ? (shop.trips.get(machine)?.millis ?? 0) : shop.hazards.mendMillis(hazard) * shop.pace
  mend(shop, machine)
}

function maintain(shop: Shop, machine: number, hazard: number): void {
  const m = shop.stations[machine]!
  m.stage = STAGE.maintenance
  m.mended = hazard
  m.needs = NEEDS.restart
  shop.haltVehicle(machine, true)
  m.mendMillis = shop.hazards.mendMillis(hazard) * shop.pace
  const begun = mend(shop, machine)
  shop.say(machine, MODE.maintenance, 'maintenance', begun ? m.timerAt : Number.NaN)
}

/** Begins when somebody of the crew is there, or at once where nobody is needed. */
export function mend(shop: Shop, machine: number): boolean {
  const m = shop.stations[machine]!
  const { columns: c, crews, hazards } = shop
  const hazard = m.mended
  const crew = hazard === NONE ? NONE : hazards.crews[hazard]!
  if (crew !== NONE && !crews.ask(machine, crew, shop.onShift)) return false
  const until = shop.now + m.mendMillis
  m.mendMillis = NONE
  shop.setTimer(machine, until)
  if (m.stage === STAGE.maintenance) c.modeUntil[machine] = until
  return true
}

/** The repair or the replacement is done. */
export function mendedNow(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  const hazard = m.mended
  letGo(shop, machine)
  if (m.stage === STAGE.down) {
    shop.sink.alarm(machine, shop.raised.get(machine) ?? '', false, shop.now)
    shop.raised.delete(machine)
  }
  if (hazard === NONE) shop.trips.delete(machine)
  else {
    renew(shop, hazard)
    m.care = Number(shop.hazards.waits(machine))
  }
  shop.haltVehicle(machine, false)
  m.stage = STAGE.free
  settle(shop, machine)
}

export function renew(shop: Shop, hazard: number): void {
  const { hazards, columns: c } = shop
  const machine = hazards.machines[hazard]!
  const byClock = hazards.sorts[hazard] === HAZARD.calendar
  hazards.renew(hazard, byClock ? shop.now : c.operatingMillis[machine]!)
  if (byClock) timeCalendar(shop, hazard)
  else refreshDue(shop, machine)
}

function holdUp(shop: Shop, machine: number, reason: string, millis: number): void {
  shop.stations[machine]!.stage = STAGE.held
  need(shop, machine, NEEDS.resume)
  shop.haltVehicle(machine, true)
  shop.setTimer(machine, shop.now + millis)
  shop.say(machine, MODE.held, reason, shop.now + millis)
}

/** It may go on; if it stopped by itself, so it will again some time. */
export function heldLongEnough(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  if (m.mended !== NONE) renew(shop, m.mended)
  shop.haltVehicle(machine, false)
  m.stage = STAGE.free
  settle(shop, machine)
}

function goOff(shop: Shop, machine: number): void {
  const m = shop.stations[machine]!
  m.stage = STAGE.off
  m.needs = NEEDS.restart
  shop.say(machine, MODE.off, 'offShift', shop.nextShift)
}
