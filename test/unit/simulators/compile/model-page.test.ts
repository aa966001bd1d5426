import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import type { FailureMode } from '../../../../simulators/engine/factory/model.ts'
import { temperamentOf } from '../../../../simulators/engine/temperament.ts'
import { everyKind } from '../plants.ts'
import { compiled } from './compiled.ts'

const PAGE = readFileSync(new URL('../../../../simulators/MODEL.md', import.meta.url), 'utf8')
const HOUR = 3_600_000
const MINUTE = 60_000

const { table, model } = compiled(everyKind())
const failuresOf = (machine: number): readonly FailureMode[] => model.stations[machine]?.failures ?? []

describe('what MODEL.md tells of failures', () => {
  it('[W-24] by chance as often as it says, Kind by Kind', () => {
    const hours =
      /once in (\d+) hours .* in (\d+) of a conveyor's and in (\d+) of a store's or a buffer's/.exec(PAGE)
    const [usual, conveyors, stores] = (hours ?? []).slice(1).map(Number)
    const told = new Map([
      ...[['conveyor', conveyors] as const, ['storage', stores] as const, ['buffer', stores] as const],
      ...['agv', 'gateway', 'radio-unit'].map((kind) => [kind, Number.POSITIVE_INFINITY] as const),
    ])
    for (const id of KINDS.keys()) expect(temperamentOf(id).faultHours, id).toBe(told.get(id) ?? usual)
    for (const { kind, index } of table.machines) {
      const sudden = failuresOf(index).filter(({ wearPart }) => wearPart === undefined)
      const perHour = sudden.reduce(
        (sum, { life }) => sum + (life.law === 'exponential' ? HOUR / life.mean : Number.NaN),
        0,
      )
      expect(perHour, kind.id).toBeCloseTo(1 / (told.get(kind.id) ?? usual ?? Number.NaN), 9)
    }
  })

  it('[W-24] worn by a law of the shape, and mended in the time, that it says', () => {
    const shapes = /shape (\d) up to (\d+) h, (\d) below ([\d,]+) h, else (\d)/.exec(PAGE)
    const [first, short, second, long, third] = (shapes ?? [])
      .slice(1)
      .map((text) => Number(text.replace(',', '')))
    const repairs =
      /(\d+) minutes for a fault, (\d+) for a part that lasts up to 500 h and (\d+) for any other/.exec(PAGE)
    const [fault, quick, slow] = (repairs ?? []).slice(1).map(Number)
    const seen = new Set<string>()
    for (const { kind, index } of table.machines) {
      for (const { wearPart, life, repair } of failuresOf(index)) {
        const minutes = repair.law === 'lognormal' ? repair.mean / MINUTE : Number.NaN
        if (wearPart === undefined) {
          expect(minutes, kind.id).toBe(fault)
          continue
        }
        const hours = kind.wearParts[wearPart]?.lifeHours ?? Number.NaN
        const isShort = hours <= (short ?? Number.NaN)
        const shape = isShort ? first : hours < (long ?? Number.NaN) ? second : third
        expect(life, `${kind.id} ${hours}`).toMatchObject({ law: 'weibull', shape })
        expect(minutes, `${kind.id} ${hours}`).toBe(isShort ? quick : slow)
        seen.add(hours === long ? 'at the edge' : `shape ${shape}`)
      }
    }
    expect([...seen].sort()).toEqual(['at the edge', 'shape 2', 'shape 3', 'shape 4'])
  })
})
