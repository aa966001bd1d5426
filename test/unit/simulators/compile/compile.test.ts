import { describe, expect, it } from 'vitest'
import { generatedPlant } from '../../../../models/plants/generated.ts'
import type { FactoryModel, Role } from '../../../../simulators/engine/factory/model.ts'
import { everyKind, machine, plantWith } from '../plants.ts'
import { compiled, found, IN_THE_BOX, parsed } from './compiled.ts'

const GENERATED = ['generated:1', 'generated:7', 'generated:300', 'generated:10000']

const WORKING: ReadonlySet<Role> = new Set(['station', 'batch', 'assembly', 'disassembly', 'inspection'])

/** Machines that can be come to from those, along the links or against them. */
function reached(model: FactoryModel, role: Role, forwards: boolean): ReadonlySet<number> {
  const next = model.stations.map((): number[] => [])
  for (const { from, to } of model.links) next[forwards ? from : to]?.push(forwards ? to : from)
  const seen = new Set(model.stations.flatMap((station, i) => (station.role === role ? [i] : [])))
  for (const machine of seen) for (const each of next[machine] ?? []) seen.add(each)
  return seen
}

describe.each([...IN_THE_BOX, ...GENERATED])('the factory of %s', (source) => {
  const { plant, table, model } = compiled(found(source))

  it('[W-20] has the machines of the slot table and the flows of the file', () => {
    expect(model.stations).toHaveLength(table.machines.length)
    expect(model.links).toHaveLength(plant.workshops.reduce((sum, { flows }) => sum + flows.length, 0))
    expect(model.stations.some(({ role }) => WORKING.has(role))).toBe(true)
  })

  it('[W-20] is made of numbers that mean something', () => {
    for (const { from, to, capacity, load, transferMillis, by } of model.links) {
      for (const each of [from, to, by ?? 0]) expect(table.machines[each]).toBeDefined()
      expect(capacity).toBeGreaterThanOrEqual(1)
      expect(load).toBeLessThanOrEqual(capacity)
      expect(transferMillis).toBeGreaterThanOrEqual(0)
    }
    for (const { failures } of model.stations) {
      for (const { crew, used } of failures) {
        if (crew !== undefined) expect(model.crews[crew]?.people).toBeGreaterThan(0)
        expect(used).toBeGreaterThanOrEqual(0)
        expect(used).toBeLessThan(1)
      }
    }
  })
})

it.each([...IN_THE_BOX, 'generated:300'])(
  '[W-20] the factory of %s is the same for the same seed and another for another',
  (source) => {
    const plant = found(source)
    expect(compiled(plant).model).toEqual(compiled(plant).model)
    expect(compiled(plant, 2).model).not.toEqual(compiled(plant).model)
  },
)

describe.each([...IN_THE_BOX, 'generated:300', 'generated:10000'])('the material of %s', (source) => {
  it('[W-21] reaches every machine that produces, and goes from each to a sink', () => {
    const { model, table } = compiled(found(source))
    const fed = reached(model, 'source', true)
    const drained = reached(model, 'sink', false)
    const working = table.machines.filter(({ index }) => WORKING.has(model.stations[index]?.role ?? 'none'))
    expect(working.length).toBeGreaterThan(20)
    expect(working.filter(({ index }) => !fed.has(index) || !drained.has(index))).toEqual([])
  })
})

