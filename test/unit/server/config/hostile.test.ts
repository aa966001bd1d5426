import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FLAG_WORDS } from '../../../../server/edge/config/command-line.ts'
import { ENV_PREFIX, OPTIONS } from '../../../../server/edge/config/options.ts'
import { formatProblem } from '../../../../server/edge/config/problem.ts'
import { BROKER_KEYS, SETTING_KEYS } from '../../../../server/edge/config/settings.ts'
import { CERT, reading } from './sources.ts'

const seed = Number(process.env.SEED ?? 20261120)

const word = fc.oneof(
  fc.constantFrom(
    ...FLAG_WORDS,
    '--',
    '-',
    '--no-',
    '-hV',
    '--port=',
    'mqtt://a',
    'generated:7',
    '0.0.0.0',
    '8080',
    'pem',
  ),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const variable = fc.oneof(
  fc.constantFrom(...OPTIONS.map((option) => ENV_PREFIX + option.env), `${ENV_PREFIX}CONFIG`),
  fc.string({ maxLength: 12 }).map((text) => ENV_PREFIX + text),
  fc.constant('__proto__'),
)
const key = fc.oneof(fc.constantFrom(...SETTING_KEYS, ...BROKER_KEYS, '__proto__', '$schema'), fc.string())
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.boolean(),
    fc.double(),
    fc.constant(null),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('any'), { maxLength: 4 }),
  object: fc.dictionary(key, tie('any'), { maxKeys: 6 }),
})).any
const file = fc.oneof(
  value.map((said) => JSON.stringify(said) ?? ''),
  fc.dictionary(key, value).map((said) => JSON.stringify(said)),
  fc.string(),
)

it(`[X-1] nothing that a source can say makes reading throw (seed ${seed})`, () => {
  const kinds = new Set<string>()
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 8 }),
      fc.dictionary(variable, word, { maxKeys: 4 }),
      file,
      (argv, env, text) => {
        const read = reading(argv, env, { 'twinfloor.config.jsonc': text, pem: CERT })
        kinds.add(read.kind)
        if (read.kind !== 'problems') return
        expect(read.problems.length).toBeGreaterThan(0)
        for (const problem of read.problems) {
          expect(formatProblem(problem).length).toBeLessThan(6000)
          expect(problem.expected).not.toMatch(/^Invalid|undefined/)
        }
      },
    ),
    { seed, numRuns: 3000 },
  )
  expect([...kinds]).toEqual(expect.arrayContaining(['problems', 'help']))
})

it(`[X-1] a single source alone is met with a configuration or with Problems (seed ${seed})`, () => {
  const kinds = new Set<string>()
  fc.assert(
    fc.property(fc.constantFrom(...FLAG_WORDS), word, (flag, argument) => {
      kinds.add(reading([flag, argument], {}, { pem: CERT }).kind)
    }),
    { seed, numRuns: 1000 },
  )
  expect([...kinds].sort()).toEqual(['config', 'help', 'problems', 'version'])
})

it('[X-1] a file nested beyond any sense is a Problem and not a crash', () => {
  const text = '['.repeat(200_000)
  expect(reading([], {}, { 'twinfloor.config.jsonc': text }).kind).toBe('problems')
  expect(reading([], {}, { 'twinfloor.config.jsonc': `{"a":"${'x'.repeat(2_000_000)}"}` }).kind).toBe(
    'problems',
  )
})
