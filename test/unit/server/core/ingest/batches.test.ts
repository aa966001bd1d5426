import { describe, expect, it } from 'vitest'
import { QUALITY } from '../../../../../models/twin.ts'
import { NOON } from '../../../../helpers/frames.ts'
import { FloorUnderTest } from './floor-under-test.ts'

const own = (floor: FloorUnderTest): number => floor.ingest.floor.bridge.readings - 1 // less the link's

describe('a batch', () => {
  it('[I-2] of objects, oldest first, leaves the newest', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', [
      { t: NOON - 2000, length: 1, temperature: 20 },
      { t: NOON - 1000, length: 2 },
      { t: NOON, length: 3 },
    ])
    expect(floor.held('p1', 'length')).toEqual([3, 0, QUALITY.good])
    expect(floor.held('p1', 'temperature')).toEqual([20, -2000, QUALITY.good])
    expect(own(floor)).toBe(4)
  })

  it("[I-3] of one Channel's Readings leaves the newest, in whatever order", () => {
    const floor = new FloorUnderTest()
    floor.say('p1/length', [
      { v: 3, t: NOON, q: 'uncertain' },
      { v: 1, t: NOON - 2000 },
      { v: 2, t: NOON - 1000 },
    ])
    expect(floor.held('p1', 'length')).toEqual([3, 0, QUALITY.uncertain])
    expect(floor.ingest.floor.bridge.late).toBe(2)
  })

  it('[I-7] with something wrong in it gives the rest', () => {
    const floor = new FloorUnderTest()
    floor.say('p1', [{ length: 1 }, null, 7, [], { t: 'soon', length: 2 }, { t: NOON, angle: 'x', count: 4 }])
    floor.say('p1/temperature', [{ v: 1, q: '?' }, { t: NOON }, 'x', { v: 5, t: NOON + 1 }])
    expect(floor.refused).toEqual({ notAnObject: 4, badTime: 1, wrongType: 2, badQuality: 1 })
    expect([
      floor.value('p1', 'length'),
      floor.value('p1', 'count'),
      floor.value('p1', 'temperature'),
    ]).toEqual([1, 4, 5])
    expect(floor.packets).toEqual([2, 0, 0])
  })

  it('[I-2] of exactly 10,000 Readings is taken whole, however few each object holds', () => {
    const single = new FloorUnderTest()
    single.say(
      'p1',
      Array.from({ length: 10_000 }, (_, i) => ({ t: NOON - 10_000 + i, count: i })),
    )
    expect(single.refused).toEqual({})
    expect(own(single)).toBe(10_000)
    expect(single.value('p1', 'count')).toBe(9999)
    const many = new FloorUnderTest()
    many.say(
      'p1',
      Array.from({ length: 2500 }, (_, i) => ({
        t: NOON + i,
        length: i,
        count: i,
        angle: i,
        temperature: i,
      })),
    )
    expect(own(many)).toBe(10_000)
    expect(many.refused).toEqual({})
  })

  it('[I-2] of more gives the first 10,000, and says so', () => {
    for (const tail of ['p1', 'p1/count']) {
      const floor = new FloorUnderTest()
      const key = tail === 'p1' ? 'count' : 'v'
      floor.say(
        tail,
        Array.from({ length: 10_500 }, (_, i) => ({ t: NOON + i / 4, [key]: i })),
      )
      expect(own(floor)).toBe(10_000)
      expect(floor.refused.tooMany).toBe(1)
    }
    const wide = new FloorUnderTest()
    wide.say(
      'p1',
      Array.from({ length: 3334 }, (_, i) => ({ length: i, count: i, angle: i })),
    )
    expect(own(wide)).toBe(9999)
    expect(wide.refused.tooMany).toBe(1)
  })

  it('[I-10] of a quarter of a million of nothing costs no more than ten thousand', () => {
    const floor = new FloorUnderTest()
    floor.hear('twinfloor/works/hall/one/p1', `[${'0,'.repeat(250_000)}0]`)
    expect(floor.refused).toEqual({ tooMany: 1, notAnObject: 10_000 })
    expect(floor.packets).toEqual([0, 1, 0])
  })
})
