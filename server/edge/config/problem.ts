/** What is wrong in a configuration, and where it was said [X-2]. */
export interface Problem {
  readonly where: string
  readonly expected: string
  readonly found: string
  /** What was probably meant. */
  readonly suggestion?: string | undefined
  /** A sentence that leads on, where guessing is not enough. */
  readonly advice?: string | undefined
}

/** A finding before it is known which source said it. */
export interface Finding {
  /** From the setting's own name inwards. */
  readonly path: readonly (string | number)[]
  readonly expected: string
  readonly found: string
  readonly suggestion: string | undefined
}

const MOST_SHOWN = 80

/** A value as a person may see it: short, on one line, without the user and password of a URL [X-5]. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = printed(value).replace(/\/\/[^/@\s]*(?:\/[^/@\s]*)*@/g, '//***@')
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}

const printed = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 1000)) : String(value)
}

/** A Problem as one line: where, what was expected, what was found, and what may have been meant [X-2]. */
export function formatProblem({ where, expected, found, suggestion, advice }: Problem): string {
  const guess = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`
  return `${where}: expected ${expected}, found ${found}.${guess}${advice === undefined ? '' : ` ${advice}`}`
}
