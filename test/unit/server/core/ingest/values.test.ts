import { describe, expect, it } from 'vitest'
import { QUALITY } from '../../../../../models/twin.ts'
import { slotOf } from '../../../../helpers/plant.ts'
import { FloorUnderTest } from './floor-under-test.ts'

const told = (tail: string, payload: string | Uint8Array): FloorUnderTest => {
  const floor = new FloorUnderTest()
  floor.hear(`twinfloor/works/hall/one/p1/${tail}`, payload)
  return floor
}

describe('a value', () => {
  it.each([
    ['20', 20],
    ['20.5', 20.5],
    ['-0', 0],
    ['-12.3', -12.3],
    ['2.05e1', 20.5],
    [' 20.5\n', 20.5],
    ['\uFEFF20.5', 20.5],
    ['20.04', 20],
    ['9999', 9999],
    ['{"v":20.5}', 20.5],
    ['{"v":1,"v":20.5}', 20.5],
  ])('[I-4] as a number: %j', (payload, value) => {
    const floor = told('temperature', payload)
    expect(floor.held('p1', 'temperature')).toEqual([value, 0, QUALITY.good])
    expect(floor.packets).toEqual([1, 0, 0])
  })

  it.each([
    ['1e999', 'outOfRange'],
    ['-1e999', 'outOfRange'],
    ['214748365', 'outOfRange'],
    ['"20.5"', 'wrongType'],
    ['true', 'wrongType'],
    ['[[20.5]]', 'notAnObject'],
    ['{}', 'wrongType'],
    ['{"value":20}', 'wrongType'],
    ['{"v":[20]}', 'wrongType'],
    ['{"v":{"v":20}}', 'wrongType'],
    ['', 'notJson'],
    ['NaN', 'notJson'],
    ['Infinity', 'notJson'],
    ['20,5', 'notJson'],
    ['0x10', 'notJson'],
    ['20.5}', 'notJson'],
    ['Running', 'notJson'],
    [Uint8Array.of(0xff, 0xfe, 0x00), 'notJson'],
    ['['.repeat(100_000), 'notJson'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'notAnObject'],
  ])('[I-4] a number Channel refuses %j: %s', (payload, reason) => {
    const floor = told('temperature', payload)
    expect(floor.refused).toEqual({ [reason]: 1 })
    expect(floor.packets).toEqual([0, 1, 0])
    expect(floor.held('p1', 'temperature')).toBeUndefined()
  })

  it.each([
    ['"Execute"', 6],
    ['"execute"', 6],
    ['"EXECUTE"', 6],
    ['Execute', 6],
    ['aborted\n', 9],
    ['6', 6],
    ['17', 17],
    ['0', 0],
    ['{"v":"Held"}', 11],
    ['{"v":11}', 11],
  ])('[I-4] a state as a word in any case, bare or quoted, or its code: %j', (payload, code) => {
    const floor = told('state', payload)
    expect(floor.held('p1', 'state')).toEqual([code, 0, QUALITY.good])
  })

  it.each([
    ['true', 1],
    ['false', 0],
    ['"True"', 1],
    ['FALSE', 0],
    ['1', 1],
    ['0', 0],
  ])('[I-4] a boolean, its word or its code: %j', (payload, code) => {
    expect(told('doorOpen', payload).held('p1', 'doorOpen')).toEqual([code, 0, QUALITY.good])
  })

  it.each([
    ['state', '"Running"'],
    ['state', 'Running'],
    ['state', '18'],
    ['state', '-1'],
    ['state', '5.5'],
    ['state', '"6"'],
    ['state', 'true'],
    ['state', '""'],
    ['state', '"__proto__"'],
    ['state', 'constructor'],
    ['doorOpen', '2'],
    ['doorOpen', '"yes"'],
  ])('[I-4] %s refuses %s, which is none of its words and codes', (tail, payload) => {
    const floor = told(tail, payload)
    expect(floor.refused).toEqual({ unknownWord: 1 })
    expect(floor.held('p1', tail)).toBeUndefined()
  })

  it.each(['null', '{"v":null}'])('[T-5] %s keeps the last value, with quality bad', (payload) => {
    const floor = new FloorUnderTest()
    floor.say('p1', { temperature: 20.5, state: 'Execute' })
    floor.hear('twinfloor/works/hall/one/p1/temperature', payload, { at: 1_900_000_000_000 })
    floor.hear('twinfloor/works/hall/one/p1/state', payload, { at: 1_900_000_000_000 })
    expect(floor.held('p1', 'temperature')?.[0]).toBe(20.5)
    expect(floor.held('p1', 'temperature')?.[2]).toBe(QUALITY.bad)
    expect(floor.held('p1', 'state')?.[0]).toBe(6)
    expect(floor.packets).toEqual([3, 0, 0])
  })

  it('[T-5] null before any value is bad, and says so', () => {
    expect(told('temperature', 'null').held('p1', 'temperature')?.[2]).toBe(QUALITY.bad)
  })

  it.each([
    ['good', QUALITY.good],
    ['uncertain', QUALITY.uncertain],
    ['bad', QUALITY.bad],
  ])('[I-4] quality %s is taken as said', (q, quality) => {
    expect(told('temperature', JSON.stringify({ v: 1, q })).held('p1', 'temperature')?.[2]).toBe(quality)
  })

  it.each(['Good', '', null, 1, 'none', {}])('[I-4] quality %j is none', (q) => {
    const floor = told('temperature', JSON.stringify({ v: 1, q }))
    expect(floor.refused).toEqual({ badQuality: 1 })
    expect(floor.held('p1', 'temperature')).toBeUndefined()
  })

  it.each(['link', 'clockSkew'])("[I-7] %s is the server's to write, whoever says it", (key) => {
    const floor = told(key, '1')
    floor.say('p1', { [key]: 1, length: 5 })
    expect(floor.refused).toEqual({ serverChannel: 2 })
    expect(floor.value('p1', 'length')).toBe(5)
    expect(floor.held('p1', 'clockSkew')).toBeUndefined()
  })

  it('[S-5] that does not fit is rejected and the last one stays', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { length: 5 })
    floor.say('p1', { length: 21_474_836.48 })
    expect(floor.value('p1', 'length')).toBe(5)
    floor.say('p1', { length: 21_474_836.47 })
    const { quanta } = floor.ingest.floor.bridge.twin
    expect(quanta[slotOf(floor.table, 'p1', 'length')]).toBe(2_147_483_647)
  })
})

