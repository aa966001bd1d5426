import { nearest } from '../../../models/nearest.ts'
import { ENV_PREFIX, meaningOf, OPTIONS, type Option } from './options.ts'
import { type Problem, shown } from './problem.ts'

/** What the variables of the environment say. */
export interface Environment {
  readonly said: ReadonlyMap<Option, unknown>
  readonly configPath: string | undefined
  readonly problems: readonly Problem[]
}

const VARIABLES = new Map(OPTIONS.map((option) => [ENV_PREFIX + option.env, option]))
const CONFIG_VARIABLE = `${ENV_PREFIX}CONFIG`
const KNOWN: readonly string[] = [...VARIABLES.keys(), CONFIG_VARIABLE]

/** An empty variable says nothing, as container files often leave them. */
export function parseEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const said = new Map<Option, unknown>()
  const problems: Problem[] = []
  for (const [name, text] of Object.entries(env)) {
    if (!name.toUpperCase().startsWith(ENV_PREFIX) || text === undefined) continue
    const option = VARIABLES.get(name)
    if (option !== undefined) {
      if (text !== '') said.set(option, meaningOf(option, textsOf(option, text)))
    } else if (name !== CONFIG_VARIABLE && problems.length < 20) {
      const suggestion = nearest(name.toUpperCase().slice(0, 80), KNOWN)
      problems.push({
        where: name.slice(0, 80),
        expected: 'a known variable',
        found: shown(name),
        suggestion,
      })
    }
  }
  return { said, configPath: env[CONFIG_VARIABLE] || undefined, problems }
}

const textsOf = (option: Option, text: string): readonly string[] =>
  option.shape === 'urls' || option.shape === 'origins'
    ? text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [text.trim()]
