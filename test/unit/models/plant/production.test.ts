import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../../models/plant/parse.ts'
import { afterProduction, producingPlant } from './production-plant.ts'
import type { Breakable } from './small-plant.ts'

type Damage = (plant: Breakable, production: Breakable, workshop: Breakable) => void

describe('a plant file that tells how it produces', () => {
  it('[P-14] parses with its defaults filled in, and to itself again', () => {
    const once = parsePlant(producingPlant(), KINDS)
    if (!once.ok) throw new Error('the producing plant does not parse')
    expect(once.plant.production?.orders.mix[1]).toEqual({ product: 'large', weight: 1 })
    expect(once.plant.production?.crews[1]?.shifts).toBe(true)
    expect(once.plant.production?.machines.turn?.failures?.[0]?.clock).toBe('operating')
    expect(parsePlant(once.plant, KINDS)).toEqual(once)
  })

  it('[P-14] may tell nothing of it', () => {
    expect(afterProduction((plant) => delete plant.production)).toEqual([])
  })

  it.each<[string, Damage, string]>([
    [
      'a law that is none',
      (_, production) => Object.assign(production.orders.lot, { law: 'fixt' }),
      '$.production.orders.lot.law: expected one of "fixed", "normal", "lognormal", "gamma", "triangular", "exponential", "weibull", "empirical", found "fixt"; did you mean "fixed"?',
    ],
    [
      'a key that its law has not',
      (_, production) => Object.assign(production.machines.turn.cycle, { devation: 3 }),
      '$.production.machines.turn.cycle.devation: expected only known keys, found an unknown one; did you mean "deviation"?',
    ],
    [
      'a share beyond 1',
      (_, production) => Object.assign(production.machines.turn, { spoils: 1.2 }),
      '$.production.machines.turn.spoils: expected at most 1, found 1.2',
    ],
    [
      'a share below 0',
      (_, production) => Object.assign(production.machines.look, { finds: -0.1 }),
      '$.production.machines.look.finds: expected at least 0, found -0.1',
    ],
    [
      'a buffer of negative size',
      (_plant, _production, workshop) => Object.assign(workshop.flows[1], { buffer: -1 }),
      '$.workshops[0].flows[1].buffer (workshop "w1"): expected at least 0, found -1',
    ],
    [
      'a time of day that is none',
      (_, production) => Object.assign(production.shifts[0], { from: '6:00' }),
      '$.production.shifts[0].from: expected a time of day like "06:30", found "6:00"',
    ],
    [
      'a time that lasts no time',
      (_, production) => Object.assign(production.machines.turn.cycle, { mean: 0 }),
      '$.production.machines.turn.cycle.mean: expected more than 0, found 0',
    ],
  ])('[P-14] %s is a problem of shape', (_, damage, sentence) => {
    expect(afterProduction(damage)).toContain(sentence)
  })

  it.each<[string, Damage, string]>([
    [
      'a product that is none',
      (_, production) => Object.assign(production.orders.mix[1], { product: 'larg' }),
      '$.production.orders.mix[1].product: expected the id of a product, found "larg"; did you mean "large"?',
    ],
    [
      'a machine that is none',
      (_, production) => Object.assign(production.machines, { trun: {} }),
      '$.production.machines.trun: expected the id of a machine, found "trun"; did you mean "turn"?',
    ],
    [
      'a crew that is none',
      (_, production) => Object.assign(production.machines.look, { operator: 'operator' }),
      '$.production.machines.look.operator: expected the id of a crew, found "operator"; did you mean "operators"?',
    ],
    [
      'a wear part that the Kind has not',
      (_, production) => Object.assign(production.machines.turn.failures[0], { id: 'turningInsret' }),
      '$.production.machines.turn.failures[0].id: expected a wear part of Kind "lathe" or the code of an alarm, found "turningInsret"; did you mean "turningInsert"? its wear parts are spindleBearing, turningInsert, chuckCylinder, coolantPump',
    ],
    [
      'a product on a flow that is none',
      (_plant, _production, workshop) => Object.assign(workshop.flows[1], { products: ['medium'] }),
      '$.workshops[0].flows[1].products[0] (workshop "w1"): expected the id of a product, found "medium"',
    ],
    [
      'two products of one id',
      (_, production) => Object.assign(production.products[1], { id: 'small' }),
      '$.production.products[1].id: expected an id of its own, found "small" a second time',
    ],
    [
      'a law out of order',
      (_, production) =>
        Object.assign(production.orders, { lot: { law: 'triangular', low: 30, mode: 20, high: 40 } }),
      '$.production.orders.lot.mode: expected low, mode and high in order, found 30, 20 and 40',
    ],
    [
      'too few weights',
      (_, production) =>
        Object.assign(production.orders, { lot: { law: 'empirical', values: [1, 2], weights: [1] } }),
      '$.production.orders.lot.weights: expected as many weights as values, 2, found 1',
    ],
    [
      'shifts that overlap',
      (_, production) => Object.assign(production.shifts[1], { from: '17:00' }),
      '$.production.shifts[1]: expected a shift that no other overlaps, found one at the same time as "day"',
    ],
    [
      'a shift that overlaps past midnight',
      (_, production) => Object.assign(production.shifts[1], { to: '06:30' }),
      '$.production.shifts[1]: expected a shift that no other overlaps, found one at the same time as "day"',
    ],
    [
      'a break outside its shift',
      (_, production) => Object.assign(production.shifts[0].breaks[0], { to: '18:30' }),
      '$.production.shifts[0].breaks[0]: expected a break within its shift, found 12:00 to 18:30',
    ],
    [
      'a crew of nobody that a machine needs',
      (_, production) => Object.assign(production.crews[0], { people: 0 }),
      '$.production.crews[0].people: expected at least 1, for machine "turn" needs them, found 0',
    ],
    [
      'a crew of nobody that mends',
      (_, production) => Object.assign(production.crews[1], { people: 0 }),
      '$.production.crews[1].people: expected at least 1, for machines break down, found 0',
    ],
    [
      'rework further down the line',
      (_, production) => Object.assign(production.machines.look.rework, { at: 'done' }),
      '$.production.machines.look.rework.at: expected a machine that parts pass before "look", found "done"',
    ],
    [
      'an assembly of one',
      (_, production) => Object.assign(production.machines.turn, { role: 'assembly' }),
      '$.production.machines.turn.role: expected an assembly that at least two flows lead to, found 1',
    ],
    [
      'a gateway that produces',
      (_, production) => Object.assign(production.machines, { gw: { role: 'station' } }),
      '$.production.machines.gw.role: expected no role, as of every machine of Kind "gateway", found "station"',
    ],
    [
      'a line with no source',
      (_plant, _production, workshop) => workshop.flows.splice(0, 1),
      '$.workshops[0].flows[0].from (workshop "w1"): expected a machine that material reaches, from a storage or from one with the role "source", found "turn"',
    ],
    [
      'a ring that nothing leads into',
      (_plant, _production, workshop) => {
        workshop.flows.splice(2, 1)
        Object.assign(workshop.flows[0], { from: 'look' })
      },
      '$.workshops[0].flows[0].from (workshop "w1"): expected a machine that material reaches, from a storage or from one with the role "source", found "look"',
    ],
    [
      'an AGV that carries where no road is',
      (_plant, _production, workshop) => Object.assign(workshop, { roads: [] }),
      '$.workshops[0].flows[0].by (workshop "w1"): expected an AGV where roads lead, found "agv-1", and workshop "w1" has none',
    ],
  ])('[P-15] %s is refused', (_, damage, sentence) => {
    expect(afterProduction(damage)).toContain(sentence)
  })

  it('[P-15] a line with no source is told where it begins, and once', () => {
    const told = afterProduction((_plant, _production, workshop) => workshop.flows.splice(0, 1))
    expect(told).toHaveLength(1)
  })

  it('[P-15] a machine with the role of a source may begin a line, and aisles may be driven on', () => {
    const told = afterProduction((_, production, workshop) => {
      workshop.flows.splice(0, 1)
      production.machines.turn.role = 'source'
      workshop.aisles = [{ path: workshop.roads[0].path, width: 3 }]
      workshop.roads = []
    })
    expect(told).toEqual([])
  })

  it('[P-15] is asked for sense although something else has not the right shape', () => {
    const told = afterProduction((plant, production) => {
      plant.name = 'Plant'
      production.machines.look.rework.at = 'done'
    })
    expect(told.map((each) => each.split(':')[0])).toEqual(['$.name', '$.production.machines.look.rework.at'])
  })

  it('[P-15] where a flow cannot be read, nobody is said to be unreached', () => {
    const told = afterProduction((_plant, _production, workshop) => {
      workshop.flows[0].from = 7
    })
    expect(told.map((each) => each.split(' ')[0])).toEqual(['$.workshops[0].flows[0].from'])
  })
})
