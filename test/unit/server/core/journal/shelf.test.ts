import { describe, expect, it } from 'vitest'
import {
  createShelf,
  firstAfter,
  gapsBetween,
  lastBefore,
  placeAt,
  type Stretch,
  shelve,
  stretchesIn,
  takeOff,
  within,
} from '../../../../../server/core/journal/shelf.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'

const stretch = (from: number, to: number, file = 0, offset = from): Stretch => ({
  ...{ from, to, file, offset },
  ...{ headBytes: 20, readings: 1, events: 0, exactness: 'full' },
})

describe('the shelf of the Journal', () => {
  it('[Y-32] keeps stretches by when they begin, in whatever order they are found', () => {
    for (let run = 0; run < 12; run++) {
      const chance = dice(SEED + run)
      const shelf = createShelf()
      const found = Array.from({ length: 1500 }, (_, i) =>
        stretch(i * 10, i * 10 + 4 + chance.below(7), i % 3),
      )
      const mixed = found.map((each) => ({ each, at: chance.below(1e6) })).sort((a, b) => a.at - b.at)
      for (const { each } of mixed) shelve(shelf, each)
      expect(shelf.count).toBe(1500)
      expect([...shelf.froms.subarray(0, 1500)]).toEqual(found.map(({ from }) => from))
      expect(placeAt(shelf, 7)).toEqual({ file: 1, offset: 70, headBytes: 20 })
      const at = chance.below(15_000)
      expect(lastBefore(shelf, at)).toBe(Math.floor(at / 10))
      expect(firstAfter(shelf, at)).toBe(Math.floor(at / 10) + 1)
      const to = at + 1 + chance.below(100)
      const [first, end] = within(shelf, at, to)
      const shared = found.flatMap((each, i) => (each.from < to && each.to > at ? [i] : []))
      expect([first, end]).toEqual([shared[0] ?? first, (shared.at(-1) ?? first - 1) + 1])
      takeOff(shelf, 1)
      expect(shelf.count).toBe(1000)
      expect(shelf.files.subarray(0, 1000).includes(1)).toBe(false)
      expect([...shelf.tos.subarray(0, 1000)]).toEqual(
        found.filter(({ file }) => file !== 1).map((e) => e.to),
      )
    }
  })

  it('[Y-32] of two records of a file for one beginning, the later holds; another file stands beside', () => {
    const shelf = createShelf()
    shelve(shelf, stretch(0, 50, 0, 900))
    shelve(shelf, stretch(0, 60, 0, 100))
    expect([shelf.count, shelf.tos[0]]).toEqual([1, 50])
    shelve(shelf, stretch(0, 60, 0, 1000))
    expect([shelf.count, shelf.tos[0]]).toEqual([1, 60])
    shelve(shelf, stretch(0, 70, 1, 5))
    expect([shelf.count, ...shelf.files.subarray(0, 2)]).toEqual([2, 0, 1])
    expect(within(shelf, 10, 20)).toEqual([0, 2])
  })

  it('[Y-36] knows what no stretch tells of, the longest first to stay', () => {
    const shelf = createShelf()
    const gapsIn = (from: number, to: number, most: number) =>
      gapsBetween(
        stretchesIn(shelf, from, to).map((each) => [each.from, each.to]),
        from,
        to,
        most,
      )
    expect(gapsIn(5, 9, 10)).toEqual([[5, 9]])
    for (const [from, to] of [
      [10, 20],
      [20, 30],
      [35, 40],
      [42, 50],
    ] as const)
      shelve(shelf, stretch(from, to))
    expect(gapsIn(0, 60, 10)).toEqual([
      [0, 10],
      [30, 35],
      [40, 42],
      [50, 60],
    ])
    expect(gapsIn(12, 28, 10)).toEqual([])
    expect(gapsIn(31, 41, 10)).toEqual([
      [31, 35],
      [40, 41],
    ])
    expect(gapsIn(0, 60, 2)).toEqual([
      [0, 10],
      [50, 60],
    ])
  })
})
