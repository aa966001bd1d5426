/** One thing that is wrong in a plant file: where it stands, what belongs there, what stands there. */
export interface Problem {
  /** JSON path, for example $.workshops[0].lines[2].machines[4].kind */
  readonly path: string
  readonly expected: string
  readonly found: string
  readonly suggestion?: string
}

/** Where something stands in the file, from the root. */
export type Place = readonly (string | number)[]

/** Whoever reads them mends the first few and tries again [P-4]. */
export const PROBLEMS_AT_MOST = 50

const LONGEST_SHOWN = 60

const shown = (text: string): string =>
  JSON.stringify(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)

const jsonPath = (place: Place): string =>
  place.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`
    return /^[A-Za-z_$][\w$]{0,63}$/.test(step) ? `${path}.${step}` : `${path}[${shown(step)}]`
  }, '$')

/** What stands in the file, short enough for one sentence. */
export function foundText(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (typeof value === 'string') return shown(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

export const problem = (place: Place, expected: string, found: string, suggestion?: string): Problem => ({
  path: jsonPath(place),
  expected,
  found,
  ...(suggestion === undefined ? {} : { suggestion }),
})

/** One sentence that tells where, what belongs there and what to write instead [P-4]. */
export const formatProblem = ({ path, expected, found, suggestion }: Problem): string =>
  `${path}: expected ${expected}, found ${found}${suggestion === undefined ? '' : `; did you mean ${shown(suggestion)}?`}`
