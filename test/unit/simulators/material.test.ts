import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../models/kinds/catalogue.ts'
import type { Actor } from '../../../simulators/engine/actor.ts'
import type { World } from '../../../simulators/engine/world.ts'
import { findPlant } from '../../../simulators/plant-source.ts'
import { machine, plantWith, played, START, worldOf } from './plants.ts'

const gearbox = (messagesASecond: number): World => {
  const found = findPlant('gearbox', KINDS)
  if (!found.ok) throw new Error(found.sentence)
  return worldOf(found.plant, messagesASecond)
}

const actorOf = ({ actors }: World, id: string): Actor => {
  const actor = actors.find(({ played }) => played.placed.machine.id === id)
  if (actor === undefined) throw new Error(`no ${id}`)
  return actor
}

type Said = Readonly<Record<string, number | boolean>>

/** What machines say, a minute at a time. */
function* saidBy(world: World, ids: readonly string[], minutes: number) {
  const idOf = new Map(ids.map((id) => [actorOf(world, id).topic, id]))
  for (let minute = 0; minute < minutes; minute++) {
    const said = new Map<string, Said[]>(ids.map((id) => [id, []]))
    for (const { topic, payload } of played(world, 60, START + 60_000 * minute)) {
      const id = idOf.get(topic)
      if (id !== undefined) said.get(id)?.push(JSON.parse(payload))
    }
    yield { minute, said }
  }
}

describe('what a conveyor tells of its parts', () => {
  it('[G-13] is what lies on it: they are counted at its end, and none is while it stands', () => {
    const world = gearbox(40)
    const { played: belt } = actorOf(world, 'XC-121')
    const model = world.factory
    expect(model.take({ do: 'fail', machine: 'XC-121', alarm: 'E610', minutes: 20 })).toBe(true)
    const moved: number[] = []
    let entries = 0
    for (const { minute, said } of saidBy(world, ['XC-121'], 40)) {
      const all = said.get('XC-121') ?? []
      for (const one of all) moved.push(Number(one.itemsMoved))
      if (minute < 15) expect(new Set(moved).size, `minute ${minute}`).toBe(1)
      if (all.at(-1)?.entryOccupied === true) entries += Number(minute < 19)
      expect(Number(all.at(-1)?.itemCount)).toBe(belt.material.held())
    }
    // What the mills go on giving stands at the entry.
    expect(entries).toBeGreaterThan(10)
    expect(new Set(moved).size).toBeGreaterThan(5)
  })
})

describe('what a store tells', () => {
  it('[G-13] balances: what came in and did not go out is what lies more in it', () => {
    const world = gearbox(8)
    const stores = ['LS-01', 'LS-02', 'LS-03', 'LS-04'] as const
    const first = new Map<string, Said>()
    const last = new Map<string, Said>()
    for (const { said } of saidBy(world, stores, 120)) {
      for (const id of stores) {
        const one = said.get(id)?.at(-1)
        if (one === undefined) continue
        if (!first.has(id)) first.set(id, one)
        last.set(id, one)
      }
    }
    for (const id of stores) {
      const of = (key: string): number => Number(last.get(id)?.[key]) - Number(first.get(id)?.[key])
      const { machine: own } = actorOf(world, id).played.placed
      expect(of('palletsIn') + of('palletsOut'), id).toBeGreaterThan(10)
      const room = own.capacity ?? 1000
      const more = (of('fillLevel') / 100) * room
      // The Channel tells a thousandth of the room.
      expect(Math.abs(more - (of('palletsIn') - of('palletsOut'))), id).toBeLessThan(room / 900)
    }
  })

  it('[G-13] a buffer: its parts, how full it is, and how long the oldest has waited', () => {
    const plant = plantWith(
      [
        machine('A', 'machining-centre-3', { idealCycleSeconds: 20 }),
        machine('B', 'buffer', { capacity: 30 }),
        machine('C', 'machining-centre-3', { idealCycleSeconds: 20 }),
      ],
      {
        flows: [
          { from: 'A', to: 'B' },
          { from: 'B', to: 'C' },
        ],
      },
    )
    const world = worldOf(plant, 3)
    const [before] = [...played(world, 2)].filter(({ topic }) => topic.endsWith('/B'))
    const start = JSON.parse(before?.payload ?? '{}')
    expect(start.fillLevel).toBeCloseTo((100 * start.itemCount) / 30, 0)
    expect(world.factory.take({ do: 'fail', machine: 'C', alarm: 'E204', minutes: 60 })).toBe(true)
    let said = start
    for (let minute = 0; minute < 25; minute++) {
      for (const { topic, payload } of played(world, 60, START + 60_000 * minute + 2000)) {
        if (topic.endsWith('/B')) said = JSON.parse(payload)
      }
    }
    expect(said.itemCount).toBe(30)
    expect(said.fillLevel).toBe(100)
    expect(said.itemsIn - start.itemsIn).toBe(30 - start.itemCount + said.itemsOut - start.itemsOut)
    // The first of those that nobody fetches has waited since the other stopped.
    expect(said.longestWait).toBeGreaterThan(20 * 60)
    expect(said.longestWait).toBeLessThan(4 * 3600)
    expect(said.entryOccupied).toBe(true)
    expect(said.exitOccupied).toBe(true)
  })

  it('[G-13] a buffer that an AGV serves: what waits for it lies there until it is fetched', () => {
    const found = findPlant('moulding', KINDS)
    if (!found.ok) throw new Error(found.sentence)
    const world = worldOf(found.plant, 18)
    const ids = ['IB-13', 'IB-23', 'QB-04'] as const
    const counts = new Map<string, number[]>(ids.map((id) => [id, []]))
    let last: ReadonlyMap<string, readonly Said[]> = new Map()
    const first = new Map<string, Said>()
    for (const { said } of saidBy(world, ids, 60)) {
      last = said
      for (const id of ids) {
        for (const one of said.get(id) ?? []) {
          if (!first.has(id)) first.set(id, one)
          counts.get(id)?.push(Number(one.itemCount))
        }
      }
    }
    for (const id of ids) {
      const all = counts.get(id) ?? []
      // It fills as the moulders give, and a vehicle takes a load at once.
      expect(Math.max(...all), id).toBeGreaterThan(20)
      const falls = all.flatMap((count, i) => (i > 0 ? [(all[i - 1] ?? 0) - count] : []))
      expect(Math.max(...falls), id).toBeGreaterThan(10)
      const one = last.get(id)?.at(-1)
      const of = (key: string): number => Number(one?.[key]) - Number(first.get(id)?.[key])
      expect(of('itemCount'), id).toBe(of('itemsIn') - of('itemsOut'))
      expect(Number(one?.fillLevel), id).toBeLessThanOrEqual(100)
      expect(Number(one?.longestWait) > 0, id).toBe(Number(one?.itemCount) > 0)
    }
  })
})
