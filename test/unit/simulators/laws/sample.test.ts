import { describe, expect, it } from 'vitest'
import type { Law } from '../../../../simulators/engine/laws/law.ts'
import { Laws } from '../../../../simulators/engine/laws/sample.ts'
import { Streams } from '../../../../simulators/engine/laws/streams.ts'
import { exponential, normal } from '../../../../simulators/engine/laws/ziggurat.ts'
import { Random, seedOf } from '../../../../simulators/engine/random.ts'
import { SEED } from '../../../helpers/seed.ts'

const DRAWS = 200_000
/** Of the normal law: 99 of 100 are within so many deviations. */
const WIDE_99 = 2.576

function drawn(law: Law, seed = SEED): Float64Array {
  const laws = new Laws([{ law: 'fixed', value: 3 }, law])
  const streams = new Streams(['other', 'own'], seed)
  return Float64Array.from({ length: DRAWS }, () => laws.draw(1, streams, 1))
}

const meanOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length

/** Mean and variance are within the 99 % interval that the sample's own spread gives. */
function expectMoments(values: Float64Array, mean: number, variance: number): void {
  const found = meanOf(values)
  const squares = values.map((value) => (value - mean) ** 2)
  const spread = meanOf(squares)
  const fourth = meanOf(squares.map((square) => (square - spread) ** 2))
  expect(Math.abs(found - mean)).toBeLessThan(WIDE_99 * Math.sqrt(spread / DRAWS) + 1e-12)
  expect(Math.abs(spread - variance)).toBeLessThan(WIDE_99 * Math.sqrt(fourth / DRAWS) + 1e-12)
}

/** Lanczos; good to 1e-10, for the moments of Weibull's law. */
function gammaOf(x: number): number {
  const c = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406]
  const d = [12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7]
  const y = x - 1
  const sum = [...c, ...d].reduce((all, each, i) => all + each / (y + i + 1), 0.9999999999998099)
  const t = y + 7.5
  return Math.sqrt(2 * Math.PI) * t ** (y + 0.5) * Math.exp(-t) * sum
}

describe('laws of chance', () => {
  const weibull = (scale: number, k: number): [number, number] => {
    const mean = scale * gammaOf(1 + 1 / k)
    return [mean, scale ** 2 * gammaOf(1 + 2 / k) - mean ** 2]
  }
  const CASES: readonly [Law, number, number][] = [
    [{ law: 'fixed', value: 42 }, 42, 0],
    [{ law: 'normal', mean: 60, deviation: 5 }, 60, 25],
    [{ law: 'lognormal', mean: 60, deviation: 3 }, 60, 9],
    [{ law: 'lognormal', mean: 60, deviation: 60 }, 60, 3600],
    [{ law: 'gamma', mean: 10, shape: 2.5 }, 10, 40],
    [{ law: 'gamma', mean: 10, shape: 0.5 }, 10, 200],
    [{ law: 'triangular', low: 2, mode: 3, high: 7 }, 4, (4 + 9 + 49 - 6 - 14 - 21) / 18],
    [{ law: 'exponential', mean: 8 }, 8, 64],
    [{ law: 'weibull', scale: 100, shape: 2.2 }, ...weibull(100, 2.2)],
    [{ law: 'weibull', scale: 100, shape: 0.8 }, ...weibull(100, 0.8)],
    [{ law: 'empirical', values: [1, 2, 10], weights: [1, 2, 1] }, 3.75, 13.1875],
  ]

  for (const [law, mean, variance] of CASES) {
    it(`[W-3] ${JSON.stringify(law)} has its mean and variance within the 99 % interval`, () => {
      expectMoments(drawn(law), mean, variance)
    })
  }

  it('[W-3] an empirical law gives each value as often as its weight says, and one without a weight never', () => {
    const law: Law = { law: 'empirical', values: [3, 5, 7, 11, 13], weights: [0.1, 0.2, 0, 0.3, 0.4] }
    const values = drawn(law)
    for (const [i, value] of law.values.entries()) {
      const share = law.weights?.[i] ?? 0
      const found = values.filter((each) => each === value).length / DRAWS
      expect(Math.abs(found - share)).toBeLessThanOrEqual(WIDE_99 * Math.sqrt((share * (1 - share)) / DRAWS))
    }
    expect(() => new Laws([{ law: 'empirical', values: [] }])).toThrow(RangeError)
    expect(() => new Laws([{ law: 'empirical', values: [1], weights: [0] }])).toThrow(RangeError)
  })

  it('[W-3] the ziggurats have the tails of their laws', () => {
    const streams = new Streams(['a', 'b'], SEED)
    const normals = Float64Array.from({ length: DRAWS }, () => normal(streams, 0))
    const exponentials = Float64Array.from({ length: DRAWS }, () => exponential(streams, 1))
    const shares: readonly [Float64Array, number, number][] = [
      [normals, 1, 0.15865525],
      [normals, 2, 0.02275013],
      [normals, 3.5, 0.000232629],
      [normals.map((x) => -x), 2, 0.02275013],
      [exponentials, 1, Math.exp(-1)],
      [exponentials, 4, Math.exp(-4)],
      [exponentials, 8, Math.exp(-8)],
    ]
    for (const [values, beyond, share] of shares) {
      const found = values.filter((value) => value > beyond).length / DRAWS
      expect(Math.abs(found - share)).toBeLessThan(WIDE_99 * Math.sqrt((share * (1 - share)) / DRAWS))
    }
  })

  it('[W-3] what would fall below 0 is 0', () => {
    const values = drawn({ law: 'normal', mean: 1, deviation: 4 })
    expect(values.some((value) => value < 0)).toBe(false)
    expect(values.filter((value) => value === 0).length / DRAWS).toBeCloseTo(0.4013, 2)
    const low = drawn({ law: 'triangular', low: -3, mode: 0, high: 1 })
    expect(low.some((value) => value < 0)).toBe(false)
    expect(low.filter((value) => value === 0).length / DRAWS).toBeCloseTo(0.75, 2)
  })

  it('[W-3] a stream draws the numbers of the generator, whatever others draw', () => {
    const alone = new Streams(['M1#cycle'], 7)
    const among = new Streams(['M0#cycle', 'M1#cycle', 'M2#cycle'], 7)
    const random = new Random(seedOf('M1#cycle', 7))
    for (let i = 0; i < 100; i++) {
      among.next(0)
      if (i % 3 === 0) among.next(2)
      const wanted = random.next()
      expect([alone.next(0), among.next(1)]).toEqual([wanted, wanted])
    }
  })

  it('[W-3] the same seed gives the same draws, another seed others', () => {
    const law: Law = { law: 'gamma', mean: 10, shape: 2.5 }
    expect(drawn(law)).toEqual(drawn(law))
    expect(drawn(law, SEED + 1)).not.toEqual(drawn(law))
  })
})
