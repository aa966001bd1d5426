import type { z } from 'zod'
import { nearest } from '../nearest.ts'
import { knownKeysAt } from './json-schema.ts'
import { foundText, type Place, PROBLEMS_AT_MOST, type Problem, problem } from './problem.ts'

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

function valueAt(file: unknown, place: Place): unknown {
  let value = file
  for (const step of place) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}

function suggestionFor(issue: Issue, value: unknown): string | undefined {
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return undefined
  return nearest(
    value,
    issue.values.filter((each) => typeof each === 'string'),
  )
}

/** Problems of shape: a key, a type or a size that the format does not allow [P-2] [P-3]. */
export function shapeProblems(file: unknown, issues: readonly Issue[]): readonly Problem[] {
  const problems: Problem[] = []
  for (const issue of issues) {
    if (problems.length >= PROBLEMS_AT_MOST) break
    const place = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeysAt(place)
      for (const key of issue.keys.slice(0, PROBLEMS_AT_MOST - problems.length)) {
        problems.push(problem([...place, key], 'only known keys', 'an unknown one', nearest(key, known)))
      }
      continue
    }
    const value = valueAt(file, place)
    problems.push(problem(place, expectedText(issue), foundText(value), suggestionFor(issue, value)))
  }
  return problems
}
