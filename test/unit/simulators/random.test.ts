import { describe, expect, it } from 'vitest'
import { Streams } from '../../../simulators/engine/laws/streams.ts'
import { Random, seedOf } from '../../../simulators/engine/random.ts'

const namesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `H${i % 7}/L${i % 31}/M-${Math.floor(i / 10)}#${i % 10}`)

/** How many of them are there already. */
function repeated(numbers: Float64Array): number {
  numbers.sort()
  return numbers.reduce((count, number, i) => count + (i > 0 && number === numbers[i - 1] ? 1 : 0), 0)
}

describe('chance', () => {
  it('[G-1] is that of sfc32 on every machine', () => {
    const random = new Random(0x1_2345_6789_0abc)
    const drawn = Array.from({ length: 4 }, () => random.below(0x1_0000_0000))
    expect(drawn).toEqual([1490866092, 2539973455, 93874305, 2863629984])
    expect(seedOf('H1/L1/M-07#cycle', 20_261_120)).toBe(7_830_340_316_710_575)
  })

  it('[W-3] a million names begin a million streams', () => {
    const names = namesOf(1_000_000)
    const seeds = Float64Array.from(names, (name) => seedOf(name, 1))
    expect(seeds.every(Number.isSafeInteger)).toBe(true)
    expect(repeated(seeds)).toBe(0)
    expect(repeated(Float64Array.from({ length: 1_000_000 }, (_, i) => seedOf('M-1#cycle', i)))).toBe(0)
  })

  it('[W-3] each half of a seed is as if drawn: as many are alike as among numbers by chance', () => {
    const seeds = namesOf(1_000_000).map((name) => seedOf(name, 1))
    // Pairs among so many of 2^32, and thrice their deviation.
    const [pairs, wide] = [1e12 / 2 ** 33, 3 * Math.sqrt(1e12 / 2 ** 33)]
    for (const half of [(seed: number) => seed % 2 ** 32, (seed: number) => Math.floor(seed / 2 ** 21)]) {
      expect(Math.abs(repeated(Float64Array.from(seeds, half)) - pairs)).toBeLessThan(wide)
    }
  })

  it('[W-3] no two of a hundred thousand streams come to the same stretch', () => {
    const streams = new Streams(namesOf(100_000), 1)
    const pairs = new Float64Array(2_000_000)
    for (let i = 0; i < pairs.length; i++) {
      const stream = i % 100_000
      // 53 bits of two draws that follow one another.
      pairs[i] = Math.floor(streams.next(stream) * 2 ** 21) * 2 ** 32 + streams.next(stream) * 2 ** 32
    }
    expect(repeated(pairs)).toBe(0)
  })

  it('[W-3] neighbours by name or seed have nothing in common', () => {
    const count = 100_000
    for (const first of [
      (i: number) => new Random(seedOf(`M-${i}#cycle`, 1)).next(),
      (i: number) => new Random(seedOf('M-1#cycle', i)).next(),
      (i: number) => new Random(i).next(),
    ]) {
      const drawn = Float64Array.from({ length: count }, (_, i) => first(i) - 0.5)
      const mean = drawn.reduce((sum, x) => sum + x, 0) / count
      const product = drawn.reduce((sum, x, i) => sum + x * (drawn[i - 1] ?? 0), 0) / count
      const spread = drawn.reduce((sum, x) => sum + x * x, 0) / count
      // Thrice the deviation of each for even numbers that are independent.
      expect(Math.abs(mean)).toBeLessThan(3 * Math.sqrt(1 / 12 / count))
      expect(Math.abs(product)).toBeLessThan(3 * (1 / 12 / Math.sqrt(count)))
      expect(Math.abs(spread - 1 / 12)).toBeLessThan(3 * Math.sqrt(1 / 180 / count))
    }
  })
})
