import * as carriers from './carriers.ts'
import { endEffect } from './effects.ts'
import * as words from './events.ts'
import type { Mode } from './fact.ts'
import * as facts from './fact.ts'
import * as flow from './flow.ts'
import { HAZARD } from './hazards.ts'
import * as keen from './keen.ts'
import { NONE } from './parts.ts'
import type { FleetCalls } from './port.ts'
import { shiftAt } from './shifts.ts'
import type { Shop, ShopPlan } from './shop.ts'
import { layIn } from './stock.ts'
import * as stops from './stops.ts'
import * as work from './work.ts'

const { expect } = flow
const { tend } = keen
const {
  canInterrupt,
  goAgain,
  heldLongEnough,
  interrupt,
  mend,
  mendedNow,
  refreshDue,
  settle,
  strikeAtWork,
  strikeByClock,
  timeCalendar,
} = stops
const { attend, finishCycle, sendOut } = work
const { tire } = carriers

/** Constants of this file are compiled in; imported ones are looked up at every use. */
const { EVENT, EVENT_BITS, ROLE, STAGE, WAIT } = words
const { MODE } = facts

/* Hot: events in the order of their times, each with all that follows from it at once. */

export interface Course {
  advance(untilMillis: number): void
  /** All that follows at once from what has happened. */
  lookAround(): void
  steer(vehicle: number, mode: Mode, reason: string): void
}

