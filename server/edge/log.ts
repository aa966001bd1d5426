import { type DestinationStream, destination, pino, stdTimeFunctions } from 'pino'
import { createFlood } from './flood.ts'

/** What happened, as facts and a sentence, a line of JSON each. */
export interface Log {
  debug(facts: object, sentence: string): void
  info(facts: object, sentence: string): void
  warn(facts: object, sentence: string): void
  error(facts: object, sentence: string): void
  /** A warning that may come by the thousand: once now, then a count every ten seconds. */
  warnRarely(kind: string, facts: object, sentence: string): void
  close(): void
}

const WINDOW_MILLIS = 10_000
const MOST_KINDS = 200

const SECRETS = ['password', 'key', 'pass', 'hash', 'cookie', 'authorization', 'brokerPassword']
const REDACTED = SECRETS.flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
  `*[*].${name}`,
  `*.*[*].${name}`,
])

/** The user part of a URL may hold a password. */
const withoutUsers = (sentence: string): string => sentence.replace(/:\/\/[^/@\s]*@/g, '://***@')

const factsWithoutUsers = (facts: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? withoutUsers(fact) : fact]),
  )

export interface LogOptions {
  readonly verbose: boolean
  /** Standard error unless given, so that standard output stays for what a person asked for; readable on a terminal. */
  readonly to?: DestinationStream
  readonly now?: () => number
}

const CLOCK = { start: 11, end: 19 }

/** A line of the log as a person at a terminal reads it: time of day, level, sentence, and facts where it matters. */
export function readable(line: string): string {
  const { time, level, msg, ...facts }: Record<string, unknown> = JSON.parse(line)
  const clock = String(time).slice(CLOCK.start, CLOCK.end)
  const isCalm = level === 'info'
  const told = isCalm ? [] : Object.entries(facts).map(([name, fact]) => `${name}=${JSON.stringify(fact)}`)
  return `${[clock, String(level).padEnd(5), msg, ...told].map(withoutControls).join(' ')}\n`
}

/** What came from outside may hold sequences that would command the terminal. */
const withoutControls = (text: unknown): string =>
  String(text).replace(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`)

const standardError = (): DestinationStream =>
  process.stderr.isTTY ? { write: (line) => process.stderr.write(readable(line)) } : destination(2)

export function createLog({ verbose, to = standardError(), now = Date.now }: LogOptions): Log {
  const lines = pino(
    {
      level: verbose ? 'debug' : 'info',
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED, censor: '***' },
    },
    to,
  )
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (facts: object, sentence: string) =>
    lines[level](factsWithoutUsers(facts), withoutUsers(sentence))
  const warn = write('warn')
  const flood = createFlood(WINDOW_MILLIS, MOST_KINDS)
  const tell = (): void => {
    for (const { kind, count } of flood.sweep(now())) warn({ kind, count }, `${kind}: ${count} more of these`)
  }
  const telling = setInterval(tell, WINDOW_MILLIS)
  telling.unref()
  return {
    debug: write('debug'),
    info: write('info'),
    warn,
    error: write('error'),
    warnRarely(kind, facts, sentence) {
      if (flood.admit(kind, now()) === 'say') warn({ kind, ...facts }, sentence)
    },
    close() {
      clearInterval(telling)
      lines.flush()
    },
  }
}