describe('an object of Readings', () => {
  it('[I-2] sets each Channel that it names, and no other', () => {
    const floor = new FloorUnderTest()
    floor.say('p2', { temperature: 20.5, angle: -90.5, doorOpen: true, state: 'Idle', count: null })
    expect(['temperature', 'angle', 'doorOpen', 'state'].map((key) => floor.value('p2', key))).toEqual([
      20.5, -90.5, 1, 4,
    ])
    expect(floor.held('p2', 'count')?.[2]).toBe(QUALITY.bad)
    expect(floor.held('p2', 'length')).toBeUndefined()
    expect(floor.ingest.floor.bridge.readings).toBe(5 + 1) // the five, and the link that the server wrote
  })

  it('[I-7] with something wrong in it gives the rest: each wrong one is counted', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { temperature: 'hot', lenght: 5, doorOpen: 7, link: 1, count: 1e300, length: 5 })
    expect(floor.refused).toEqual({
      wrongType: 1,
      unknownChannel: 1,
      unknownWord: 1,
      serverChannel: 1,
      outOfRange: 1,
    })
    expect(floor.value('p1', 'length')).toBe(5)
    expect(floor.packets).toEqual([1, 0, 0])
  })

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])(
    '[I-7] takes %s for an unknown key like any other',
    (key) => {
      const floor = new FloorUnderTest()
      floor.hear('twinfloor/works/hall/one/p1', `{"${key}":{"t":5,"length":7},"length":3}`)
      expect(floor.refused).toEqual({ unknownChannel: 1 })
      expect(floor.held('p1', 'length')).toEqual([3, 0, QUALITY.good])
      expect(({} as Record<string, unknown>).length).toBeUndefined()
    },
  )

  it('[I-2] with a key twice has what JSON has: the last', () => {
    const floor = new FloorUnderTest()
    floor.hear('twinfloor/works/hall/one/p1', '{"length":1,"length":2}')
    expect(floor.value('p1', 'length')).toBe(2)
  })

  it.each(['5', '"text"', 'true', 'null'])("[I-2] %s on a machine's topic is no object", (payload) => {
    const floor = new FloorUnderTest()
    floor.hear('twinfloor/works/hall/one/p1', payload)
    expect(floor.refused).toEqual({ notAnObject: 1 })
  })

  it.each(['{}', '[]', '[{}]', '{"t":1795000000000}'])(
    '[I-7] %s holds nothing to read: it is refused, and that is seen',
    (payload) => {
      const floor = new FloorUnderTest()
      floor.hear('twinfloor/works/hall/one/p1', payload)
      expect(floor.packets).toEqual([0, 1, 0])
      expect(floor.ingest.rejections.rows.size).toBe(1)
    },
  )

  it('[I-7] text that is not UTF-8 is read as far as it is JSON', () => {
    const floor = new FloorUnderTest()
    const bytes = new TextEncoder().encode('{"length":3,"X":1}').map((byte) => (byte === 0x58 ? 0xff : byte))
    floor.hear('twinfloor/works/hall/one/p1', bytes)
    expect(floor.value('p1', 'length')).toBe(3)
    expect(floor.refused).toEqual({ unknownChannel: 1 })
  })

  it('[I-10] a packet of more than a mebibyte is refused unread', () => {
    const floor = new FloorUnderTest()
    floor.hear('twinfloor/works/hall/one/p1', `{"length":3}${' '.repeat(1 << 20)}`)
    expect(floor.refused).toEqual({ tooLarge: 1 })
    floor.hear('twinfloor/works/hall/one/p1', `{"length":3}${' '.repeat((1 << 20) - 12)}`)
    expect(floor.value('p1', 'length')).toBe(3)
  })
})
