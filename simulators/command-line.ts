import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type Control, FASTEST } from '../models/simulation.ts'
import { LANGUAGES, type Language } from '../models/text.ts'
import {
  brokerOf,
  FIRST_START,
  hoursOf,
  nameOf,
  type Pace,
  pathOf,
  rateOf,
  seedOf,
  speedOf,
  startOf,
  storyOf,
  userOf,
  WrongValue,
} from './flag-values.ts'

/** A Plant to play, and how. */
export interface Play {
  /** The Story's own where it is not said, else gearbox. */
  readonly plant?: string
  readonly story?: string
  readonly seed: number
  readonly rate: Pace
}

/** A run as it goes over the air, as fast as it goes: no broker, no clock. */
export interface Batch extends Play {
  readonly hours: number
  /** A path, or `-` for what is printed. */
  readonly out: string
  readonly truth?: string
  readonly startMillis: number
  readonly quiet: boolean
}

export interface Live extends Play {
  readonly broker: string
  readonly user?: string
  readonly qos: 0 | 1
  readonly speed: number
  /** Even where somebody plays the same Plant there already. */
  readonly beside: boolean
  readonly quiet: boolean
}

export interface Ask {
  readonly broker: string
  readonly user?: string
  /** Whichever is played, where it is not said. */
  readonly plant?: string
  readonly control: Control | { readonly do: 'status' }
}

/** What was asked for on the command line. */
export type Told =
  | { readonly do: 'batch'; readonly batch: Batch }
  | { readonly do: 'live'; readonly live: Live }
  | { readonly do: 'ask'; readonly ask: Ask }
  | { readonly do: 'stories'; readonly language: Language; readonly plant?: string }
  /** Nothing is played: a text for a person, and how the process ends. */
  | { readonly do: 'say'; readonly text: string; readonly code: number }

const BROKER = 'mqtt://127.0.0.1:1883'

/** As commander has it: what is wrong is told with the flag before it. */
const flag =
  <Value>(read: (text: string) => Value) =>
  (text: string): Value => {
    try {
      return read(text)
    } catch (error) {
      throw error instanceof WrongValue ? new InvalidArgumentError(error.message) : error
    }
  }

interface PlayFlags {
  readonly plant?: string
  readonly story?: string
  readonly seed: number
  readonly rate: Pace
  readonly out?: string
  readonly hours?: number
  readonly truth?: string
  readonly start?: number
  readonly broker?: string
  readonly user?: string
  readonly speed?: number
  readonly qos?: '0' | '1'
  readonly beside?: true
  readonly quiet?: true
}

/** Flags that say how a live run goes, and those of a batch run; together they make no sense. */
const LIVE_ONLY = ['broker', 'user', 'speed', 'qos', 'beside'] as const
const BATCH_ONLY = ['hours', 'truth', 'start'] as const

