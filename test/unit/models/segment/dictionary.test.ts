import { describe, expect, it } from 'vitest'
import {
  type Dictionary,
  dictionaryOf,
  layoutOfDictionary,
  mapSlots,
  readDictionary,
} from '../../../../models/segment/dictionary.ts'
import { decodeEventLines, encodeEventLines } from '../../../../models/segment/event-lines.ts'
import { layoutOf } from '../../../../models/segment/layout.ts'
import { generatedTable, probeTable } from '../../../helpers/plant.ts'

const channel = (key: string, resolution = 1, unit = '') => ({ key, resolution, unit })
const plant = (...machines: readonly (readonly [string, ReturnType<typeof channel>[]])[]): Dictionary => ({
  plant: 'works',
  hash: 'h',
  machines: machines.map(([path, channels]) => ({ path, channels })),
})

describe('what a file says of its Plant', () => {
  it('[Y-8] reads back as it was written, and gives the same tiles as the Plant itself', () => {
    for (const table of [probeTable(), generatedTable(100)]) {
      const own = dictionaryOf('works', 'hash', table)
      const read = readDictionary(JSON.stringify(own))
      expect(read).toEqual(own)
      if (read !== undefined) expect(layoutOfDictionary(read)).toEqual(layoutOf(table))
    }
    for (const text of ['', '{', '[]', '{"plant":"works"}', '{"plant":1,"hash":"","machines":[]}'])
      expect(readDictionary(text)).toBeUndefined()
  })

  it('[Y-31] a Channel is found by path, key and unit, and its quanta follow its resolution', () => {
    const old = plant(['a', [channel('x', 0.1), channel('gone')]], ['b', [channel('y', 1, 'mm')]])
    const now = plant(['b', [channel('new'), channel('y', 1, 'm')]], ['a', [channel('x', 0.01)]])
    const map = mapSlots(old, now)
    expect(map.isSame).toBe(false)
    expect([...map.slots]).toEqual([2, -1, -1])
    expect(map.factors[0]).toBe(10)
    expect([...map.machines]).toEqual([1, 0])
    expect(mapSlots(old, structuredClone(old))).toEqual(mapSlots(old, old))
    expect(mapSlots(old, old)).toMatchObject({ isSame: true })
    expect(mapSlots(old, plant(['a', [channel('x', 0.1), channel('gone')]])).isSame).toBe(false)
  })

  it('[Y-34] Events read back without an id, whatever lies between them', () => {
    const events = [
      { place: 5, time: 4, machine: 1, event: 'stateChanged', to: 6 },
      {
        place: 6,
        time: 6,
        machine: 0,
        event: 'alarmRaised',
        code: 'E1',
        priority: 'high',
        text: { 'zh-CN': '热', en: 'hot\nor not' },
      },
      { place: 6, time: 6, machine: 0, event: 'partScrapped', count: 2, reason: 'dimension' },
    ] as const
    const told = events.map((event, i) => ({ ...event, id: i }))
    const lines = encodeEventLines(told)
    expect(decodeEventLines(lines)).toEqual(events)
    expect(decodeEventLines(`{"place":1}\n${lines.replace('\n', '\nrubbish\n')}\n\n`)).toEqual(events)
  })
})
