import type { Speech } from '../../text/speech.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** A short time as exactly as it matters: milliseconds, then seconds, then as an age is told. */
export function shortTime(millis: number, { number, age }: Pick<Speech, 'number' | 'age'>): string {
  if (millis < SECOND) return `${number(millis, millis < 10 ? 1 : 0)} ms`
  return millis < MINUTE ? `${number(millis / SECOND, 1)} s` : age(millis)
}
