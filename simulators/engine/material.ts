import type { Placed } from '../../models/slots.ts'
import { cycleSecondsOf } from './factory/compile-links.ts'
import type { Factory } from './factory/factory.ts'
import type { FactoryModel } from './factory/model.ts'
import { temperamentOf } from './temperament.ts'

/** The parts on and in a machine as the factory has them now; each is looked up when a Channel asks for it. */
export interface Material {
  /** In it, on it or in its store. */
  held(): number
  /** Share of its room that is taken, from 0 to 1. */
  filled(): number
  /** Of the parts that came upon a belt those that have not come to its end. */
  underWay(): number
  /** Since the factory began. */
  came(): number
  went(): number
  atEntry(): boolean
  atExit(): boolean
  /** Loads that somebody is to bring or fetch, and what is there and finds no room. */
  orders(): number
  /** Of the part that has been in it the longest. */
  oldestSeconds(): number
}

const none = (): number => 0
const never = (): boolean => false

/** Of what takes no part in production. */
export const NO_MATERIAL: Material = {
  ...{ held: none, filled: none, underWay: none, came: none, went: none },
  ...{ atEntry: never, atExit: never, orders: none, oldestSeconds: none },
}

interface Around {
  readonly carried: number[]
  readonly ins: number[]
  readonly outs: number[]
}

/** Of every machine; asked for when the factory is new, so that what lies there then is known. */
export function materialsOf(
  machines: readonly Placed[],
  model: FactoryModel,
  factory: Factory,
): readonly Material[] {
  const around = machines.map((): Around => ({ carried: [], ins: [], outs: [] }))
  for (const [link, { from, to, by, fleet }] of model.links.entries()) {
    around[to]?.ins.push(link)
    around[from]?.outs.push(link)
    if (by !== undefined && !fleet) around[by]?.carried.push(link)
  }
  return machines.map((placed, machine) => {
    const links = around[machine] ?? { carried: [], ins: [], outs: [] }
    const place: Place = { placed, machine, model, factory, ...links }
    const { trade } = temperamentOf(placed.kind.id)
    if (trade === 'carries') return onBelt(place)
    if (trade === 'stores') return inStore(place)
    return atWork(place)
  })
}

interface Place extends Around {
  readonly placed: Placed
  readonly machine: number
  readonly model: FactoryModel
  readonly factory: Factory
}

/** How many parts of these links have so far to go, in milliseconds of movement: more than `above`, `most` at most. */
function countOn({ factory }: Place, links: readonly number[], above: number, most: number): number {
  let count = 0
  for (const link of links) {
    for (let part = factory.firstOn(link), place = 0; part >= 0; part = factory.nextOn(part), place++) {
      const toGo = factory.toGo(link, part, place)
      if (toGo > above && toGo <= most) count += 1
    }
  }
  return count
}

const ANY = Number.NEGATIVE_INFINITY
const FOREVER = Number.POSITIVE_INFINITY
/** Of a belt, before each of its two light barriers. */
const BARRIER_SHARE = 0.15

/** What is still in the oven before it is not on the belt. */
function onBelt(place: Place): Material {
  const { placed, machine, model, factory, carried } = place
  const carryMillis = 1000 * cycleSecondsOf(placed)
  const isFull = (): boolean =>
    carried.some((link) => factory.queued(link) >= (model.links[link]?.capacity ?? FOREVER))
  const on = (above: number, most: number): number => countOn(place, carried, above, most)
  const own = (least: number, most: number): boolean => {
    const phase = factory.held(machine) > 0 ? factory.phaseAt(machine, factory.nowMillis) : -1
    return phase >= least && phase <= most
  }
  return {
    ...NO_MATERIAL,
    held: () => factory.held(machine) + on(ANY, carryMillis),
    underWay: () => on(0, FOREVER),
    atEntry: () =>
      own(0, BARRIER_SHARE) || on((1 - BARRIER_SHARE) * carryMillis, carryMillis) > 0 || isFull(),
    atExit: () => own(1 - BARRIER_SHARE, 1) || on(ANY, BARRIER_SHARE * carryMillis) > 0,
  }
}

