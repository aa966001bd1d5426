/** One thing that is wrong in a plant file: where it stands, what belongs there, what stands there. */
export interface Problem {
  /** JSON path, for example $.workshops[0].lines[2].machines[4].kind */
  readonly path: string
  readonly place: Place
  /** Whose it is, by its own id, for a reader who does not count to the 37th machine. */
  readonly owner?: string
  readonly expected: string
  readonly found: string
  readonly suggestion?: string
  /** How it is written, or what there is to choose from. */
  readonly advice?: string
}

/** Where something stands in the file, from the root. */
export type Place = readonly (string | number)[]

/** What to write instead, if it can be guessed, and what else is worth knowing. */
export interface Hints {
  readonly suggestion?: string | undefined
  readonly advice?: string | undefined
}

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

export const problem = (place: Place, expected: string, found: string, hints: Hints = {}): Problem => ({
  path: jsonPath(place),
  place,
  expected,
  found,
  ...(hints.suggestion === undefined ? {} : { suggestion: hints.suggestion }),
  ...(hints.advice === undefined ? {} : { advice: hints.advice }),
})

const OWNERS: Readonly<Record<string, string>> = {
  workshops: 'workshop',
  lines: 'line',
  machines: 'machine',
  zones: 'zone',
  roads: 'road',
}

/** The innermost thing with an id that a place belongs to, like `machine "lathe-1"`. */
function ownerOf(file: unknown, place: Place): string | undefined {
  let owner: string | undefined
  let value = file
  place.forEach((step, i) => {
    value = stepInto(value, step)
    const kind = OWNERS[String(place[i - 1])]
    const id = stepInto(value, 'id')
    if (kind !== undefined && typeof id === 'string') owner = `${kind} ${shown(id)}`
  })
  return owner
}

/** What stands under a key of its own, and never what every object has. */
export const stepInto = (value: unknown, step: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<string | number, unknown>)[step]
    : undefined

/** The same Problem with its owner named [P-4]. */
export function owned(file: unknown, each: Problem): Problem {
  const owner = ownerOf(file, each.place)
  return owner === undefined ? each : { ...each, owner }
}

/** One sentence that tells where, what belongs there and what to write instead [P-4]. */
export function formatProblem({ path, owner, expected, found, suggestion, advice }: Problem): string {
  const where = owner === undefined ? path : `${path} (${owner})`
  const meant = suggestion === undefined ? '' : `; did you mean ${shown(suggestion)}?`
  const more = advice === undefined ? '' : `${meant === '' ? ';' : ''} ${advice}`
  return `${where}: expected ${expected}, found ${found}${meant}${more}`
}
