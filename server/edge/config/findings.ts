import type { z } from 'zod'
import { nearest } from '../../../models/nearest.ts'
import { type Finding, shown } from './problem.ts'
import { BROKER_KEYS, GUESSES, SETTING_KEYS, type Settings, settingsSchema } from './settings.ts'

/** The settings that hold, and what is wrong with the others: one bad setting does not hide the next. */
export interface Checked {
  readonly settings: Settings
  readonly findings: readonly Finding[]
}

const MOST_FINDINGS = 50

export function check(said: unknown): Checked {
  const whole = settingsSchema.safeParse(said)
  if (whole.success) return { settings: whole.data, findings: [] }
  const findings = whole.error.issues.flatMap((issue) => findingsOf(issue, said)).slice(0, MOST_FINDINGS)
  return { settings: {}, findings }
}

function findingsOf(issue: z.core.$ZodIssue, said: unknown): readonly Finding[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  if (issue.code === 'unrecognized_keys') {
    const known = path.length === 0 ? SETTING_KEYS.filter((key) => key !== 'brokerPassword') : BROKER_KEYS
    return issue.keys.map((key) => ({
      path: [...path, key],
      expected: path.length === 0 ? 'a known setting' : `one of ${known.join(', ')}`,
      found: shown(key),
      suggestion: quoted(nearest(key, known)),
    }))
  }
  const found = at(said, path)
  const name = path.findLast((step) => typeof step === 'string')
  const guess = typeof found === 'string' && typeof name === 'string' ? GUESSES[name]?.(found) : undefined
  const expected = issue.code === 'too_big' ? `a list of at most ${issue.maximum}` : issue.message
  return [
    { path, expected, found: name === 'brokerPassword' ? 'something else' : shown(found), suggestion: guess },
  ]
}

const quoted = (word: string | undefined): string | undefined =>
  word === undefined ? undefined : `"${word}"`

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  )
