import type { FactoryEffect } from '../effect.ts'
import { causeOf } from './cause.ts'
import { checkModel } from './check.ts'
import { endEffect, endEffects, type Naming, setStill, takeEffect } from './effects.ts'
import { EVENT, EVENT_BITS, STAGE, WAIT } from './events.ts'
import { MODE, type Mode } from './fact.ts'
import { expect } from './flow.ts'
import { HAZARD } from './hazards.ts'
import { tend } from './keen.ts'
import { NONE } from './parts.ts'
import type { FleetCalls } from './port.ts'
import { shiftAt } from './shifts.ts'
import { Shop, type ShopPlan } from './shop.ts'
import { layIn } from './stock.ts'
import {
  canInterrupt,
  goAgain,
  heldLongEnough,
  interrupt,
  mend,
  mendedNow,
  operatingAt,
  phaseAt,
  refreshDue,
  settle,
  strikeAtWork,
  strikeByClock,
  timeCalendar,
} from './stops.ts'
import { attend, finishCycle, sendOut } from './work.ts'

export interface FactoryPlan extends ShopPlan {
  /** Ids by which a Story names machines; without them the names. */
  readonly ids?: readonly string[]
  /** The workshop that each machine stands in. */
  readonly workshops?: readonly string[]
}

/** The production of a Plant, event by event. Columns are by machine and only for reading. */
export interface Factory {
  readonly nowMillis: number
  /** Everything that is due up to and including then; the events are the same however time is cut [W-4]. */
  advance(untilMillis: number): void
  /** How many there were, and how many are to come as far as is known. */
  readonly events: number
  readonly pending: number
  readonly mode: Uint8Array
  readonly modeSince: Float64Array
  /** NaN when unknown. */
  readonly modeUntil: Float64Array
  /** When the present cycle began, stops left out; NaN when there is none. */
  readonly cycleFrom: Float64Array
  readonly cycleMillis: Float64Array
  /** Share that was done when `mode` left running. */
  readonly cycleDone: Float64Array
  readonly cycles: Float64Array
  /** -1 for none. */
  readonly product: Int32Array
  readonly made: Float64Array
  readonly scrapped: Float64Array
  /** Up to the last stop or cycle; `operatingAt` has the present. */
  readonly operatingMillis: Float64Array
  operatingAt(machine: number): number
  phaseAt(machine: number, atMillis: number): number
  /** 0 fresh to 1 failed, of a wear part of a machine, at the present. */
  damageOf(machine: number, wearPart: number): number
  /** Parts on a link, by its number in the model. */
  queued(link: number): number
  /** Parts in a machine. */
  held(machine: number): number
  /** The machine at the root of a wait; -1 for none. */
  causeOf(machine: number): number
  /** Whether somebody waits for people of a crew, and how many of them are at work. */
  busy(crew: number): number
  /** False where it cannot be. */
  take(effect: FactoryEffect): boolean
  /** All that Stories did ends, but the wear of parts. */
  endEffects(): void
  /** While chance is still nothing breaks or wears by itself. */
  setStill(still: boolean): void
  /** How its condition hinders a machine from now on: 1 and 0 for a healthy one. */
  hinder(machine: number, slowness: number, spoils: number): void
  /** What a vehicle is about: known to the fleet. */
  steer(machine: number, mode: Mode, reason: string): void
  ledger(): {
    readonly entered: number
    readonly shipped: number
    readonly scrapped: number
    readonly joined: number
    readonly inProcess: number
  }
}

