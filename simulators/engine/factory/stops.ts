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
  shop.columns.stage[machine]! < STAGE.held

/** Leaves whatever it is at, to be settled anew. */
export function interrupt(shop: Shop, machine: number): void {
  const { columns: c, ways, now } = shop
  const stage = c.stage[machine]!
  if (stage === STAGE.working) {
    const elapsed = now - c.workFrom[machine]!
    c.operatingMillis[machine]! += elapsed
    if (c.keen[machine] === 0) {
      c.cycleLeft[machine] = Math.max(0, c.cycleLeft[machine]! - elapsed)
      c.cycleDone[machine] = 1 - c.cycleLeft[machine]! / Math.max(1e-9, c.cycleMillis[machine]!)
    } else {
      c.moved[machine] = movedBy(shop, machine)
      c.cycleDone[machine] = phaseAt(shop, machine, now)
      const { starts, items } = ways.carries
      for (let i = starts[machine]!; i < starts[machine + 1]!; i++) forgetWake(shop, items[i]!)
    }
  } else if (stage === STAGE.setup) c.setupLeft[machine] = Math.max(0, c.timerAt[machine]! - now)
  else if (stage === STAGE.resuming) need(shop, machine, NEEDS.resume)
  else if (stage === STAGE.restarting) need(shop, machine, NEEDS.restart)
  shop.crews.leave(machine)
  letGo(shop, machine)
  shop.stopTimer(machine)
  c.stage[machine] = STAGE.free
  c.wait[machine] = WAIT.none
  c.announced[machine] = WAIT.none
}

function need(shop: Shop, machine: number, what: number): void {
  const { needs } = shop.columns
  if (needs[machine]! < what) needs[machine] = what
}

/** Where a machine goes that nothing holds any more. */
export function settle(shop: Shop, machine: number): void {
  const { columns: c, hazards, trips } = shop
  const trip = trips.size === 0 ? undefined : trips.get(machine)
  if (trip !== undefined) return breakDown(shop, machine, NONE, trip.alarm)
  const failed = c.care[machine] === 0 ? NONE : hazards.waiting(machine, PENDING.failure)
  if (failed !== NONE) return breakDown(shop, machine, failed, hazards.list[failed]!.alarm)
  if (c.shifts[machine] !== 0 && !shop.onShift) return goOff(shop, machine)
  if (c.care[machine] !== 0 && c.work[machine] !== WORK.begun) {
    const due = hazards.waiting(machine, PENDING.replacement)
    if (due !== NONE) return maintain(shop, machine, due)
  }
  const hold = shop.holds.size === 0 ? undefined : shop.holds.get(machine)
  if (hold !== undefined) {
    shop.holds.delete(machine)
    c.mended[machine] = NONE
    return holdUp(shop, machine, hold.reason, hold.millis)
  }
  const needs = c.needs[machine]!
  c.needs[machine] = NEEDS.nothing
  if (needs === NEEDS.restart && c.restart[machine]! > 0) {
    return start(shop, machine, STAGE.restarting, MODE.restarting, c.restart[machine]!)
  }
  if (needs !== NEEDS.nothing && c.resume[machine]! > 0) {
    return start(shop, machine, STAGE.resuming, MODE.resuming, c.resume[machine]!)
  }
  goAgain(shop, machine)
}

function start(
  shop: Shop,
  machine: number,
  stage: number,
  mode: typeof MODE.restarting | typeof MODE.resuming,
  millis: number,
): void {
  shop.columns.stage[machine] = stage
  shop.setTimer(machine, shop.now + millis)
  shop.say(machine, mode, '', shop.now + millis)
}