/** What the arguments ask for; never throws, and prints nothing. */
export function readCommandLine(args: readonly string[]): Told {
  let told: Told | undefined
  let printed = ''
  const program = commands((found) => {
    told = found
  })
  for (const each of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)]) {
    each.exitOverride().configureOutput({
      writeOut: (text) => {
        printed += text
      },
      writeErr: (text) => {
        printed += text
      },
    })
  }
  try {
    program.parse([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    // Who logs in is nobody's business, even where the rest of a URL was wrong.
    const text = printed.trimEnd().replace(/\/\/[^/@\s]*@/g, '//')
    return { do: 'say', text, code: error.exitCode }
  }
  return told ?? { do: 'say', text: program.helpInformation().trimEnd(), code: 1 }
}

function commands(tell: (told: Told) => void): Command {
  const program = new Command('simulate')
    .description('Plays the machines of a plant over MQTT, as the factory itself would, or into a file.')
    .enablePositionalOptions()
    .option(
      '--plant <name|file>',
      'gearbox, smt, moulding, generated:N or a plant file (default: gearbox)',
      flag(nameOf),
    )
    .option('--story <name|file>', 'what happens beside the ordinary; `stories` lists them', flag(storyOf))
    .option('--seed <number>', 'the same seed plays the same day', flag(seedOf), 1)
    .option(
      '--rate <rate>',
      'messages a second from all machines together, or natural',
      flag(rateOf),
      'natural',
    )
    .option('--quiet', 'print nothing but trouble')
    .optionsGroup('Live, over MQTT:')
    .option('--broker <url>', `mqtt, mqtts, ws or wss (default: "${BROKER}")`, flag(brokerOf))
    .option('--user <name>', 'the password is read from TWINFLOOR_BROKER_PASSWORD', flag(userOf))
    .option(
      '--speed <times>',
      `as fast as the clock on the wall, up to ${FASTEST} (default: 1)`,
      flag(speedOf),
    )
    .addOption(new Option('--qos <level>', 'of every Reading (default: 0)').choices(['0', '1']))
    .option('--beside', 'play even where somebody plays this plant there already')
    .optionsGroup('Into a file, without a broker, as fast as it goes:')
    .option('--out <file>', 'a line of JSON for each message; - prints them', flag(pathOf))
    .option('--hours <number>', 'how long it is played (default: 8)', flag(hoursOf))
    .option('--truth <file>', 'what really happened, a line of JSON each', flag(pathOf))
    .option('--start <time>', `when it begins (default: ${FIRST_START})`, flag(startOf))
    .helpCommand(false)
    .action((flags: PlayFlags, command: Command) => {
      const strange = flags.out === undefined ? BATCH_ONLY : LIVE_ONLY
      const found = strange.find((name) => flags[name] !== undefined)
      if (found !== undefined)
        command.error(
          flags.out === undefined
            ? `error: --${found} goes with --out FILE`
            : `error: --${found} does not go with --out: nothing is sent`,
        )
      tell(flags.out === undefined ? { do: 'live', live: liveOf(flags) } : batchOf(flags, flags.out))
    })
  program
    .command('stories')
    .description('Lists the Stories.')
    .addOption(new Option('--lang <language>', 'of what is told').choices([...LANGUAGES]).default('en'))
    .option('--plant <name>', 'only those that this plant can play', flag(nameOf))
    .action(({ lang, plant }: { lang: Language; plant?: string }) =>
      tell({ do: 'stories', language: lang, ...(plant === undefined ? {} : { plant }) }),
    )
  addControl(program, tell)
  return program
}

const playOf = ({ plant, story, seed, rate }: PlayFlags): Play => ({
  seed,
  rate,
  ...(plant === undefined ? {} : { plant }),
  ...(story === undefined ? {} : { story }),
})

const liveOf = (flags: PlayFlags): Live => ({
  ...playOf(flags),
  broker: flags.broker ?? BROKER,
  qos: flags.qos === '1' ? 1 : 0,
  speed: flags.speed ?? 1,
  beside: flags.beside === true,
  quiet: flags.quiet === true,
  ...(flags.user === undefined ? {} : { user: flags.user }),
})

const batchOf = (flags: PlayFlags, out: string): Told => ({
  do: 'batch',
  batch: {
    ...playOf(flags),
    out,
    hours: flags.hours ?? 8,
    startMillis: flags.start ?? Date.parse(FIRST_START),
    quiet: flags.quiet === true,
    ...(flags.truth === undefined ? {} : { truth: flags.truth }),
  },
})

type Whom = Partial<Pick<Ask, 'broker' | 'user' | 'plant'>>

function whomOf(command: Command): Whom {
  const { broker, user, plant } = command.opts<Whom>()
  return {
    ...(broker === undefined ? {} : { broker }),
    ...(user === undefined ? {} : { user }),
    ...(plant === undefined ? {} : { plant }),
  }
}

function addControl(program: Command, tell: (told: Told) => void): void {
  const whom = (command: Command): Command =>
    command
      .option('--broker <url>', `mqtt, mqtts, ws or wss (default: "${BROKER}")`, flag(brokerOf))
      .option('--user <name>', 'the password is read from TWINFLOOR_BROKER_PASSWORD', flag(userOf))
      .option('--plant <id>', 'where several are played', flag(nameOf))
  const control = whom(program.command('control').description('Asks a live run to play otherwise.'))
  const add = (name: string, about: string, controlOf: (word: string) => Ask['control']): void => {
    whom(control.command(name).description(about)).action((...told: unknown[]) => {
      const word = typeof told[0] === 'string' ? told[0] : ''
      // Whom to ask may stand before what is asked, or behind it.
      const flags = { broker: BROKER, ...whomOf(program), ...whomOf(control), ...(told.at(-2) as Whom) }
      tell({ do: 'ask', ask: { ...flags, control: controlOf(word) } })
    })
  }
  add('pause', 'Time stands still.', () => ({ do: 'pause' }))
  add('resume', 'Time goes on.', () => ({ do: 'resume' }))
  add('speed <times>', `As fast as the clock on the wall, up to ${FASTEST}.`, (word) => ({
    do: 'speed',
    to: wordIn(control, speedOf, word),
  }))
  add('story <name>', 'Another Story from now on, or none.', (word) => ({
    do: 'story',
    to: word === 'none' ? null : wordIn(control, storyOf, word),
  }))
  add('status', 'Tells what is played.', () => ({ do: 'status' }))
}

function wordIn<Value>(command: Command, read: (word: string) => Value, word: string): Value {
  try {
    return read(word)
  } catch (error) {
    return command.error(`error: ${(error as Error).message}`)
  }
}
