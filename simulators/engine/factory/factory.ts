import type { FactoryEffect } from '../effect.ts'
import { causeOf } from './cause.ts'
import { checkModel } from './check.ts'
import { createCourse } from './course.ts'
import { endEffects, type Naming, setStill, takeEffect } from './effects.ts'
import type { Mode } from './fact.ts'
import { HAZARD } from './hazards.ts'
import { NONE } from './parts.ts'
import { operatingAt, phaseAt, toGo, waitingOn } from './reading.ts'
import { Shop, type ShopPlan } from './shop.ts'

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
  /** How many there were, those at once included, and how many are planned. */
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
  /** Of what has no cycle, the parts that went out of it, and of a sink those that came. */
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
  /** Parts that lie where a link of the fleet begins and that no vehicle has fetched yet; 0 for any other link. */
  waiting(link: number): number
  /** Parts in a machine. */
  held(machine: number): number
  /** Rows of parts in their order, -1 for none: the first on a link, the next one, the first and last in a machine. */
  firstOn(link: number): number
  nextOn(part: number): number
  firstIn(machine: number): number
  lastIn(machine: number): number
  /** What a part that has so many before it on its link has to go, in milliseconds of its carrier's movement. */
  toGo(link: number, part: number, place: number): number
  /** When a part came that lies in a store. */
  inSince(part: number): number
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
  const { columns: c, parts, hazards } = shop
  const { advance, lookAround, steer } = createCourse(shop, plan)
  const naming: Naming = { ids: plan.ids ?? plan.names, workshops: plan.workshops ?? [] }
  return {
    get nowMillis() {
      return shop.now
    },
    get events() {
      return shop.events
    },
    get pending() {
      return shop.heap.size
    },
    advance,
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
    waiting: (link) => waitingOn(shop, link),
    held: (machine) => parts.counts[shop.rowOf(machine)] ?? 0,
    firstOn: (link) => parts.heads[link] ?? NONE,
    nextOn: (part) => parts.next[part] ?? NONE,
    firstIn: (machine) => parts.heads[shop.rowOf(machine)] ?? NONE,
    lastIn: (machine) => {
      const row = shop.rowOf(machine)
      return parts.counts[row] === 0 ? NONE : (parts.tails[row] ?? NONE)
    },
    toGo: (link, part, place) => toGo(shop, link, part, place),
    inSince: (part) => parts.ready[part] ?? 0,
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
      const station = shop.stations[machine]
      if (station === undefined) return
      station.slowness = slowness
      station.extraSpoils = spoils
    },
    steer,
    ledger: () => ({
      ...{ entered: shop.entered, shipped: shop.shipped, scrapped: shop.scraps, joined: shop.joined },
      inProcess: parts.counts.reduce((sum, count) => sum + count, 0),
    }),
  }
}
