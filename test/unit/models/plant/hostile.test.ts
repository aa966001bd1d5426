import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlant } from '../../../../models/plant/parse.ts'
import { formatProblem, PROBLEMS_AT_MOST } from '../../../../models/plant/problem.ts'
import { type Breakable, SMALL_KINDS, smallPlant } from './small-plant.ts'

const RUNS = { numRuns: 1500, seed: 20_261_121 }

const sentences = (file: unknown): readonly string[] => {
  const parsed = parsePlant(file, SMALL_KINDS)
  return parsed.ok ? [] : parsed.problems.map(formatProblem)
}

/** Every place in a file, as the object that holds it and the key under which it does. */
const places = (value: Breakable): readonly (readonly [Breakable, string])[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.keys(value).flatMap((key) => [[value, key] as const, ...places(value[key])])

describe('hostile plant files', () => {
  it('[P-2] anything at all is a Plant or problems, never a throw', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (file) => {
        expect(sentences(file).length).toBeGreaterThan(0)
      }),
      RUNS,
    )
  })

  it('[P-2] [P-4] a plant mutated anywhere is a Plant that parses to itself, or at most 50 sentences of ours', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.nat(), fc.anything(), fc.constantFrom('put', 'drop', 'add'), (where, value, how) => {
        const plant = smallPlant()
        const all = places(plant)
        const [holder, key] = all[where % all.length] ?? [plant, 'id']
        if (how === 'put') holder[key] = value
        else if (how === 'add' && !Array.isArray(holder)) holder[`${key}x`] = value
        else delete holder[key]
        const parsed = parsePlant(plant, SMALL_KINDS)
        if (parsed.ok) expect(parsePlant(parsed.plant, SMALL_KINDS)).toEqual(parsed)
        else {
          refused += 1
          expect(parsed.problems.length).toBeGreaterThan(0)
          expect(parsed.problems.length).toBeLessThanOrEqual(PROBLEMS_AT_MOST)
          for (const each of parsed.problems) {
            expect(each.path).toMatch(/^\$/)
            expect(formatProblem(each)).not.toMatch(
              /Invalid|Too (big|small)|undefined|expected something else/,
            )
            expect(formatProblem(each).length).toBeLessThan(600)
          }
        }
      }),
      RUNS,
    )
    expect(refused).toBeGreaterThan(500)
  })

  it('[P-10] nesting without end is refused', () => {
    const plant = smallPlant()
    let deep: unknown = []
    for (let i = 0; i < 100_000; i++) deep = [deep]
    plant.workshops[0].outline = deep
    expect(sentences(plant)).toEqual([expect.stringContaining('expected at most 24 levels')])
    const knot: unknown[] = []
    knot.push(knot)
    expect(sentences(knot)).toEqual([expect.stringContaining('expected at most 24 levels')])
  })

  it('[P-10] a list without end is refused by its length alone', () => {
    const plant = smallPlant()
    plant.workshops[0].walls = new Array(1_000_000_000)
    expect(sentences(plant)).toEqual([
      '$.workshops[0].walls: expected at most 40000 entries, found 1000000000',
    ])
  })

  it('[P-10] an object of more keys than any has is refused', () => {
    const many = Object.fromEntries(Array.from({ length: 40_001 }, (_, i) => [`k${i}`, i]))
    expect(sentences(many)).toEqual(['$: expected at most 40000 keys, found 40001'])
  })

  it('[P-10] more values than any plant has are refused', () => {
    const rows = Array.from({ length: 40_000 }, () => new Array(200).fill(0))
    expect(sentences(rows)).toEqual([expect.stringContaining('expected at most 4000000 values in a file')])
  })

  it('[P-10] the key __proto__ is refused and reaches nothing', () => {
    const text = JSON.stringify(smallPlant()).replace('"kind":"lathe"', '"__proto__":{"kind":"lathe"}')
    expect(sentences(JSON.parse(text))).toEqual([
      '$.workshops[0].lines[0].machines[0]: expected only known keys, found the key "__proto__"',
    ])
    expect(({} as { kind?: string }).kind).toBeUndefined()
  })

  it('[P-3] names that every object has are no known keys, Kinds or Channels', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
      const plant = smallPlant()
      plant.workshops[0].lines[0].machines[0].channels = { [name]: { max: 1 } }
      expect(sentences(plant)).toHaveLength(1)
      const other = smallPlant()
      other.workshops[0].lines[0].machines[0].kind = name
      expect(sentences(other)).toHaveLength(1)
      expect(sentences({ ...smallPlant(), [name]: 1 })).toEqual([expect.stringContaining(`$.${name}: `)])
    }
  })

  it('[P-4] however long a key or a text is, its sentence is short', () => {
    const long = 'x'.repeat(1_000_000)
    const plant = { ...smallPlant(), [long]: 1, id: long }
    const told = sentences(plant)
    expect(told).toHaveLength(2)
    for (const each of told) expect(each.length).toBeLessThan(300)
  })
})
