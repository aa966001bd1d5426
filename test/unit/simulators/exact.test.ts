import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atan2, cos, exp, hypot, log, pow, sin } from '../../../simulators/engine/exact.ts'
import { SEED } from '../../helpers/seed.ts'

const near = (found: number, wanted: number, units: number): void =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(
    units * Number.EPSILON * Math.max(Math.abs(wanted), 1e-140),
  )
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe('the exact mathematics', () => {
  it('[W-1] is within a few units in the last place of the true value', () => {
    fc.assert(
      fc.property(between(-300, 300), between(1e-12, 1e12), between(-1e4, 1e4), (power, number, angle) => {
        near(exp(power), Math.exp(power), 4)
        near(log(number), Math.log(number), 4)
        expect(Math.abs(sin(angle) - Math.sin(angle))).toBeLessThan(1e-15)
        expect(Math.abs(cos(angle) - Math.cos(angle))).toBeLessThan(1e-15)
        near(hypot(angle, power), Math.hypot(angle, power), 4)
        near(atan2(angle + 0, power), Math.atan2(angle + 0, power), 4)
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  it('[W-1] knows the ends', () => {
    expect([exp(0), exp(1000), exp(-1000), log(1)]).toEqual([1, Number.POSITIVE_INFINITY, 0, 0])
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(log(-1)).toBeNaN()
    expect(exp(Number.NaN)).toBeNaN()
    near(exp(709), Math.exp(709), 4)
    near(log(5e-320), Math.log(5e-320), 4)
    expect([pow(2, 10), pow(0, 2), pow(7, 0), pow(7, 1)]).toEqual([1024, 0, 1, 7])
    expect([atan2(0, 0), atan2(0, -1), atan2(-1, 0)]).toEqual([0, Math.PI, -Math.PI / 2])
  })

  it('[W-1] is the only one in the engine', () => {
    const root = fileURLToPath(new URL('../../../simulators/engine', import.meta.url))
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    expect(files.length).toBeGreaterThan(20)
    const OTHER =
      /Math\.(?:a?sinh?|a?cosh?|a?tanh?|atan2|exp|expm1|log\w*|pow|hypot|cbrt|random)\b| \*\* |Date\.now|new Date\(\)|performance\./
    const found = files.filter((name) => OTHER.test(readFileSync(`${root}/${name}`, 'utf8')))
    expect(found).toEqual([])
  })
})