describe('roles', () => {
  const { table, model, station } = compiled(found('gearbox'))

  it('[W-22] of stores go by their place in the flows', () => {
    expect(['LS-01', 'LS-02', 'LS-03'].map((id) => station(id).role)).toEqual(['source', 'source', 'source'])
    expect(station('LS-04').role).toBe('sink')
    for (const id of ['FB-401', 'HB-631', 'AB-302']) expect(station(id).role).toBe('store')
  })

  it('[W-22] of machines go by their Kind, and by what the ways to them bring', () => {
    const assemblies = table.machines
      .filter(({ index }) => model.stations[index]?.role === 'assembly')
      .map((placed) => placed.machine.id)
    expect(assemblies.sort()).toEqual(['AP-101', 'AS-202', 'AS-203', 'AW-301'])
    // Two ways that were parted before, or from machines side by side, bring the same.
    for (const id of ['GR-301', 'QW-704', 'XW-301']) expect(station(id).role).toBe('station')
    for (const id of ['QC-701', 'QV-703', 'XV-302']) expect(station(id).role).toBe('inspection')
    for (const id of ['FF-501', 'FF-502']) expect(station(id)).toMatchObject({ role: 'batch', capacity: 12 })
    for (const id of ['GC-121', 'GR-111', 'AGV-01', 'GW-01', 'RU-01']) expect(station(id).role).toBe('none')
  })

  it('[W-22] put together the four boards and the housing of a controller', () => {
    const smt = compiled(found('smt'))
    for (const id of ['S1-P1', 'TH-102', 'BB-302', 'BB-303']) expect(smt.station(id).role).toBe('assembly')
    expect(smt.station('S1-P2').role).toBe('station')
    const moulding = compiled(found('moulding'))
    for (const id of ['DA-102', 'DP-202']) expect(moulding.station(id).role).toBe('assembly')
    for (const id of ['LP-03', 'QW-05', 'PK-301']) expect(moulding.station(id).role).toBe('station')
  })

  it('[W-21] a machine that no flow touches works by itself', () => {
    const { model: alone, table: all } = compiled(everyKind())
    const idle = all.machines.filter(({ index }) => alone.stations[index]?.role === 'none')
    const names = idle.map(({ kind }) => kind.id).sort()
    expect(names).toEqual(['agv', 'buffer', 'conveyor', 'gateway', 'radio-unit', 'robot', 'storage'])
  })

  it('[W-22] small plants without a store begin and end at machines', () => {
    const { model: small } = compiled(parsed(generatedPlant(7)))
    expect(small.stations.filter(({ role }) => role === 'station')).toHaveLength(3)
    expect(small.links).toHaveLength(2)
  })
})

describe('links', () => {
  const { link, indexOf } = compiled(found('gearbox'))

  it('[W-23] are carried by a conveyor, a robot, an AGV or from hand to hand', () => {
    expect(link('GT-102', 'GH-202')).toMatchObject({
      by: indexOf('GC-121'),
      capacity: 8,
      fleet: false,
      load: 1,
    })
    expect(link('GT-101', 'GH-201')).toMatchObject({
      by: indexOf('GR-111'),
      transferMillis: 18_000,
      serial: true,
    })
    expect(link('LS-01', 'ST-101')).toMatchObject({ by: undefined, fleet: true, capacity: 30, load: 10 })
    expect(link('PP-402', 'LS-04')).toMatchObject({ fleet: true, capacity: 16, load: 8 })
    expect(link('QV-703', 'QC-701')).toMatchObject({ by: undefined, fleet: false, transferMillis: 2000 })
  })

  it('[W-23] have room for a whole batch before a furnace and behind it', () => {
    expect(link('FB-401', 'FF-501').capacity).toBe(12)
    expect(link('FF-502', 'FB-521').capacity).toBe(12)
  })

  it('[W-23] behind an oven hold what lies in it', () => {
    const smt = compiled(found('smt'))
    expect(smt.link('S1-RF', 'S1-AOI')).toMatchObject({
      capacity: 4 + 6,
      transferMillis: 1000 * (12 + 6 * 42),
    })
  })

  it('[W-23] take the load and the products that the file tells', () => {
    const plant = plantWith([machine('A', 'storage'), machine('B', 'lathe'), machine('V', 'agv')], {
      flows: [{ from: 'A', to: 'B', by: 'V', buffer: 9, load: 30, products: ['y'] }],
    })
    const name = { 'zh-CN': '件', en: 'part' }
    const lot = { law: 'fixed' as const, value: 5 }
    const production = {
      products: [
        { id: 'x', name },
        { id: 'y', name },
      ],
      orders: { mix: [{ product: 'x', weight: 1 }], lot, due: lot },
      shifts: [],
      crews: [],
      machines: {},
    }
    expect(compiled({ ...plant, production }).link('A', 'B')).toMatchObject({ load: 9, products: [1] })
  })
})
