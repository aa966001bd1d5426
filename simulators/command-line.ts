import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type Control, FASTEST, isSpeed } from '../models/simulation.ts'
import { LANGUAGES, type Language } from '../models/text.ts'

/** Messages a second from all machines together, or each Channel at its own pace. */
export type Pace = 'natural' | number

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

/** As far as the configuration of the server goes, which starts us. */
const FASTEST_RATE = 1_000_000
const LARGEST_SEED = 4_294_967_295
const MOST_HOURS = 24 * 366
const BROKER = 'mqtt://127.0.0.1:1883'
/** A Monday at the beginning of the early shift in Shanghai; the same for everyone, so that bytes are too [W-80]. */
const FIRST_START = '2026-01-05T00:00:00Z'

const seedOf = (text: string): number => {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (seed <= LARGEST_SEED) return seed
  throw new InvalidArgumentError(`a whole number up to ${LARGEST_SEED} is expected, for example 7`)
}

const rateOf = (text: string): Pace => {
  if (text === 'natural') return 'natural'
  const rate = Number(text)
  if (rate > 0 && rate <= FASTEST_RATE) return rate
  throw new InvalidArgumentError(`"natural" or a number up to ${FASTEST_RATE} is expected, for example 500`)
}

const speedOf = (text: string): number => {
  const speed = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  if (isSpeed(speed)) return speed
  throw new InvalidArgumentError(`a whole number from 1 to ${FASTEST} is expected, for example 20`)
}

const hoursOf = (text: string): number => {
  const hours = /^\d{1,4}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN
  if (hours > 0 && hours <= MOST_HOURS) return hours
  throw new InvalidArgumentError(`hours above 0 and up to ${MOST_HOURS} are expected, for example 8`)
}

const ISO_TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/

/** A time without a zone would be another one on another machine. */
const startOf = (text: string): number => {
  const millis = ISO_TIME.test(text) ? Date.parse(text) : Number.NaN
  // A day that is none would be another one.
  const isDay =
    Number(text.slice(8, 10)) <=
    new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
  if (millis > 0 && isDay) return millis
  throw new InvalidArgumentError('a time with its zone is expected, for example 2026-01-05T06:00:00+08:00')
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
  readonly quiet?: true
}

/** Flags that say how a live run goes, and those of a batch run; together they make no sense. */
const LIVE_ONLY = ['broker', 'user', 'speed', 'qos'] as const
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
    return { do: 'say', text: printed.trimEnd(), code: error.exitCode }
  }
  return told ?? { do: 'say', text: program.helpInformation().trimEnd(), code: 1 }
}

function commands(tell: (told: Told) => void): Command {
  const program = new Command('simulate')
    .description('Plays the machines of a plant over MQTT, as the factory itself would, or into a file.')
    .enablePositionalOptions()
    .option('--plant <name|file>', 'gearbox, smt, moulding, generated:N or a plant file (default: gearbox)')
    .option('--story <name|file>', 'what happens beside the ordinary; `stories` lists them')
    .option('--seed <number>', 'the same seed plays the same day', seedOf, 1)
    .option('--rate <rate>', 'messages a second from all machines together, or natural', rateOf, 'natural')
    .option('--quiet', 'print nothing but trouble')
    .optionsGroup('Live, over MQTT:')
    .option('--broker <url>', `mqtt, mqtts, ws or wss (default: "${BROKER}")`)
    .option('--user <name>', 'the password is read from TWINFLOOR_BROKER_PASSWORD')
    .option('--speed <times>', `as fast as the clock on the wall, up to ${FASTEST} (default: 1)`, speedOf)
    .addOption(new Option('--qos <level>', 'of every Reading (default: 0)').choices(['0', '1']))
    .optionsGroup('Into a file, without a broker, as fast as it goes:')
    .option('--out <file>', 'a line of JSON for each message; - prints them')
    .option('--hours <number>', 'how long it is played (default: 8)', hoursOf)
    .option('--truth <file>', 'what really happened, a line of JSON each')
    .option('--start <time>', `when it begins (default: ${FIRST_START})`, startOf)
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
    .option('--plant <name>', 'only those that this plant can play')
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

function addControl(program: Command, tell: (told: Told) => void): void {
  const control = program.command('control').description('Asks a live run to play otherwise.')
  const add = (name: string, about: string, controlOf: (word: string) => Ask['control']): void => {
    control
      .command(name)
      .description(about)
      .option('--broker <url>', 'mqtt, mqtts, ws or wss', BROKER)
      .option('--user <name>', 'the password is read from TWINFLOOR_BROKER_PASSWORD')
      .option('--plant <id>', 'where several are played')
      .action((...told: unknown[]) => {
        const word = typeof told[0] === 'string' ? told[0] : ''
        const flags = told.at(-2) as Pick<Ask, 'broker' | 'user' | 'plant'>
        tell({ do: 'ask', ask: { ...flags, control: controlOf(word) } })
      })
  }
  add('pause', 'Time stands still.', () => ({ do: 'pause' }))
  add('resume', 'Time goes on.', () => ({ do: 'resume' }))
  add('speed <times>', `As fast as the clock on the wall, up to ${FASTEST}.`, (word) => ({
    do: 'speed',
    to: speedIn(control, word),
  }))
  add('story <name>', 'Another Story from now on, or none.', (word) => ({
    do: 'story',
    to: word === 'none' ? null : word,
  }))
  add('status', 'Tells what is played.', () => ({ do: 'status' }))
}

function speedIn(command: Command, word: string): number {
  try {
    return speedOf(word)
  } catch (error) {
    return command.error(`error: ${(error as Error).message}`)
  }
}