/** In it, or on its way through it. */
function atWork(place: Place): Material {
  const { placed, machine, model, factory, outs } = place
  const dwellMillis = 1000 * temperamentOf(placed.kind.id).dwellCycles * cycleSecondsOf(placed)
  const inside = (): number => {
    let count = 0
    for (const link of outs) {
      const rest = (model.links[link]?.transferMillis ?? 0) - dwellMillis
      count += countOn(place, [link], rest, FOREVER)
    }
    return count
  }
  return { ...NO_MATERIAL, held: () => factory.held(machine) + (dwellMillis > 0 ? inside() : 0) }
}

/** Where flows begin or end lorries come and go, each with so many, or a quarter of a small store. */
const LORRY = 24
/** Of the room of a store from which flows begin, when a lorry has just been there. */
const STOCKED_SHARE = 0.75
/** A part that came in is before the light barrier for so long. */
const PASSING_MILLIS = 3000

function inStore(place: Place): Material {
  const { machine, model, factory, ins, outs } = place
  if (ins.length + outs.length === 0) return NO_MATERIAL
  const begins = ins.length === 0
  const ends = outs.length === 0
  // What waits to be fetched lies here still, in places of its own.
  const docks = begins ? [] : outs.filter((link) => model.links[link]?.fleet === true)
  const own = Math.max(1, model.stations[machine]?.capacity ?? 1)
  const room = docks.reduce((sum, link) => sum + (model.links[link]?.capacity ?? 0), own)
  const lorry = Math.max(1, Math.min(LORRY, Math.floor(own / 4)))
  const waiting = (): number => docks.reduce((sum, link) => sum + factory.waiting(link), 0)
  const [begunIn, begunWaiting] = [factory.held(machine), waiting()]
  const passed = (): number => factory.cycles[machine] ?? 0
  const byLorry = (): number => lorry * Math.floor(passed() / lorry)
  const held = (): number => {
    if (begins) return Math.floor(STOCKED_SHARE * own) + byLorry() - passed()
    if (ends) return Math.floor((1 - STOCKED_SHARE) * own) + passed() - byLorry()
    return factory.held(machine) + waiting()
  }
  const arrived = (): number => countOn(place, ins, ANY, 0)
  const asked = (): number => {
    let loads = 0
    for (const link of [...ins, ...outs]) {
      const { fleet = false, load = 1 } = model.links[link] ?? {}
      if (fleet) loads += Math.floor(countOn(place, [link], 0, FOREVER) / load)
    }
    return loads
  }
  /** When the first and when the last came of what lies here; Infinity and -Infinity where nothing does. */
  const cameBetween = (): readonly [number, number] => {
    let [first, last] = [FOREVER, ANY]
    const see = (part: number): void => {
      if (part < 0) return
      const at = factory.inSince(part)
      first = Math.min(first, at)
      last = Math.max(last, at)
    }
    see(factory.firstIn(machine))
    see(factory.lastIn(machine))
    for (const link of docks) {
      let gone = factory.queued(link) - factory.waiting(link)
      for (let part = factory.firstOn(link); part >= 0; part = factory.nextOn(part))
        if (gone-- <= 0) see(part)
    }
    return [first, last]
  }
  return {
    ...NO_MATERIAL,
    held,
    filled: () => held() / room,
    came: () => (begins ? byLorry() : ends ? passed() : passed() + factory.held(machine) - begunIn),
    went: () => (ends ? byLorry() : begins ? passed() : passed() - waiting() + begunWaiting),
    atEntry: () => arrived() > 0 || held() >= room || factory.nowMillis - cameBetween()[1] < PASSING_MILLIS,
    atExit: () => held() > 0,
    orders: () => arrived() + asked(),
    oldestSeconds: () => {
      const [first] = cameBetween()
      return first === FOREVER ? 0 : (factory.nowMillis - first) / 1000
    },
  }
}
