import type { z } from 'zod'
import { nearest } from '../nearest.ts'
import { knownKeysAt } from './json-schema.ts'
import {
  foundText,
  type Hints,
  type Place,
  PROBLEMS_AT_MOST,
  type Problem,
  problem,
  stepInto,
} from './problem.ts'

type Issue = z.core.$ZodIssue

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list of two numbers, [x, y]',
  object: 'an object',
  record: 'an object',
}

const SIZE_NAMES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
}

const sized = (limit: number | bigint, origin: string): string => {
  const names = SIZE_NAMES[origin]
  return names === undefined ? String(limit) : `${limit} ${names[Number(limit) === 1 ? 0 : 1]}`
}

const quoted = (values: readonly unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? JSON.stringify(value) : String(value))).join(', ')

/** What belongs there, in our own words and not the library's. */
function expectedText(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_NAMES[issue.expected] ?? `a ${issue.expected}`
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${sized(issue.minimum, issue.origin)}`
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${sized(issue.maximum, issue.origin)}`
    case 'invalid_value':
      return issue.values.length === 1 ? quoted(issue.values) : `one of ${quoted(issue.values)}`
    case 'invalid_format':
      return issue.message
    case 'invalid_union':
      if (optionsOf(issue).length > 0) return `one of ${quoted(optionsOf(issue))}`
      return `one of ${quoted(
        issue.errors.flatMap((each) => each.flatMap((e) => (e.code === 'invalid_value' ? e.values : []))),
      )}`
    case 'unrecognized_keys':
      return 'only known keys'
    case 'not_multiple_of':
      return 'a whole number'
    default:
      return 'something else'
  }
}

const valueAt = (file: unknown, place: Place): unknown => place.reduce<unknown>(stepInto, file)

/** What people write who know the thing by another name; only where the format knows the answer there. */
const SLIPS: readonly (readonly [written: string, meant: string])[] = [
  ...['zh', 'cn', 'zh_cn', 'zh-hans', 'chinese', '中文'].map((slip) => [slip, 'zh-CN'] as const),
  ...['en-us', 'en_us', 'en-gb', 'english', '英文'].map((slip) => [slip, 'en'] as const),
  ...['x', 'y', 'pos', 'position', 'location', 'coordinates', 'xy'].map((slip) => [slip, 'at'] as const),
  ...['rotation', 'angle', 'orientation', 'direction', 'yaw'].map((slip) => [slip, 'heading'] as const),
  ...['z', 'altitude'].map((slip) => [slip, 'elevation'] as const),
  ...['type', 'class', 'model'].map((slip) => [slip, 'kind'] as const),
  ...['label', 'title', 'displayname'].map((slip) => [slip, 'name'] as const),
  ...['type', 'kind', 'purpose'].map((slip) => [slip, 'use'] as const),
]

const EXAMPLES: Readonly<Record<string, string>> = {
  at: 'Write "at": [12.5, 4], metres to the east and to the north.',
}

function keyHints(key: string, known: readonly string[]): Hints {
  const slip = SLIPS.find(([written, meant]) => written === key.toLowerCase() && known.includes(meant))
  const suggestion = slip?.[1] ?? nearest(key, known)
  if (suggestion !== undefined) return { suggestion, advice: slip && EXAMPLES[suggestion] }
  return known.length === 0 ? {} : { advice: `known here are ${known.join(', ')}` }
}

/** The words by which an object tells what it is, as the law of a duration does. */
const optionsOf = (issue: Issue): readonly unknown[] =>
  issue.code === 'invalid_union' && 'options' in issue ? (issue.options ?? []) : []

function wordHints(issue: Issue, value: unknown): Hints {
  if (typeof value !== 'string') return {}
  const known = issue.code === 'invalid_value' ? issue.values : optionsOf(issue)
  const words = known.filter((each) => typeof each === 'string')
  return { suggestion: nearest(value, words) }
}

/** A name is an object in every place but among Channels, which anybody may call so. */
const isName = (place: Place): boolean => place.at(-1) === 'name' && place.at(-2) !== 'channels'

const BILINGUAL = 'a name in both languages, like { "zh-CN": "车床 1", "en": "Lathe 1" }'

/** Problems of shape: a key, a type or a size that the format does not allow [P-2] [P-3]. */
export function shapeProblems(file: unknown, issues: readonly Issue[]): readonly Problem[] {
  const problems: Problem[] = []
  for (const issue of issues) {
    if (problems.length >= PROBLEMS_AT_MOST) break
    const place = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeysAt(place)
      for (const key of issue.keys.slice(0, PROBLEMS_AT_MOST - problems.length)) {
        problems.push(problem([...place, key], 'only known keys', 'an unknown one', keyHints(key, known)))
      }
      continue
    }
    const value = valueAt(file, place)
    const expected = issue.code === 'invalid_type' && isName(place) ? BILINGUAL : expectedText(issue)
    problems.push(problem(place, expected, foundText(value), wordHints(issue, value)))
  }
  return problems
}
