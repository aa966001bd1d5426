import { describe, expect, it } from 'vitest'
import { FATE } from '../../../../simulators/engine/factory/fact.ts'
import { DEAF, factoryOf, HOUR, lineOf, link, modelOf, sink, source, station } from './models.ts'

describe('bad parts', () => {
  it('[W-12] an inspection finds its share of what was spoilt, and what can be is worked on again', () => {
    const share = { spoils: 0.2, finds: 0.9, rework: 0.6 }
    const model = lineOf(
      [
        source(),
        station({ spoils: share.spoils }),
        station({ role: 'inspection', finds: share.finds, reworkShare: share.rework, reworkAt: 1 }),
        sink(),
      ],
      3,
    )
    const told = new Map<string, number>()
    const factory = factoryOf(model, {
      sink: {
        ...DEAF,
        part: (machine, fate) => told.set(`${machine} ${fate}`, (told.get(`${machine} ${fate}`) ?? 0) + 1),
      },
    })
    factory.advance(30 * HOUR)
    const count = (machine: number, fate: number): number => told.get(`${machine} ${fate}`) ?? 0
    const seen = count(2, FATE.made) + count(2, FATE.scrapped) + count(2, FATE.reworked)
    const found = count(2, FATE.scrapped) + count(2, FATE.reworked)
    const near = (part: number, of: number, wanted: number): void =>
      expect(Math.abs(part / of - wanted)).toBeLessThan(2.576 * Math.sqrt((wanted * (1 - wanted)) / of))
    expect(seen).toBeGreaterThan(100_000)
    near(found, seen, share.spoils * share.finds)
    near(count(2, FATE.reworked), found, share.rework)
    expect(factory.scrapped[2]).toBe(count(2, FATE.scrapped))
    expect(factory.made[2]).toBe(count(2, FATE.made))
    // What went back was made twice.
    expect(count(1, FATE.made)).toBeGreaterThan(count(0, FATE.entered))
  })

  it('[W-12] rework that finds no room on its way is scrap, so that nobody waits for it', () => {
    const model = modelOf(
      [
        source(),
        station({ spoils: 1 }),
        station({ role: 'inspection', finds: 1, reworkShare: 1, reworkAt: 1 }),
        sink(),
      ],
      [link(0, 1, 2), link(1, 2, 2), link(2, 1, 1), link(2, 3, 1)],
    )
    const factory = factoryOf(model)
    factory.advance(HOUR)
    expect(factory.ledger().shipped).toBe(0)
    expect(factory.cycles[2]).toBeGreaterThan(3500)
  })
})
