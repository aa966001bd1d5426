import { type Place, type Problem, problem } from './problem.ts'

/** Far above the largest plant, far below what would hurt: read before anything else is tried [P-5]. */
const DEEPEST = 24
const LONGEST_LIST = 40_000
const MOST_VALUES = 4_000_000

/** The first reason not to read a file at all: too deep, too long, too much, or a key that is no name. */
export function outOfBounds(file: unknown): Problem | undefined {
  let values = 0
  const place: (string | number)[] = []
  const tooMuch = (expected: string, found: string): Problem => problem(place as Place, expected, found)

  const look = (value: unknown): Problem | undefined => {
    values += 1
    if (values > MOST_VALUES) return tooMuch(`at most ${MOST_VALUES} values in a file`, 'more')
    if (typeof value !== 'object' || value === null) return undefined
    if (place.length >= DEEPEST) return tooMuch(`at most ${DEEPEST} levels`, 'deeper nesting')
    if (Array.isArray(value)) {
      if (value.length > LONGEST_LIST) return tooMuch(`at most ${LONGEST_LIST} entries`, String(value.length))
      return lookInto(value.keys(), (index) => value[index])
    }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return tooMuch('a plain object', 'another one')
    const keys = Object.keys(value)
    if (keys.length > LONGEST_LIST) return tooMuch(`at most ${LONGEST_LIST} keys`, String(keys.length))
    return lookInto(keys, (key) => (value as Record<string, unknown>)[key])
  }

  const lookInto = <K extends string | number>(keys: Iterable<K>, at: (key: K) => unknown) => {
    for (const key of keys) {
      if (key === '__proto__') return tooMuch('only known keys', 'the key "__proto__"')
      place.push(key)
      const found = look(at(key))
      if (found !== undefined) return found
      place.pop()
    }
    return undefined
  }

  return look(file)
}