export function createCourse(shop: Shop, plan: ShopPlan): Course {
  const { columns: c, stations, heap, ways, parts, hazards } = shop
  const { shifts } = plan.model
  const { fleet } = plan
  /** When something next happens in the fleet; it keeps a heap of its own. */
  let fleetAt = Number.POSITIVE_INFINITY

  const calls = {
    isTold: false as boolean,
    picked(link: number) {
      ways.aboard[link] = (ways.aboard[link] ?? 0) + (ways.load[link] ?? 1)
    },
    carried(link: number, vehicle: number, atMillis: number) {
      shop.now = atMillis
      calls.isTold = true
      ways.aboard[link] = Math.max(0, (ways.aboard[link] ?? 0) - (ways.load[link] ?? 1))
      ways.arrived[link] = Math.min(
        parts.counts[link] ?? 0,
        (ways.arrived[link] ?? 0) + (ways.load[link] ?? 1),
      )
      c.cycles[vehicle] = (c.cycles[vehicle] ?? 0) + 1
      expect(shop, link)
    },
    mode(vehicle: number, mode: Mode, reason: string, atMillis: number) {
      shop.now = atMillis
      steer(vehicle, mode, reason)
    },
  } satisfies FleetCalls

  function begin(): void {
    if (plan.model.stock !== undefined) layIn(shop, plan.model.stock)
    for (let machine = 0; machine < shop.machines; machine++) {
      refreshDue(shop, machine)
      if (stations[machine]!.shifts !== 0 && !shop.onShift) settle(shop, machine)
      else goAgain(shop, machine)
    }
    for (const [hazard, sort] of hazards.sorts.entries()) {
      if (sort === HAZARD.calendar) timeCalendar(shop, hazard)
    }
    if (plan.model.orders.every !== undefined) {
      shop.schedule(shop.now + shop.book.gapMillis(), EVENT.order, 0, 0)
    }
    shop.minded = true
  }

  function changeShift(): void {
    if (shifts === undefined) return
    const { on, untilMillis } = shiftAt(shifts, plan.startMillis, shop.now)
    shop.nextShift = untilMillis
    if (untilMillis < Number.POSITIVE_INFINITY) shop.schedule(untilMillis, EVENT.shift, 0, 0)
    if (on === shop.onShift) return
    shop.onShift = on
    for (let crew = 0; on && crew < plan.model.crews.length; crew++) sendOut(shop, crew)
    for (let machine = 0; machine < shop.machines; machine++) {
      if (stations[machine]!.shifts === 0 || !canInterrupt(shop, machine)) continue
      if (!on) interrupt(shop, machine)
      settle(shop, machine)
    }
  }

  function steer(machine: number, mode: Mode, reason: string): void {
    shop.steered.set(machine, { mode, reason })
    if (stations[machine]!.stage === STAGE.working) shop.sayAtWork(machine)
  }

  /** What follows when the time of a machine has come. */
  function comeTo(machine: number): void {
    const m = stations[machine]!
    switch (m.stage) {
      case STAGE.free:
        attend(shop, machine)
        return
      case STAGE.working:
        if (m.strikes !== 0) strikeAtWork(shop, machine)
        else {
          finishCycle(shop, machine)
          if (m.care === 0) attend(shop, machine)
          else settle(shop, machine)
        }
        return
      case STAGE.setup:
      case STAGE.resuming:
      case STAGE.restarting:
        goAgain(shop, machine)
        return
      case STAGE.held:
        heldLongEnough(shop, machine)
        return
      case STAGE.down:
      case STAGE.maintenance:
        mendedNow(shop, machine)
        return
    }
  }

  /** It has waited long enough to say so, if it is still the same wait. */
  function losePatience(machine: number): void {
    const m = stations[machine]!
    if (m.role === ROLE.none) return tire(shop, machine)
    const { wait } = m
    m.listening = 0
    if (wait === WAIT.none || m.stage !== STAGE.free || m.announced === wait) return
    const at = m.waitSince + m.patience
    if (at > shop.now) {
      m.listening = 1
      shop.schedule(at, EVENT.patience, machine, 0)
      return
    }
    m.announced = wait
    if (wait === WAIT.input) shop.say(machine, MODE.starved, 'starved', Number.NaN)
    else if (wait === WAIT.room) shop.say(machine, MODE.blocked, 'blocked', Number.NaN)
    else if (wait === WAIT.operator) shop.say(machine, MODE.held, 'operatorCall', Number.NaN)
    else shop.say(machine, MODE.idle, 'noOrder', Number.NaN)
  }

  /** False for what is void. */
  function happen(what: number, stamp: number): boolean {
    const index = what >> EVENT_BITS
    switch (what & ((1 << EVENT_BITS) - 1)) {
      case EVENT.timer:
        if (stations[index]!.stamp !== stamp) return false
        comeTo(index)
        return true
      case EVENT.link:
        if (ways.wakeStamps[index] !== stamp) return false
        ways.wakes[index] = 0
        shop.poke(ways.to[index] ?? 0)
        return true
      case EVENT.patience:
        losePatience(index)
        return true
      case EVENT.hazard:
        if (hazards.stamps[index] !== stamp) return false
        strikeByClock(shop, index)
        return true
      case EVENT.shift:
        changeShift()
        return true
      case EVENT.order:
        shop.book.openUsual(shop.now)
        shop.schedule(shop.now + shop.book.gapMillis(), EVENT.order, 0, 0)
        for (const source of shop.book.sources) shop.poke(source)
        return true
      case EVENT.effect:
        endEffect(shop, index)
        return true
      default:
        begin()
        return true
    }
  }

  function lookAround(): void {
    for (let machine = shop.nextPoked(); machine !== NONE; machine = shop.nextPoked()) {
      const m = stations[machine]!
      const { stage } = m
      if (m.keen !== 0 && stage === STAGE.working) tend(shop, machine)
      else if (stage === STAGE.free) attend(shop, machine)
      else if (stage >= STAGE.down && m.mendMillis >= 0) mend(shop, machine)
    }
    if (shop.minded) mindFleet()
  }

  function mindFleet(): void {
    shop.minded = false
    if (fleet !== undefined) fleetAt = Math.max(shop.now, fleet.nextMillis())
  }

  /** Lets the fleet drive until something happens here, or until a load has arrived. Of one moment it comes first. */
  function drive(untilMillis: number): void {
    if (fleet === undefined) return
    calls.isTold = false
    shop.events += fleet.advance(untilMillis, calls)
    shop.minded = true
    lookAround()
  }

  function advance(untilMillis: number): void {
    for (;;) {
      const next = heap.nextTime()
      if (fleetAt <= next && fleetAt <= untilMillis) {
        drive(Math.min(next, untilMillis))
        continue
      }
      if (next > untilMillis) break
      heap.pop()
      shop.now = heap.time
      if (!happen(heap.what, heap.stamp)) continue
      shop.events++
      lookAround()
    }
    if (untilMillis > shop.now) shop.now = untilMillis
  }

  if (shifts !== undefined) {
    const { on, untilMillis } = shiftAt(shifts, plan.startMillis, plan.startMillis)
    shop.onShift = on
    shop.nextShift = untilMillis
    if (untilMillis < Number.POSITIVE_INFINITY) shop.schedule(untilMillis, EVENT.shift, 0, 0)
  }
  shop.schedule(plan.startMillis, EVENT.begin, 0, 0)

  return { advance, lookAround, steer }
}
