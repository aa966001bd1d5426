import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../../../models/plant/problem.ts'
import { STORIES } from '../../../../simulators/stories/catalogue.ts'
import { parseStory } from '../../../../simulators/story-file.ts'

const file = {
  id: 'my-own',
  name: { 'zh-CN': '我的故事', en: 'My own' },
  plot: { 'zh-CN': '卡料', en: 'A jam' },
  plant: 'gearbox',
  hours: 2,
  acts: [
    {
      id: 'jam',
      atMinutes: 5,
      effect: { do: 'fail', machine: 'XC-121', alarm: 'E610', minutes: 25 },
      truth: {
        cause: 'jam',
        nature: 'fault',
        machine: 'XC-121',
        shownBy: [],
        noises: 3,
        windowMinutes: 10,
      },
    },
  ],
}
const [act] = file.acts

const said = (story: unknown): readonly string[] => {
  const parsed = parseStory(story)
  return parsed.ok ? [] : parsed.problems.map(formatProblem)
}
const withEffect = (effect: unknown) => ({ ...file, acts: [{ ...act, effect }] })
const stranger = (topic: string) =>
  withEffect({ do: 'stranger', topic, payloads: ['x'], perMinute: 1, minutes: 1 })

const REFUSED: readonly (readonly [what: string, story: unknown, sentence: RegExp])[] = [
  ['no object', 7, /^\$: expected an object, found 7$/],
  ['nothing of what is needed', {}, /^\$\.id: expected a text, found nothing$/],
  [
    'a key that is misspelt',
    { ...file, hour: 2 },
    /^\$\.hour: expected only known keys, found an unknown one; did you mean "hours"\?/,
  ],
  [
    'a key of an act that is misspelt',
    { ...file, acts: [{ ...act, atMinute: 5 }] },
    /^\$\.acts\[0\]\.atMinute: .*did you mean "atMinutes"\?/,
  ],
  [
    'a key of an effect that is misspelt',
    withEffect({ ...act?.effect, minute: 25 }),
    /^\$\.acts\[0\]\.effect\.minute: .*did you mean "minutes"\?/,
  ],
  [
    'a key of the truth that is misspelt',
    { ...file, acts: [{ ...act, truth: { ...act?.truth, noise: 3 } }] },
    /^\$\.acts\[0\]\.truth\.noise: .*did you mean "noises"\?/,
  ],
  [
    'an effect that is none',
    withEffect({ ...act?.effect, do: 'fial' }),
    /^\$\.acts\[0\]\.effect\.do: expected one of wear, fail, .*, found "fial"; did you mean "fail"\?$/,
  ],
  [
    'an effect without a length',
    withEffect({ do: 'pace', factor: 1.2 }),
    /effect\.minutes: expected a number/,
  ],
  [
    'a buffer of negative size',
    withEffect({ do: 'buffer', from: 'ST-102', to: 'SM-103', capacity: -1, minutes: 9 }),
    /effect\.capacity: expected at least 0, found -1$/,
  ],
  [
    'a share above all of it',
    withEffect({ do: 'spoil', machine: 'SM-103', share: 1.5, minutes: 9 }),
    /effect\.share: expected at most 1, found 1\.5$/,
  ],
  ['more hours than a month has', { ...file, hours: 745 }, /^\$\.hours: expected at most 744, found 745$/],
  ['a Story of no time', { ...file, hours: 0 }, /^\$\.hours: expected more than 0, found 0$/],
  [
    'too many acts',
    { ...file, acts: Array.from({ length: 501 }, () => act) },
    /^\$\.acts: expected at most 500 entries, found a list of 501$/,
  ],
  [
    'one language alone',
    { ...file, name: { en: 'My own' } },
    /^\$\.name\["zh-CN"\]: expected a text, found nothing$/,
  ],
  [
    'a nature that is none',
    { ...file, acts: [{ ...act, truth: { ...act?.truth, nature: 'harmles' } }] },
    /truth\.nature: expected one of .*; did you mean "harmless"\?$/,
  ],
  ['a topic that is a filter', stranger('twinfloor/#'), /effect\.topic: expected a topic of a device/],
  ["a topic of the broker's own", stranger('$SYS/x'), /effect\.topic: expected a topic of a device/],
  [
    'a topic that steers a simulation',
    stranger('twinfloor-simulators/gearbox/control'),
    /effect\.topic: expected a topic of a device/,
  ],
  ['a topic of too many levels', stranger('a/'.repeat(17)), /effect\.topic: expected a topic of a device/],
  [
    'more messages than a rate may be',
    withEffect({ do: 'stranger', topic: 'a/b', payloads: ['x'], perMinute: 601, minutes: 1 }),
    /effect\.perMinute: expected at most 600, found 601$/,
  ],
  [
    'a key that is no name',
    JSON.parse('{"__proto__": {"id": "x"}}'),
    /expected only known keys, found the key "__proto__"$/,
  ],
]

describe('a Story as a file', () => {
  it('[W-79] is a Story', () => {
    expect(parseStory(file)).toEqual({ ok: true, story: file })
  })

  it.each(REFUSED)('[W-79] is refused: %s', (_, story, sentence) => {
    const sentences = said(story)
    expect(sentences.length).toBeGreaterThan(0)
    expect(sentences[0]).toMatch(sentence)
  })

  it('[W-79] tells at most fifty problems at once', () => {
    const acts = Array.from({ length: 200 }, () => ({}))
    expect(said({ ...file, acts })).toHaveLength(50)
  })

  it('[W-79] parses whole or is refused with reasons, whatever is written over it; it never throws', () => {
    const sources = [...STORIES.values()].map((story) => JSON.stringify(story))
    let refused = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(fc.tuple(fc.nat(), fc.jsonValue()), { minLength: 1, maxLength: 3 }),
        (source, slips) => {
          const story: unknown = JSON.parse(source)
          for (const [where, what] of slips) overwrite(story, where, what)
          const parsed = parseStory(story)
          if (parsed.ok) expect(parseStory(parsed.story)).toEqual(parsed)
          else {
            refused += 1
            expect(parsed.problems.length).toBeGreaterThan(0)
          }
        },
      ),
      { seed: 79, numRuns: 400 },
    )
    expect(refused).toBeGreaterThan(200)
  })
})

/** Something else at the so-maniest place of a value. */
function overwrite(root: unknown, where: number, what: unknown): void {
  const places: (readonly [object, string])[] = []
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const key of Object.keys(value)) {
      places.push([value, key])
      look(Reflect.get(value, key))
    }
  }
  look(root)
  const place = places[where % places.length]
  if (place !== undefined) Reflect.set(place[0], place[1], what)
}