export function createFactory(plan: FactoryPlan): Factory {
  checkModel(plan.model)
  const shop = new Shop(plan)
  const { columns: c, heap, ways, parts, hazards } = shop
  const { shifts } = plan.model
  const naming: Naming = { ids: plan.ids ?? plan.names, workshops: plan.workshops ?? [] }
  let fleetAt = Number.POSITIVE_INFINITY
  let fleetStamp = 0

  const calls: FleetCalls = {
    picked: () => undefined,
    carried(link, vehicle) {
      ways.arrived[link] = Math.min(
        parts.counts[link] ?? 0,
        (ways.arrived[link] ?? 0) + (ways.load[link] ?? 1),
      )
      c.cycles[vehicle] = (c.cycles[vehicle] ?? 0) + 1
      expect(shop, link)
    },
    mode: steer,
  }

  function begin(): void {
    if (plan.model.stock !== undefined) layIn(shop, plan.model.stock)
    for (let machine = 0; machine < shop.machines; machine++) {
      refreshDue(shop, machine)
      if (c.shifts[machine] !== 0 && !shop.onShift) settle(shop, machine)
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
      if (c.shifts[machine] === 0 || !canInterrupt(shop, machine)) continue
      if (!on) interrupt(shop, machine)
      settle(shop, machine)
    }
  }

  function steer(machine: number, mode: Mode, reason: string): void {
    shop.steered.set(machine, { mode, reason })
    if (c.stage[machine] === STAGE.working) shop.sayAtWork(machine)
  }

  /** What follows when the time of a machine has come. */
  function comeTo(machine: number): void {
    switch (c.stage[machine]) {
      case STAGE.free:
        attend(shop, machine)
        return
      case STAGE.working:
        if (c.strikes[machine] !== 0) strikeAtWork(shop, machine)
        else {
          finishCycle(shop, machine)
          if (c.care[machine] === 0) attend(shop, machine)
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
    c.listening[machine] = 0
    const wait = c.wait[machine]!
    if (wait === WAIT.none || c.stage[machine] !== STAGE.free || c.announced[machine] === wait) return
    const at = c.waitSince[machine]! + c.patience[machine]!
    if (at > shop.now) {
      c.listening[machine] = 1
      shop.schedule(at, EVENT.patience, machine, 0)
      return
    }
    c.announced[machine] = wait
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
        if (c.stamps[index] !== stamp) return false
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
      case EVENT.fleet:
        if (stamp !== fleetStamp) return false
        fleetAt = Number.POSITIVE_INFINITY
        plan.fleet?.advance(shop.now, calls)
        shop.minded = true
        return true
      case EVENT.effect:
        endEffect(shop, index)
        return true
      default:
        begin()
        return true
    }
  }

  /** All that follows at once from what has happened. */
  function lookAround(): void {
    for (let machine = shop.nextPoked(); machine !== NONE; machine = shop.nextPoked()) {
      const stage = c.stage[machine]!
      if (c.keen[machine] !== 0 && stage === STAGE.working) tend(shop, machine)
      else if (stage === STAGE.free) attend(shop, machine)
      else if (stage >= STAGE.down && c.mendMillis[machine]! >= 0) mend(shop, machine)
    }
    if (shop.minded) mindFleet()
  }

  function mindFleet(): void {
    shop.minded = false
    const at = Math.max(shop.now, plan.fleet?.nextMillis() ?? Number.POSITIVE_INFINITY)
    if (at === fleetAt) return
    fleetAt = at
    fleetStamp++
    if (at < Number.POSITIVE_INFINITY) shop.schedule(at, EVENT.fleet, 0, fleetStamp)
  }

  if (shifts !== undefined) {
    const { on, untilMillis } = shiftAt(shifts, plan.startMillis, plan.startMillis)
    shop.onShift = on
    shop.nextShift = untilMillis
    if (untilMillis < Number.POSITIVE_INFINITY) shop.schedule(untilMillis, EVENT.shift, 0, 0)
  }
  shop.schedule(plan.startMillis, EVENT.begin, 0, 0)

  return {
    get nowMillis() {
      return shop.now
    },
    get events() {
      return shop.events
    },
    get pending() {
      return heap.size
    },
    advance(untilMillis) {
      while (heap.nextTime() <= untilMillis) {
        heap.pop()
        shop.now = heap.time
        if (happen(heap.what, heap.stamp)) {
          shop.events++
          lookAround()
        }
      }
      if (untilMillis > shop.now) shop.now = untilMillis
    },
    ...{ mode: c.mode, modeSince: c.modeSince, modeUntil: c.modeUntil },
    ...{ cycleFrom: c.cycleFrom, cycleMillis: c.cycleMillis, cycleDone: c.cycleDone, cycles: c.cycles },
    ...{ product: c.product, made: c.made, scrapped: c.scrapped, operatingMillis: c.operatingMillis },
    operatingAt: (machine) => operatingAt(shop, machine),
    phaseAt: (machine, atMillis) => phaseAt(shop, machine, atMillis),
    damageOf(machine, wearPart) {
      const { starts, items } = hazards.of
      let damage = 0
      for (let i = starts[machine] ?? 0; i < (starts[machine + 1] ?? 0); i++) {
        const hazard = items[i] ?? 0
        if (hazards.list[hazard]?.wearPart !== wearPart) continue
        const clock = hazards.sorts[hazard] === HAZARD.calendar ? shop.now : operatingAt(shop, machine)
        damage = Math.max(damage, hazards.damage(hazard, clock))
      }
      return damage
    },
    queued: (link) => parts.counts[link] ?? 0,
    held: (machine) => parts.counts[shop.rowOf(machine)] ?? 0,
    causeOf: (machine) => causeOf(shop, machine),
    busy: (crew) => shop.crews.busy[crew] ?? 0,
    take(effect) {
      const taken = takeEffect(shop, naming, effect)
      lookAround()
      return taken
    },
    endEffects() {
      endEffects(shop)
      lookAround()
    },
    setStill(still) {
      setStill(shop, still)
      lookAround()
    },
    hinder(machine, slowness, spoils) {
      c.slowness[machine] = slowness
      c.extraSpoils[machine] = spoils
    },
    steer,
    ledger: () => ({
      ...{ entered: shop.entered, shipped: shop.shipped, scrapped: shop.scraps, joined: shop.joined },
      inProcess: parts.counts.reduce((sum, count) => sum + count, 0),
    }),
  }
}
