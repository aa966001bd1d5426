import { Command, Option as Flag } from 'commander'
import { nearest } from '../../../models/nearest.ts'
import { ENV_PREFIX, meaningOf, OPTIONS, type Option } from './options.ts'
import { type Problem, shown } from './problem.ts'

/** What a command line says: raw values by setting, the words that stand alone, and what nobody understands. */
export interface Spoken {
  readonly said: ReadonlyMap<Option, unknown>
  readonly asks: 'run' | 'help' | 'version'
  readonly configPath: string | undefined
  readonly problems: readonly Problem[]
}

const LONE_FLAGS: readonly { readonly flags: string; readonly help: string }[] = [
  {
    flags: '--config <FILE>',
    help: `settings from a file (default: twinfloor.config.jsonc if it is there) [${ENV_PREFIX}CONFIG]`,
  },
  { flags: '-h, --help', help: 'print this and end' },
  { flags: '-V, --version', help: 'print the version and end' },
]

export const FLAG_WORDS: readonly string[] = OPTIONS.flatMap((option) =>
  option.flag === undefined
    ? []
    : option.shape === 'switch'
      ? [option.flag, noFlagOf(option)]
      : [option.flag],
)
  .concat(['config', 'help', 'version'])
  .map((word) => `--${word}`)

export function noFlagOf(option: Option): string {
  return option.noFlag ?? `no-${option.flag}`
}

export function parseCommandLine(argv: readonly string[]): Spoken {
  const texts = new Map<Option, string[]>()
  const lone = new Map<string, string>()
  const command = commandOf(
    (option, text) => texts.set(option, [...(texts.get(option) ?? []), text]),
    (word, text) => lone.set(word, text),
  )
  const problems: Problem[] = []
  try {
    const { operands, unknown } = command.parseOptions([...argv])
    problems.push(...strangersIn(operands, unknown))
  } catch (error) {
    problems.push(missingArgument(error))
  }
  return {
    said: new Map([...texts].map(([option, spoken]) => [option, meaningOf(option, spoken)])),
    asks: lone.has('help') ? 'help' : lone.has('version') ? 'version' : 'run',
    configPath: lone.get('config'),
    problems,
  }
}

/** Commander reads and prints; values are taken from its events, so that `--broker` and `--no-broker` stay two things. */
export function commandOf(
  hear: (option: Option, text: string) => void,
  hearLone: (word: string, text: string) => void,
): Command {
  const command = new Command('npm start --')
  command.exitOverride().helpOption(false).helpCommand(false).usage('[options]')
  command.configureOutput({
    writeErr: () => undefined,
    writeOut: () => undefined,
    getOutHelpWidth: () => 100,
  })
  const add = (flags: string, help: string, group: string, hearText: (text: string) => void) => {
    const flag = new Flag(flags, help).helpGroup(`${group}:`)
    command.addOption(flag)
    command.on(`option:${flag.name()}`, (text: string | undefined) => hearText(text ?? 'true'))
  }
  for (const option of OPTIONS) {
    if (option.flag === undefined) continue
    const argument = option.argument === undefined ? '' : ` <${option.argument}>`
    const help = `${option.help} [${ENV_PREFIX}${option.env}]`
    add(`--${option.flag}${argument}`, help, option.group, (text) => hear(option, text))
    if (option.noHelp === undefined) continue
    const noHelp = `${option.noHelp} [${ENV_PREFIX}${option.env}=false]`
    add(`--${noFlagOf(option)}`, noHelp, option.group, () => hear(option, 'false'))
  }
  for (const { flags, help } of LONE_FLAGS) {
    const word = /--([a-z]+)/.exec(flags)?.[1] ?? flags
    add(flags, help, 'This program', (text) => hearLone(word, text))
  }
  return command
}

function strangersIn(operands: readonly string[], unknown: readonly string[]): readonly Problem[] {
  const flags = unknown.filter((word) => word.startsWith('-') && word !== '--')
  const words = flags.length > 0 ? [] : operands
  return [...flags.map(strangeFlag), ...words.map(strangeWord)].slice(0, 20)
}

function strangeFlag(flag: string): Problem {
  const word = flag.split('=', 1)[0] ?? flag
  if (word === '--broker-password') {
    return {
      where: word,
      expected: 'no password on a command line, which everyone on this machine can read',
      found: 'one',
      advice: `Give --broker-password-file FILE, or the variable ${ENV_PREFIX}BROKER_PASSWORD.`,
    }
  }
  return {
    where: word.slice(0, 80),
    expected: 'a known option',
    found: shown(word),
    suggestion: nearest(word, FLAG_WORDS),
  }
}

const strangeWord = (word: string): Problem => ({
  where: 'command line',
  expected: 'options only',
  found: shown(word),
  suggestion:
    nearest(`--${word}`, FLAG_WORDS) ?? (/[./]/.test(word) ? `--plant ${word.slice(0, 80)}` : undefined),
})

function missingArgument(error: unknown): Problem {
  const flag = /--[a-z-]+/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'command line'
  const option = OPTIONS.find((known) => `--${known.flag}` === flag)
  return {
    where: flag,
    expected: option?.argument === undefined ? 'a value' : `a value (${option.argument})`,
    found: 'nothing',
  }
}
