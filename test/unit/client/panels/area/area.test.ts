import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Area, areaAt, machinesOf } from '../../../../../client/panels/area/area.ts'
import {
  needing,
  networkOf,
  sharedChannels,
  spreadOf,
  stateCounts,
} from '../../../../../client/panels/area/figures.ts'
import { exitsOf, flowOf } from '../../../../../client/panels/area/flow.ts'
import type { StandingAlarm, StandingAlarms } from '../../../../../client/state/alarms.ts'
import { floorStateAt } from '../../../../../client/state/now.ts'
import { linkSlot, stateSlot } from '../../../../../models/slots.ts'
import { LINK, PACKML_STATES } from '../../../../../models/state.ts'
import { QUALITY } from '../../../../../models/twin.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { floorOf, reach, read } from '../floor.ts'

const floor = floorOf(200)
const { model, now } = floor
const { plant, table } = model
const paths = [
  plant.id,
  ...plant.workshops.map(({ id }) => `${plant.id}/${id}`),
  ...table.lines.map(({ path }) => path),
]
const areas = paths.flatMap((path) => areaAt(model, path) ?? [])

const alarm = (priority: StandingAlarm['priority']): StandingAlarm => ({
  code: 'E1',
  priority,
  sinceMillis: 0,
})

describe('an area', () => {
  it('is found at every path of the Plant, and holds the Machines whose paths begin so', () => {
    expect(areas.length).toBe(paths.length)
    for (const area of areas)
      expect(machinesOf(area)).toEqual(
        table.machines.filter(({ path }) => path.startsWith(`${area.path}/`)).map(({ index }) => index),
      )
    expect(areaAt(model, `${plant.id}/nowhere`)).toBeUndefined()
  })

  it('counts each Machine that produces in one state, and infrastructure where there is nothing else [A-13]', () => {
    const producing = (area: Area): number =>
      model.infrastructure.subarray(area.first, area.end).filter((mark) => mark === 0).length
    expect(areas.some((area) => producing(area) > 0 && producing(area) < area.end - area.first)).toBe(true)
    expect(areas.some((area) => producing(area) === 0)).toBe(true)
    reach(floor)
    for (const placed of table.machines) read(now, stateSlot(placed), placed.index % PACKML_STATES.length)
    for (const area of areas) {
      const counts = stateCounts(now, area)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(producing(area) || area.end - area.first)
    }
  })

  it('lists what needs a person, worst first, and nothing else [A-14]', () => {
    const states = [6, 9, 11, 4]
    const some = fc.array(fc.record({ machine: fc.nat(199), state: fc.nat(3), lost: fc.boolean() }), {
      maxLength: 30,
    })
    const raised = fc.dictionary(fc.nat(199).map(String), fc.constantFrom('high', 'medium', 'low'))
    fc.assert(
      fc.property(some, raised, (changes, dictionary) => {
        for (const { machine, state, lost } of changes) {
          const placed = table.machines[machine]
          if (placed === undefined) continue
          read(now, stateSlot(placed), states[state] ?? 6)
          read(now, linkSlot(placed), lost ? LINK.deviceLost : LINK.online)
        }
        const alarms: StandingAlarms = new Map(
          Object.entries(dictionary).map(([machine, priority]) => [Number(machine), [alarm(priority)]]),
        )
        for (const area of areas.slice(0, 4)) {
          const listed = needing(now, alarms, area)
          const expected = machinesOf(area).filter(
            (machine) =>
              alarms.has(machine) ||
              ['fault', 'held'].includes(floorStateAt(now, machine)) ||
              now.twin.quanta[model.linkSlots[machine] ?? -1] !== LINK.online,
          )
          expect(listed.toSorted((a, b) => a - b)).toEqual(expected)
          const ranks = listed.map((machine) => {
            const state = ['fault', 'held'].indexOf(floorStateAt(now, machine))
            const grave = ['high', 'medium', 'low'].indexOf(alarms.get(machine)?.[0]?.priority ?? 'none')
            return (state < 0 ? 2 : state) * 10 + (grave < 0 ? 3 : grave)
          })
          expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
        }
      }),
      { seed: SEED, numRuns: 30 },
    )
  })

  it('tells how its Machines reach the network', () => {
    for (const area of areas) {
      const own = table.machines.slice(area.first, area.end)
      const { ways, gateways, radios } = networkOf(model, area)
      for (const way of ['5g', 'wired', 'wifi'] as const)
        expect(ways[way]).toBe(own.filter(({ machine }) => machine.connection?.link === way).length)
      for (const { placed, serves } of gateways)
        expect(serves).toBe(
          own.filter(({ machine }) => machine.connection?.gateway === placed.machine.id).length,
        )
      for (const { placed, serves } of radios)
        expect(serves).toBe(
          own.filter(({ machine }) => machine.connection?.radio === placed.machine.id).length,
        )
    }
  })
})

