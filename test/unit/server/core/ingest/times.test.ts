import { describe, expect, it } from 'vitest'
import { QUALITY } from '../../../../../models/twin.ts'
import { NOON } from '../../../../helpers/frames.ts'
import { FloorUnderTest } from './floor-under-test.ts'

describe('the time of a Reading', () => {
  it("[D-1] is the device's own, or the time of arrival where it gives none", () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { t: NOON - 1500, length: 1 })
    floor.say('p2', { length: 1 })
    floor.say('p3/length', { v: 1, t: NOON - 20 })
    floor.say('p4/length', 1)
    const times = ['p1', 'p2', 'p3', 'p4'].map((id) => floor.held(id, 'length')?.[1])
    expect(times).toEqual([-1500, 0, -20, 0])
  })

  it.each([
    ['2026-11-20T12:00:00Z', 0],
    ['2026-11-20T12:00Z', 0],
    ['2026-11-20T20:00+08', 0],
    ['2026-11-20T11:59:59.250Z', -750],
    ['2026-11-20T11:59:59.2504Z', -750],
    ['2026-11-20T11:59:59.2506Z', -749],
    ['2026-11-20T11:59:58.123456789Z', -1877],
    ['2026-11-20T20:00:00+08:00', 0],
    ['2026-11-20T20:00:00+0800', 0],
    ['2026-11-20T17:29:59+05:30', -1000],
    ['2026-11-20T07:00:00-05:00', 0],
    ['2026-11-21T01:59:59+14:00', -1000],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29) - NOON],
    ['2000-01-01T00:00:00Z', Date.UTC(2000, 0, 1) - NOON],
    ['2000-03-01T00:00:00Z', Date.UTC(2000, 2, 1) - NOON],
    [NOON - 0.6, -1],
    [1.7e12, 1.7e12 - NOON],
  ])('[I-4] t of %j is read', (t, sinceNoon) => {
    const floor = new FloorUnderTest()
    floor.say('p1/length', { v: 1, t })
    expect(floor.held('p1', 'length')?.[1]).toBe(sinceNoon)
  })

  it.each([
    0,
    -1,
    1_795_000_000,
    946_684_799_999,
    1e300,
    null,
    true,
    {},
    [1_795_000_000_000],
    '',
    'now',
    '1795000000000',
    '2026-11-20',
    '2026-11-20T12:00:00',
    '2026-11-20 12:00:00Z',
    '2026-13-20T12:00:00Z',
    '2026-00-20T12:00:00Z',
    '2026-11-31T12:00:00Z',
    '2026-02-29T12:00:00Z',
    '2026-11-00T12:00:00Z',
    '2026-11-20T24:00:00Z',
    '2026-11-20T12:60:00Z',
    '2026-11-20T12:00:61Z',
    '2026-11-20T12:00:00+24:00',
    '2026-11-20T12:00:00+08:60',
    '1999-12-31T23:59:59Z',
    '20261120T120000Z',
    'Fri, 20 Nov 2026 12:00:00 GMT',
  ])('[D-3] t of %j is no time: rejected, and nothing of it is taken', (t) => {
    const floor = new FloorUnderTest()
    floor.say('p1', { t, length: 1, temperature: 2 })
    floor.say('p1/length', { v: 1, t })
    floor.say('p1/@event', { event: 'partProduced', t })
    expect(floor.refused).toEqual({ badTime: 3 })
    expect(floor.held('p1', 'length')).toBeUndefined()
    expect(floor.events).toEqual([])
  })

  it('[D-3] t of 1e999 is not finite', () => {
    const floor = new FloorUnderTest()
    floor.hear('twinfloor/works/hall/one/p1', '{"t":1e999,"length":1}')
    expect(floor.refused).toEqual({ badTime: 1 })
  })

  it('[T-2, T-3] of late Readings and duplicates are counted, and the packet was read all the same', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { t: NOON - 1000, length: 1 })
    floor.say('p1', { t: NOON - 2000, length: 2 })
    floor.say('p1', { t: NOON - 1000, length: 1 })
    floor.say('p1', { t: NOON - 1000, length: 3 })
    const { late, duplicates } = floor.ingest.floor.bridge
    expect([late, duplicates]).toEqual([1, 1])
    expect(floor.held('p1', 'length')).toEqual([3, -1000, QUALITY.good])
    expect(floor.packets).toEqual([4, 0, 0])
  })
})

describe('a retained packet', () => {
  it('[D-6] without a time of its own is uncertain, for nobody knows how old it is', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { length: 1 }, { retained: true })
    floor.say('p1/temperature', 20, { retained: true })
    floor.say('p1/angle', { v: 5, q: 'good' }, { retained: true })
    floor.say('p1', [{ count: 3 }], { retained: true })
    for (const key of ['length', 'temperature', 'angle', 'count'])
      expect(floor.held('p1', key)?.[2], key).toBe(QUALITY.uncertain)
  })

  it('[D-6] with a time is as good as it says; one that calls itself bad stays bad', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { t: NOON - 5000, length: 1 }, { retained: true })
    floor.say('p1/temperature', { v: 2, t: NOON - 5000 }, { retained: true })
    floor.say('p1/angle', { v: 5, q: 'bad' }, { retained: true })
    expect(['length', 'temperature', 'angle'].map((key) => floor.held('p1', key)?.[2])).toEqual([
      QUALITY.good,
      QUALITY.good,
      QUALITY.bad,
    ])
  })

  it('[Q-4] does not tell that its machine is there', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', { length: 1 }, { retained: true })
    expect(floor.link('p1')).toBe(0)
  })
})
