import { describe, expect, it } from 'vitest'
import { found, IN_THE_BOX } from './compiled.ts'
import { flowing } from './flowing.ts'

/** What sets the pace in each plant, by the seconds of a part. */
const BOTTLENECKS: Readonly<Record<(typeof IN_THE_BOX)[number], Readonly<Record<string, number>>>> = {
  gearbox: { 'AS-304': 120 },
  smt: { 'BB-303': 54 },
  moulding: { 'DA-101': 64, 'DP-204': 59 },
}

const SHIFT_SECONDS = 8 * 3600

describe.each(IN_THE_BOX)('a shift of %s', (name) => {
  const shop = flowing(found(name))
  const working = shop.table.machines.filter(({ index }) => {
    const role = shop.model.stations[index]?.role
    return role !== undefined && !['none', 'source', 'sink', 'store'].includes(role)
  })
  const cycles = () => working.map(({ index }) => shop.factory.cycles[index] ?? 0)

  it('[G-5] most machines run in the first two hours', () => {
    shop.play(2)
    expect(shop.runningShare()).toBeGreaterThan(0.85)
    expect(shop.runningShare()).toBeLessThan(0.99)
  })

  it('[W-28] ships what its bottleneck allows, and every machine makes something to the end', () => {
    shop.play(4)
    const before = cycles()
    shop.play(2)
    const idle = cycles().flatMap((count, i) => (count > (before[i] ?? 0) ? [] : working[i]?.machine.id))
    expect(idle).toEqual([])
    for (const [id, seconds] of Object.entries(BOTTLENECKS[name])) {
      expect(shop.factory.made[shop.indexOf(id)]).toBeGreaterThan((0.75 * SHIFT_SECONDS) / seconds)
    }
    const rates = Object.values(BOTTLENECKS[name]).reduce((sum, seconds) => sum + 1 / seconds, 0)
    expect(shop.factory.ledger().shipped).toBeGreaterThan(0.75 * SHIFT_SECONDS * rates)
  })

  it('[W-28] loses no part', () => {
    const { entered, shipped, scrapped, joined, inProcess } = shop.factory.ledger()
    expect(entered).toBe(shipped + scrapped + joined + inProcess)
    expect(scrapped).toBeGreaterThan(0)
  })
})

describe('a generated plant', () => {
  it.each([
    // Of a single machine one repair is a tenth of two hours.
    ['generated:1', 48],
    ['generated:40', 2],
    ['generated:300', 2],
  ] as const)('[W-28] %s flows, and most of its machines run', (source, hours) => {
    const shop = flowing(found(source))
    shop.play(hours)
    expect(shop.runningShare()).toBeGreaterThan(0.85)
    expect(shop.factory.ledger().shipped).toBeGreaterThan(50)
  })
})

describe('the stock of a factory', () => {
  const { model, factory, indexOf, play } = flowing(found('gearbox'))

  it('[W-29] is half of the room, a whole batch before a furnace and nothing at a sink', () => {
    const stocked = (from: string, to: string) => {
      const link = model.links.findIndex((each) => each.from === indexOf(from) && each.to === indexOf(to))
      return model.stock?.links[link]
    }
    expect(stocked('GT-101', 'GH-201')).toBe(3)
    expect(stocked('FB-401', 'FF-501')).toBe(12)
    expect(stocked('PP-402', 'LS-04')).toBe(0)
    expect(model.stock?.stations[indexOf('HB-631')]).toBe(30)
    expect(model.stock?.stations[indexOf('GT-101')]).toBe(0)
  })

  it('[W-29] is there when the factory begins, and every machine has something to work on', () => {
    play(0)
    const laid = [...(model.stock?.links ?? []), ...(model.stock?.stations ?? [])]
    const sum = laid.reduce((total, each) => total + each, 0)
    const { entered, inProcess } = factory.ledger()
    expect(inProcess).toBeGreaterThanOrEqual(sum)
    expect(entered).toBe(inProcess)
    const empty = model.stations.flatMap(({ role }, machine) =>
      ['station', 'batch', 'assembly', 'inspection'].includes(role) && factory.held(machine) === 0
        ? [machine]
        : [],
    )
    expect(empty).toEqual([])
  })
})