describe('what several Machines measure alike', () => {
  it('is told of values that are good and fresh, of Machines in reach [A-17]', () => {
    const own = floorOf(120)
    reach(own)
    const area = areaAt(own.model, own.model.plant.id)
    if (area === undefined) throw new Error('the Plant has no area')
    const shared = sharedChannels(own.model, area)[0]
    if (shared === undefined) throw new Error('no quantity is shared')
    const { slots } = shared
    expect(slots.length).toBeGreaterThan(10)
    expect(spreadOf(own.now, shared, 1000)).toBeUndefined()
    for (const [i, slot] of slots.entries()) read(own.now, slot, i + 1)
    read(own.now, slots[0] ?? -1, 999, 1000, QUALITY.bad)
    read(own.now, slots[1] ?? -1, 999, -1e9)
    const lost = own.model.table.machines[own.model.table.machineOf[slots[2] ?? -1] ?? -1]
    if (lost === undefined) throw new Error('the slot has no Machine')
    read(own.now, linkSlot(lost), LINK.silent)
    const values = slots.slice(3).map((slot, i) => (i + 4) / (own.model.table.perUnit[slot] ?? 1))
    const spread = spreadOf(own.now, shared, 1000)
    expect(spread?.count).toBe(values.length)
    expect(spread?.min).toBeCloseTo(Math.min(...values), 6)
    expect(spread?.max).toBeCloseTo(Math.max(...values), 6)
    expect(spread?.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 6)
  })

  it('is a quantity of at least two, never a word or a counter', () => {
    for (const area of areas)
      for (const { channel, slots } of sharedChannels(model, area)) {
        expect(slots.length).toBeGreaterThan(1)
        expect(channel.states).toBeUndefined()
        expect(channel.counter).toBeUndefined()
      }
  })
})

describe('the flow of a Line', () => {
  const lines = areas.filter(({ kind }) => kind === 'line')

  it('has each Machine once, after all that feed it [A-16]', () => {
    let edges = 0
    for (const area of lines) {
      const { steps } = flowOf(model, area)
      const rank = new Map(steps.flatMap(({ machines }, at) => machines.map((machine) => [machine, at])))
      expect(rank.size).toBe(steps.reduce((sum, { machines }) => sum + machines.length, 0))
      for (const machine of rank.keys()) expect(machinesOf(area)).toContain(machine)
      for (const { from, to } of area.workshops.flatMap(({ flows }) => flows)) {
        const [a, b] = [from, to].map((id) =>
          rank.get(table.machines.findIndex(({ machine }) => machine.id === id)),
        )
        if (a === undefined || b === undefined) continue
        expect(a).toBeLessThan(b)
        edges++
      }
    }
    expect(edges).toBeGreaterThan(20)
  })

  it('ends at the Machines after which no other in it counts [A-15]', () => {
    for (const area of lines) {
      const exits = exitsOf(model, area, () => true).map(({ index }) => index)
      const { steps } = flowOf(model, area)
      if (steps.length === 0) continue
      expect(exits.length).toBeGreaterThan(0)
      for (const { from, to } of area.workshops.flatMap(({ flows }) => flows)) {
        const [a, b] = [from, to].map((id) => table.machines.findIndex(({ machine }) => machine.id === id))
        if (a !== b && machinesOf(area).includes(b ?? -1)) expect(exits).not.toContain(a)
      }
    }
  })
})