/** Back to what it was at. */
export function goAgain(shop: Shop, machine: number): void {
  const { columns: c, ways } = shop
  c.stage[machine] = STAGE.free
  const setupLeft = c.setupLeft[machine]!
  if (setupLeft > 0) {
    c.setupLeft[machine] = 0
    setUp(shop, machine, setupLeft)
    return
  }
  shop.sayAtWork(machine)
  if (c.keen[machine] !== 0) {
    c.stage[machine] = STAGE.working
    c.workFrom[machine] = shop.now
    c.movesSince[machine] = shop.now
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
  const c = shop.columns
  const left = c.dueAt[machine]! - operatingAt(shop, machine)
  c.strikes[machine] = 1
  if (left < Number.POSITIVE_INFINITY) shop.setTimer(machine, shop.now + Math.max(0, left))
  else shop.stopTimer(machine)
}

/** Looks for the hazard that comes next as the machine runs. */
export function refreshDue(shop: Shop, machine: number): void {
  const { columns: c, hazards } = shop
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
  c.dueAt[machine] = least
  c.dueHazard[machine] = next
}

/** A hazard's time by the clock is put on the heap; an earlier one is void. */
export function timeCalendar(shop: Shop, hazard: number): void {
  const at = shop.hazards.comesAt(hazard)
  const stamp = ++shop.hazards.stamps[hazard]!
  if (at < Number.POSITIVE_INFINITY) shop.schedule(Math.max(shop.now, at), EVENT.hazard, hazard, stamp)
}

/** By its own running: it stops at once, but for a replacement, which waits for the end of the cycle. */
export function strikeAtWork(shop: Shop, machine: number): void {
  const { columns: c, hazards } = shop
  const hazard = c.dueHazard[machine]!
  const clock = c.dueAt[machine]!
  hazards.strike(hazard)
  const stops = hazards.sorts[hazard] === HAZARD.stop
  if (!stops) c.care[machine] = 1
  if (hazards.pending[hazard] === PENDING.replacement && c.keen[machine] === 0) {
    return workOn(shop, machine, clock)
  }
  interrupt(shop, machine)
  c.operatingMillis[machine] = clock
  if (stops) {
    c.mended[machine] = hazard
    holdUp(shop, machine, hazards.list[hazard]!.id, hazards.mendMillis(hazard))
    return
  }
  refreshDue(shop, machine)
  settle(shop, machine)
}

/** The running time until now is counted, and the cycle goes on. */
function workOn(shop: Shop, machine: number, clock: number): void {
  const c = shop.columns
  c.cycleLeft[machine] = Math.max(0, c.cycleLeft[machine]! - (clock - c.operatingMillis[machine]!))
  c.operatingMillis[machine] = clock
  refreshDue(shop, machine)
  goOn(shop, machine)
}

/** What strikes next may have changed while it runs. */
export function retime(shop: Shop, machine: number): void {
  const c = shop.columns
  if (c.stage[machine] !== STAGE.working) refreshDue(shop, machine)
  else if (c.keen[machine] === 0) workOn(shop, machine, operatingAt(shop, machine))
  else {
    refreshDue(shop, machine)
    timeKeen(shop, machine)
  }
}

/** By the clock. */
export function strikeByClock(shop: Shop, hazard: number): void {
  const { columns: c, hazards } = shop
  const machine = hazards.machines[hazard]!
  hazards.strike(hazard)
  timeCalendar(shop, hazard)
  c.care[machine] = 1
  const inCycle = c.keen[machine] === 0 && c.work[machine] === WORK.begun
  if (inCycle && hazards.pending[hazard] === PENDING.replacement) return
  if (!canInterrupt(shop, machine)) return
  interrupt(shop, machine)
  settle(shop, machine)
}

function breakDown(shop: Shop, machine: number, hazard: number, alarm: string): void {
  const { columns: c, hazards } = shop
  c.stage[machine] = STAGE.down
  c.mended[machine] = hazard
  c.needs[machine] = NEEDS.restart
  shop.haltVehicle(machine, true)
  shop.raised.set(machine, alarm)
  shop.sink.alarm(machine, alarm, true, shop.now)
  shop.say(machine, MODE.down, alarm, Number.NaN)
  c.mendMillis[machine] =
    hazard === NONE ? (shop.trips.get(machine)?.millis ?? 0) : hazards.mendMillis(hazard) * shop.pace
  mend(shop, machine)
}

function maintain(shop: Shop, machine: number, hazard: number): void {
  const { columns: c, hazards } = shop
  c.stage[machine] = STAGE.maintenance
  c.mended[machine] = hazard
  c.needs[machine] = NEEDS.restart
  shop.haltVehicle(machine, true)
  c.mendMillis[machine] = hazards.mendMillis(hazard) * shop.pace
  const begun = mend(shop, machine)
  shop.say(machine, MODE.maintenance, 'maintenance', begun ? c.timerAt[machine]! : Number.NaN)
}

/** Begins when somebody of the crew is there, or at once where nobody is needed. */
export function mend(shop: Shop, machine: number): boolean {
  const { columns: c, crews, hazards } = shop
  const hazard = c.mended[machine]!
  const crew = hazard === NONE ? NONE : hazards.crews[hazard]!
  if (crew !== NONE && !crews.ask(machine, crew, shop.onShift)) return false
  const until = shop.now + c.mendMillis[machine]!
  c.mendMillis[machine] = NONE
  shop.setTimer(machine, until)
  if (c.stage[machine] === STAGE.maintenance) c.modeUntil[machine] = until
  return true
}

/** The repair or the replacement is done. */
export function mendedNow(shop: Shop, machine: number): void {
  const c = shop.columns
  const hazard = c.mended[machine]!
  letGo(shop, machine)
  if (c.stage[machine] === STAGE.down) {
    shop.sink.alarm(machine, shop.raised.get(machine) ?? '', false, shop.now)
    shop.raised.delete(machine)
  }
  if (hazard === NONE) shop.trips.delete(machine)
  else {
    renew(shop, hazard)
    c.care[machine] = Number(shop.hazards.waits(machine))
  }
  shop.haltVehicle(machine, false)
  c.stage[machine] = STAGE.free
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
  const c = shop.columns
  c.stage[machine] = STAGE.held
  need(shop, machine, NEEDS.resume)
  shop.haltVehicle(machine, true)
  shop.setTimer(machine, shop.now + millis)
  shop.say(machine, MODE.held, reason, shop.now + millis)
}

/** It may go on; if it stopped by itself, so it will again some time. */
export function heldLongEnough(shop: Shop, machine: number): void {
  const c = shop.columns
  if (c.mended[machine] !== NONE) renew(shop, c.mended[machine]!)
  shop.haltVehicle(machine, false)
  c.stage[machine] = STAGE.free
  settle(shop, machine)
}

function goOff(shop: Shop, machine: number): void {
  shop.columns.stage[machine] = STAGE.off
  shop.columns.needs[machine] = NEEDS.restart
  shop.say(machine, MODE.off, 'offShift', shop.nextShift)
}
