import type { FactoryEffect } from '../effect.ts'
import { EVENT } from './events.ts'
import { offerRoom } from './flow.ts'
import { HAZARD, PENDING } from './hazards.ts'
import { NONE } from './parts.ts'
import { operatingAt } from './reading.ts'
import { type Running, type Shop, STREAM } from './shop.ts'
import { canInterrupt, interrupt, retime, settle, timeCalendar } from './stops.ts'
import { sendOut } from './work.ts'

const MINUTE_MILLIS = 60_000

/** Raised by machines that a dip of the mains has tripped. */
export const POWER_ALARM = 'E090'

/** By which Stories call machines. */
export interface Naming {
  readonly ids: readonly string[]
  readonly workshops: readonly string[]
}

/** Does what a Story asks for, now; false where it cannot be [W-17]. */
export function takeEffect(shop: Shop, naming: Naming, effect: FactoryEffect): boolean {
  switch (effect.do) {
    case 'wear':
      return wear(shop, naming.ids.indexOf(effect.machine), effect.part, effect.failsAfterMinutes)
    case 'fail':
      return trip(shop, naming.ids.indexOf(effect.machine), effect.alarm, effect.minutes * MINUTE_MILLIS)
    case 'hold':
      return hold(shop, naming.ids.indexOf(effect.machine), effect.reason, effect.minutes * MINUTE_MILLIS)
    case 'cycle':
      return run(shop, 'pace', naming.ids.indexOf(effect.machine), effect.factor, effect.minutes)
    case 'spoil':
      return run(shop, 'spoils', naming.ids.indexOf(effect.machine), effect.share, effect.minutes)
    case 'buffer': {
      const [from, to] = [naming.ids.indexOf(effect.from), naming.ids.indexOf(effect.to)]
      const link = shop.model.links.findIndex((other) => other.from === from && other.to === to)
      return run(shop, 'room', link, effect.capacity, effect.minutes)
    }
    case 'material': {
      const machine = naming.ids.indexOf(effect.machine)
      return shop.stations[machine]?.bears === 1 && run(shop, 'barren', machine, 1, effect.minutes)
    }
    case 'order':
      return order(shop, effect)
    case 'crew': {
      const crew = shop.model.crews.findIndex(({ id }) => id === effect.crew)
      return run(shop, 'people', crew, effect.people, effect.minutes)
    }
    case 'pace':
      return run(shop, 'crowd', 0, effect.factor, effect.minutes)
    case 'road': {
      const closed =
        shop.fleet?.close?.(effect.road, shop.now + effect.minutes * MINUTE_MILLIS, shop.now) ?? false
      shop.minded = closed
      return closed
    }
    case 'powerDip':
      return dip(shop, naming, effect.workshop, effect.share, effect.minutes * MINUTE_MILLIS)
  }
}

function wear(shop: Shop, machine: number, part: string, minutes: number): boolean {
  const { hazards } = shop
  const hazard = hazards.list.findIndex(
    (other) => other.machine === machine && other.id === part && other.sort !== HAZARD.stop,
  )
  if (hazard === NONE || !(minutes >= 0) || hazards.pending[hazard] === PENDING.failure) return false
  const byClock = hazards.sorts[hazard] === HAZARD.calendar
  hazards.force(hazard, byClock ? shop.now : operatingAt(shop, machine), minutes * MINUTE_MILLIS)
  if (byClock) timeCalendar(shop, hazard)
  else retime(shop, machine)
  return true
}

function trip(shop: Shop, machine: number, alarm: string, millis: number): boolean {
  if (machine < 0 || !(millis > 0) || shop.trips.has(machine)) return false
  shop.trips.set(machine, { alarm, millis })
  resettle(shop, machine)
  return true
}

function hold(shop: Shop, machine: number, reason: string, millis: number): boolean {
  if (machine < 0 || !(millis > 0)) return false
  shop.holds.set(machine, { reason, millis })
  resettle(shop, machine)
  return true
}

function resettle(shop: Shop, machine: number): void {
  if (!canInterrupt(shop, machine)) return
  interrupt(shop, machine)
  settle(shop, machine)
}

/** They go down at once and come back one after another, within the time in all. */
function dip(shop: Shop, { workshops }: Naming, workshop: string, share: number, millis: number): boolean {
  const hit = [...workshops.keys()].filter(
    (machine) =>
      workshops[machine] === workshop && shop.streams.next(shop.stream(machine, STREAM.dip)) < share,
  )
  const tripped = hit.filter((machine, i) =>
    trip(shop, machine, POWER_ALARM, (millis * (i + 1)) / hit.length),
  )
  return tripped.length > 0
}

function order(shop: Shop, effect: Extract<FactoryEffect, { do: 'order' }>): boolean {
  const product = shop.model.products.indexOf(effect.product)
  if (product < 0 || !(effect.quantity >= 1)) return false
  const due = shop.now + effect.dueMinutes * MINUTE_MILLIS
  if (!shop.book.open(product, Math.round(effect.quantity), due, effect.rush, shop.now)) return false
  for (const source of shop.book.sources) shop.poke(source)
  return true
}

function run(shop: Shop, touch: Running['touch'], index: number, value: number, minutes?: number): boolean {
  if (index < 0 || !(value >= 0)) return false
  const number = shop.nextRunning++
  shop.running.set(number, { touch, index, value })
  if (minutes !== undefined) shop.schedule(shop.now + minutes * MINUTE_MILLIS, EVENT.effect, number, 0)
  apply(shop, touch, index)
  return true
}

export function endEffect(shop: Shop, number: number): void {
  const ended = shop.running.get(number)
  if (ended === undefined) return
  shop.running.delete(number)
  apply(shop, ended.touch, ended.index)
}

export function endEffects(shop: Shop): void {
  for (const number of [...shop.running.keys()]) endEffect(shop, number)
}

/** What the model says, and over it what is asked for and not over: factors together, else the latest. */
function apply(shop: Shop, touch: Running['touch'], index: number): void {
  const { ways, crews, model } = shop
  const station = shop.stations[index]
  const values = [...shop.running.values()]
    .filter((running) => running.touch === touch && running.index === index)
    .map(({ value }) => value)
  const product = values.reduce((all, value) => all * value, 1)
  switch (touch) {
    case 'pace':
      if (station !== undefined) station.pace = product
      return
    case 'crowd':
      shop.pace = product
      return
    case 'spoils':
      if (station !== undefined) station.spoils = values.at(-1) ?? model.stations[index]?.spoils ?? 0
      return
    case 'room':
      ways.room[index] = values.at(-1) ?? model.links[index]?.capacity ?? 0
      offerRoom(shop, ways.from[index] ?? 0)
      return
    case 'barren':
      if (station !== undefined) station.barren = values.length
      shop.poke(index)
      return
    case 'people':
      crews.people[index] = values.at(-1) ?? model.crews[index]?.people ?? 0
      sendOut(shop, index)
      return
  }
}

/** Nothing breaks or wears by itself while chance is still [W-18]. */
export function setStill(shop: Shop, still: boolean): void {
  const { hazards } = shop
  hazards.setStill(still, (hazard) =>
    hazards.sorts[hazard] === HAZARD.calendar
      ? shop.now
      : operatingAt(shop, hazards.list[hazard]?.machine ?? NONE),
  )
  for (let machine = 0; machine < shop.machines; machine++) retime(shop, machine)
  for (const [hazard, sort] of hazards.sorts.entries()) {
    if (sort === HAZARD.calendar) timeCalendar(shop, hazard)
  }
}
