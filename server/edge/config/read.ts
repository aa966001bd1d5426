import about from '../../../package.json' with { type: 'json' }
import { assemble } from './assemble.ts'
import { parseCommandLine } from './command-line.ts'
import type { Config } from './config.ts'
import { parseEnvironment } from './environment.ts'
import type { ReadFile } from './file.ts'
import { helpText } from './help.ts'
import { commandLineLayer, environmentLayer, fileLayer } from './layers.ts'
import type { Problem } from './problem.ts'

export interface Sources {
  /** Without the interpreter and the script. */
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly readFile: ReadFile
}

/** What the sources amount to; `main` prints and ends, or runs. */
export type Reading =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version'; readonly text: string }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

/** Reads file, environment and command line; whatever they hold, this answers and does not throw. */
export function readConfig({ argv, env, readFile }: Sources): Reading {
  const spoken = parseCommandLine(argv)
  if (spoken.asks === 'help') return { kind: 'help', text: helpText() }
  if (spoken.asks === 'version') return { kind: 'version', text: about.version }
  const environment = parseEnvironment(env)
  const layers = [
    fileLayer(namedFile(spoken.configPath, environment.configPath), readFile),
    environmentLayer(environment),
    commandLineLayer(spoken),
  ]
  const problems = layers.flatMap((layer) => layer.problems)
  if (problems.length > 0) return { kind: 'problems', problems }
  const result = assemble(layers, readFile)
  return 'config' in result
    ? { kind: 'config', config: result.config }
    : { kind: 'problems', problems: result.problems }
}

function namedFile(spoken: string | undefined, variable: string | undefined) {
  if (spoken !== undefined) return { path: spoken, by: '--config' }
  return variable === undefined ? undefined : { path: variable, by: 'TWINFLOOR_CONFIG' }
}
