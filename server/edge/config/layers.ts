import { noFlagOf, type Spoken } from './command-line.ts'
import type { Environment } from './environment.ts'
import { fromFolderOf, parseJsonc, type ReadFile, textOf } from './file.ts'
import { check } from './findings.ts'
import { ENV_PREFIX, OPTIONS, type Option } from './options.ts'
import type { Problem } from './problem.ts'
import type { Settings } from './settings.ts'

export type Path = readonly (string | number)[]

/** What one source says, and how a place in it is called. */
export interface Layer {
  readonly settings: Settings
  readonly problems: readonly Problem[]
  readonly where: (path: Path) => string
}

const DEFAULT_CONFIG_PATH = 'twinfloor.config.jsonc'

const optionOf = (path: Path): Option | undefined => OPTIONS.find((option) => option.key === path[0])

const jsonPath = (path: Path): string =>
  path.reduce<string>((text, step) => text + (typeof step === 'number' ? `[${step}]` : `.${step}`), '$')

function layer(said: unknown, where: Layer['where'], problems: readonly Problem[]): Layer {
  const { settings, findings } = check(said)
  const found = findings.map(({ path, ...finding }) => ({ where: where(path), ...finding }))
  return { settings, where, problems: [...problems, ...found] }
}

const saidBy = (said: ReadonlyMap<Option, unknown>): Record<string, unknown> =>
  Object.fromEntries([...said].map(([option, value]) => [option.key, value]))

const flagOf = (path: Path, spoken: Spoken): string => {
  const option = optionOf(path)
  if (option === undefined) return `--${path[0]}`
  return `--${spoken.said.get(option) === false ? noFlagOf(option) : option.flag}`
}

export const commandLineLayer = (spoken: Spoken): Layer =>
  layer(saidBy(spoken.said), (path) => flagOf(path, spoken), spoken.problems)

export const environmentLayer = (environment: Environment): Layer =>
  layer(
    saidBy(environment.said),
    (path) => ENV_PREFIX + (optionOf(path)?.env ?? path[0]),
    environment.problems,
  )

/** The file that was named must be there; the one with the usual name may be. */
export function fileLayer(
  named: { readonly path: string; readonly by: string } | undefined,
  readFile: ReadFile,
): Layer {
  const path = named?.path ?? DEFAULT_CONFIG_PATH
  const where = (inner: Path): string => `${path}: ${jsonPath(inner)}`
  const nothing = (problems: readonly Problem[]): Layer => ({ settings: {}, where, problems })
  const file = textOf(path, readFile)
  if (file.kind === 'absent' && named === undefined) return nothing([])
  if (file.kind !== 'text') {
    const found = `${file.kind === 'absent' ? 'no such file' : file.why}: ${path}`
    return nothing([{ where: named?.by ?? path, expected: 'a configuration file', found }])
  }
  const json = parseJsonc(file.text, path)
  if (!('said' in json)) return nothing([json])
  const read = layer(withoutSchema(json.said), where, passwordIn(json.said, where))
  return { ...read, settings: fromFolderOf(path, read.settings) }
}

const isObject = (said: unknown): said is Record<string, unknown> =>
  typeof said === 'object' && said !== null && !Array.isArray(said)

const withoutSchema = (said: unknown): unknown =>
  isObject(said)
    ? Object.fromEntries(
        Object.entries(said).filter(([key]) => key !== '$schema' && key !== 'brokerPassword'),
      )
    : said

/** A configuration file is copied, mailed and committed; a password in it would be too. */
const passwordIn = (said: unknown, where: Layer['where']): readonly Problem[] =>
  isObject(said) && Object.hasOwn(said, 'brokerPassword')
    ? [
        {
          where: where(['brokerPassword']),
          expected: 'no password in a configuration file',
          found: 'one',
          advice: `Put it into a file of its own and name that as "brokerPasswordFile".`,
        },
      ]
    : []
